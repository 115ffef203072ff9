// Columns of Stripe's itemised balance reports (balance_change_from_activity, payout_reconciliation, payouts) and of the
// older balance history by name: which of them a file has, and in which order, the merchant chooses.

import type { ColumnClass } from '../format'
import { type ColumnNames, type Columns, normaliseHeader } from '../header'

const NAMES = {
  key: ['balance_transaction_id'],
  historyKey: ['id'],
  createdUtc: ['created_utc', 'created(utc)'],
  created: ['created'],
  /** Payout reports state when the money arrives instead. */
  effectiveUtc: ['effective_at_utc'],
  effective: ['effective_at'],
  availableUtc: ['available_on_utc', 'availableon(utc)'],
  available: ['available_on', 'availableon'],
  currency: ['currency'],
  gross: ['gross', 'amount'],
  fee: ['fee'],
  net: ['net'],
  category: ['reporting_category', 'type'],
  description: ['description'],
  source: ['source_id', 'source', 'payout_id'],
  charge: ['charge_id'],
  intent: ['payment_intent_id'],
  payout: ['automatic_payout_id', 'transfer'],
  account: ['connected_account_id', 'connected_account', 'account_id'],
  method: ['payment_method_type'],
  cardBrand: ['card_brand'],
  cardFunding: ['card_funding'],
  customer: ['customer_id'],
  order: ['order_id', 'order_number', 'order_no', 'orderid'],
} as const satisfies ColumnNames<string>

export type BalanceField = keyof typeof NAMES
export type BalanceColumns = Columns<BalanceField>
export const BALANCE_COLUMNS: ColumnNames<BalanceField> = NAMES

/**
 * A header of an itemised report: its key, what happened and when, gross and one of fee and net. The balance history,
 * whose names are plainer, is known by more of them.
 */
export function isBalanceHeader(columns: BalanceColumns): boolean {
  const has = (...fields: readonly BalanceField[]) => fields.every((field) => columns[field] !== undefined)
  const timed = has('created') || has('createdUtc') || has('effective') || has('effectiveUtc')
  if (!has('category', 'currency', 'gross') || !timed) return false
  if (has('key')) return has('fee') || has('net')
  return has('historyKey', 'source', 'fee', 'net') && (has('available') || has('availableUtc'))
}

const METADATA = /^(?:.*_)?metadata\[(.+)\]$|^(.+?)\s*\(metadata\)$/i
/** Names under which shops keep their own order number at Stripe, best first. */
const ORDER_KEYS = [
  /^(?:merchant|shop|wc|woocommerce|magento)?_?order_?(?:id|no|num|number|ref|reference)$/,
  /^order$/,
  /^(?:merchant|external|client)_?(?:reference|identifier|id|ref)$/,
  /^reference$/,
]

/** Places of metadata columns that hold the shop's order number, best first. */
export function orderColumns(header: readonly string[]): readonly number[] {
  const keys = header.map(metadataKey)
  return ORDER_KEYS.flatMap((pattern) => keys.flatMap((key, index) => (key && pattern.test(key) ? [index] : [])))
}

function metadataKey(header: string): string | null {
  const match = METADATA.exec(header.replace(/^\ufeff/, '').trim())
  const key = match?.[1] ?? match?.[2]
  return key === undefined
    ? null
    : key
        .trim()
        .toLowerCase()
        .replace(/[\s-]+/g, '_')
}

/** Numbers of Stripe and orders stay whole; card columns and what people wrote are searched for card numbers. */
export function stripeColumnClass(header: string): ColumnClass {
  const key = metadataKey(header)
  if (key !== null)
    return /(?:^|_)(?:id|no|num|number|ref|reference|identifier)$|^order$/.test(key) ? idOrCard(key) : 'text'
  const name = normaliseHeader(header)
  if (/card|fingerprint|pan$/.test(name)) return 'card'
  if (/(?:^|_|[a-z])id$|^id$|^source$|^transfer$|order|invoice/.test(name)) return 'id'
  return /account|iban|bank/.test(name) ? 'account' : 'text'
}

function idOrCard(key: string): ColumnClass {
  return /card|account|iban/.test(key) ? 'card' : 'id'
}
