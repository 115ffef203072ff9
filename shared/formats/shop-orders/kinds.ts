// Words by which shops and banks say what a row is. A word that is not known is an issue, never a guess.

import type { EntryKind } from '../../entry'

const WORDS: Readonly<Record<string, EntryKind>> = {
  销售: 'sale',
  消费: 'sale',
  收款: 'sale',
  支付: 'sale',
  付款: 'sale',
  交易: 'sale',
  订单: 'sale',
  正常: 'sale',
  售货: 'sale',
  sale: 'sale',
  order: 'sale',
  payment: 'sale',
  charge: 'sale',
  purchase: 'sale',
  退款: 'refund',
  退货: 'refund',
  退单: 'refund',
  部分退款: 'refund',
  refund: 'refund',
  return: 'refund',
  撤销: 'void',
  消费撤销: 'void',
  void: 'void',
  冲正: 'reversal',
  reversal: 'reversal',
  手续费: 'fee',
  fee: 'fee',
  提现: 'payout',
  结算: 'payout',
  划付: 'payout',
  payout: 'payout',
}

/** Kinds that take money away from what the stream describes, however their amount is printed. */
export const TAKES_AWAY: ReadonlySet<EntryKind> = new Set<EntryKind>([
  'refund',
  'void',
  'fee',
  'payout',
  'transferOut',
  'hold',
])

const NOT_PAID =
  /^(?:已取消|已关闭|已作废|作废|未支付|待支付|待付款|未付款|交易关闭|支付失败|失败|cancel(?:l?ed)?|closed|unpaid|pending|failed|voided|expired)$/i

/** The kind a word stands for, by the profile's own words first; `null` where neither knows it. */
export function kindOfWord(word: string, own: Readonly<Record<string, EntryKind>> | undefined): EntryKind | null {
  return wordIn(own, word) ?? wordIn(WORDS, word.toLowerCase()) ?? null
}

/** A file's word may be the name of something that every object has. */
export function wordIn<Meaning>(
  words: Readonly<Record<string, Meaning>> | undefined,
  word: string,
): Meaning | undefined {
  return words !== undefined && Object.hasOwn(words, word) ? words[word] : undefined
}

/** Whether a status says that no money was paid for the row. */
export function isUnpaid(status: string): boolean {
  return NOT_PAID.test(status)
}
