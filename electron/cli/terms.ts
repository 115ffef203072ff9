// The words of the domain in both languages, for tables and reports.

import type { Stream } from '../../shared/entry'
import type { ExceptionType, WaterfallName } from '../../shared/matching/model'
import type { Sentence } from '../../shared/sentences/say'

export const STREAM_TERMS: Readonly<Record<Stream, Sentence>> = {
  order: { zh: '订单', en: 'Orders' },
  payment: { zh: '交易', en: 'Payments' },
  fund: { zh: '资金', en: 'Funds' },
  bank: { zh: '银行', en: 'Bank' },
}

export const WATERFALL_TERMS: Readonly<Record<WaterfallName, Sentence>> = {
  opening: { zh: '期初应收', en: 'Opening' },
  orders: { zh: '订单', en: 'Orders' },
  otherMethods: { zh: '其他支付方式', en: 'Other methods' },
  missingAtAcquirer: { zh: '收单机构没有的订单', en: 'Missing at the acquirer' },
  missingInBooks: { zh: '订单里没有的交易', en: 'Missing in the books' },
  amountDifferences: { zh: '金额差异', en: 'Amount differences' },
  sales: { zh: '消费', en: 'Sales' },
  refunds: { zh: '退款', en: 'Refunds' },
  fees: { zh: '手续费', en: 'Fees' },
  feeRefunds: { zh: '退还手续费', en: 'Fee refunds' },
  disputes: { zh: '拒付', en: 'Disputes' },
  holds: { zh: '冻结与解冻', en: 'Holds and releases' },
  adjustments: { zh: '调整', en: 'Adjustments' },
  owed: { zh: '应到款', en: 'Owed' },
  inTransit: { zh: '在途', en: 'In transit' },
  payouts: { zh: '划付', en: 'Payouts' },
  payoutDifferences: { zh: '划付差额', en: 'Payout differences' },
  deposits: { zh: '银行到账', en: 'Deposits' },
  otherBank: { zh: '其他银行收支', en: 'Other bank rows' },
  closing: { zh: '期末应收', en: 'Closing' },
}

export const EXCEPTION_TERMS: Readonly<Record<ExceptionType, Sentence>> = {
  missingInBooks: { zh: '订单里没有', en: 'Missing in the books' },
  missingAtAcquirer: { zh: '收单机构没有', en: 'Missing at the acquirer' },
  amountDiffers: { zh: '金额不符', en: 'Amount differs' },
  feeDiffers: { zh: '手续费不符', en: 'Fee differs' },
  duplicatePayment: { zh: '重复付款', en: 'Paid twice' },
  refundMissing: { zh: '缺退款', en: 'Refund missing' },
  overRefunded: { zh: '超额退款', en: 'Over-refunded' },
  latePayout: { zh: '到账逾期', en: 'Late payout' },
  shortPayout: { zh: '到账短款', en: 'Short payout' },
  overPayout: { zh: '到账长款', en: 'Over payout' },
  unexplainedDeposit: { zh: '来源不明的到账', en: 'Unexplained deposit' },
  returnedPayout: { zh: '划付退票', en: 'Returned payout' },
  chargeback: { zh: '拒付', en: 'Chargeback' },
  afterUnbind: { zh: '解绑后交易', en: 'After unbinding' },
  wrongTerminal: { zh: '终端不符', en: 'Wrong terminal' },
  revised: { zh: '记录被更正', en: 'Revised' },
  missingDay: { zh: '缺少账单的日期', en: 'Missing day' },
  incompleteFile: { zh: '文件不完整', en: 'Incomplete file' },
  ambiguous: { zh: '无法判定', en: 'Ambiguous' },
  beforeStart: { zh: '账本起始日之前', en: 'Before the start' },
}
