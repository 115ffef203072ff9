// Columns of Square's transactions and items exports by name; their number has grown from 41 to 55 over the years.

import type { ColumnClass } from '../format'
import { type ColumnNames, type Columns, normaliseHeader } from '../header'

const TRANSACTIONS = {
  date: ['date'],
  time: ['time'],
  zone: ['timezone'],
  collected: ['totalcollected'],
  card: ['card'],
  cash: ['cash'],
  giftCard: ['squaregiftcard'],
  otherTender: ['othertender'],
  otherType: ['othertendertype'],
  fees: ['fees'],
  thirdPartyFees: ['thirdpartyfees'],
  internationalFee: ['internationalfee'],
  net: ['nettotal'],
  transactionId: ['transactionid'],
  paymentId: ['paymentid'],
  brand: ['cardbrand'],
  suffix: ['pansuffix'],
  source: ['source'],
  entry: ['cardentrymethods'],
  device: ['devicename'],
  staff: ['staffname'],
  description: ['description'],
  event: ['eventtype'],
  depositId: ['depositid'],
  depositDate: ['depositdate'],
  location: ['location'],
  customer: ['customername'],
  status: ['transactionstatus'],
  orderReference: ['orderreferenceid'],
} as const satisfies ColumnNames<string>

export type TransactionField = keyof typeof TRANSACTIONS
export type TransactionColumns = Columns<TransactionField>
export const TRANSACTION_COLUMNS: ColumnNames<TransactionField> = TRANSACTIONS

const NEEDED_TRANSACTIONS = [
  'date',
  'time',
  'collected',
  'fees',
  'net',
  'transactionId',
  'paymentId',
] as const satisfies readonly TransactionField[]

export function isTransactionsHeader(columns: TransactionColumns): boolean {
  return NEEDED_TRANSACTIONS.every((field) => columns[field] !== undefined)
}

const ITEMS = {
  date: ['date'],
  time: ['time'],
  zone: ['timezone'],
  thing: ['item'],
  quantity: ['qty'],
  gross: ['grosssales'],
  discounts: ['discounts'],
  net: ['netsales'],
  tax: ['tax'],
  transactionId: ['transactionid'],
  paymentId: ['paymentid'],
  device: ['devicename'],
  event: ['eventtype'],
  location: ['location'],
  employee: ['employee'],
  customer: ['customername'],
} as const satisfies ColumnNames<string>

export type LineField = keyof typeof ITEMS
export type LineColumns = Columns<LineField>
export const LINE_COLUMNS: ColumnNames<LineField> = ITEMS

const NEEDED_LINES = [
  'date',
  'time',
  'thing',
  'quantity',
  'net',
  'tax',
  'transactionId',
] as const satisfies readonly LineField[]

export function isLinesHeader(columns: LineColumns): boolean {
  return NEEDED_LINES.every((field) => columns[field] !== undefined)
}

const IDS: ReadonlySet<string> = new Set([
  'transactionid',
  'paymentid',
  'depositid',
  'staffid',
  'customerid',
  'customerreferenceid',
  'orderreferenceid',
  'token',
  'sku',
  'gtin',
])

/** The last digits of a card and whatever else may stand in that column are treated as a card. */
export function squareColumnClass(header: string): ColumnClass {
  const name = normaliseHeader(header)
  if (name === 'pansuffix' || name === 'card') return 'card'
  return IDS.has(name) ? 'id' : 'text'
}
