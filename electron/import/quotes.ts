// Where the cells of a quoted row begin and end, read by the same rules as the CSV parser reads them, so that a row is
// known to be whole before it is parsed and a masked number is put back exactly where it stood.

import type { Span } from '../../shared/formats/card-numbers'
import type { Delimiter } from '../../shared/formats/format'

export interface QuotedSpans {
  /** Spans of the cells with their quotes. */
  readonly cells: readonly Span[]
  /** The row ends inside a quoted cell. */
  readonly open: boolean
}

/** Spans of a logical row's cells; line feeds inside quotes belong to their cell. */
export function quotedSpans(row: string, delimiter: Delimiter): QuotedSpans {
  const cells: Span[] = []
  let start = 0
  for (;;) {
    const quoted = row.charAt(start) === '"'
    const from = quoted ? closingQuote(row, start + 1, delimiter) : start
    if (from < 0) return { cells: [...cells, { start, end: row.length }], open: true }
    const found = row.indexOf(delimiter, from)
    const end = found < 0 ? row.length : found
    cells.push({ start, end })
    if (found < 0) return { cells, open: false }
    start = end + 1
  }
}

/** Whether a quoted cell is still open after a physical line that began inside one (`open`) or at a row's start. */
export function staysOpen(line: string, open: boolean, delimiter: Delimiter): boolean {
  let from = open ? closingQuote(line, 0, delimiter) : 0
  if (!open && line.charAt(0) === '"') from = closingQuote(line, 1, delimiter)
  while (from >= 0) {
    const found = line.indexOf(delimiter, from)
    if (found < 0) return false
    from = line.charAt(found + 1) === '"' ? closingQuote(line, found + 2, delimiter) : found + 1
  }
  return true
}

/** Place after the quote that closes a cell: one followed by the delimiter or the end, blanks between left aside. */
function closingQuote(row: string, from: number, delimiter: Delimiter): number {
  for (let at = row.indexOf('"', from); at >= 0; at = row.indexOf('"', at + 1)) {
    if (row.charAt(at + 1) === '"') {
      at += 1
      continue
    }
    const next = row.indexOf(delimiter, at + 1)
    const between = row.slice(at + 1, next < 0 ? row.length : next)
    if (between.trim() === '' && !between.includes('\n')) return at + 1
  }
  return -1
}
