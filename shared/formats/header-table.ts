// A table under one header row: columns by name in any order, every row as wide as the header, and a header that comes
// again says that files were put together. How the rows were cut (text, sheet) makes no difference.

import type { EntryDraft } from '../entry'
import { isProblem } from './amount'
import { cellAt } from './cell'
import { DELIMITERS, type Detection, type Head, type SourceRow } from './format'
import { type ColumnNames, type Columns, columnsOf, headCells, isSameRow } from './header'
import { cellCountProblem, type RowLedger, type RowProblem } from './ledger'

export interface TableLayout<F extends string> {
  readonly columns: Columns<F>
  /** Header cells as printed, to name a column in an issue. */
  readonly header: readonly string[]
}

/** One row of a table, by field. */
export interface TableRow<F extends string> {
  readonly source: SourceRow
  readonly layout: TableLayout<F>
  /** Trimmed text; `''` where the layout has no such column. */
  cell(field: F): string
  /** The column's name as printed, for an issue. */
  name(field: F): string
}

/** `later`: the format itself will say in the end what became of the row. */
export type RowReading = readonly EntryDraft[] | RowProblem | 'ignored' | 'later'

export interface TableKind<F extends string> {
  readonly names: ColumnNames<F>
  /** Whether these columns are the header of this kind of table. */
  isHeader(columns: Columns<F>): boolean
}

export interface Table<F extends string> {
  row(source: SourceRow): void
  layout(): TableLayout<F> | null
  /** How many headers have come: 1 more for each file that was put behind another. */
  part(): number
}

const HEADER_WITHIN = 40

/** Finds the header row in the first 40 rows, with whichever delimiter cuts it. */
export function detectTable<F extends string>(
  head: Head,
  kind: TableKind<F>,
  variantOf: (columns: Columns<F>) => string,
): Detection | null {
  for (let index = 0; index < Math.min(head.lines.length, HEADER_WITHIN); index += 1) {
    for (const delimiter of head.sheet ? DELIMITERS.slice(0, 1) : DELIMITERS) {
      const columns = columnsOf(headCells(head, index, delimiter), kind.names)
      if (kind.isHeader(columns)) return { variant: variantOf(columns), headerIndex: index, delimiter }
    }
  }
  return null
}

/** Reads the rows under the header; what stands above it is no row. */
export function openTable<F extends string>(
  kind: TableKind<F>,
  ledger: RowLedger,
  read: (row: TableRow<F>) => RowReading,
): Table<F> {
  let layout: TableLayout<F> | null = null
  let part = 0
  return { row, layout: () => layout, part: () => part }

  function row(source: SourceRow): void {
    if (source.cells.every((cell) => cell.trim() === '')) return
    if (layout === null) {
      layout = layoutOf(source.cells, kind)
      if (layout) part = 1
    } else if (isSameRow(source.cells, layout.header)) {
      part += 1
      ledger.issue(source, { kind: 'headerRepeated', column: null })
    } else detail(source, layout)
  }

  function detail(source: SourceRow, known: TableLayout<F>): void {
    if (!fits(source, known.header.length)) {
      ledger.issue(source, cellCountProblem(source, known.header.length))
      return
    }
    const reading = read(tableRow(source, known))
    if (reading === 'later') return
    if (reading === 'ignored') ledger.ignore()
    else if (isProblem(reading)) ledger.issue(source, reading)
    else ledger.read(...reading)
  }
}

/** Blank cells beyond the header are padding. */
function fits(source: SourceRow, width: number): boolean {
  return source.cells.length >= width && source.cells.slice(width).every((cell) => cell.trim() === '')
}

function layoutOf<F extends string>(cells: readonly string[], kind: TableKind<F>): TableLayout<F> | null {
  const header = cells.map((cell) => cell.replace(/^\ufeff/, '').trim())
  const columns = columnsOf(header, kind.names)
  return kind.isHeader(columns) ? { columns, header } : null
}

function tableRow<F extends string>(source: SourceRow, layout: TableLayout<F>): TableRow<F> {
  return {
    source,
    layout,
    cell: (field) => cellAt(source.cells, layout.columns[field]),
    name: (field) => layout.header[layout.columns[field] ?? -1] ?? field,
  }
}

/** Gives rows without a number of their own a key: their facts, and how often these stood before in the same part. */
export function openOccurrences(): (facts: readonly (string | number)[], part: number) => string {
  const seen = new Map<string, number>()
  return (facts, part) => {
    const text = facts.join('|')
    const inPart = `${part}|${text}`
    const before = seen.get(inPart) ?? 0
    seen.set(inPart, before + 1)
    return `${text}|${before + 1}`
  }
}
