// The stream of a row in a file that mixes them (DESIGN §4): what a payment earns or costs, and what moves the account.

import type { EntryKind, Stream } from '../entry'

const PAYMENT: ReadonlySet<EntryKind> = new Set<EntryKind>([
  'sale',
  'refund',
  'void',
  'reversal',
  'preAuth',
  'preAuthCompletion',
  'chargeback',
  'chargebackReversal',
  'retrieval',
  'fee',
  'feeRefund',
  'adjustment',
])

/** `payment` for sales, refunds, fees, disputes and corrections of them; `fund` for payouts, holds and transfers. */
export function streamOf(kind: EntryKind): Stream {
  return PAYMENT.has(kind) ? 'payment' : 'fund'
}
