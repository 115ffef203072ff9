// Lines become rows of cells, by the rules of the format: WeChat's backticks, Alipay's plain lines, quoted CSV, or
// UnionPay's fields of a fixed width.

import type {
  Delimiter,
  Detection,
  FixedField,
  LinePart,
  MarkupRules,
  SourceRow,
  Tokeniser,
} from '../../shared/formats/format'
import type { Block } from './lines'
import { csvRows } from './tokenise-csv'
import { fixedCells } from './tokenise-fixed'
import { markupRows } from './tokenise-markup'

/** Takes blocks in order and gives each row once it is whole. */
export interface RowReader {
  /** Rows that are whole with this block. */
  push(block: Block): readonly SourceRow[]
  /** What is left at the end of the file. */
  finish(): readonly SourceRow[]
  /** First line that has not been given yet; lines before it are settled. */
  settledBefore(): number
  /** Cuts one raw row again, after something in it was masked. */
  recut(raw: string): readonly string[]
  /** Where cells are not all of a row: the row made anew from its masked text. */
  rebuilt?(row: SourceRow, raw: string): SourceRow
}

export interface Cutting {
  readonly tokeniser: Tokeniser
  readonly delimiter: Delimiter
  /** Number of cells in the header row, 0 where there is none. */
  readonly headerCells: number
  /** Fields of a fixed width; empty elsewhere. */
  readonly fields: readonly FixedField[]
  /** Where the rows are no table: what the parts of a raw row may hold. */
  readonly partsOf?: (raw: string) => readonly LinePart[]
  /** Only of marked-up files. */
  readonly markup?: MarkupRules
}

/** How a detected format's rows are cut. */
export function cuttingOf(tokeniser: Tokeniser, detection: Detection, headerLine: string): Cutting {
  const delimiter = detection.delimiter ?? ','
  const headerCells = headerLine === '' ? 0 : headerLine.split(delimiter).length
  return { tokeniser, delimiter, headerCells, fields: detection.fields ?? [] }
}

export function openRows(cutting: Cutting): RowReader {
  if (cutting.markup) return markupRows(cutting.markup)
  if (cutting.tokeniser === 'csv') return csvRows(cutting.delimiter)
  const recut = cellsBy(cutting)
  let next = 1
  return {
    push(block) {
      next = block.firstLine + block.lines.length
      return block.lines.map((line, index) => rowOf(block, line, index, recut))
    },
    finish: () => [],
    settledBefore: () => next,
    recut,
  }
}

function cellsBy({ tokeniser, headerCells, fields }: Cutting): (raw: string) => readonly string[] {
  if (tokeniser === 'backtick') return backtickCells
  if (tokeniser === 'fixed') return (raw) => fixedCells(raw, fields)
  return tokeniser === 'plain' ? (raw) => [raw] : (raw) => lineCells(raw, headerCells)
}

function rowOf(block: Block, raw: string, index: number, cut: (raw: string) => readonly string[]): SourceRow {
  const line = block.firstLine + index
  const terminated = block.terminated || index < block.lines.length - 1
  if (block.bad.size > 0 && block.bad.has(index)) return { line, cells: [], raw, terminated, fault: 'badBytes' }
  return { line, cells: cut(raw), raw, terminated }
}

/** Every cell of a detail row begins with a backtick; headers have none. */
export function backtickCells(raw: string): readonly string[] {
  if (isQuotedBacktick(raw)) {
    return csvRows(',')
      .recut(raw)
      .map((cell) => cell.replace(/^`/, ''))
  }
  return raw.startsWith('`') ? raw.slice(1).split(',`') : raw.split(',')
}

/** A spreadsheet has put quotes around a cell that begins with a backtick. */
export function isQuotedBacktick(raw: string): boolean {
  return raw.startsWith('"`') || raw.includes(',"`')
}

/** One row per line; a quoted reading counts only where the plain one does not fit the header and the quoted one does. */
export function lineCells(raw: string, headerCells: number): readonly string[] {
  const plain = raw.split(',')
  if (headerCells === 0 || !raw.includes('"')) return plain
  // No number stands in quotes but by a spreadsheet.
  if (plain.length <= headerCells && !raw.startsWith('"')) return plain
  const quoted = csvRows(',').recut(raw)
  return quoted.length === headerCells ? quoted : plain
}
