// Shopify's orders export: one row per line item, of which only an order's first row states the order. Rules: Shopify's
// help on exporting orders; published files. One entry per order that was paid, and a refund where an amount was refunded;
// the export does not say when, so a refund stands on the day of its order, and that is said.

import type { EntryDraft } from '../../entry'
import { type Currency, currencyDecimals, type Minor, minor, negateMinor, ZERO } from '../../money'
import { reason } from '../../reason'
import { isProblem } from '../amount'
import { isSpreadsheetNumber, lacksSeconds, presentOrNull, textOrNull } from '../cell'
import type { Moment } from '../clock'
import { draftOf, presentRefs } from '../draft'
import type { Format, FormatParser, Head, ParseEnd, ParseSink, SourceRow } from '../format'
import { detectTable, openTable, type RowReading, type TableRow } from '../header-table'
import { openLedger, type RowProblem } from '../ledger'
import { readPrinted } from '../printed-amount'
import { judge } from '../verdict'
import { type ZonedMoment, zonedReader } from '../zoned-time'
import { isOrdersHeader, ORDER_COLUMNS, type OrderColumns, type OrderField, shopifyColumnClass } from './columns'

const TABLE = { names: ORDER_COLUMNS, isHeader: isOrdersHeader }
const UNPAID = /^(?:pending|authorized|expired|voided|unpaid)$/i

type OrderRow = TableRow<OrderField>

interface ReadOrder {
  readonly drafts: readonly EntryDraft[]
  readonly refunded: boolean
}

function openOrders(_head: Head, sink: ParseSink): FormatParser {
  const ledger = openLedger(sink)
  const table = openTable(TABLE, ledger, read)
  const moment = zonedReader()
  /** Orders whose first row has come, by what it states. */
  const orders = new Map<string, string>()
  /** Further rows whose order has not come yet. */
  const early = new Map<string, SourceRow[]>()
  let refunds = 0
  return { row: table.row, end }

  function read(row: OrderRow): RowReading {
    if (row.layout.columns.currency === undefined)
      return { kind: 'missingCell', column: 'Currency', raw: row.source.raw }
    const number = row.cell('name')
    if (number === '') return { kind: 'missingCell', column: row.name('name'), raw: '' }
    if (row.cell('total') === '') return further(row, number)
    const said = (['total', 'currency', 'refunded', 'state'] as const).map(row.cell).join('|')
    const before = orders.get(number)
    if (before === said) return 'ignored'
    if (before !== undefined) return { kind: 'duplicateKey', column: null }
    orders.set(number, said)
    for (const _ of early.get(number) ?? []) ledger.ignore()
    early.delete(number)
    const found = readOrder(row, moment)
    if (found === 'unpaid') return 'ignored'
    if (isProblem(found)) return found
    if (found.refunded) refunds += 1
    return found.drafts
  }

  /** A further line item states nothing of the order, which must stand in a row of its own. */
  function further(row: OrderRow, number: string): RowReading {
    if (orders.has(number)) return 'ignored'
    const waiting = early.get(number)
    if (waiting) waiting.push(row.source)
    else early.set(number, [row.source])
    return 'later'
  }

  function end(): ParseEnd {
    const columns = table.layout()?.columns ?? {}
    const column = table.layout()?.header[columns.total ?? -1] ?? 'Total'
    for (const row of [...early.values()].flat()) ledger.issue(row, { kind: 'missingCell', column })
    const counts = ledger.counts()
    return {
      counts,
      scope: null,
      acquirerId: null,
      accounts: [],
      period: ledger.period(),
      statedAt: null,
      checks: [],
      balance: null,
      unstated: unstatedBy(columns),
      ...judge({ counts, checks: [], balance: null, missing: [], remarks: remarks(columns, refunds) }),
    }
  }
}

function remarks(columns: OrderColumns, refunds: number) {
  return [
    ...(columns.currency === undefined ? [reason('columnsMissing', { columns: 'Currency' })] : []),
    ...(refunds === 0 ? [] : [reason('refundDaysUnstated', { rows: refunds })]),
  ]
}

function unstatedBy(columns: OrderColumns): readonly (keyof EntryDraft)[] {
  const unstated: (keyof EntryDraft)[] = []
  if (columns.method === undefined) unstated.push('method')
  if (columns.state === undefined) unstated.push('status')
  if (columns.reference === undefined && columns.paymentId === undefined) unstated.push('refs')
  if (columns.billingName === undefined) unstated.push('counterparty')
  return unstated
}

/** Reads an order's first row; `unpaid` where no money came; or names the first thing that is wrong with it. */
function readOrder(row: OrderRow, moment: ZonedMoment): ReadOrder | 'unpaid' | RowProblem {
  const { cell, name } = row
  const damaged = (['name', 'id', 'reference'] as const).find((field) => isSpreadsheetNumber(cell(field)))
  if (damaged) return { kind: 'spreadsheetDamage', column: name(damaged), raw: cell(damaged) }
  if (lacksSeconds(cell('createdAt'))) {
    return { kind: 'spreadsheetDamage', column: name('createdAt'), raw: cell('createdAt') }
  }
  const when = moment(cell('createdAt'), null)
  if (when === null) return { kind: 'badTime', column: name('createdAt'), raw: cell('createdAt') }
  const currency = cell('currency').toUpperCase()
  if (!/^[A-Z]{3}$/.test(currency)) return { kind: 'badCurrency', column: name('currency'), raw: cell('currency') }
  const total = amountOf(row, 'total', currency)
  if (isProblem(total)) return total
  const refunded = amountOf(row, 'refunded', currency)
  if (isProblem(refunded)) return refunded
  const open = /^partially_paid$/i.test(cell('state')) ? amountOf(row, 'outstanding', currency) : ZERO
  if (isProblem(open)) return open
  if (UNPAID.test(cell('state')) && refunded === 0) return 'unpaid'
  const sale = orderDraft(row, { when, currency, amount: minor(total - open), asked: total })
  if (refunded === 0) return { drafts: [sale], refunded: false }
  const refund = orderDraft(row, { when, currency, amount: negateMinor(minor(Math.abs(refunded))), asked: null })
  return { drafts: [sale, refund], refunded: true }
}

function amountOf(row: OrderRow, field: OrderField, currency: Currency): Minor | RowProblem {
  if (field !== 'total' && row.cell(field) === '') return ZERO
  return readPrinted(row.cell(field), row.name(field), currencyDecimals(currency))
}

interface Stated {
  readonly when: Moment
  readonly currency: Currency
  readonly amount: Minor
  /** What the customer was asked for; `null` makes it a refund. */
  readonly asked: Minor | null
}

function orderDraft(row: OrderRow, { when, currency, amount, asked }: Stated): EntryDraft {
  const { cell } = row
  const kind = asked === null ? 'refund' : 'sale'
  const orderNo = cell('name')
  return draftOf(
    { stream: 'order', kind, line: row.source.line, day: when.day, currency, grossMinor: amount },
    {
      naturalKey: `${orderNo}|${kind}`,
      at: kind === 'sale' ? when.at : null,
      orderMinor: asked,
      terminalNo: presentOrNull(cell('device')),
      storeNo: textOrNull(cell('location')),
      refs: presentRefs({
        orderNo,
        traceNo: presentOrNull(cell('paymentId')) ?? presentOrNull(cell('reference')),
        originalNo: kind === 'refund' ? orderNo : null,
      }),
      method: textOrNull(cell('method')),
      counterparty: textOrNull(cell('billingName')) ?? textOrNull(cell('email')),
      note: textOrNull(cell('line')),
      status: textOrNull(cell('state')),
      operator: textOrNull(cell('employee')),
    },
  )
}

export const shopifyOrders: Format = {
  id: 'shopify-orders',
  family: 'shopify-orders',
  parserVersion: 1,
  streams: ['order'],
  tokeniser: 'csv',
  detect: (head) =>
    detectTable(head, TABLE, (columns) => (columns.id === undefined ? 'orders, some columns' : 'orders')),
  columnClass: shopifyColumnClass,
  open: openOrders,
}
