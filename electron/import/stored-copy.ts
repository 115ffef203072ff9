// The stored copy of a member: its own bytes in its own encoding, with starred digits where a number was masked. As long
// as nothing was masked it is the original, byte for byte, and one hash serves both.

import { createHash, type Hash } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { maskCardNumbers } from '../../shared/formats/card-numbers'
import { maskIdentityNumbers } from '../../shared/formats/private-text'
import { bytePlaces, type Encoding } from './encoding'
import { type Block, type LineEnd, lineSpans } from './lines'

const STAR = 0x2a

/** Characters of one physical line that are starred. */
export interface StarredLine {
  readonly line: number
  readonly places: readonly number[]
}

export interface StoredDigests {
  readonly bytes: number
  readonly sha256: string
  /** `null` where something was masked: beside a masked number it would help to guess it. */
  readonly original: string | null
}

export class StoredCopy {
  private readonly hash: Hash = createHash('sha256')
  private readonly waiting: Block[] = []
  private stars = new Map<number, number[]>()
  private masked = false
  private identities = false
  private bytes = 0

  constructor(
    private readonly file: FileHandle,
    private readonly encoding: Encoding,
    private readonly lineEnd: LineEnd,
  ) {}

  /** The file has columns for numbers of identity papers: they are looked for in lines of invalid bytes too. */
  hideIdentities(): void {
    this.identities = true
  }

  add(block: Block): void {
    this.waiting.push(block)
  }

  star(line: StarredLine): void {
    this.masked = true
    const known = this.stars.get(line.line)
    // Several rows of a marked-up file may stand on one line.
    if (known) for (const place of line.places) known.push(place)
    else this.stars.set(line.line, [...line.places])
  }

  /** Writes every block all of whose lines come before `line`. */
  async settle(line: number): Promise<void> {
    for (;;) {
      const block = this.waiting[0]
      if (!block || block.firstLine + block.lines.length > line) return
      this.waiting.shift()
      const stored = this.starred(block)
      this.hash.update(stored)
      this.bytes += stored.length
      await this.file.write(stored)
    }
  }

  digests(): StoredDigests {
    const sha256 = this.hash.digest('hex')
    return { bytes: this.bytes, sha256, original: this.masked ? null : sha256 }
  }

  private starred(block: Block): Uint8Array {
    if (this.stars.size === 0) return block.bytes
    const pieces: Uint8Array[] = []
    let done = 0
    lineSpans(block.bytes, this.encoding, this.lineEnd).forEach(({ start, end }, index) => {
      const places = this.stars.get(block.firstLine + index)
      if (!places) return
      this.stars.delete(block.firstLine + index)
      const line = block.bytes.subarray(start, end)
      pieces.push(block.bytes.subarray(done, start))
      const starred = this.starLine(line, places, block.bad.has(index), block.firstLine + index === 1)
      for (const piece of starred) pieces.push(piece)
      done = end
    })
    return Buffer.concat([...pieces, block.bytes.subarray(done)])
  }

  /** A starred character becomes one star, however many bytes it took. */
  private starLine(line: Uint8Array, places: readonly number[], bad: boolean, first: boolean): readonly Uint8Array[] {
    const offset = first ? bomBytes(line, this.encoding) : 0
    const text = line.subarray(offset)
    if (bad && !this.encoding.startsWith('utf-16'))
      return [line.subarray(0, offset), starredBytes(text, this.identities)]
    const ends = bytePlaces(
      text,
      this.encoding,
      places.toSorted((a, b) => a - b).flatMap((place) => [place, place + 1]),
    )
    const pieces = [line.subarray(0, offset)]
    let done = 0
    for (let at = 0; at < ends.length; at += 2) {
      pieces.push(text.subarray(done, ends[at]), STARS[this.encoding])
      done = ends[at + 1] ?? done
    }
    return [...pieces, text.subarray(done)]
  }
}

const STARS: Readonly<Record<Encoding, Uint8Array>> = {
  'utf-8': Uint8Array.of(STAR),
  gb18030: Uint8Array.of(STAR),
  'utf-16le': Uint8Array.of(STAR, 0),
  'utf-16be': Uint8Array.of(0, STAR),
  'windows-1252': Uint8Array.of(STAR),
}

/** A line of invalid bytes has no sure character places: its digits are looked for byte by byte. */
function starredBytes(line: Uint8Array, identities: boolean): Uint8Array {
  const masked = maskCardNumbers(Buffer.from(line).toString('latin1'), 'anywhere')
  return Buffer.from(identities ? maskIdentityNumbers(masked) : masked, 'latin1')
}

function bomBytes(line: Uint8Array, encoding: Encoding): number {
  if (encoding === 'utf-8') return line[0] === 0xef && line[1] === 0xbb && line[2] === 0xbf ? 3 : 0
  if (encoding === 'utf-16le') return line[0] === 0xff && line[1] === 0xfe ? 2 : 0
  return encoding === 'utf-16be' && line[0] === 0xfe && line[1] === 0xff ? 2 : 0
}
