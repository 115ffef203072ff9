// Columns of Adyen's Settlement details and Payments accounting reports by name; merchants add and move columns.

import type { ColumnClass } from '../format'
import { type ColumnNames, type Columns, normaliseHeader } from '../header'

const SETTLEMENT = {
  account: ['merchantaccount'],
  psp: ['pspreference'],
  order: ['merchantreference'],
  method: ['paymentmethod'],
  variant: ['paymentmethodvariant'],
  at: ['creationdate', 'bookingdate'],
  zone: ['timezone'],
  type: ['type'],
  modification: ['modificationreference', 'modificationpspreference'],
  grossCurrency: ['grosscurrency'],
  grossDebit: ['grossdebit(gc)'],
  grossCredit: ['grosscredit(gc)'],
  currency: ['netcurrency'],
  netDebit: ['netdebit(nc)'],
  netCredit: ['netcredit(nc)'],
  commission: ['commission(nc)'],
  markup: ['markup(nc)'],
  scheme: ['schemefees(nc)'],
  interchange: ['interchange(nc)'],
  paymentFees: ['paymentfees(nc)'],
  dccMarkup: ['dccmarkup(nc)'],
  modificationMerchant: ['modificationmerchantreference'],
  batch: ['batchnumber'],
  store: ['store', 'storename', 'storecode'],
  terminal: ['uniqueterminalid', 'terminalid'],
  authCode: ['authorisationcode'],
} as const satisfies ColumnNames<string>

export type SettlementField = keyof typeof SETTLEMENT
export const SETTLEMENT_COLUMNS: ColumnNames<SettlementField> = SETTLEMENT
const SETTLEMENT_NEEDED: readonly SettlementField[] = ['psp', 'at', 'type', 'currency', 'netDebit', 'netCredit']

export function isSettlementHeader(columns: Columns<SettlementField>): boolean {
  return SETTLEMENT_NEEDED.every((field) => columns[field] !== undefined)
}

const ACCOUNTING = {
  account: ['merchantaccount'],
  psp: ['pspreference'],
  order: ['merchantreference'],
  method: ['paymentmethod'],
  variant: ['paymentmethodvariant'],
  at: ['bookingdate'],
  zone: ['timezone', 'bookingdatetimezone'],
  type: ['recordtype'],
  modification: ['modificationpspreference', 'modificationreference'],
  paymentCurrency: ['paymentcurrency'],
  captured: ['captured(pc)'],
  currency: ['settlementcurrency'],
  payable: ['payable(sc)'],
  commission: ['commission(sc)'],
  markup: ['markup(sc)'],
  scheme: ['schemefees(sc)'],
  interchange: ['interchange(sc)'],
  modificationMerchant: ['modificationmerchantreference'],
} as const satisfies ColumnNames<string>

export type AccountingField = keyof typeof ACCOUNTING
export const ACCOUNTING_COLUMNS: ColumnNames<AccountingField> = ACCOUNTING
const ACCOUNTING_NEEDED: readonly AccountingField[] = ['psp', 'at', 'type', 'currency', 'payable']

export function isAccountingHeader(columns: Columns<AccountingField>): boolean {
  return ACCOUNTING_NEEDED.every((field) => columns[field] !== undefined)
}

/**
 * References stay whole; cards, accounts and what merchants wrote themselves are searched for card numbers. The reference
 * of a modification is a sentence on rows of fees, and a number without a card word beside it on rows of payments.
 */
export function adyenColumnClass(header: string): ColumnClass {
  const name = normaliseHeader(header)
  if (/card|pan$|fundingsource|iban/.test(name)) return 'card'
  if (/account/.test(name)) return 'account'
  if (/^modification(?:merchant)?reference/.test(name)) return 'text'
  return /reference|^arn$|batchnumber|authori[sz]ationcode|terminalid|^store/.test(name) ? 'id' : 'text'
}
