// A cell table as the rest of the reader takes it: a source of bytes with a known beginning.

import { readBlocks } from '../lines'
import type { Probe } from '../probe'
import type { ByteSource } from '../source'
import { CHUNK_BYTES } from '../source'

const HEAD_LINES = 60

/** A table in memory, under the name of its spreadsheet. */
export function tableSource(file: ByteSource, table: Uint8Array): ByteSource {
  return {
    name: file.name,
    archive: file.archive,
    weight: file.weight,
    length: table.length,
    async *open() {
      for (let at = 0; at < table.length; at += CHUNK_BYTES) yield table.subarray(at, at + CHUNK_BYTES)
    },
  }
}

/** The beginning of a table; its encoding and its line ends are always the same. */
export async function tableProbe(table: ByteSource): Promise<Probe> {
  const lines: string[] = []
  let whole = true
  for await (const block of readBlocks(table.open(), 'utf-8', '\n', table.name)) {
    for (const line of block.lines) {
      if (lines.length < HEAD_LINES) lines.push(line)
      else whole = false
    }
    if (!whole) break
  }
  return { encoding: 'utf-8', lineEnd: '\n', whole, head: { lines, sheet: true } }
}
