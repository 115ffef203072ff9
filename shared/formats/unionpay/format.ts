// UnionPay 全渠道 merchant files: INN…ZM_ (trades) and INN…ZME_ (corrections), one day each, without header or totals;
// the RD summary beside them holds what they must add up to. Rules: UnionPay's merchant SDK (sample and demo code).
// The clearing day stands in the file's name; a trade may fall on the day before or after it.

import { earlier, later } from '../../day'
import { minor } from '../../money'
import { isProblem } from '../amount'
import type { Detection, FixedField, Format, FormatParser, Head, ParseEnd, ParseSink, SourceRow } from '../format'
import { cellCountProblem, openLedger, type RowProblem } from '../ledger'
import { openStrayDays } from '../stray-days'
import { checkEqual, judge } from '../verdict'
import { clearingDayOf } from './clearing'
import {
  CORRECTION_FIELDS,
  DETAIL_FIELDS,
  lineWidth,
  roughWidth,
  SHORT_DETAIL_FIELDS,
  unionpayColumnClass,
} from './fields'
import { readCorrectionRow, readDetailRow, type UnionpayLayout, type UnionpayRow } from './read-row'

/** The first eight fields of both files, which are ASCII: code, two institutions, trace, time, card, amount, trade. */
const BEGINS = /^[A-Z]\d{2} .{11} .{11} \d{6} \d{10} [\d* ]{19} \d{12} .{4} /
const DETAIL = new RegExp(`${BEGINS.source}.{2} [\\d ]{20,21} .{2} `)
const CORRECTION = new RegExp(`${BEGINS.source}.{2} .{2} [\\d ]{6} [\\d ]{10} [\\d ]{4} [\\d ]{12} [CD ]`)

function detectBy(head: Head, pattern: RegExp, layouts: readonly (readonly FixedField[])[]): Detection | null {
  const lines = head.lines.filter((line) => pattern.test(line))
  if (lines.length === 0) return null
  const fitting = layouts.find((fields) => lines.some((line) => roughWidth(line) === lineWidth(fields)))
  const fields = fitting ?? layouts[0] ?? []
  return { variant: String(lineWidth(fields)), headerIndex: null, fields }
}

function detectDetail(head: Head): Detection | null {
  return detectBy(head, DETAIL, [DETAIL_FIELDS, SHORT_DETAIL_FIELDS])
}

function detectCorrection(head: Head): Detection | null {
  return detectDetail(head) ? null : detectBy(head, CORRECTION, [CORRECTION_FIELDS])
}

type RowReading = (row: SourceRow, layout: UnionpayLayout) => UnionpayRow | RowProblem

function openLines(head: Head, sink: ParseSink, fields: readonly FixedField[], read: RowReading): FormatParser {
  const ledger = openLedger(sink)
  const layout: UnionpayLayout = { fields, clearing: clearingDayOf(head.name ?? '') }
  const strays = openStrayDays()
  const sums = { settled: 0, net: 0, instalment: 0 }
  return { row, end }

  function row(source: SourceRow): void {
    if (source.raw.trim() === '' || source.raw === '\x1a') return
    if (source.cells.length !== fields.length) {
      ledger.issue(source, cellCountProblem(source, fields.length))
      return
    }
    const found = read(source, layout)
    if (isProblem(found)) {
      ledger.issue(source, found)
      return
    }
    sums.settled += found.settled
    sums.net += found.draft.netMinor
    sums.instalment += found.instalmentFee
    strays.add(source.line, found.draft.day)
    ledger.read(found.draft)
  }

  function end(): ParseEnd {
    const counts = ledger.counts()
    const accounts = ledger.accounts()
    const withFee = sums.net - sums.instalment
    const checks = [checkEqual('结算金额', minor(sums.settled), minor(sums.settled === withFee ? withFee : sums.net))]
    return {
      counts,
      scope: accounts.length === 0 ? null : accounts.join('+'),
      acquirerId: 'unionpay',
      accounts,
      period: periodOf(layout, ledger.period()),
      statedAt: null,
      checks,
      balance: null,
      unstated: [],
      ...judge({
        counts,
        checks,
        balance: null,
        missing: [],
        doubts: strays.outside(clearingPeriod(layout), CLEARED_WITHIN),
      }),
    }
  }
}

/** Days between a trade and its clearing, either way: the next day is usual, one more is allowed. */
const CLEARED_WITHIN = 2

function clearingPeriod({ clearing }: UnionpayLayout): ParseEnd['period'] {
  return clearing === null ? null : { from: clearing, to: clearing, declared: true }
}

/** The clearing day and the days of its trades. */
function periodOf({ clearing }: UnionpayLayout, rows: ParseEnd['period']): ParseEnd['period'] {
  if (clearing === null || rows === null) return rows
  return { from: earlier(clearing, rows.from), to: later(clearing, rows.to), declared: false }
}

function openDetail(head: Head, sink: ParseSink): FormatParser {
  return openLines(head, sink, detectDetail(head)?.fields ?? DETAIL_FIELDS, readDetailRow)
}

function openCorrection(head: Head, sink: ParseSink): FormatParser {
  return openLines(head, sink, CORRECTION_FIELDS, readCorrectionRow)
}

const COMMON = {
  family: 'unionpay',
  parserVersion: 1,
  streams: ['payment'],
  tokeniser: 'fixed',
  columnClass: unionpayColumnClass,
} as const

export const unionpayDetail: Format = { ...COMMON, id: 'unionpay-zm', detect: detectDetail, open: openDetail }
export const unionpayCorrections: Format = {
  ...COMMON,
  id: 'unionpay-zme',
  detect: detectCorrection,
  open: openCorrection,
}
