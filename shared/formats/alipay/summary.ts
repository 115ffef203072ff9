// Alipay 汇总, the control file beside a detail bill: one row per store (业务) or kind of movement (账务) and a last row
// 合计. It gives no entries; its own rows are added up, and what it declares of the detail is checked there.
// Rules: docs.open.alipay.com/204/106262 and published parsers; whether 订单金额 counts refunds, and the sign of 服务费,
// differ between them, so both readings are allowed.

import { type Minor, parseMinor } from '../../money'
import { reason } from '../../reason'
import { isProblem, readAmountOrZero, readCount } from '../amount'
import { cellAt } from '../cell'
import { classByName } from '../column-class'
import type { DeclaredCheck, Detection, Format, FormatParser, Head, ParseEnd, ParseSink, SourceRow } from '../format'
import { isSameRow, normaliseHeader } from '../header'
import { cellCountProblem, openLedger, type RowProblem } from '../ledger'
import { checkCount, checkEqual, judge } from '../verdict'
import { EMPTY_FRAME, frameText, isTitle, readFrameLine } from './frame'
import { controlTotals, FIGURES, type Figure } from './summary-totals'

function isSummaryHeader(cells: readonly string[]): boolean {
  const names = new Set(cells.map(normaliseHeader))
  return (names.has('交易订单总笔数') && names.has('门店编号')) || (names.has('收入(笔)') && names.has('支出(笔)'))
}

function detectSummary(head: Head): Detection | null {
  const headerIndex = head.lines.slice(0, 15).findIndex((line) => isSummaryHeader(line.split(',')))
  const titled = /^#支付宝.*汇总/.test((head.lines[0] ?? '').replace(/^\ufeff/, ''))
  if (headerIndex < 0 && !titled) return null
  return { variant: 'summary', headerIndex: headerIndex < 0 ? null : headerIndex }
}

interface SummaryLayout {
  readonly header: readonly string[]
  /** Figures by column; other columns are words. */
  readonly figures: readonly (Figure | null)[]
}

function openSummary(_head: Head, sink: ParseSink): FormatParser {
  const ledger = openLedger(sink)
  let frame = EMPTY_FRAME
  let layout: SummaryLayout | null = null
  const sums = new Map<string, number>()
  let rows = 0
  let total: ReadonlyMap<string, number> | null = null
  return { row, end }

  function row(source: SourceRow): void {
    if (/^[,\s]*$/.test(source.raw)) return
    const line = frameText(source.raw)
    if (
      (line !== null && layout !== null && isTitle(line)) ||
      (layout !== null && isSameRow(source.cells, layout.header))
    ) {
      ledger.issue(source, { kind: 'headerRepeated', column: null })
    } else if (line !== null) frame = readFrameLine(frame, line)
    else if (layout === null) layout = isSummaryHeader(source.cells) ? layoutOf(source.cells) : null
    else if (total !== null) ledger.issue(source, { kind: 'afterTrailer', column: null })
    else take(source, layout)
  }

  function take(source: SourceRow, known: SummaryLayout): void {
    if (!source.terminated && !source.cells.some((cell) => cell.trim() === '合计')) {
      ledger.issue(source, { kind: 'rowCut', column: null })
      return
    }
    if (source.cells.length !== known.header.length) {
      ledger.issue(source, cellCountProblem(source, known.header.length))
      return
    }
    const read = readFigures(source, known)
    if (isProblem(read)) {
      ledger.issue(source, read)
      return
    }
    ledger.ignore()
    if (source.cells.some((cell) => cell.trim() === '合计')) {
      total = read
      return
    }
    rows += 1
    for (const [name, value] of read) sums.set(name, (sums.get(name) ?? 0) + value)
  }

  function end(): ParseEnd {
    const counts = ledger.counts()
    const declared = total
    const checks = declared === null || rows === 0 ? [] : ownChecks(declared, sums)
    const missing = total === null && layout !== null ? ['合计'] : []
    const totals = declared === null ? [] : controlTotals(declared)
    return {
      counts,
      scope: frame.account === '' ? null : frame.account,
      acquirerId: 'alipay',
      accounts: frame.account === '' ? [] : [frame.account],
      period: frame.period,
      statedAt: frame.statedAt,
      checks,
      balance: null,
      unstated: [],
      control: { settleDay: null, totals },
      ...judge({ counts, checks, balance: null, missing, remarks: [reason('controlFile', {})] }),
    }
  }
}

function layoutOf(cells: readonly string[]): SummaryLayout {
  const header = cells.map((cell) => cell.trim())
  return {
    header,
    figures: header.map((name) => FIGURES.find((one) => one.names.includes(normaliseHeader(name))) ?? null),
  }
}

/** The figures of a row by the names of their columns; counts as they are, amounts in fen. */
function readFigures(source: SourceRow, layout: SummaryLayout): ReadonlyMap<string, number> | RowProblem {
  const read = new Map<string, number>()
  for (const [index, figure] of layout.figures.entries()) {
    const column = layout.header[index] ?? ''
    const text = cellAt(source.cells, index)
    if (figure === null) continue
    const value = figure.count ? (text === '' ? 0 : readCount(text)) : amountOf(text, column)
    if (value === null) return { kind: 'badAmount', column, raw: text }
    if (typeof value !== 'number') return value
    read.set(figure.names[0] ?? column, value)
  }
  return read
}

function amountOf(text: string, column: string): Minor | RowProblem {
  const plain = parseMinor(text)
  return plain.ok ? plain.value : readAmountOrZero(text, column)
}

function ownChecks(total: ReadonlyMap<string, number>, sums: ReadonlyMap<string, number>): readonly DeclaredCheck[] {
  return [...total].map(([name, declared]) => {
    const counts = FIGURES.find((figure) => figure.names[0] === name)?.count ?? false
    return (counts ? checkCount : checkEqual)(`合计 ${name}`, declared, sums.get(name) ?? 0)
  })
}

export const alipaySummary: Format = {
  id: 'alipay-summary',
  family: 'alipay',
  parserVersion: 2,
  streams: [],
  tokeniser: 'lines',
  detect: detectSummary,
  columnClass: classByName,
  open: openSummary,
}
