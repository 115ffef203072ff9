// What Shopify Payments calls its movements. A type that is not known keeps its amounts and becomes `other`.

import type { EntryKind } from '../../entry'

type Sides = readonly [credit: EntryKind, debit: EntryKind]

const TYPES: readonly (readonly [RegExp, Sides])[] = [
  [/^(?:charge|sale|payment|capture)$/, ['sale', 'sale']],
  [/^refund[_ ](?:failure|reversal)$/, ['reversal', 'reversal']],
  [/^refund$/, ['refund', 'refund']],
  [/^(?:chargeback|dispute)[_ ]fee$/, ['feeRefund', 'fee']],
  [/^(?:chargeback|dispute)[_ ](?:won|reversal|refund)$/, ['chargebackReversal', 'chargebackReversal']],
  [/^(?:chargeback|dispute)(?:[_ ](?:lost|withdrawal))?$/, ['chargebackReversal', 'chargeback']],
  [/^payout[_ ](?:failure|failed|cancell?ation)$/, ['returnedPayout', 'returnedPayout']],
  [/^(?:payout|transfer)$/, ['returnedPayout', 'payout']],
  [/^reserve(?:d[_ ]funds)?(?:[_ ](?:release|hold))?$/, ['release', 'reserve']],
  [/^(?:advance|advance[_ ]funding|capital.*|.*remittance)$/, ['transferIn', 'transferOut']],
  [/^(?:.*[_ ])?(?:fee|label|duty)$/, ['feeRefund', 'fee']],
  [
    /^(?:adjustment|.*[_ ]adjustment|marketplace[_ ]sales[_ ]tax|shop[_ ]cash.*|.*[_ ](?:credit|debit)|credit|debit)$/,
    ['adjustment', 'adjustment'],
  ],
]

/** The kind of a row by its type and side; `null` for a type that is not known. */
export function shopifyKind(type: string, credit: boolean): EntryKind | null {
  const known = TYPES.find(([words]) => words.test(type.toLowerCase()))
  return known ? known[1][credit ? 0 : 1] : null
}
