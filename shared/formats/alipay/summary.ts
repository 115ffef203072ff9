// Alipay 汇总, the control file beside a detail bill: it is kept and recognised, and gives no entries.

import { reason } from '../../reason'
import { classByName } from '../column-class'
import type { Detection, Format, FormatParser, Head, ParseEnd, ParseSink, SourceRow } from '../format'
import { normaliseHeader } from '../header'
import { openLedger } from '../ledger'
import { EMPTY_FRAME, readFrameLine } from './frame'

function isSummaryHeader(line: string): boolean {
  const names = new Set(line.split(',').map(normaliseHeader))
  return (names.has('交易订单总笔数') && names.has('门店编号')) || (names.has('收入(笔)') && names.has('支出(笔)'))
}

function detectSummary(head: Head): Detection | null {
  const headerIndex = head.lines.slice(0, 15).findIndex(isSummaryHeader)
  const titled = /^#支付宝.*汇总/.test((head.lines[0] ?? '').replace(/^\ufeff/, ''))
  if (headerIndex < 0 && !titled) return null
  return { variant: 'summary', headerIndex: headerIndex < 0 ? null : headerIndex }
}

function openSummary(_head: Head, sink: ParseSink): FormatParser {
  const ledger = openLedger(sink)
  let frame = EMPTY_FRAME
  let inList = false
  return {
    row(source: SourceRow) {
      if (/^[,\s]*$/.test(source.raw)) return
      if (source.raw.startsWith('#')) frame = readFrameLine(frame, source.raw)
      else if (inList) ledger.ignore()
      else inList = isSummaryHeader(source.raw)
    },
    end: (): ParseEnd => ({
      counts: ledger.counts(),
      scope: frame.account === '' ? null : frame.account,
      acquirerId: 'alipay',
      accounts: frame.account === '' ? [] : [frame.account],
      period: frame.period,
      statedAt: frame.statedAt,
      checks: [],
      balance: null,
      unstated: [],
      verdict: 'accept',
      reasons: [reason('controlFile', {})],
    }),
  }
}

export const alipaySummary: Format = {
  id: 'alipay-summary',
  family: 'alipay',
  parserVersion: 1,
  streams: [],
  tokeniser: 'lines',
  detect: detectSummary,
  columnClass: classByName,
  open: openSummary,
}
