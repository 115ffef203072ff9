// What a line of Adyen's reports is, by its journal type. Source: docs.adyen.com reporting, settlement details report and
// payments accounting report (journal types). An unknown word moves money of an unknown kind: `other`.

import type { EntryKind, Stream } from '../../entry'

/** Kind of what comes in, kind of what goes out. */
type Kinds = readonly [EntryKind, EntryKind]

const RULES: readonly (readonly [RegExp, Stream, Kinds])[] = [
  [/^(?:settled|refunded)\w*reversed/i, 'payment', ['reversal', 'reversal']],
  [/^(?:capturefailed|refundfailed|refundnotcleared)/i, 'payment', ['reversal', 'reversal']],
  [/^settled/i, 'payment', ['sale', 'sale']],
  [/^refunded/i, 'payment', ['refund', 'refund']],
  [/^(?:second)?chargeback\w*reversed/i, 'payment', ['chargebackReversal', 'chargebackReversal']],
  [/^(?:second)?chargeback/i, 'payment', ['chargeback', 'chargeback']],
  [/^(?:fee|invoicededuction|paymentcost|advancementcommission)/i, 'payment', ['feeRefund', 'fee']],
  [/^(?:merchant|acquirer)payout/i, 'fund', ['returnedPayout', 'payout']],
  [/^(?:reserve|deposit)/i, 'fund', ['reserve', 'reserve']],
  [/transfer|^paidout|^merchantpayin|^topup/i, 'fund', ['transferIn', 'transferOut']],
  [/correct|adjust|matchedstatement/i, 'fund', ['adjustment', 'adjustment']],
]

export interface AdyenKind {
  readonly stream: Stream
  readonly kind: EntryKind
  /** The row is about one payment, so its gross and its fees are printed beside its net. */
  readonly ofPayment: boolean
}

const FEE_KINDS: ReadonlySet<EntryKind> = new Set<EntryKind>(['fee', 'feeRefund'])

/** `null` where the text has not the form of a journal type. `income`: it adds to the balance. */
export function adyenKind(type: string, income: boolean): AdyenKind | null {
  if (!/^[A-Za-z][A-Za-z0-9 _-]*$/.test(type)) return null
  const word = type.replaceAll(' ', '')
  const [, stream, kinds] = RULES.find(([pattern]) => pattern.test(word)) ?? [null, 'fund' as const, ['other', 'other']]
  const kind = (income ? kinds[0] : kinds[1]) ?? 'other'
  return { stream, kind, ofPayment: stream === 'payment' && !FEE_KINDS.has(kind) }
}

/** Steps in the life of a payment that move no money to or from the merchant (Payments accounting report). */
export function isStepOnly(type: string): boolean {
  return /^(?:received|authorised|sentfor|refused|cancelled|expired|error|retried|requestforinformation|notificationof|informationsupplied|payoutauthorised|payouterror|payoutfailed|receivedpayout|authorisationadjust)/i.test(
    type,
  )
}
