// Fields of UnionPay's 全渠道 files: ZM (trades) and ZME (corrections), fixed width in bytes of GBK, parted by one blank.
// Source: the sample and the demo code of UnionPay's own merchant SDK. Query numbers have 21 bytes, in some files 20.

import type { ColumnClass, FixedField } from '../format'

const DETAIL: readonly (readonly [string, number])[] = [
  ['交易代码', 3],
  ['代理机构标识码', 11],
  ['发送机构标识码', 11],
  ['系统跟踪号', 6],
  ['交易传输时间', 10],
  ['帐号', 19],
  ['交易金额', 12],
  ['商户类别', 4],
  ['终端类型', 2],
  ['查询流水号', 21],
  ['支付方式（旧）', 2],
  ['商户订单号', 32],
  ['支付卡类型', 2],
  ['原始交易的系统跟踪号', 6],
  ['原始交易日期时间', 10],
  ['商户手续费', 13],
  ['结算金额', 13],
  ['支付方式', 4],
  ['集团商户代码', 15],
  ['交易类型', 2],
  ['交易子类', 2],
  ['业务类型', 6],
  ['帐号类型', 2],
  ['账单类型', 4],
  ['账单号码', 32],
  ['交互方式', 1],
  ['原交易查询流水号', 21],
  ['商户代码', 15],
  ['分账入账方式', 1],
  ['二级商户代码', 15],
  ['二级商户简称', 32],
  ['二级商户分账入账金额', 13],
  ['清算净额', 13],
  ['终端号', 8],
  ['商户自定义域', 32],
  ['优惠金额', 13],
  ['发票金额', 13],
  ['分期付款附加手续费', 12],
  ['分期付款期数', 2],
  ['交易介质', 1],
  ['原始交易订单号', 32],
  ['保留使用', 98],
]

const CORRECTION: readonly (readonly [string, number])[] = [
  ['交易代码', 3],
  ['代理机构标识码', 11],
  ['发送机构标识码', 11],
  ['系统跟踪号', 6],
  ['交易传输时间', 10],
  ['帐号', 19],
  ['交易金额', 12],
  ['商户类别', 4],
  ['终端类型', 2],
  ['支付卡类型', 2],
  ['原始交易的系统跟踪号', 6],
  ['原始交易日期时间', 10],
  ['原始交易清算日期', 4],
  ['原始交易金额', 12],
  ['商户手续费', 13],
  ['结算金额', 13],
  ['集团商户代码', 15],
  ['商户代码', 15],
  ['分账入账方式', 1],
  ['分期付款附加手续费', 12],
  ['分期付款期数', 2],
  ['保留使用', 135],
]

function fieldsOf(pairs: readonly (readonly [string, number])[], queryNo: number): readonly FixedField[] {
  return pairs.map(([name, width]) => ({ name, width: name.endsWith('查询流水号') ? queryNo : width }))
}

export const DETAIL_FIELDS = fieldsOf(DETAIL, 21)
export const SHORT_DETAIL_FIELDS = fieldsOf(DETAIL, 20)
export const CORRECTION_FIELDS = fieldsOf(CORRECTION, 21)

/** Bytes of a whole line, separators included. */
export function lineWidth(fields: readonly FixedField[]): number {
  return fields.reduce((sum, { width }) => sum + width, fields.length - 1)
}

/** Bytes of a line in GBK, near enough to tell two layouts apart: a character that is not ASCII takes two. */
export function roughWidth(line: string): number {
  let width = 0
  for (const char of line) width += char < '\x80' ? 1 : 2
  return width
}

const CLASSES: Readonly<Record<string, ColumnClass>> = {
  帐号: 'card',
  账单号码: 'account',
  二级商户简称: 'text',
  商户自定义域: 'text',
  保留使用: 'text',
}

/** The card field is searched whole, what the merchant wrote next to card words; numbers of trades stay whole. */
export function unionpayColumnClass(name: string): ColumnClass {
  return CLASSES[name] ?? 'id'
}
