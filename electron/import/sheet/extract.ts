// A spreadsheet's bytes become the cell tables of its sheets. Only stored values are taken: formulas, macros, links and
// declared dimensions are left aside. Runs in a thread of its own, since the library cannot be stopped half way.

import { CFB, type ParsingOptions, read, set_cptable, type WorkBook, type WorkSheet } from '@e965/xlsx'
import * as codePages from '@e965/xlsx/dist/cpexcel.full.mjs'
import { decodeText, encodingOf } from '../encoding'
import { textOfCell } from './cell-text'
import { recordStream } from './container'
import { htmlRows } from './html-rows'
import type { SheetKind } from './kind'
import { possibleCardNumbers } from './leftover-numbers'
import { type Part, unpackParts } from './parts'
import { SheetStop } from './sheet-stop'
import { tableOf } from './table'
import { recordsAreWhole } from './whole-records'

export interface SheetTable {
  readonly name: string
  readonly hidden: boolean
  /** UTF-8; line n is row n of the sheet. Empty where the sheet holds no text. */
  readonly table: Uint8Array
}

export interface Extracted {
  readonly sheets: readonly SheetTable[]
  /** Runs of digits anywhere in the file that may be card numbers; `null`: too many, or numbers with lost digits. */
  readonly numbers: readonly string[] | null
}

export const CELL_LIMIT = 20_000_000
const ROW_LIMIT = 1_048_576
const MOST_NUMBERS = 500_000

type Container = object
/** The part of the library's container writer that is used here; its own types leave it open. */
interface Containers {
  write(container: Container, options: { type: 'buffer'; fileType: 'zip'; compression: false }): Uint8Array
  readonly utils: {
    cfb_new(): Container
    cfb_add(container: Container, name: string, bytes: Uint8Array, options: { unsafe: true }): void
  }
}

const containers: Containers = CFB
const OPTIONS: ParsingOptions = {
  type: 'buffer',
  dense: true,
  nodim: true,
  cellNF: true,
  cellFormula: false,
  cellHTML: false,
  bookVBA: false,
}

/** All sheets of a spreadsheet. Throws `SheetStop`. */
export async function extractSheets(bytes: Uint8Array, kind: SheetKind): Promise<Extracted> {
  const numbers = openNumbers()
  const sheets = kind === 'html' ? pageTable(bytes) : tablesOf(await workbookOf(bytes, kind, numbers.add), numbers.lose)
  if (kind !== 'xlsx') for (const text of readings(bytes)) numbers.add(possibleCardNumbers(text))
  for (const { table } of sheets) numbers.add(possibleCardNumbers(Buffer.from(table).toString('latin1')))
  return { sheets, numbers: numbers.found() }
}

function openNumbers() {
  let found: Set<string> | null = new Set()
  const lose = () => {
    found = null
  }
  return {
    add(more: Iterable<string>) {
      if (found === null) return
      for (const run of more) found.add(run)
      if (found.size > MOST_NUMBERS) lose()
    },
    lose,
    found: () => (found === null ? null : [...found]),
  }
}

/** What bytes of unknown places may say: one byte a letter, or two. */
function* readings(bytes: Uint8Array): Generator<string> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  yield buffer.toString('latin1')
  yield buffer.toString('utf16le')
  yield buffer.subarray(1).toString('utf16le')
}

function pageTable(bytes: Uint8Array): readonly SheetTable[] {
  const encoding = encodingOf(bytes)
  if (encoding === null) throw new SheetStop('fileNotText')
  const even = encoding.startsWith('utf-16') ? bytes.subarray(0, bytes.length - (bytes.length % 2)) : bytes
  const rows = htmlRows(decodeText(even, encoding, false))
  if (!rows.some((row) => row.length > 1)) throw new SheetStop('fileNotText')
  assertCells(rows)
  return [{ name: '', hidden: false, table: tableOf(rows) }]
}

async function workbookOf(
  bytes: Uint8Array,
  kind: Exclude<SheetKind, 'html'>,
  numbers: (found: Iterable<string>) => void,
): Promise<WorkBook> {
  if (kind === 'xlsx') return library(repacked(await unpackParts(bytes, numbers)))
  if (kind === 'xls') return library(wholeRecords(bytes))
  assertClosed(bytes)
  return library(bytes)
}

function library(bytes: Uint8Array): WorkBook {
  set_cptable(codePages)
  try {
    const book = read(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), OPTIONS)
    // A sheet that the library could not read is left out by it in silence.
    if (book.SheetNames.length === 0 || book.SheetNames.some((name) => book.Sheets[name] === undefined)) {
      throw new SheetStop('spreadsheetDamaged')
    }
    return book
  } catch (error) {
    throw stopOf(error)
  }
}

function stopOf(error: unknown): SheetStop {
  if (error instanceof SheetStop) return error
  const locked = error instanceof Error && /password|encrypt/i.test(error.message)
  return new SheetStop(locked ? 'spreadsheetLocked' : 'spreadsheetDamaged')
}

/** The checked parts as an archive that needs no unpacking, so that the library never meets the original one. */
function repacked(parts: readonly Part[]): Uint8Array {
  if (!parts.some(({ name }) => /^xl\/workbook[^/]*\.(?:xml|bin)$/i.test(name))) throw new SheetStop('fileNotText')
  const container = containers.utils.cfb_new()
  for (const { name, bytes } of parts) containers.utils.cfb_add(container, `/${name}`, bytes, { unsafe: true })
  return containers.write(container, { type: 'buffer', fileType: 'zip', compression: false })
}

/** The records of an old spreadsheet, which must be whole. */
function wholeRecords(bytes: Uint8Array): Uint8Array {
  const stream = bytes[0] === 0x09 ? bytes : recordStream(bytes)
  if (!recordsAreWhole(stream)) throw new SheetStop('spreadsheetDamaged')
  return stream
}

/** A workbook written as one XML text ends with its end. */
function assertClosed(bytes: Uint8Array): void {
  const end = bytes.subarray(-200).filter((byte) => byte !== 0)
  if (!/<\/(?:\w+:)?Workbook\s*>\s*$/.test(Buffer.from(end).toString('latin1')))
    throw new SheetStop('spreadsheetDamaged')
}

function tablesOf(book: WorkBook, loseNumbers: () => void): readonly SheetTable[] {
  const since1904 = book.Workbook?.WBProps?.date1904 === true
  let cells = 0
  return book.SheetNames.map((name, index) => {
    const { rows, lostDigits } = rowsOf(book.Sheets[name], since1904)
    // The rows are text now; the library's own form of the sheet is not needed any more.
    delete book.Sheets[name]
    if (lostDigits) loseNumbers()
    cells += assertCells(rows)
    if (cells > CELL_LIMIT) throw new SheetStop('spreadsheetTooLarge')
    return { name, hidden: (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0, table: tableOf(rows) }
  })
}

function assertCells(rows: readonly (readonly string[])[]): number {
  const cells = rows.reduce((sum, row) => sum + row.length, 0)
  if (cells > CELL_LIMIT || rows.length > ROW_LIMIT) throw new SheetStop('spreadsheetTooLarge')
  return cells
}

/** Rows up to the last one with text, each up to its last cell with text. */
function rowsOf(sheet: WorkSheet | undefined, since1904: boolean): { rows: string[][]; lostDigits: boolean } {
  const found = sheet?.['!data'] ?? []
  if (found.length > ROW_LIMIT) throw new SheetStop('spreadsheetTooLarge')
  const rows: string[][] = []
  let lostDigits = false
  for (const [index, cells] of found.entries()) {
    const row: string[] = []
    cells?.forEach((cell, column) => {
      const read = textOfCell(cell, since1904)
      lostDigits ||= read.lostDigits
      if (read.text === '') return
      while (row.length < column) row.push('')
      row[column] = read.text
    })
    if (row.length === 0) continue
    while (rows.length < index) rows.push([])
    rows[index] = row
  }
  return { rows, lostDigits }
}
