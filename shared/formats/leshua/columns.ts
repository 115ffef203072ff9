// Columns of Leshua's bill by header name. Its documents name 25; older files call some of them differently.

import type { ColumnNames, Columns } from '../header'

const NAMES = {
  merchantNo: ['商户号', '商户编号', '乐刷商户号', '商户id'],
  storeNo: ['门店号', '门店编号', '门店id'],
  terminalNo: ['终端号', '终端编号', '设备号', '终端id'],
  at: ['交易时间', '支付时间', '交易完成时间', '完成时间', '订单时间', '交易日期时间'],
  day: ['交易日期', '日期'],
  settleDay: ['清算日期', '结算日期', '对账日期', '账单日期'],
  acquirerNo: ['乐刷订单号', '平台订单号', '乐刷流水号', '平台流水号', '交易流水号', '交易单号'],
  orderNo: ['商户订单号', '第三方订单号', '商家订单号', '外部订单号'],
  channelNo: ['渠道订单号', '上游订单号', '支付渠道订单号', '微信/支付宝订单号', '官方订单号'],
  refundNo: ['退款单号', '乐刷退款单号', '平台退款单号', '退款订单号'],
  merchantRefundNo: ['商户退款单号', '第三方退款单号'],
  originalNo: ['原订单号', '原乐刷订单号', '原交易单号', '原平台订单号'],
  direction: ['资金流向'],
  type: ['交易类型', '业务类型', '订单类型'],
  method: ['支付方式', '支付类型', '支付渠道', '产品类型'],
  amount: ['交易金额', '订单金额', '交易金额(分)', '订单金额(分)', '金额', '金额(分)'],
  fee: ['手续费', '手续费(分)', '交易手续费', '交易手续费(分)'],
  rate: ['费率', '费率(万分之)'],
  settled: [
    '结算金额',
    '结算金额(分)',
    '入账金额',
    '入账金额(分)',
    '到账金额',
    '到账金额(分)',
    '清算金额',
    '清算金额(分)',
  ],
  card: ['卡号', '银行卡号'],
  cardType: ['卡类型', '卡类别', '借贷标识'],
  rrn: ['参考号', '检索参考号'],
  traceNo: ['凭证号', '流水号'],
  batchNo: ['批次号'],
  status: ['交易状态', '状态', '订单状态'],
  note: ['备注', '附加信息', '商品描述'],
} as const satisfies ColumnNames<string>

export type LeshuaField = keyof typeof NAMES
export type LeshuaColumns = Columns<LeshuaField>
export const LESHUA_COLUMNS: ColumnNames<LeshuaField> = NAMES
export const LESHUA_NEEDED: readonly LeshuaField[] = ['direction', 'amount']
