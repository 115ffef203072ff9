// One transaction of Square: what was collected, in several tenders at once. Fees are printed negative and
// net total = total collected + fees. Cash, gift cards and other tenders are never paid out by Square: they are orders that
// were paid otherwise, told apart by their method; the rest is a payment that Square owes.

import type { Card, EntryDraft, EntryKind } from '../../entry'
import { type Currency, type Minor, minor } from '../../money'
import { isProblem } from '../amount'
import { isSpreadsheetNumber, presentOrNull, textOrNull } from '../cell'
import type { DateOrder } from '../clock'
import { dayInOrder } from '../date-order'
import { draftOf, presentRefs } from '../draft'
import type { TableRow } from '../header-table'
import type { RowProblem } from '../ledger'
import type { TransactionField } from './columns'
import { type SquareMoment, squareAmount, squareMoment } from './form'

export type TransactionRow = TableRow<TransactionField>

/** Reads a row into its drafts, or names the first thing that is wrong with it. */
export function readTransaction(
  row: TransactionRow,
  order: DateOrder,
  currency: Currency,
): readonly EntryDraft[] | RowProblem | 'nothing' {
  const { cell, name } = row
  for (const field of ['transactionId', 'paymentId'] as const) {
    if (isSpreadsheetNumber(cell(field))) return { kind: 'spreadsheetDamage', column: name(field), raw: cell(field) }
  }
  if (cell('transactionId') === '') return { kind: 'missingCell', column: name('transactionId'), raw: '' }
  const when = squareMoment(cell('date'), cell('time'), cell('zone'), order)
  if (when === 'date') return { kind: 'badDay', column: name('date'), raw: cell('date') }
  if (when === 'time') return { kind: 'badTime', column: name('time'), raw: cell('time') }
  const amounts = readAmounts(row, currency)
  if (isProblem(amounts)) return amounts
  if (/^(?:failed|cancel+ed|voided)$/i.test(cell('status'))) return 'nothing'
  const kind = kindOf(cell('event'), amounts.collected)
  if (kind === null) return { kind: 'unknownKind', column: name('event'), raw: cell('event') }
  return draftsOf({ row, order, currency, when, kind }, amounts)
}

interface Amounts {
  readonly collected: Minor
  readonly fee: Minor
  readonly elsewhere: readonly { readonly method: string; readonly amount: Minor }[]
}

interface Known {
  readonly row: TransactionRow
  readonly order: DateOrder
  readonly currency: Currency
  readonly when: SquareMoment
  readonly kind: EntryKind
}

/** Older exports have no event column: their sign tells. */
function kindOf(event: string, collected: Minor): EntryKind | null {
  if (event === '') return collected < 0 ? 'refund' : 'sale'
  if (/^payment$/i.test(event)) return 'sale'
  if (/^refund$/i.test(event)) return 'refund'
  if (/chargeback|dispute/i.test(event)) return collected < 0 ? 'chargeback' : 'chargebackReversal'
  return null
}

function readAmounts(row: TransactionRow, currency: Currency): Amounts | RowProblem {
  const read = (field: TransactionField) => squareAmount(row.cell(field), row.name(field), currency)
  const printed = (['collected', 'fees', 'net', 'thirdPartyFees', 'internationalFee'] as const).map(read)
  const tenders = (['cash', 'giftCard', 'otherTender', 'card'] as const).map(read)
  for (const amount of [...printed, ...tenders]) if (isProblem(amount)) return amount
  if (row.cell('collected') === '') return { kind: 'missingCell', column: row.name('collected'), raw: '' }
  const [collected, fees, net, third, foreign] = numbers(printed)
  const [cash, giftCard, other, card] = numbers(tenders)
  // Further tenders may have columns of their own, so less is no contradiction; more is.
  if (Math.abs(cash + giftCard + other + card) > Math.abs(collected)) {
    return { kind: 'amountsDisagree', column: row.name('card'), raw: row.cell('card') }
  }
  const charged = [fees, fees + third, fees + foreign, fees + third + foreign].find((fee) => collected + fee === net)
  if (charged === undefined) return { kind: 'amountsDisagree', column: row.name('net'), raw: row.cell('net') }
  const otherType = textOrNull(row.cell('otherType'))
  return {
    collected: minor(collected),
    fee: minor(charged),
    elsewhere: [
      { method: 'Cash', amount: minor(cash) },
      { method: 'Square Gift Card', amount: minor(giftCard) },
      { method: otherType === null ? 'Other Tender' : `Other Tender: ${otherType}`, amount: minor(other) },
    ].filter(({ amount }) => amount !== 0),
  }
}

function numbers(read: readonly (Minor | RowProblem)[]): [number, number, number, number, number] {
  const [a = 0, b = 0, c = 0, d = 0, e = 0] = read.map((amount) => (isProblem(amount) ? 0 : amount))
  return [a, b, c, d, e]
}

function draftsOf(known: Known, { collected, fee, elsewhere }: Amounts): readonly EntryDraft[] {
  const paidOtherwise = elsewhere.reduce((sum, { amount }) => sum + amount, 0)
  const owed = collected - paidOtherwise
  const drafts = owed !== 0 || fee !== 0 || elsewhere.length === 0 ? [payment(known, minor(owed), fee)] : []
  const alone = drafts.length === 0 && elsewhere.length === 1
  return [...drafts, ...elsewhere.map((tender) => otherwise(known, tender, alone))]
}

function payment(known: Known, grossMinor: Minor, feeMinor: Minor): EntryDraft {
  const { row, kind, when, currency } = known
  const { cell } = row
  const [transactionId, paymentId] = [cell('transactionId'), presentOrNull(cell('paymentId'))]
  return draftOf(
    { stream: 'payment', kind, line: row.source.line, day: when.day, currency, grossMinor, feeMinor },
    {
      ...statedBy(known),
      naturalKey: [transactionId, paymentId ?? '', ...eventKey(known)].join('|'),
      settleDay: cell('depositDate') === '' ? null : dayInOrder(cell('depositDate'), known.order),
      acquirerId: 'square',
      refs: presentRefs({
        orderNo: presentOrNull(cell('orderReference')),
        acquirerNo: transactionId,
        refundNo: kind === 'refund' ? paymentId : null,
        traceNo: kind === 'refund' ? null : paymentId,
        payoutNo: presentOrNull(cell('depositId')),
      }),
      card: cardOf(row),
      method: textOrNull(cell('source')),
    },
  )
}

/** A transaction paid in one other tender is the same order that the items export lists. */
function otherwise(known: Known, tender: { method: string; amount: Minor }, alone: boolean): EntryDraft {
  const { row, kind, when, currency } = known
  const transactionId = row.cell('transactionId')
  const key = [transactionId, ...eventKey(known)]
  return draftOf(
    { stream: 'order', kind, line: row.source.line, day: when.day, currency, grossMinor: tender.amount },
    {
      ...statedBy(known),
      naturalKey: (alone ? key : [...key, tender.method]).join('|'),
      refs: presentRefs({ orderNo: transactionId, acquirerNo: transactionId }),
      method: tender.method,
    },
  )
}

/** Partial refunds of one payment differ in their time. */
function eventKey({ kind, row }: Known): readonly string[] {
  return kind === 'sale' ? ['sale'] : [kind, row.cell('date'), row.cell('time')]
}

function statedBy({ row, when }: Known): Partial<EntryDraft> {
  const { cell } = row
  return {
    at: when.at,
    terminalNo: textOrNull(cell('device')),
    storeNo: textOrNull(cell('location')),
    counterparty: textOrNull(cell('customer')),
    note: textOrNull(cell('description')),
    status: textOrNull(cell('status')),
    operator: textOrNull(cell('staff')),
  }
}

function cardOf(row: TransactionRow): Card | null {
  const [issuer, suffix] = [textOrNull(row.cell('brand')), /(\d{4})$/.exec(row.cell('suffix'))?.[1]]
  if (issuer === null && suffix === undefined) return null
  return {
    ...(issuer === null ? {} : { issuer }),
    ...(suffix === undefined ? {} : { masked: `****${suffix}` }),
  }
}
