// WeChat Pay fund-flow bill (资金账单) of a basic, operation or fees account: every movement of its balance, fees as rows
// of their own, totals at the end. Rules: pay.weixin.qq.com docs/merchant/products/bill-download/format-fundflow.html,
// structure/fund-bill.html; signs, brackets and numbers of refunds as seen in published bills. The bill names neither
// the merchant nor the account, and its rows need not stand in the order of time.

import type { EntryDraft } from '../../entry'
import { parseMinor } from '../../money'
import { isProblem, readCount } from '../amount'
import { openBalanceTrail } from '../balance-trail'
import { cellAt } from '../cell'
import { momentReader } from '../clock'
import type { DeclaredCheck, Detection, Format, FormatParser, Head, ParseEnd, ParseSink, SourceRow } from '../format'
import { columnsOf, isSameRow } from '../header'
import { cellCountProblem, openLedger } from '../ledger'
import { isResavedBacktickRow, openResavedRows } from '../resaved'
import { openStrayDays } from '../stray-days'
import { checkCount, checkEqual, judge } from '../verdict'
import { FUND_COLUMNS, FUND_NEEDED, FUND_TOTALS, type FundTotal, fundColumnClass } from './columns'
import { addToSums, type FundLayout, type FundSums, NO_SUMS, readFundRow } from './read-row'

const HEADER_WITHIN = 40

function isFundHeader(cells: readonly string[]): boolean {
  const columns = columnsOf(cells, FUND_COLUMNS)
  return FUND_NEEDED.every((field) => columns[field] !== undefined)
}

function detectFund(head: Head): Detection | null {
  const headerIndex = head.lines.slice(0, HEADER_WITHIN).findIndex((line) => isFundHeader(line.split(',')))
  return headerIndex < 0 ? null : { variant: 'FUND', headerIndex }
}

function isTotalsHeader(cells: readonly string[]): boolean {
  return columnsOf(cells, FUND_TOTALS).rows === 0
}

function openFund(head: Head, sink: ParseSink): FormatParser {
  const ledger = openLedger(sink)
  const trail = openBalanceTrail()
  const strays = openStrayDays()
  const resaved = openResavedRows()
  const sheet = head.sheet === true
  let layout: FundLayout | null = null
  let totalsHeader: readonly string[] | null = null
  let checks: readonly DeclaredCheck[] | null = null
  let sums = NO_SUMS
  return { row, end }

  function row(source: SourceRow): void {
    if (/^[,\s]*$/.test(source.raw)) return
    if (layout === null) layout = isFundHeader(source.cells) ? layoutOf(source.cells) : null
    else if (isSameRow(source.cells, layout.header)) ledger.issue(source, { kind: 'headerRepeated', column: null })
    else if (totalsHeader === null && isTotalsHeader(source.cells)) totalsHeader = source.cells
    else if (totalsHeader === null) detail(source, layout)
    else if (checks === null) totals(source, totalsHeader)
    else ledger.issue(source, { kind: 'afterTrailer', column: null })
  }

  function detail(source: SourceRow, known: FundLayout): void {
    if (isResavedBacktickRow(source.raw, sheet)) resaved.add(source.line)
    if (!source.terminated) {
      ledger.issue(source, { kind: 'rowCut', column: null })
      return
    }
    if (source.cells.length !== known.header.length) {
      ledger.issue(source, cellCountProblem(source, known.header.length))
      return
    }
    const read = readFundRow(source, known)
    if (isProblem(read)) {
      ledger.issue(source, read)
      return
    }
    take(read, cellAt(source.cells, known.columns.direction) === '收入')
  }

  function take(draft: EntryDraft, income: boolean): void {
    sums = addToSums(sums, draft, income)
    if (draft.balanceMinor !== null) trail.add(draft.line, draft.grossMinor, draft.balanceMinor)
    strays.add(draft.line, draft.day)
    ledger.read(draft)
  }

  function totals(source: SourceRow, header: readonly string[]): void {
    if (source.terminated && isResavedBacktickRow(source.raw, sheet)) resaved.add(source.line)
    const found = checkFundTotals(header, source.cells, sums, ledger.counts().dataRows)
    if (found === null) ledger.issue(source, cellCountProblem(source, header.length))
    checks = found ?? []
  }

  function end(): ParseEnd {
    const counts = ledger.counts()
    const balance = trail.check()
    const doubts = [...strays.between(), ...resaved.reasons()]
    const missing = checks === null || checks.length === 0 ? ['资金流水总笔数'] : []
    return {
      counts,
      scope: null,
      acquirerId: 'wechat',
      accounts: [],
      period: ledger.period(),
      statedAt: null,
      checks: checks ?? [],
      balance,
      unstated: [],
      ...judge({ counts, checks: checks ?? [], balance, brokenLine: trail.brokenLine(), missing, doubts }),
    }
  }
}

function layoutOf(cells: readonly string[]): FundLayout {
  const header = cells.map((cell) => cell.replace(/^\ufeff/, '').trim())
  return { columns: columnsOf(header, FUND_COLUMNS), header, moment: momentReader() }
}

/** One check per total; `null` where a cell of the totals row is cut off. */
function checkFundTotals(
  header: readonly string[],
  cells: readonly string[],
  sums: FundSums,
  rows: number,
): readonly DeclaredCheck[] | null {
  const columns = columnsOf(header, FUND_TOTALS)
  const checks: DeclaredCheck[] = []
  for (const total of Object.keys(FUND_TOTALS) as FundTotal[]) {
    const index = columns[total]
    if (index === undefined) continue
    // A spreadsheet fills the row up with commas.
    const text = cellAt(cells, index).replace(/,+$/, '')
    if (text === '') return null
    checks.push(checkTotal(total, (header[index] ?? total).trim(), text, sums, rows))
  }
  return checks
}

function checkTotal(total: FundTotal, name: string, text: string, sums: FundSums, rows: number): DeclaredCheck {
  if (total === 'income' || total === 'outgo') {
    const declared = parseMinor(text)
    return declared.ok
      ? checkEqual(name, declared.value, sums[total])
      : { name, declared: text, computed: sums[total], ok: false }
  }
  return checkCount(name, readCount(text) ?? text, total === 'rows' ? rows : sums[total])
}

export const wechatFund: Format = {
  id: 'wechat-fund-flow',
  family: 'wechat',
  parserVersion: 2,
  streams: ['fund'],
  tokeniser: 'backtick',
  detect: detectFund,
  columnClass: fundColumnClass,
  open: openFund,
}
