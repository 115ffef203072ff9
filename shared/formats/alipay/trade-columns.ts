// Columns of Alipay's 业务明细 by header name, brackets and case normalised: 25 columns, 29 for banks and ISVs.

import type { ColumnNames, Columns } from '../header'

const NAMES = {
  acquirerNo: ['支付宝交易号'],
  orderNo: ['商户订单号'],
  kind: ['业务类型'],
  product: ['商品名称'],
  createdAt: ['创建时间'],
  finishedAt: ['完成时间'],
  storeNo: ['门店编号'],
  operator: ['操作员'],
  terminalNo: ['终端号'],
  payer: ['对方账户'],
  ordered: ['订单金额(元)', '订单金额'],
  received: ['商家实收(元)', '商家实收'],
  discount: ['商家优惠(元)', '商家优惠'],
  refundNo: ['退款批次号/请求号', '退款批次号', '退款请求号'],
  fee: ['服务费(元)', '服务费'],
  share: ['分润(元)', '分润'],
  net: ['实收净额(元)', '实收净额'],
  merchantNo: ['商户识别号'],
  method: ['交易方式'],
  note: ['备注'],
} as const satisfies ColumnNames<string>

export type TradeField = keyof typeof NAMES
export type TradeColumns = Columns<TradeField>
export const TRADE_COLUMNS: ColumnNames<TradeField> = NAMES
export const TRADE_NEEDED: readonly TradeField[] = ['acquirerNo', 'orderNo', 'kind', 'finishedAt', 'received']
