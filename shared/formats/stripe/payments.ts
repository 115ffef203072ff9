// The "payments" export of Stripe's Dashboard: one row per charge with what was refunded of it and what it cost, times to
// the minute, no payout and no date of refunds. Rules: columns as in the Dashboard's own export and in published files.
// A charge that failed or was never captured moved no money: its row is counted and left aside.

import type { EntryDraft } from '../../entry'
import { currencyDecimals, type Minor, minor, negateMinor, ZERO } from '../../money'
import { reason } from '../../reason'
import { isProblem, readAmount, readAmountOrZero } from '../amount'
import { isSpreadsheetNumber, presentOrNull, textOrNull } from '../cell'
import { draftOf, presentRefs } from '../draft'
import type { Detection, Format, FormatParser, Head, ParseEnd, ParseSink } from '../format'
import type { ColumnNames, Columns } from '../header'
import { detectTable, openTable, type RowReading, type TableRow } from '../header-table'
import { openLedger, type RowProblem } from '../ledger'
import { judge } from '../verdict'
import { type ZonedMoment, zonedReader } from '../zoned-time'
import { orderColumns, stripeColumnClass } from './columns'

const NAMES = {
  key: ['id', 'charge_id', 'chargeid'],
  createdUtc: ['createddate(utc)', 'created(utc)', 'created_utc'],
  created: ['created', 'createddate', 'date'],
  amount: ['amount'],
  refunded: ['amountrefunded', 'amount_refunded'],
  currency: ['currency'],
  convertedAmount: ['convertedamount', 'converted_amount'],
  convertedRefunded: ['convertedamountrefunded', 'converted_amount_refunded'],
  convertedCurrency: ['convertedcurrency', 'converted_currency'],
  fee: ['fee'],
  status: ['status'],
  captured: ['captured'],
  refundedUtc: ['refundeddate(utc)', 'refunded(utc)'],
  description: ['description'],
  customer: ['customerid', 'customer_id', 'customer'],
  intent: ['paymentintentid', 'payment_intent_id'],
  brand: ['cardbrand', 'card_brand'],
  funding: ['cardfunding', 'card_funding'],
  order: ['order_id', 'orderid', 'order_number', 'ordernumber'],
} as const satisfies ColumnNames<string>

type Field = keyof typeof NAMES

const TABLE = {
  names: NAMES as ColumnNames<Field>,
  isHeader: ({ key, amount, refunded, currency, fee, created, createdUtc }: Columns<Field>) =>
    [key, amount, refunded, currency, fee].every((index) => index !== undefined) &&
    (created !== undefined || createdUtc !== undefined),
}

/** Words of Status and Captured under which no money has moved. */
const UNPAID =
  /^(?:failed|canceled|cancelled|uncaptured|pending|blocked|incomplete|expired|requires[ _].*|early fraud.*)$/i
const NOT_CAPTURED = /^(?:false|no|f)$/i

function detectPayments(head: Head): Detection | null {
  return detectTable(head, TABLE, () => 'payments')
}

function openPayments(_head: Head, sink: ParseSink): FormatParser {
  const ledger = openLedger(sink)
  const moment = zonedReader()
  let orders: readonly number[] | null = null
  let undated = 0
  const table = openTable(TABLE, ledger, read)
  return { row: table.row, end }

  function read(row: TableRow<Field>): RowReading {
    orders ??= orderColumns(row.layout.header)
    const drafts = readCharge(row, moment, orders)
    if (Array.isArray(drafts) && drafts.length > 1 && row.cell('refundedUtc') === '') undated += 1
    return drafts
  }

  function end(): ParseEnd {
    const counts = ledger.counts()
    const columns = table.layout()?.columns ?? {}
    const remarks = [
      ...(columns.createdUtc === undefined ? [reason('zoneUnstated', { column: 'Created' })] : []),
      ...(undated > 0 ? [reason('refundDaysUnstated', { rows: undated })] : []),
    ]
    return {
      counts,
      scope: null,
      acquirerId: 'stripe',
      accounts: [],
      period: ledger.period(),
      statedAt: null,
      checks: [],
      balance: null,
      unstated: [],
      ...judge({ counts, checks: [], balance: null, missing: [], remarks }),
    }
  }
}

function readCharge(row: TableRow<Field>, moment: ZonedMoment, orders: readonly number[]): RowReading {
  const key = presentOrNull(row.cell('key'))
  if (key === null) return { kind: 'missingCell', column: row.name('key'), raw: '' }
  if (isSpreadsheetNumber(key)) return { kind: 'spreadsheetDamage', column: row.name('key'), raw: key }
  const field = row.layout.columns.createdUtc === undefined ? 'created' : 'createdUtc'
  const when = moment(row.cell(field), field === 'createdUtc' ? 'UTC' : null)
  if (when === null) return { kind: 'badTime', column: row.name(field), raw: row.cell(field) }
  if (UNPAID.test(row.cell('status')) || NOT_CAPTURED.test(row.cell('captured'))) return 'ignored'
  const money = readMoney(row)
  if (isProblem(money)) return money
  const metadata = orders.map((index) => presentOrNull((row.source.cells[index] ?? '').trim()))
  const orderNo = presentOrNull(row.cell('order')) ?? metadata.find((text) => text !== null) ?? null
  const stated: Partial<EntryDraft> = {
    acquirerId: 'stripe',
    refs: presentRefs({ orderNo, acquirerNo: key, traceNo: presentOrNull(row.cell('intent')) }),
    card: cardOf(row),
    counterparty: textOrNull(row.cell('customer')),
    note: textOrNull(row.cell('description')),
    status: textOrNull(row.cell('status')),
  }
  const basis = { stream: 'payment' as const, line: row.source.line, currency: money.currency }
  const sale = draftOf(
    { ...basis, kind: 'sale', day: when.day, grossMinor: money.gross, feeMinor: negateMinor(money.fee) },
    { ...stated, naturalKey: key, at: when.at },
  )
  if (money.refunded === 0) return [sale]
  const refundedAt =
    row.cell('refundedUtc') === '' ? { day: when.day, at: null } : moment(row.cell('refundedUtc'), 'UTC')
  if (refundedAt === null) return { kind: 'badTime', column: row.name('refundedUtc'), raw: row.cell('refundedUtc') }
  const refund = draftOf(
    { ...basis, kind: 'refund', day: refundedAt.day, grossMinor: negateMinor(money.refunded) },
    { ...stated, naturalKey: `${key}|refunded`, at: refundedAt.at },
  )
  return [sale, refund]
}

interface Money {
  readonly currency: string
  readonly gross: Minor
  readonly refunded: Minor
  readonly fee: Minor
}

/** In the currency that reaches the balance: the converted one where the export has it. */
function readMoney(row: TableRow<Field>): Money | RowProblem {
  const converted = row.cell('convertedCurrency') !== '' && row.cell('convertedAmount') !== ''
  const currencyField = converted ? 'convertedCurrency' : 'currency'
  const currency = row.cell(currencyField).toUpperCase()
  if (!/^[A-Z]{3}$/.test(currency)) {
    return { kind: 'badCurrency', column: row.name(currencyField), raw: row.cell(currencyField) }
  }
  const decimals = currencyDecimals(currency)
  const amount = (field: Field, needed: boolean) =>
    (needed ? readAmount : readAmountOrZero)(row.cell(field), row.name(field), decimals)
  const gross = amount(converted ? 'convertedAmount' : 'amount', true)
  if (isProblem(gross)) return gross
  const refundedField = converted ? 'convertedRefunded' : 'refunded'
  const refunded = amount(refundedField, false)
  if (isProblem(refunded)) return refunded
  const fee = row.layout.columns.fee === undefined ? ZERO : amount('fee', false)
  if (isProblem(fee)) return fee
  if (refunded < 0 || refunded > gross) {
    return { kind: 'amountsDisagree', column: row.name(refundedField), raw: row.cell(refundedField) }
  }
  return { currency, gross, refunded: minor(refunded), fee }
}

function cardOf(row: TableRow<Field>): EntryDraft['card'] {
  const issuer = textOrNull(row.cell('brand'))
  const funding = row.cell('funding').toLowerCase()
  if (issuer === null) return null
  return funding === 'credit' || funding === 'debit' ? { issuer, type: funding } : { issuer }
}

export const stripePayments: Format = {
  id: 'stripe-payments',
  family: 'stripe',
  parserVersion: 1,
  streams: ['payment'],
  tokeniser: 'csv',
  detect: detectPayments,
  columnClass: stripeColumnClass,
  open: openPayments,
}
