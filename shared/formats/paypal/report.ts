// PayPal settlement report (STL) and transaction detail report (TRR): typed rows RH FH SH CH SB SF SC RF RC FF, several
// sections (accounts) in one report. Rules: PayPal's "Settlement Report Specification" and "Transaction Detail Report
// Specification" (row types, DR/CR, totals in the footers). A whole report ends every section in SF and SC, and itself in
// RF, RC and FF; one that does not is incomplete.

import { type Day, earlier, later } from '../../day'
import type { EntryDraft } from '../../entry'
import { minor } from '../../money'
import { isProblem } from '../amount'
import type {
  BalanceCheck,
  DeclaredCheck,
  Detection,
  Format,
  FormatParser,
  Head,
  ParseEnd,
  ParseSink,
  SourceRow,
} from '../format'
import { columnsOf, headCells } from '../header'
import { cellCountProblem, openLedger } from '../ledger'
import { openStrayDays } from '../stray-days'
import { judge } from '../verdict'
import { REPORT_COLUMNS, REPORT_NEEDED, reportColumnClass } from './report-columns'
import { type ReportLayout, readReportRow, reportMoment } from './report-row'
import { openSums, readFooter } from './report-totals'

type ReportKind = 'STL' | 'TRR'

const HEADER_WITHIN = 12
/** Rows may print another time zone than the period of their section. */
const OTHER_ZONE_DAYS = 1
const FOOTERS = ['SF', 'SC', 'RF', 'RC', 'FF']

function kindOfHeader(cells: readonly string[]): ReportKind | null {
  if (cells[0]?.replace(/^\ufeff/, '').trim() !== 'CH') return null
  const columns = columnsOf(cells, REPORT_COLUMNS)
  if (REPORT_NEEDED.some((field) => columns[field] === undefined)) return null
  return columns.status === undefined ? 'STL' : 'TRR'
}

function detectReport(head: Head, kind: ReportKind): Detection | null {
  for (let headerIndex = 0; headerIndex < Math.min(head.lines.length, HEADER_WITHIN); headerIndex += 1) {
    for (const delimiter of [',', '\t'] as const) {
      if (kindOfHeader(headCells(head, headerIndex, delimiter)) === kind)
        return { variant: kind, headerIndex, delimiter }
    }
  }
  return null
}

function openReport(kind: ReportKind, sink: ParseSink): FormatParser {
  const ledger = openLedger(sink)
  const state = openState()
  const strays = openStrayDays()
  let headed = false
  return { row, end }

  function row(source: SourceRow): void {
    if (/^[,\t\s"]*$/.test(source.raw)) return
    const cells = source.cells.map((cell) => cell.replace(/^\ufeff/, '').trim())
    const type = cells[0] ?? ''
    if (type === 'SB') body(source)
    else if (type === 'CH') state.columns(cells)
    else if (type === 'SH') state.section(cells)
    else if (type === 'RH') made(source, cells)
    else if (FOOTERS.includes(type)) {
      if (!state.footer(type, cells)) ledger.issue(source, { kind: 'cellCount', column: null })
    } else if (type !== 'FH') ledger.issue(source, { kind: 'unknownKind', column: null })
  }

  function made(source: SourceRow, cells: readonly string[]): void {
    if (headed) ledger.issue(source, { kind: 'headerRepeated', column: null })
    headed = true
    state.made(cells)
  }

  function body(source: SourceRow): void {
    if (!source.terminated) {
      state.unread()
      ledger.issue(source, { kind: 'rowCut', column: null })
      return
    }
    const layout = state.layout()
    if (layout === null || source.cells.length < layout.header.length) {
      state.unread()
      ledger.issue(source, cellCountProblem(source, layout?.header.length ?? 0))
      return
    }
    if (source.cells.slice(layout.header.length).some((cell) => cell.trim() !== '')) {
      state.unread()
      ledger.issue(source, { kind: 'cellCount', column: null })
      return
    }
    const read = readReportRow(source, layout)
    if (read === 'denied') {
      state.unread()
      ledger.ignore()
    } else if (isProblem(read)) {
      state.unread()
      ledger.issue(source, read)
    } else {
      state.add(read.currency, read.grossMinor, read.feeMinor)
      strays.add(source.line, read.draft.day)
      ledger.read(read.draft)
    }
  }

  function end(): ParseEnd {
    const counts = ledger.counts()
    const checks = state.checks()
    const balance = state.balance()
    return {
      counts,
      scope: state.account(),
      acquirerId: 'paypal',
      accounts: [],
      period: state.period() ?? ledger.period(),
      statedAt: state.statedAt(),
      checks,
      balance,
      unstated: UNSTATED[kind],
      ...judge({
        counts,
        checks,
        balance: null,
        missing: state.missing(),
        doubts: strays.outside(state.period(), OTHER_ZONE_DAYS),
      }),
    }
  }
}

/** The detail report states less of the settlement and more of the payer; only money and kind are compared across both. */
const UNSTATED: Readonly<Record<ReportKind, readonly (keyof EntryDraft)[]>> = {
  STL: ['status', 'note', 'counterparty'],
  TRR: ['refs', 'storeNo'],
}

/** What the rows around the bodies have said so far. */
function openState() {
  const report = openSums()
  let section = openSums()
  let layout: ReportLayout | null = null
  let account: string | null = null
  let statedAt: number | null = null
  let period: { from: Day; to: Day; declared: true } | null = null
  const checks: DeclaredCheck[] = []
  const balances: { currency: string; opening: number; closing: number }[] = []
  const seen = new Set<string>()
  return {
    columns(cells: readonly string[]) {
      const header = cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1)
      layout = kindOfHeader(header) === null ? null : { columns: columnsOf(header, REPORT_COLUMNS), header, account }
    },
    section(cells: readonly string[]) {
      section = openSums()
      account = cells[3] === undefined || cells[3] === '' ? null : cells[3]
      if (layout) layout = { ...layout, account }
      const [from, to] = [reportMoment(cells[1] ?? '')?.day, reportMoment(cells[2] ?? '')?.day]
      if (from === undefined || to === undefined) return
      period = period
        ? { from: earlier(period.from, from), to: later(period.to, to), declared: true }
        : { from, to, declared: true }
    },
    made(cells: readonly string[]) {
      statedAt = reportMoment(cells[1] ?? '')?.at ?? null
    },
    footer(type: string, cells: readonly string[]): boolean {
      const read = readFooter(cells, type.startsWith('S') ? section : report)
      if (read === null) return false
      seen.add(type)
      checks.push(...named(read.checks, checks))
      if (type === 'SF' && read.currency !== null && read.balance !== null) {
        balances.push({ currency: read.currency, ...read.balance })
      }
      return true
    },
    add(currency: string, grossMinor: number, feeMinor: number) {
      section.add(currency, grossMinor, feeMinor)
      report.add(currency, grossMinor, feeMinor)
    },
    unread() {
      section.addUnread()
      report.addUnread()
    },
    layout: () => layout,
    account: () => account,
    statedAt: () => statedAt,
    period: () => period,
    checks: () => checks,
    balance(): BalanceCheck | null {
      const [only, ...others] = balances
      if (!only) return null
      const chainOk = checks.filter(({ name }) => name.endsWith('ending balance')).every(({ ok }) => ok)
      if (others.length > 0) return { openingMinor: null, closingMinor: null, chainOk }
      return { openingMinor: minor(only.opening), closingMinor: minor(only.closing), chainOk }
    },
    missing(): readonly string[] {
      const absent = FOOTERS.filter((type) => !seen.has(type))
      return absent.length === 0 ? [] : [absent.join(', ')]
    },
  }
}

/** Footers of further sections have names of their own. */
function named(checks: readonly DeclaredCheck[], before: readonly DeclaredCheck[]): readonly DeclaredCheck[] {
  return checks.map((check) => {
    const times = before.filter(({ name }) => name === check.name || name.startsWith(`${check.name} (`)).length
    return times === 0 ? check : { ...check, name: `${check.name} (${times + 1})` }
  })
}

function reportFormat(id: string, kind: ReportKind): Format {
  return {
    id,
    family: 'paypal',
    parserVersion: 1,
    streams: ['payment', 'fund'],
    tokeniser: 'csv',
    detect: (head) => detectReport(head, kind),
    columnClass: reportColumnClass,
    open: (_head, sink) => openReport(kind, sink),
  }
}

export const paypalSettlement: Format = reportFormat('paypal-settlement', 'STL')
export const paypalTransactions: Format = reportFormat('paypal-transactions', 'TRR')
