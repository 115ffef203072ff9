// Columns of Checkout.com's settlement breakdown by name; later reports add columns and stand in another order.

import type { ColumnClass } from '../format'
import { type ColumnNames, type Columns, normaliseHeader } from '../header'

const NAMES = {
  entity: ['cliententityid'],
  channel: ['processingchannelid'],
  type: ['type', 'breakdowntype'],
  payment: ['paymentid'],
  reference: ['reference'],
  atUtc: ['processedonutc'],
  at: ['processedon'],
  zone: ['timezone'],
  availableOn: ['availableon'],
  currency: ['holdingcurrency'],
  payout: ['payoutid'],
  gross: ['grossinholdingcurrency'],
  deduction: ['deductioninholdingcurrency'],
  net: ['netinholdingcurrency'],
  processing: ['processingfeeinholdingcurrency'],
  scheme: ['schemefeeinholdingcurrency'],
  interchange: ['interchangeinholdingcurrency'],
  tax: ['taxinholdingcurrency'],
  reserve: ['reserveinholdingcurrency'],
  method: ['paymentmethod'],
  cardType: ['cardtype'],
  authCode: ['authcode', 'authorizationcode'],
} as const satisfies ColumnNames<string>

export type BreakdownField = keyof typeof NAMES
export const BREAKDOWN_COLUMNS: ColumnNames<BreakdownField> = NAMES
const NEEDED: readonly BreakdownField[] = ['type', 'payment', 'at', 'currency', 'gross', 'deduction', 'net']

export function isBreakdownHeader(columns: Columns<BreakdownField>): boolean {
  return NEEDED.every((field) => columns[field] !== undefined)
}

/** Numbers of Checkout.com and the merchant's reference stay whole. */
export function breakdownColumnClass(header: string): ColumnClass {
  const name = normaliseHeader(header)
  if (/card|^bin$|pan$/.test(name)) return 'card'
  if (/account|iban/.test(name)) return 'account'
  return /id$|reference|arn$|authcode/.test(name) ? 'id' : 'text'
}
