// WeChat Pay transaction bill (交易账单), the same file from downloadbill v2, tradebill v3 and the merchant portal.
// Rules: pay.weixin.qq.com docs/merchant/products/bill-download/format-trade.html (columns, totals), wiki chapter 8_6
// (legacy columns); signs of fee and refund as seen in published bills. A bill always ends in its totals.

import type { EntryDraft } from '../../entry'
import { isProblem } from '../amount'
import { momentReader } from '../clock'
import type { Detection, Format, FormatParser, Head, ParseEnd, ParseSink, SourceRow } from '../format'
import { columnsOf, isSameRow, normaliseHeader } from '../header'
import { cellCountProblem, openLedger } from '../ledger'
import { isResavedBacktickRow, openResavedRows } from '../resaved'
import { openStrayDays } from '../stray-days'
import { judge } from '../verdict'
import { WECHAT_COLUMNS, type WechatColumns, wechatColumnClass } from './columns'
import { addPrinted, NO_AMOUNTS, readWechatRow, type WechatLayout } from './read-row'
import { checkTotals, isTotalsHeader } from './trailer'

const MARKS = ['交易时间', '微信订单号', '商户订单号', '交易状态']

function detectWechatTrade(head: Head): Detection | null {
  const headerIndex = head.lines.slice(0, 5).findIndex((line) => isHeader(line.split(',')))
  const header = head.lines[headerIndex]
  return header === undefined ? null : { variant: variantOf(columnsOf(header.split(','), WECHAT_COLUMNS)), headerIndex }
}

function isHeader(cells: readonly string[]): boolean {
  const names = new Set(cells.map(normaliseHeader))
  return MARKS.every((mark) => names.has(mark)) && (names.has('应结订单金额') || names.has('总金额'))
}

function variantOf(columns: WechatColumns): string {
  if (columns.refundAskedAt !== undefined) return 'REFUND'
  if (columns.refundNo === undefined) return 'SUCCESS'
  return columns.ordered === undefined ? 'LEGACY' : 'ALL'
}

function openWechatTrade(head: Head, sink: ParseSink): FormatParser {
  const ledger = openLedger(sink)
  const strays = openStrayDays()
  const resaved = openResavedRows()
  const sheet = head.sheet === true
  let layout: WechatLayout | null = null
  let totalsHeader: readonly string[] | null = null
  let checks: ParseEnd['checks'] | null = null
  let printed = NO_AMOUNTS
  let settledSales = 0
  return { row, end }

  function row(source: SourceRow): void {
    if (source.raw.trim() === '') return
    if (layout === null) layout = isHeader(source.cells) ? layoutOf(source.cells) : null
    else if (isSameRow(source.cells, layout.header)) ledger.issue(source, { kind: 'headerRepeated', column: null })
    else if (totalsHeader === null && isTotalsHeader(source.cells)) totalsHeader = source.cells
    else if (totalsHeader === null) detail(source, layout)
    else if (checks === null) totals(source, totalsHeader)
    else ledger.issue(source, { kind: 'afterTrailer', column: null })
  }

  function detail(source: SourceRow, known: WechatLayout): void {
    if (isResavedBacktickRow(source.raw, sheet)) resaved.add(source.line)
    if (source.cells.length !== known.header.length) {
      ledger.issue(source, cellCountProblem(source, known.header.length))
      return
    }
    const read = readWechatRow(source, known)
    if (isProblem(read)) {
      ledger.issue(source, read)
      return
    }
    printed = addPrinted(printed, read.printed)
    if (read.draft.kind === 'sale') {
      settledSales += read.printed.settled
      // A refund's row may carry the day on which it was asked for.
      strays.add(source.line, read.draft.day, read.draft.account)
    }
    ledger.read(read.draft)
  }

  function totals(source: SourceRow, header: readonly string[]): void {
    if (source.terminated && isResavedBacktickRow(source.raw, sheet)) resaved.add(source.line)
    const found = checkTotals(header, source.cells, { rows: ledger.counts().dataRows, printed, settledSales })
    if (found === null) ledger.issue(source, cellCountProblem(source, header.length))
    checks = found ?? []
  }

  function end(): ParseEnd {
    const counts = ledger.counts()
    const accounts = ledger.accounts()
    const missing = checks === null || checks.length === 0 ? ['总交易单数'] : []
    return {
      counts,
      scope: accounts.length === 0 ? null : accounts.join('+'),
      acquirerId: 'wechat',
      accounts,
      period: ledger.period(),
      statedAt: null,
      checks: checks ?? [],
      balance: null,
      unstated: layout ? unstatedBy(layout.columns) : [],
      ...judge({
        counts,
        checks: checks ?? [],
        balance: null,
        missing,
        doubts: [...strays.between(), ...resaved.reasons()],
      }),
    }
  }
}

function layoutOf(cells: readonly string[]): WechatLayout {
  const header = cells.map((cell) => cell.replace(/^\ufeff/, '').trim())
  return { columns: columnsOf(header, WECHAT_COLUMNS), header, moment: momentReader() }
}

/** REFUND bills state the time of the refund in columns of their own; legacy and SUCCESS bills lack some columns. */
function unstatedBy(columns: WechatColumns): readonly (keyof EntryDraft)[] {
  const unstated: (keyof EntryDraft)[] = columns.refundAskedAt === undefined ? [] : ['at', 'day']
  if (columns.ordered === undefined || (columns.refundNo !== undefined && columns.refundAsked === undefined)) {
    unstated.push('orderMinor')
  }
  if (columns.rate === undefined) unstated.push('ratePpm')
  if (columns.payer === undefined) unstated.push('counterparty')
  return unstated
}

export const wechatTrade: Format = {
  id: 'wechat-trade-bill',
  family: 'wechat',
  parserVersion: 2,
  streams: ['payment'],
  tokeniser: 'backtick',
  detect: detectWechatTrade,
  columnClass: wechatColumnClass,
  open: openWechatTrade,
}
