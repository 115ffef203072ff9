// Allinpay transaction file: comma-separated, 34 columns, yuan, no totals but the settled amount of each row.
// Rules: prodoc.allinpay.com/doc/1403 (columns). No published file was at hand: signs are taken from the kind and proved
// by the settled amounts, which must come to amount and fee over the whole file.

import { isProblem } from '../amount'
import { momentReader } from '../clock'
import type { Detection, Format, FormatParser, Head, ParseEnd, ParseSink, SourceRow } from '../format'
import { columnsOf, isSameRow, splitLine } from '../header'
import { cellCountProblem, openLedger } from '../ledger'
import { checkEqual, judge } from '../verdict'
import { ALLINPAY_COLUMNS, ALLINPAY_NEEDED, allinpayColumnClass } from './columns'
import { type AllinpayLayout, readAllinpayRow } from './read-row'

const HEADER_WITHIN = 20

function isHeader(cells: readonly string[]): boolean {
  const columns = columnsOf(cells, ALLINPAY_COLUMNS)
  return ALLINPAY_NEEDED.every((field) => columns[field] !== undefined)
}

function detectAllinpay(head: Head): Detection | null {
  const headerIndex = head.lines.slice(0, HEADER_WITHIN).findIndex((line) => isHeader(splitLine(line)))
  if (headerIndex < 0) return null
  return { variant: String(splitLine(head.lines[headerIndex] ?? '').length), headerIndex }
}

function openAllinpay(_head: Head, sink: ParseSink): FormatParser {
  const ledger = openLedger(sink)
  const sums = { settled: 0, net: 0, stated: false }
  let layout: AllinpayLayout | null = null
  return { row, end }

  function row(source: SourceRow): void {
    if (/^[,"\s]*$/.test(source.raw)) return
    if (layout === null) layout = isHeader(source.cells) ? layoutOf(source.cells) : null
    else if (isSameRow(source.cells, layout.header)) ledger.ignore()
    else detail(source, layout)
  }

  function detail(source: SourceRow, known: AllinpayLayout): void {
    const surplus = source.cells.slice(known.header.length)
    if (source.cells.length < known.header.length || surplus.some((cell) => cell.trim() !== '')) {
      ledger.issue(source, cellCountProblem(source, known.header.length))
      return
    }
    const read = readAllinpayRow(source, known)
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
    const checks = sums.stated ? [checkEqual('结算金额', sums.settled, sums.net)] : []
    return {
      counts,
      scope: accounts.length === 0 ? null : accounts.join('+'),
      acquirerId: 'allinpay',
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

function layoutOf(cells: readonly string[]): AllinpayLayout {
  const header = cells.map((cell) => cell.replace(/^\ufeff/, '').trim())
  return { columns: columnsOf(header, ALLINPAY_COLUMNS), header, moment: momentReader() }
}

export const allinpayTrade: Format = {
  id: 'allinpay-trade',
  family: 'allinpay',
  parserVersion: 1,
  streams: ['payment'],
  tokeniser: 'csv',
  detect: detectAllinpay,
  columnClass: allinpayColumnClass,
  open: openAllinpay,
}
