// What a row of the fund flow is, by the bill's own words: 业务类型 first, then 业务名称, and by 收支类型 where a word
// stands for both ways. The documents say that the words "may change with the business": an unknown one is `other`.

import type { EntryKind } from '../../entry'

/** Pattern, kind of what comes in, kind of what goes out; tried in order. */
type Rule = readonly [RegExp, EntryKind, EntryKind]

const RULES: readonly Rule[] = [
  [/手续费|服务费/, 'feeRefund', 'fee'],
  [/退款关闭|退款撤销|退款失败|退款退回/, 'reversal', 'other'],
  [/退票|提现.*(?:退回|失败|撤销)/, 'returnedPayout', 'other'],
  [/充值\/提现/, 'transferIn', 'payout'],
  [/提现|结算到?账|自动结算/, 'returnedPayout', 'payout'],
  [/充值/, 'transferIn', 'transferOut'],
  [/解冻/, 'release', 'other'],
  [/冻结/, 'release', 'hold'],
  [/拒付/, 'chargebackReversal', 'chargeback'],
  [/保证金|押金/, 'reserve', 'reserve'],
  [/企业付款|商家转账|转账|付款到|红包/, 'transferIn', 'transferOut'],
  [/分账/, 'transferIn', 'transferOut'],
  [/退款/, 'other', 'refund'],
  [/代金券|立减|折扣|优惠/, 'adjustment', 'adjustment'],
  [/利息|收益/, 'interest', 'interest'],
  [/交易|支付|收款/, 'sale', 'other'],
]

/** The kind of a row; `income` is whether it adds to the balance. */
export function fundKind(type: string, business: string, income: boolean): EntryKind {
  for (const words of [type, business]) {
    const rule = RULES.find(([pattern]) => pattern.test(words))
    if (rule) return income ? rule[1] : rule[2]
  }
  return 'other'
}
