// Columns of the section bodies of PayPal's settlement report (STL) and transaction detail report (TRR), by name.

import type { ColumnClass } from '../format'
import { type ColumnNames, type Columns, normaliseHeader } from '../header'

const NAMES = {
  transactionId: ['transactionid'],
  invoiceId: ['invoiceid'],
  referenceId: ['paypalreferenceid'],
  referenceType: ['paypalreferenceidtype'],
  event: ['transactioneventcode'],
  begun: ['transactioninitiationdate'],
  completed: ['transactioncompletiondate'],
  side: ['transactiondebitorcredit'],
  gross: ['grosstransactionamount'],
  currency: ['grosstransactioncurrency'],
  feeSide: ['feedebitorcredit'],
  fee: ['feeamount'],
  feeCurrency: ['feecurrency'],
  status: ['transactionalstatus'],
  subject: ['transactionsubject'],
  note: ['transactionnote'],
  payer: ["payer'saccountid", 'payersaccountid'],
  custom: ['customfield'],
  cardType: ['cardtype'],
  source: ['paymentsource'],
  storeId: ['storeid'],
  bankReference: ['bankreferenceid'],
  trackingId: ['paymenttrackingid'],
} as const satisfies ColumnNames<string>

export type ReportField = keyof typeof NAMES
export type ReportColumns = Columns<ReportField>
export const REPORT_COLUMNS: ColumnNames<ReportField> = NAMES

export const REPORT_NEEDED = [
  'transactionId',
  'event',
  'begun',
  'side',
  'gross',
  'currency',
  'feeSide',
  'fee',
] as const satisfies readonly ReportField[]

const IDS: ReadonlySet<string> = new Set([
  ...NAMES.transactionId,
  ...NAMES.invoiceId,
  ...NAMES.referenceId,
  ...NAMES.storeId,
  ...NAMES.bankReference,
  ...NAMES.trackingId,
  'consumerid',
  'itemid',
])

/** Numbers that PayPal or the shop gave stay whole; what payers and sellers wrote is searched for cards. */
export function reportColumnClass(header: string): ColumnClass {
  return IDS.has(normaliseHeader(header)) ? 'id' : 'text'
}
