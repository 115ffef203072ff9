// Workbooks written for the tests: through the library, and then changed part by part where a writer would not do it.

import { type CellObject, utils, type WorkBook, type WorkSheet, write } from '@e965/xlsx'
import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader, ZipWriter } from '@zip.js/zip.js'

export type Cell = string | number | boolean | null | CellObject
export type Rows = readonly (readonly Cell[])[]
export type BookType = 'xlsx' | 'biff8' | 'xlsb' | 'xlml' | 'biff5'

export const KINDS: readonly (readonly [string, BookType])[] = [
  ['xlsx', 'xlsx'],
  ['xls', 'biff8'],
  ['xml-sheet', 'xlml'],
]

/** A bank's header as the formats know it, and rows whose balance adds up. */
export const BANK_HEADER = ['交易日期', '借方金额', '贷方金额', '余额', '对方户名', '摘要', '交易流水号'] as const

export function bankRows(count: number, firstSerial = 20260701000000000001n): Rows {
  const rows: Cell[][] = []
  let balance = 100_000
  for (let n = 0; n < count; n += 1) {
    const amount = 1000 + n * 7
    const out = n % 3 === 0
    balance += out ? -amount : amount
    const [debit, credit] = out ? [amount / 100, null] : [null, amount / 100]
    rows.push(['2026-07-01', debit, credit, balance / 100, `公司${n}`, '转账', String(firstSerial + BigInt(n))])
  }
  return rows
}

export function sheetOf(rows: Rows): WorkSheet {
  return utils.aoa_to_sheet(rows.map((row) => [...row]))
}

/** A workbook of these sheets, in order; `hidden` names those that are hidden. */
export function bookOf(
  sheets: Readonly<Record<string, Rows | WorkSheet>>,
  type: BookType = 'xlsx',
  options: { readonly hidden?: readonly string[]; readonly change?: (book: WorkBook) => void } = {},
): Buffer {
  const book = utils.book_new()
  for (const [name, rows] of Object.entries(sheets)) {
    utils.book_append_sheet(book, Array.isArray(rows) ? sheetOf(rows) : (rows as WorkSheet), name)
  }
  for (const name of options.hidden ?? []) utils.book_set_sheet_visibility(book, name, 1)
  options.change?.(book)
  return write(book, { type: 'buffer', bookType: type, compression: true }) as Buffer
}

/** The same archive with one part changed, or added. */
export async function withPart(
  book: Uint8Array,
  part: string,
  change: (text: string) => string | Uint8Array,
): Promise<Uint8Array> {
  const parts = new Map<string, Uint8Array>()
  for (const entry of await new ZipReader(new Uint8ArrayReader(book)).getEntries()) {
    if (!entry.directory) parts.set(entry.filename, await entry.getData(new Uint8ArrayWriter()))
  }
  const changed = change(Buffer.from(parts.get(part) ?? []).toString('utf8'))
  parts.set(part, typeof changed === 'string' ? Buffer.from(changed) : changed)
  const writer = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false })
  for (const [name, bytes] of parts) await writer.add(name, new Uint8ArrayReader(bytes))
  return writer.close()
}
