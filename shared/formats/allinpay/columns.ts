// The 34 columns of Allinpay's transaction file by header name. Card holders' names and identity numbers are among them:
// they are masked before anything is stored, and no entry carries them.

import { classByName } from '../column-class'
import type { ColumnClass } from '../format'
import type { ColumnNames, Columns } from '../header'
import { normaliseHeader } from '../header'

const NAMES = {
  merchantNo: ['商户号', '商户编号'],
  storeNo: ['门店编号', '门店号'],
  storeName: ['门店名称'],
  terminalNo: ['终端号', '终端编号'],
  time: ['交易时间'],
  kind: ['交易类型'],
  batchNo: ['交易批次号', '批次号'],
  traceNo: ['凭证号', '流水号'],
  rrn: ['参考号', '检索参考号'],
  card: ['卡号'],
  cardType: ['卡类别', '卡类型'],
  issuer: ['发卡行名称'],
  amount: ['交易金额'],
  fee: ['手续费'],
  day: ['交易日期'],
  acquirerNo: ['交易单号'],
  orderNo: ['订单号'],
  note: ['商户备注'],
  original: ['原始金额'],
  settled: ['结算金额'],
  method: ['产品类型'],
  originalNo: ['原交易单', '原交易单号'],
} as const satisfies ColumnNames<string>

export type AllinpayField = keyof typeof NAMES
export type AllinpayColumns = Columns<AllinpayField>
export const ALLINPAY_COLUMNS: ColumnNames<AllinpayField> = NAMES
export const ALLINPAY_NEEDED: readonly AllinpayField[] = [
  'merchantNo',
  'terminalNo',
  'time',
  'kind',
  'rrn',
  'amount',
  'day',
  'acquirerNo',
]

const CLASSES: Readonly<Record<string, ColumnClass>> = {
  持卡人姓名: 'name',
  持卡人身份证: 'identity',
  卡号: 'card',
  出金方账户名称: 'name',
  参考号: 'id',
  对接应用号: 'id',
}

export function allinpayColumnClass(header: string): ColumnClass {
  return CLASSES[normaliseHeader(header)] ?? classByName(header)
}
