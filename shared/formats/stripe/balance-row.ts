// One balance transaction: gross as printed (refunds negative), a fee that is printed positive when charged, and
// net = gross − fee. Amounts are in major units of the row's own currency, which is printed in lower case.

import type { Day } from '../../day'
import type { Card, EntryDraft } from '../../entry'
import { currencyDecimals, type Minor, minor, negateMinor } from '../../money'
import { isProblem, readAmount } from '../amount'
import { isSpreadsheetNumber, lacksSeconds, presentOrNull, textOrNull } from '../cell'
import type { Moment } from '../clock'
import { draftOf, presentRefs } from '../draft'
import type { TableRow } from '../header-table'
import type { RowProblem } from '../ledger'
import type { ZonedMoment } from '../zoned-time'
import type { BalanceField } from './columns'
import { type StripeKind, stripeKind } from './kinds'

export type BalanceRow = TableRow<BalanceField>

const KEYS = ['key', 'historyKey', 'source', 'charge', 'intent', 'payout'] as const

/** Reads a row into its draft, or names the first thing that is wrong with it. `orders`: places of order numbers. */
export function readBalanceRow(
  row: BalanceRow,
  moment: ZonedMoment,
  orders: readonly number[],
): EntryDraft | RowProblem {
  const keyField = isHistory(row) ? 'historyKey' : 'key'
  const key = presentOrNull(row.cell(keyField))
  if (key === null) return { kind: 'missingCell', column: row.name(keyField), raw: '' }
  const damaged = KEYS.find((field) => isSpreadsheetNumber(row.cell(field)))
  if (damaged) return { kind: 'spreadsheetDamage', column: row.name(damaged), raw: row.cell(damaged) }
  const when = readWhen(row, moment)
  if (isProblem(when)) return when
  const currency = row.cell('currency').toUpperCase()
  if (!/^[A-Z]{3}$/.test(currency))
    return { kind: 'badCurrency', column: row.name('currency'), raw: row.cell('currency') }
  const amounts = readAmounts(row, currencyDecimals(currency))
  if (isProblem(amounts)) return amounts
  const category = row.cell('category')
  const kind = stripeKind(category, amounts.gross - amounts.fee > 0)
  if (kind === null) return { kind: 'unknownKind', column: row.name('category'), raw: category }
  const available = readAvailable(row, moment)
  if (isProblem(available)) return available
  return draftOf(
    {
      ...kind,
      line: row.source.line,
      day: when.day,
      currency,
      grossMinor: amounts.gross,
      feeMinor: negateMinor(amounts.fee),
    },
    {
      naturalKey: key,
      at: when.at,
      settleDay: kind.stream === 'payment' ? available : null,
      acquirerId: 'stripe',
      merchantNo: presentOrNull(row.cell('account')),
      refs: refsOf(row, kind, orders),
      card: cardOf(row),
      method: textOrNull(row.cell('method')),
      counterparty: textOrNull(row.cell('customer')),
      note: textOrNull(row.cell('description')),
      status: category,
    },
  )
}

/** The day is the account's where the file has it; the instant only comes from a column that is in UTC. */
function readWhen(row: BalanceRow, moment: ZonedMoment): Moment | RowProblem {
  const { created, createdUtc } = row.layout.columns
  const dated = created !== undefined || createdUtc !== undefined
  const utc = readTime(row, dated ? 'createdUtc' : 'effectiveUtc', 'UTC', moment)
  if (utc !== null && isProblem(utc)) return utc
  const local = readTime(row, dated ? 'created' : 'effective', null, moment)
  if (local !== null && isProblem(local)) return local
  const day = local?.day ?? utc?.day
  if (day === undefined) return { kind: 'missingCell', column: row.name('created'), raw: '' }
  return { day, at: utc === null ? (local?.at ?? null) : utc.at }
}

/** `null` where the file has no such column. */
function readTime(
  row: BalanceRow,
  field: 'created' | 'createdUtc' | 'effective' | 'effectiveUtc',
  zone: string | null,
  moment: ZonedMoment,
): Moment | RowProblem | null {
  if (row.layout.columns[field] === undefined) return null
  const raw = row.cell(field)
  if (lacksSeconds(raw) && !isHistory(row)) return { kind: 'spreadsheetDamage', column: row.name(field), raw }
  return moment(raw, zone) ?? { kind: 'badTime', column: row.name(field), raw }
}

/** The older balance history prints minutes; itemised reports print seconds. */
function isHistory(row: BalanceRow): boolean {
  return row.layout.columns.key === undefined
}

function readAvailable(row: BalanceRow, moment: ZonedMoment): Day | null | RowProblem {
  const field = row.layout.columns.available === undefined ? 'availableUtc' : 'available'
  const text = row.cell(field)
  if (text === '') return null
  return moment(text, null)?.day ?? { kind: 'badTime', column: row.name(field), raw: text }
}

function readAmounts(row: BalanceRow, decimals: number): { gross: Minor; fee: Minor } | RowProblem {
  const gross = readAmount(row.cell('gross'), row.name('gross'), decimals)
  if (isProblem(gross)) return gross
  const { fee: feeColumn, net: netColumn } = row.layout.columns
  const fee = feeColumn === undefined ? null : readAmount(row.cell('fee'), row.name('fee'), decimals)
  if (fee !== null && isProblem(fee)) return fee
  const net = netColumn === undefined ? null : readAmount(row.cell('net'), row.name('net'), decimals)
  if (net !== null && isProblem(net)) return net
  if (fee === null) return { gross, fee: minor(gross - (net ?? gross)) }
  if (net !== null && gross - fee !== net)
    return { kind: 'amountsDisagree', column: row.name('net'), raw: row.cell('net') }
  return { gross, fee }
}

function refsOf(row: BalanceRow, { kind, stream }: StripeKind, orders: readonly number[]): EntryDraft['refs'] {
  const source = presentOrNull(row.cell('source'))
  const intent = presentOrNull(row.cell('intent'))
  const payout = presentOrNull(row.cell('payout'))
  if (kind === 'payout' || kind === 'returnedPayout') {
    const own = source?.startsWith('po_') || payout === null ? source : payout
    return presentRefs({ payoutNo: own, traceNo: source === own ? null : source })
  }
  const metadata = orders.map((index) => presentOrNull((row.source.cells[index] ?? '').trim()))
  const orderNo = presentOrNull(row.cell('order')) ?? metadata.find((text) => text !== null) ?? null
  const charge = presentOrNull(row.cell('charge'))
  const common = { orderNo, acquirerNo: charge ?? (stream === 'payment' ? intent : null), payoutNo: payout }
  if (kind === 'sale') return presentRefs({ ...common, acquirerNo: charge ?? source ?? intent, traceNo: intent })
  if (kind === 'refund' || kind === 'reversal') return presentRefs({ ...common, refundNo: source, traceNo: intent })
  return presentRefs({ ...common, traceNo: source })
}

function cardOf(row: BalanceRow): Card | null {
  const issuer = textOrNull(row.cell('cardBrand'))
  const funding = row.cell('cardFunding').toLowerCase()
  if (issuer === null) return null
  return funding === 'credit' || funding === 'debit' ? { issuer, type: funding } : { issuer }
}
