// PayPal's activity download (the account's history as CSV): every movement of the account in the columns, the language,
// the date order and the number form that the merchant chose. Rules: PayPal's help on downloading activity; published
// files for signs (fee negative, net = gross + fee), holds, withdrawals and conversions, which stand in pairs of rows.
//
// Rows wait until the file has proved in which order it writes day and month; where it never does, no day is guessed and
// its rows cannot be read. The one assumption made is named: decimal commas belong to languages that put the day first.

import type { EntryDraft } from '../../entry'
import { type Minor, minor } from '../../money'
import { type Reason, reason } from '../../reason'
import { isProblem } from '../amount'
import { openBalanceTrail } from '../balance-trail'
import { cellAt } from '../cell'
import { openDatedRows } from '../dated-rows'
import type { BalanceCheck, Detection, Format, FormatParser, Head, ParseEnd, ParseSink, SourceRow } from '../format'
import { detectTable, openTable, type RowReading } from '../header-table'
import { openLedger } from '../ledger'
import { type DecimalMark, decimalMarkOf } from '../printed-amount'
import { judge } from '../verdict'
import {
  ACTIVITY_COLUMNS,
  type ActivityColumns,
  type ActivityField,
  activityColumnClass,
  EXPECTED,
  isActivityHeader,
  UNREADABLE_WITHOUT,
} from './activity-columns'
import { type ActivityRow, readActivityRow } from './activity-row'

const TABLE = { names: ACTIVITY_COLUMNS, isHeader: isActivityHeader }
const NAMED_TYPES = 5

function detectActivity(head: Head): Detection | null {
  return detectTable(head, TABLE, (columns) => (columns.event === undefined ? 'activity' : 'activity with event codes'))
}

function openActivity(_head: Head, sink: ParseSink): FormatParser {
  const ledger = openLedger(sink)
  const balances = openBalances()
  const unknown = new Set<string>()
  let mark: DecimalMark | null = null
  let assumed = false
  const table = openTable(TABLE, ledger, read)
  const dated = openDatedRows({
    dateOf: (source) => ({ date: text(source, 'date'), zone: text(source, 'zone') }),
    pass: table.row,
  })
  return { row, end }

  function text(source: SourceRow, field: ActivityField): string {
    return cellAt(source.cells, table.layout()?.columns[field])
  }

  function row(source: SourceRow): void {
    const layout = table.layout()
    if (layout === null) {
      table.row(withoutPadding(source))
      return
    }
    mark ??= markOf(source, layout.columns)
    dated.row(source)
  }

  function read(line: ActivityRow): RowReading {
    const lacking = UNREADABLE_WITHOUT.find((field) => line.layout.columns[field] === undefined)
    if (lacking) return { kind: 'missingCell', column: NAMES_IN_ENGLISH[lacking] ?? lacking, raw: line.source.raw }
    const order = dated.order()
    if (order === null) return { kind: 'dayAmbiguous', column: line.name('date'), raw: line.cell('date') }
    const found = readActivityRow(line, { order, mark: mark ?? 'point' })
    if (found === 'nothing') return 'ignored'
    if (isProblem(found)) return found
    if (found.unknownType !== null) unknown.add(found.unknownType)
    if (found.draft.balanceMinor !== null) balances.add(found.draft, found.draft.balanceMinor)
    return [found.draft]
  }

  function end(): ParseEnd {
    const columns = table.layout()?.columns ?? {}
    dated.end(() => {
      assumed = mark === 'comma'
      return assumed ? 'dmy' : null
    })
    const counts = ledger.counts()
    const balance = balances.check()
    return {
      counts,
      scope: null,
      acquirerId: 'paypal',
      accounts: [],
      period: ledger.period(),
      statedAt: null,
      checks: [],
      balance,
      unstated: UNSTATED,
      ...withMissing(
        columns,
        judge({
          counts,
          checks: [],
          balance,
          brokenLine: balances.brokenLine(),
          missing: [],
          remarks: remarks(dated.order() === null && counts.dataRows > 0, assumed, unknown),
        }),
      ),
    }
  }
}

/** The columns' English names, for what is said about a column that is absent. */
const NAMES_IN_ENGLISH: { readonly [K in ActivityField]?: string } = {
  gross: 'Gross',
  fee: 'Fee',
  net: 'Net',
  id: 'Transaction ID',
  type: 'Type',
  currency: 'Currency',
}

/** The reports name the same transaction in more detail; only money is compared with them. */
const UNSTATED: readonly (keyof EntryDraft)[] = [
  'kind',
  'at',
  'day',
  'refs',
  'method',
  'counterparty',
  'note',
  'status',
  'balanceMinor',
  'merchantNo',
  'storeNo',
]

/** A header that ends in blank cells is as wide as its names. */
function withoutPadding(source: SourceRow): SourceRow {
  const last = source.cells.findLastIndex((cell) => cell.trim() !== '')
  return { ...source, cells: source.cells.slice(0, last + 1) }
}

function markOf(source: SourceRow, columns: ActivityColumns): DecimalMark | null {
  for (const field of ['gross', 'net', 'fee', 'balance', 'amount'] as const) {
    const mark = decimalMarkOf(cellAt(source.cells, columns[field]))
    if (mark !== null) return mark
  }
  return null
}

function remarks(ambiguous: boolean, assumed: boolean, unknown: ReadonlySet<string>): readonly Reason[] {
  const types = [...unknown].slice(0, NAMED_TYPES).join(', ')
  return [
    ...(ambiguous ? [reason('dayOrderUnknown')] : []),
    ...(assumed ? [reason('dayOrderAssumed')] : []),
    ...(types === '' ? [] : [reason('typesUnknown', { types })]),
  ]
}

/** A file without its expected columns is incomplete, and the reason names them. */
function withMissing(columns: ActivityColumns, judged: ReturnType<typeof judge>): ReturnType<typeof judge> {
  const absent = [...UNREADABLE_WITHOUT, ...EXPECTED].filter((field) => columns[field] === undefined)
  if (absent.length === 0) return judged
  const names = absent.map((field) => NAMES_IN_ENGLISH[field] ?? field).join(', ')
  return { verdict: 'incomplete', reasons: [reason('columnsMissing', { columns: names }), ...judged.reasons] }
}

/** One running balance per currency: each is an account of its own. */
function openBalances() {
  const trails = new Map<string, ReturnType<typeof openBalanceTrail>>()
  return {
    add(draft: EntryDraft, balance: Minor) {
      const trail = trails.get(draft.currency) ?? openBalanceTrail()
      trails.set(draft.currency, trail)
      trail.add(draft.line, draft.netMinor, balance)
    },
    check(): BalanceCheck | null {
      const checks = [...trails.values()].flatMap((trail) => trail.check() ?? [])
      const [only, ...others] = checks
      if (!only || others.length === 0) return only ?? null
      return { openingMinor: null, closingMinor: null, chainOk: checks.every(({ chainOk }) => chainOk) }
    },
    brokenLine(): number | null {
      const lines = [...trails.values()].flatMap((trail) => trail.brokenLine() ?? [])
      return lines.length === 0 ? null : minor(Math.min(...lines))
    },
  }
}

export const paypalActivity: Format = {
  id: 'paypal-activity',
  family: 'paypal',
  parserVersion: 1,
  streams: ['payment', 'fund'],
  tokeniser: 'csv',
  detect: detectActivity,
  columnClass: activityColumnClass,
  open: openActivity,
}
