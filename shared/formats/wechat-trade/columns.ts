// Columns of the WeChat Pay transaction bill by header name: ALL, SUCCESS, REFUND and the legacy layouts differ in order.

import type { ColumnClass } from '../format'
import type { ColumnNames, Columns } from '../header'
import { normaliseHeader } from '../header'

const NAMES = {
  time: ['交易时间'],
  merchantNo: ['商户号'],
  subMerchantNo: ['特约商户号', '子商户号'],
  device: ['设备号'],
  acquirerNo: ['微信订单号'],
  orderNo: ['商户订单号'],
  payer: ['用户标识'],
  tradeType: ['交易类型'],
  state: ['交易状态'],
  bank: ['付款银行'],
  currency: ['货币种类'],
  /** 应结订单金额; the legacy layout states only 总金额. */
  settled: ['应结订单金额', '总金额'],
  refundAskedAt: ['退款申请时间'],
  refundedAt: ['退款成功时间'],
  refundNo: ['微信退款单号'],
  merchantRefundNo: ['商户退款单号'],
  refunded: ['退款金额'],
  refundCoupon: ['充值券退款金额', '企业红包退款金额', '代金券或立减优惠退款金额', '代金券退款金额'],
  refundState: ['退款状态'],
  product: ['商品名称'],
  fee: ['手续费'],
  rate: ['费率'],
  ordered: ['订单金额'],
  refundAsked: ['申请退款金额'],
} as const satisfies ColumnNames<string>

export type WechatField = keyof typeof NAMES
export type WechatColumns = Columns<WechatField>
export const WECHAT_COLUMNS: ColumnNames<WechatField> = NAMES

/** Header names of the totals row, by what they total. */
export const WECHAT_TOTALS = {
  count: ['总交易单数'],
  settled: ['应结订单总金额', '总交易额', '总交易金额'],
  refunded: ['退款总金额', '总退款金额'],
  refundCoupon: [
    '充值券退款总金额',
    '总企业红包退款金额',
    '企业红包退款总金额',
    '总代金券或立减优惠退款金额',
    '代金券或立减优惠退款总金额',
  ],
  fee: ['手续费总金额', '总手续费金额'],
  ordered: ['订单总金额'],
  refundAsked: ['申请退款总金额'],
} as const satisfies ColumnNames<string>
export type WechatTotal = keyof typeof WECHAT_TOTALS

const CLASSES: Readonly<Record<string, ColumnClass>> = {
  商品名称: 'text',
  商户数据包: 'text',
  费率备注: 'text',
  设备号: 'text',
}

/** Numbers of orders, merchants and payers stay whole; only what merchants wrote themselves is searched for cards. */
export function wechatColumnClass(header: string): ColumnClass {
  return CLASSES[normaliseHeader(header)] ?? 'id'
}
