// What a balance transaction is, by its reporting category, or by its type in the older balance history. Source:
// docs.stripe.com/reports/reporting-categories and /reports/balance-transaction-types. The list grows: another word is
// `other`, with the word as its status.

import type { EntryKind, Stream } from '../../entry'

/** Stream, kind of what comes in, kind of what goes out. */
type Rule = readonly [Stream, EntryKind, EntryKind]

const RULES: readonly (readonly [RegExp, Rule])[] = [
  [/^(?:charge|payment)$/, ['payment', 'sale', 'sale']],
  [
    /^(?:partial_capture_reversal|charge_failure|payment_reversal|payment_failure_refund)$/,
    ['payment', 'reversal', 'reversal'],
  ],
  [/^(?:refund|payment)_(?:refund_)?failure$/, ['payment', 'reversal', 'reversal']],
  [/^(?:payment_)?refund$/, ['payment', 'refund', 'refund']],
  [/^dispute$/, ['payment', 'chargeback', 'chargeback']],
  [/^dispute_reversal$/, ['payment', 'chargebackReversal', 'chargebackReversal']],
  [
    /^(?:fee|network_cost|tax|tax_fee|platform_fee|stripe_fee|stripe_fx_fee|stripe_fee_tax)$/,
    ['payment', 'feeRefund', 'fee'],
  ],
  [/^payout$/, ['fund', 'returnedPayout', 'payout']],
  [/^payout_(?:reversal|failure|cancel)$/, ['fund', 'returnedPayout', 'returnedPayout']],
  [/reserve|_hold$|_release$/, ['fund', 'release', 'hold']],
  [/^(?:transfer|topup|connect_collection_transfer|balance_transfer)|_transfer/, ['fund', 'transferIn', 'transferOut']],
  [/adjustment|^currency_conversion$|^platform_earning|^application_fee/, ['fund', 'adjustment', 'adjustment']],
]

export interface StripeKind {
  readonly stream: Stream
  readonly kind: EntryKind
}

/** `null` where the word has not the form of a category. `income`: it adds to the balance. */
export function stripeKind(category: string, income: boolean): StripeKind | null {
  if (!/^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/.test(category)) return null
  const [stream, inwards, outwards] = RULES.find(([pattern]) => pattern.test(category))?.[1] ?? [
    'fund',
    'other',
    'other',
  ]
  return { stream, kind: income ? inwards : outwards }
}
