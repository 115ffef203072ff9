// A look at the beginning of a member: its encoding, its line ends and its first lines, before a byte of it is kept.

import { type Failure, failure } from '../../shared/failure'
import type { Head } from '../../shared/formats/format'
import { failed, ok, type Result } from '../../shared/result'
import { decodeText, type Encoding, encodingOf, isAscii } from './encoding'
import type { LineEnd } from './lines'
import type { ByteSource } from './source'
import { assertGoing } from './stop'

export interface Probe {
  readonly encoding: Encoding
  readonly lineEnd: LineEnd
  readonly head: Head
  /** Whether the first lines are all there is. */
  readonly whole: boolean
}

const SAMPLE_BYTES = 256 * 1024
const HEAD_LINES = 60
/** No header is longer: a line of a million cells must not be searched for names. */
const HEAD_LINE_LENGTH = 32_768
const BINARY = [
  [0x25, 0x50, 0x44, 0x46],
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0xd0, 0xcf, 0x11, 0xe0],
  [0x52, 0x61, 0x72, 0x21],
  [0x37, 0x7a, 0xbc, 0xaf],
  [0x50, 0x4b, 0x03, 0x04],
]

/** Fails with `fileEmpty` or `fileNotText`. `known`: the encoding a stored file was read in before. */
export async function probe(
  source: ByteSource,
  signal: AbortSignal | undefined,
  known?: Encoding,
): Promise<Result<Probe, Failure>> {
  const name = source.name
  const { sample, whole, decisive } = await sampleOf(source, signal, known !== undefined)
  if (sample.length === 0) return failed(failure('fileEmpty', { name }))
  if (BINARY.some((magic) => magic.every((byte, at) => sample[at] === byte))) {
    return failed(failure('fileNotText', { name }))
  }
  const encoding = known ?? encodingOf(decisive)
  if (encoding === null) return failed(failure('fileNotText', { name }))
  const text = decodeText(evenLength(sample, encoding), encoding, false).replace(/^\ufeff/, '')
  if (/^\s*<(?:!doctype|html|head|body|table|meta)\b/i.test(text)) return failed(failure('fileNotText', { name }))
  if (text.trim() === '') return failed(failure('fileEmpty', { name }))
  const lineEnd: LineEnd = !text.includes('\n') && text.includes('\r') ? '\r' : '\n'
  const lines = text.split(lineEnd).map((line) => line.replace(/\r$/, ''))
  if (!whole && lines.length > 1) lines.pop()
  return ok({
    encoding,
    lineEnd,
    whole,
    head: { lines: lines.slice(0, HEAD_LINES).map((line) => line.slice(0, HEAD_LINE_LENGTH)), name },
  })
}

function evenLength(sample: Buffer, encoding: Encoding): Buffer {
  return encoding.startsWith('utf-16') ? sample.subarray(0, sample.length - (sample.length % 2)) : sample
}

/** The first bytes, and the bytes that decide the encoding: further ones where the first are all ASCII. */
async function sampleOf(source: ByteSource, signal: AbortSignal | undefined, headOnly: boolean) {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of source.open()) {
    assertGoing(signal)
    if (length >= SAMPLE_BYTES) {
      const sample = Buffer.concat(chunks)
      if (headOnly || !isAscii(sample)) return { sample, whole: false, decisive: sample }
      if (!isAscii(chunk)) return { sample, whole: false, decisive: aroundFirstForeign(chunk) }
      continue
    }
    chunks.push(chunk)
    length += chunk.length
  }
  const sample = Buffer.concat(chunks)
  return { sample: sample.subarray(0, SAMPLE_BYTES * 8), whole: length <= SAMPLE_BYTES * 8, decisive: sample }
}

/** From the last line end before the first byte that is not ASCII. */
function aroundFirstForeign(chunk: Uint8Array): Uint8Array {
  const at = chunk.findIndex((byte) => byte >= 0x80)
  return chunk.subarray(Math.max(0, chunk.lastIndexOf(0x0a, at) + 1))
}
