// The frame that every Alipay bill has: `#` lines around one list with one header. What stands inside is the bill's own.

import type { SourceRow } from '../format'
import { isSameRow } from '../header'
import { cellCountProblem, type RowLedger } from '../ledger'
import { openResavedRows } from '../resaved'
import { type AlipayFrame, EMPTY_FRAME, frameText, isListEnd, isTitle, readFrameLine } from './frame'

export interface ListRules<Layout> {
  /** The layout, where these cells are the bill's header; the account is known by then. */
  layoutOf(cells: readonly string[], account: string): Layout | null
  /** A `#` line, for the totals it may declare. */
  declare(line: string): void
  /** A whole row of the list with as many cells as the header. */
  detail(row: SourceRow, layout: Layout): void
}

export interface ListedRows<Layout> {
  row(source: SourceRow): void
  frame(): AlipayFrame
  /** `null` while no header has come. */
  layout(): Layout | null
  /** Whether the line that ends the list has come. */
  ended(): boolean
  doubts(): ReturnType<ReturnType<typeof openResavedRows>['reasons']>
}

/** Rows that do not fit the frame (a second header, rows after the end, cut or split ones) become issues of `ledger`. */
export function openListedRows<Layout extends { readonly header: readonly string[] }>(
  ledger: RowLedger,
  rules: ListRules<Layout>,
): ListedRows<Layout> {
  const resaved = openResavedRows()
  let frame = EMPTY_FRAME
  let layout: Layout | null = null
  let ended = false
  return { row, frame: () => frame, layout: () => layout, ended: () => ended, doubts: () => resaved.reasons() }

  function row(source: SourceRow): void {
    if (/^[,\s]*$/.test(source.raw)) return
    if (source.raw.startsWith('"')) resaved.add(source.line)
    const line = frameText(source.raw)
    if (line !== null && layout !== null && isTitle(line)) again(source)
    else if (line !== null) {
      frame = readFrameLine(frame, line)
      ended ||= isListEnd(line)
      rules.declare(line)
    } else if (layout === null) layout = rules.layoutOf(source.cells, frame.account)
    else if (isSameRow(source.cells, layout.header)) again(source)
    else if (ended) ledger.issue(source, { kind: 'afterTrailer', column: null })
    else listed(source, layout)
  }

  function again(source: SourceRow): void {
    ledger.issue(source, { kind: 'headerRepeated', column: null })
  }

  function listed(source: SourceRow, known: Layout): void {
    if (!source.terminated) ledger.issue(source, { kind: 'rowCut', column: null })
    else if (source.cells.length !== known.header.length) {
      ledger.issue(source, cellCountProblem(source, known.header.length))
    } else rules.detail(source, known)
  }
}
