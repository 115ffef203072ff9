// Bytes become blocks of whole lines. A character that a chunk cuts in two is never decoded in halves, and bytes that
// are invalid in the encoding mark their line instead of turning into U+FFFD in silence.

import { failure } from '../../shared/failure'
import { decodeText, type Encoding, isValidText } from './encoding'
import { Stop } from './stop'

export interface Block {
  /** The bytes of its lines with their line ends, as they stand in the source. */
  readonly bytes: Uint8Array
  readonly lines: readonly string[]
  /** 1-based physical number of the first line. */
  readonly firstLine: number
  /** Whether the last line ends in a line end. */
  readonly terminated: boolean
  /** Places in `lines` whose bytes are invalid in the encoding. */
  readonly bad: ReadonlySet<number>
}

const NO_BAD: ReadonlySet<number> = new Set()
/** In bytes. Marked-up files need no line ends at all. */
export const LONGEST_LINE = { text: 8 * 2 ** 20, markup: 64 * 2 ** 20 } as const

export type LineEnd = '\n' | '\r'

/** Cuts a stream of bytes into blocks of whole lines; the byte order mark is left out of the text. */
export async function* readBlocks(
  bytes: AsyncIterable<Uint8Array>,
  encoding: Encoding,
  lineEnd: LineEnd,
  name: string,
  longestLine: number = LONGEST_LINE.text,
): AsyncGenerator<Block> {
  let rest: Uint8Array = new Uint8Array(0)
  let firstLine = 1
  for await (const chunk of bytes) {
    const joined = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    const end = endOfLastLine(joined, encoding, lineEnd)
    rest = joined.subarray(end)
    if (rest.length > longestLine) throw new Stop(failure('fileNotText', { name }))
    if (end === 0) continue
    const block = blockOf(joined.subarray(0, end), encoding, lineEnd, firstLine, true)
    firstLine += block.lines.length
    yield block
  }
  if (rest.length > 0) yield blockOf(rest, encoding, lineEnd, firstLine, false)
}

function unitOf(encoding: Encoding): 1 | 2 {
  return encoding === 'utf-16le' || encoding === 'utf-16be' ? 2 : 1
}

/** Place of the next line end's first byte after `from`, or -1. */
function nextLineEnd(bytes: Uint8Array, encoding: Encoding, code: number, from: number): number {
  if (unitOf(encoding) === 1) return bytes.indexOf(code, from)
  for (let at = from; at + 1 < bytes.length; at += 2) {
    const [first, second] = [bytes[at], bytes[at + 1]]
    if (encoding === 'utf-16le' ? first === code && second === 0 : first === 0 && second === code) return at
  }
  return -1
}

function endOfLastLine(bytes: Uint8Array, encoding: Encoding, lineEnd: LineEnd): number {
  const code = lineEnd.charCodeAt(0)
  if (unitOf(encoding) === 1) return bytes.lastIndexOf(code) + 1
  for (let at = bytes.length - 2 - (bytes.length % 2); at >= 0; at -= 2) {
    if (nextLineEnd(bytes.subarray(at, at + 2), encoding, code, 0) === 0) return at + 2
  }
  return 0
}

function blockOf(
  bytes: Uint8Array,
  encoding: Encoding,
  lineEnd: LineEnd,
  firstLine: number,
  terminated: boolean,
): Block {
  const text = decodeText(bytes, encoding, false)
  if (text.includes('\ufffd')) return doubtfulBlock(bytes, encoding, lineEnd, firstLine, terminated)
  const lines = text.split(lineEnd)
  if (terminated) lines.pop()
  return { bytes, lines: trimmed(lines, firstLine), firstLine, terminated, bad: NO_BAD }
}

/** A U+FFFD may stand in the source itself; only lines that are invalid as bytes are bad. */
function doubtfulBlock(
  bytes: Uint8Array,
  encoding: Encoding,
  lineEnd: LineEnd,
  firstLine: number,
  terminated: boolean,
): Block {
  const bad = new Set<number>()
  const lines = lineSpans(bytes, encoding, lineEnd).map(({ start, end }, index) => {
    const line = bytes.subarray(start, end)
    if (!isValidText(line, encoding)) bad.add(index)
    return decodeText(line, encoding, false)
  })
  return { bytes, lines: trimmed(lines, firstLine), firstLine, terminated, bad }
}

function trimmed(lines: string[], firstLine: number): string[] {
  if (firstLine === 1 && lines[0]?.startsWith('\ufeff')) lines[0] = lines[0].slice(1)
  for (const [index, line] of lines.entries()) if (line.endsWith('\r')) lines[index] = line.slice(0, -1)
  return lines
}

/** Byte spans of the lines of a block, line ends left out. */
export function lineSpans(
  bytes: Uint8Array,
  encoding: Encoding,
  lineEnd: LineEnd,
): readonly { readonly start: number; readonly end: number }[] {
  const spans: { start: number; end: number }[] = []
  const code = lineEnd.charCodeAt(0)
  let start = 0
  while (start < bytes.length) {
    const found = nextLineEnd(bytes, encoding, code, start)
    const end = found < 0 ? bytes.length : found
    spans.push({ start, end })
    start = end + unitOf(encoding)
  }
  return spans
}
