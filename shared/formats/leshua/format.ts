// Leshua bill (对账单): text whose first cell says what a line is, BT for the header and BV for a record; fen, no totals.
// Rules: kancloud.cn/leshuadocs/saas (columns, 资金流向, `*`). No published file was at hand, so the delimiter is taken
// from the header and the columns by their names.

import { isProblem } from '../amount'
import { cellAt } from '../cell'
import { momentReader } from '../clock'
import { classByName } from '../column-class'
import type { ParseEnd, ParseSink, SourceRow } from '../format'
import { DELIMITERS, type Detection, type Format, type FormatParser, type Head } from '../format'
import { columnsOf, normaliseHeader, splitLine } from '../header'
import { cellCountProblem, openLedger } from '../ledger'
import { checkEqual, judge } from '../verdict'
import { LESHUA_COLUMNS, LESHUA_NEEDED } from './columns'
import { type LeshuaLayout, readLeshuaRow } from './read-row'

const HEADER_WITHIN = 20

function isHeader(cells: readonly string[]): boolean {
  if (normaliseHeader(cells[0] ?? '') !== 'bt') return false
  const columns = columnsOf(cells, LESHUA_COLUMNS)
  return LESHUA_NEEDED.every((field) => columns[field] !== undefined)
}

function detectLeshua(head: Head): Detection | null {
  for (const [headerIndex, line] of head.lines.slice(0, HEADER_WITHIN).entries()) {
    const delimiter = DELIMITERS.find((one) => isHeader(splitLine(line, one)))
    if (delimiter) return { variant: String(splitLine(line, delimiter).length), headerIndex, delimiter }
  }
  return null
}

function openLeshua(_head: Head, sink: ParseSink): FormatParser {
  const ledger = openLedger(sink)
  const sums = { settled: 0, net: 0, stated: false }
  let layout: LeshuaLayout | null = null
  return { row, end }

  function row(source: SourceRow): void {
    if (/^[,;|"\s]*$/.test(source.raw)) return
    const mark = normaliseHeader(source.cells[0] ?? '')
    if (mark === 'bt') layout = isHeader(source.cells) ? layoutOf(source.cells) : layout
    else if (layout !== null && mark === 'bv') detail(source, layout)
    else if (layout !== null) ledger.issue(source, { kind: 'unknownKind', column: layout.header[0] ?? null, raw: mark })
  }

  function detail(source: SourceRow, known: LeshuaLayout): void {
    const surplus = source.cells.slice(known.header.length)
    if (source.cells.length < known.header.length || surplus.some((cell) => cell.trim() !== '')) {
      ledger.issue(source, cellCountProblem(source, known.header.length))
      return
    }
    const read = readLeshuaRow(source, known)
    if (isProblem(read)) {
      ledger.issue(source, read)
      return
    }
    if (read.settled !== null) {
      sums.stated = true
      sums.settled += read.settled
      sums.net += read.draft.netMinor
    }
    ledger.read(read.draft)
  }

  function end(): ParseEnd {
    const counts = ledger.counts()
    const accounts = ledger.accounts()
    const name = layout?.header[layout.columns.settled ?? -1] ?? '结算金额'
    const checks = sums.stated ? [checkEqual(name, sums.settled, sums.net)] : []
    return {
      counts,
      scope: accounts.length === 0 ? null : accounts.join('+'),
      acquirerId: 'leshua',
      accounts,
      period: ledger.period(),
      statedAt: null,
      checks,
      balance: null,
      unstated: [],
      ...judge({ counts, checks, balance: null, missing: [] }),
    }
  }
}

function layoutOf(cells: readonly string[]): LeshuaLayout {
  const header = cells.map((_, index) => cellAt(cells, index).replace(/^\ufeff/, ''))
  return { columns: columnsOf(header, LESHUA_COLUMNS), header, moment: momentReader() }
}

export const leshuaBill: Format = {
  id: 'leshua-bill',
  family: 'leshua',
  parserVersion: 1,
  streams: ['payment', 'fund'],
  tokeniser: 'csv',
  detect: detectLeshua,
  columnClass: classByName,
  open: openLeshua,
}
