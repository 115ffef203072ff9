// Columns of Shopify's exports by name: payments transactions, payouts, and orders (79 columns, or those a tool has kept).

import type { ColumnClass } from '../format'
import { type ColumnNames, type Columns, normaliseHeader } from '../header'

const PAYMENTS = {
  date: ['transactiondate'],
  type: ['type'],
  order: ['order'],
  brand: ['cardbrand'],
  source: ['cardsource'],
  payoutStatus: ['payoutstatus'],
  payoutDate: ['payoutdate'],
  payoutId: ['payoutid'],
  amount: ['amount'],
  fee: ['fee'],
  net: ['net'],
  checkout: ['checkout'],
  method: ['paymentmethodname', 'paymentmethod'],
  currency: ['currency'],
  vat: ['vat'],
  entity: ['businessentity', 'businessentityname'],
} as const satisfies ColumnNames<string>

export type PaymentField = keyof typeof PAYMENTS
export type PaymentColumns = Columns<PaymentField>
export const PAYMENT_COLUMNS: ColumnNames<PaymentField> = PAYMENTS

export function isPaymentsHeader(columns: PaymentColumns): boolean {
  const { date, type, amount, fee, net, payoutDate, payoutStatus } = columns
  if ((payoutDate ?? payoutStatus) === undefined) return false
  return [date, type, amount, fee, net].every((column) => column !== undefined)
}

const PAYOUTS = {
  date: ['payoutdate'],
  status: ['status'],
  charges: ['charges'],
  refunds: ['refunds'],
  adjustments: ['adjustments'],
  salesTax: ['marketplacesalestax'],
  advances: ['advances'],
  reserved: ['reservedfunds'],
  fees: ['fees'],
  retried: ['retriedamount'],
  total: ['total'],
  currency: ['currency'],
  payoutId: ['payoutid'],
  bankReference: ['bankreference'],
} as const satisfies ColumnNames<string>

export type PayoutField = keyof typeof PAYOUTS
export type PayoutColumns = Columns<PayoutField>
export const PAYOUT_COLUMNS: ColumnNames<PayoutField> = PAYOUTS

/** Parts that a payout's total is made of. */
export const PAYOUT_PARTS = [
  'charges',
  'refunds',
  'adjustments',
  'salesTax',
  'advances',
  'reserved',
  'fees',
  'retried',
] as const satisfies readonly PayoutField[]

export function isPayoutsHeader(columns: PayoutColumns): boolean {
  return (['date', 'charges', 'refunds', 'fees', 'total', 'currency'] as const).every(
    (field) => columns[field] !== undefined,
  )
}

const ORDERS = {
  name: ['name'],
  email: ['email'],
  state: ['financialstatus'],
  paidAt: ['paidat'],
  currency: ['currency'],
  total: ['total'],
  createdAt: ['createdat'],
  line: ['lineitemname'],
  cancelledAt: ['cancelledat'],
  method: ['paymentmethod'],
  reference: ['paymentreference', 'paymentreferences'],
  paymentId: ['paymentid'],
  refunded: ['refundedamount'],
  outstanding: ['outstandingbalance'],
  employee: ['employee'],
  location: ['location'],
  device: ['deviceid'],
  id: ['id'],
  billingName: ['billingname'],
} as const satisfies ColumnNames<string>

export type OrderField = keyof typeof ORDERS
export type OrderColumns = Columns<OrderField>
export const ORDER_COLUMNS: ColumnNames<OrderField> = ORDERS

/** `Name`, `Created at` and line items or a financial status make it Shopify's; the amount may be missing. */
export function isOrdersHeader(columns: OrderColumns): boolean {
  const { name, createdAt, line, state, total } = columns
  if (name === undefined || createdAt === undefined || total === undefined) return false
  return (line ?? state) !== undefined
}

const IDS: ReadonlySet<string> = new Set([
  'order',
  'payoutid',
  'checkout',
  'bankreference',
  'name',
  'id',
  'paymentreference',
  'paymentreferences',
  'paymentid',
  'receiptnumber',
  'deviceid',
  'lineitemsku',
])

/** Numbers that Shopify gave stay whole; notes, names and attributes are searched for cards. */
export function shopifyColumnClass(header: string): ColumnClass {
  return IDS.has(normaliseHeader(header)) ? 'id' : 'text'
}
