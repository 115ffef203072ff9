// The stored copy of a member: its own bytes in its own encoding, with starred digits where a number was masked. As long
// as nothing was masked it is the original, byte for byte, and one hash serves both.

import { createHash, type Hash } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { maskCardNumbers } from '../../shared/formats/card-numbers'
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
  private stars = new Map<number, readonly number[]>()
  private masked = false
  private bytes = 0

  constructor(
    private readonly file: FileHandle,
    private readonly encoding: Encoding,
    private readonly lineEnd: LineEnd,
  ) {}

  add(block: Block): void {
    this.waiting.push(block)
  }

  star(line: StarredLine): void {
    this.masked = true
    this.stars.set(line.line, line.places)
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
    const stored = Uint8Array.from(block.bytes)
    lineSpans(block.bytes, this.encoding, this.lineEnd).forEach(({ start, end }, index) => {
      const places = this.stars.get(block.firstLine + index)
      if (!places) return
      this.stars.delete(block.firstLine + index)
      this.starLine(stored.subarray(start, end), places, block.bad.has(index), block.firstLine + index === 1)
    })
    return stored
  }

  private starLine(line: Uint8Array, places: readonly number[], bad: boolean, first: boolean): void {
    const offset = first ? bomBytes(line, this.encoding) : 0
    const text = line.subarray(offset)
    const at = bad && !this.encoding.startsWith('utf-16') ? starsInBytes(text) : bytePlaces(text, this.encoding, places)
    for (const place of at) text[this.encoding === 'utf-16be' ? place + 1 : place] = STAR
  }
}

/** A line of invalid bytes has no sure character places: its digits are looked for byte by byte. */
function starsInBytes(line: Uint8Array): readonly number[] {
  const text = Buffer.from(line).toString('latin1')
  const masked = maskCardNumbers(text, 'anywhere')
  return [...line.keys()].filter((at) => masked.charCodeAt(at) !== text.charCodeAt(at))
}

function bomBytes(line: Uint8Array, encoding: Encoding): number {
  if (encoding === 'utf-8') return line[0] === 0xef && line[1] === 0xbb && line[2] === 0xbf ? 3 : 0
  if (encoding === 'utf-16le') return line[0] === 0xff && line[1] === 0xfe ? 2 : 0
  return encoding === 'utf-16be' && line[0] === 0xfe && line[1] === 0xff ? 2 : 0
}
