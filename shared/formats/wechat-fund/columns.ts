// Columns of the WeChat Pay fund-flow bill by header name; brackets stand full-width in the older documents.

import type { ColumnClass } from '../format'
import type { ColumnNames, Columns } from '../header'
import { normaliseHeader } from '../header'

const NAMES = {
  at: ['记账时间'],
  businessNo: ['微信支付业务单号'],
  flowNo: ['资金流水单号'],
  business: ['业务名称'],
  type: ['业务类型'],
  direction: ['收支类型'],
  amount: ['收支金额(元)', '收支金额'],
  balance: ['账户结余(元)', '账户结余'],
  applicant: ['资金变更提交申请人'],
  note: ['备注'],
  voucherNo: ['业务凭证号'],
} as const satisfies ColumnNames<string>

export type FundField = keyof typeof NAMES
export type FundColumns = Columns<FundField>
export const FUND_COLUMNS: ColumnNames<FundField> = NAMES
export const FUND_NEEDED: readonly FundField[] = ['at', 'flowNo', 'type', 'direction', 'amount']

/** Header names of the totals, by what they total. */
export const FUND_TOTALS = {
  rows: ['资金流水总笔数'],
  inRows: ['收入笔数'],
  income: ['收入金额', '收入金额(元)'],
  outRows: ['支出笔数'],
  outgo: ['支出金额', '支出金额(元)'],
} as const satisfies ColumnNames<string>
export type FundTotal = keyof typeof FUND_TOTALS

const CLASSES: Readonly<Record<string, ColumnClass>> = { 备注: 'text', 业务名称: 'text', 业务类型: 'text' }

/** Numbers stay whole; only the note may hold what a person wrote. */
export function fundColumnClass(header: string): ColumnClass {
  return CLASSES[normaliseHeader(header)] ?? 'id'
}
