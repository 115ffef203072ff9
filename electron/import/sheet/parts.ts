// The parts of a packed spreadsheet, unpacked under limits before the library sees a byte of them: only what holds cells
// goes on to it, and every other part is only looked through for card numbers.

import { configure, type FileEntry, Uint8ArrayReader, ZipReader } from '@zip.js/zip.js'
import { LIMITS } from '../source'
import { possibleCardNumbers } from './leftover-numbers'
import { SheetStop } from './sheet-stop'

configure({ useWebWorkers: false })

export const UNPACKED_BYTES = 400 * 2 ** 20
const MOST_PARTS = 2000
const CELL_PARTS =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|xl\/[^/]+\.(?:xml|bin)|xl\/_rels\/[^/]+\.rels|(?:xl\/)?worksheets\/[^/]+\.(?:xml|bin))$/i
const NOT_CELLS = /^xl\/(?:comments|metadata|calcChain|connections|vbaProject)/i
const CONTENT_TYPES = '[Content_Types].xml'

export interface Part {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Parts with cells; `numbers` takes possible card numbers of all the others. Throws `SheetStop`. */
export async function unpackParts(bytes: Uint8Array, numbers: (found: Iterable<string>) => void): Promise<Part[]> {
  const zip = new ZipReader(new Uint8ArrayReader(bytes), { checkCrc32: true, filenameValidation: 'tolerant' })
  const entries = await listed(zip)
  let total = 0
  const parts: Part[] = []
  for (const entry of entries) {
    const part = await inflated(entry, (length) => {
      total += length
      const absurd = total > LIMITS.ratioFromBytes && total > bytes.length * LIMITS.ratio
      if (absurd || total > UNPACKED_BYTES) throw new SheetStop('spreadsheetTooLarge')
    })
    const name = entry.filename.replaceAll('\\', '/').replace(/^\/+/, '')
    if (CELL_PARTS.test(name) && !NOT_CELLS.test(name)) parts.push({ name, bytes: part })
    if (!/\/media\//i.test(name)) numbers(possibleCardNumbers(Buffer.from(part).toString('latin1')))
  }
  return withoutAbsent(parts)
}

/** The list of parts names only those that are there: links, macros, comments and drawings are none of them. */
function withoutAbsent(parts: readonly Part[]): Part[] {
  const names = new Set(parts.map(({ name }) => name.toLowerCase()))
  return parts.map(({ name, bytes }) => {
    if (name.toLowerCase() !== CONTENT_TYPES.toLowerCase()) return { name, bytes }
    const listed = Buffer.from(bytes).toString('utf8')
    const known = listed.replace(/<(?:\w+:)?Override\b[^<>]*>/g, (override) => {
      const part = /\bPartName\s*=\s*["']\/?([^"']*)["']/.exec(override)?.[1] ?? ''
      return names.has(part.toLowerCase()) ? override : ''
    })
    return { name: CONTENT_TYPES, bytes: Buffer.from(known) }
  })
}

async function listed(zip: ZipReader<unknown>): Promise<readonly FileEntry[]> {
  const entries: FileEntry[] = []
  let declared = 0
  try {
    for await (const entry of zip.getEntriesGenerator()) {
      if (entry.directory) continue
      entries.push(entry)
      declared += entry.uncompressedSize
      if (entries.length > MOST_PARTS || declared > UNPACKED_BYTES) throw new SheetStop('spreadsheetTooLarge')
    }
  } catch (error) {
    throw error instanceof SheetStop ? error : new SheetStop('spreadsheetDamaged')
  }
  return entries
}

async function inflated(entry: FileEntry, count: (length: number) => void): Promise<Uint8Array> {
  if (entry.encrypted) throw new SheetStop('spreadsheetLocked')
  const pieces: Uint8Array[] = []
  const sink = new WritableStream<Uint8Array>({
    write(piece) {
      count(piece.length)
      pieces.push(piece)
    },
  })
  try {
    await entry.getData(sink, { checkCrc32: true })
  } catch (error) {
    throw error instanceof SheetStop ? error : new SheetStop('spreadsheetDamaged')
  }
  return Buffer.concat(pieces)
}
