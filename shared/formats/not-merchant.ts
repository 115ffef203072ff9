// Files that people mistake for merchant bills: recognised by their own words, and told which bill to download instead.

import { type Reason, reason } from '../reason'
import type { Head } from './format'
import { normaliseHeader } from './header'

/** The reason names the bill to download; `null` for a file that is none of these. */
export function recogniseOther(head: Head): Reason | null {
  const top = head.lines.slice(0, 40)
  const text = top.join('\n')
  if (
    isHeadOf(top, ['交易时间', '交易类型', '交易对方', '商品', '收/支']) ||
    beginsALine(text, '微信支付账单明细|微信昵称[：:]')
  ) {
    return reason('wechatConsumerBill')
  }
  if (isAlipayConsumer(top, text)) return reason('alipayConsumerBill')
  if (isJdConsumer(top, text)) return reason('jdConsumerBill')
  if (isMeituanConsumer(top, text)) return reason('meituanConsumerBill')
  if (isPaypalSubscriptions(top)) return reason('paypalSubscriptions')
  return null
}

/** PayPal's subscription agreement report (SAR): agreements, and no money that has moved. */
function isPaypalSubscriptions(top: readonly string[]): boolean {
  return top.some((line) => /^"?CH"?[,\t]/.test(line) && line.includes('Subscription Action Type'))
}

function isAlipayConsumer(top: readonly string[], text: string): boolean {
  if (
    /支付宝（中国）网络技术有限公司\s*电子客户回单|支付宝交易记录明细查询/.test(text) ||
    beginsALine(text, '支付宝账户[：:]')
  )
    return true
  return (
    isHeadOf(top, ['交易时间', '交易分类', '交易对方', '收/支', '交易订单号']) ||
    isHeadOf(top, ['交易号', '商家订单号', '交易创建时间', '交易来源地', '资金状态']) ||
    isHeadOf(top, ['收/支', '交易对方', '对方账号', '商品说明', '交易订单号'])
  )
}

/** JD's personal bill: its preamble, or its header alone where the preamble was deleted. */
function isJdConsumer(top: readonly string[], text: string): boolean {
  return (
    beginsALine(text, '京东账号名[：:]') || isHeadOf(top, ['交易时间', '商户名称', '交易说明', '收/付款方式', '收/支'])
  )
}

function isMeituanConsumer(top: readonly string[], text: string): boolean {
  if (beginsALine(text, '美团交易账单明细|【美团交易账单明细|美团用户名[：:]')) return true
  return isHeadOf(top, ['交易创建时间', '交易成功时间', '订单标题', '收/支', '交易单号'])
}

/** Titles stand at the beginning of a line; within a line the same words may be what somebody wrote in a note. */
function beginsALine(text: string, words: string): boolean {
  return new RegExp(`^[\\ufeff"\\s-]*(?:${words})`, 'm').test(text)
}

function isHeadOf(lines: readonly string[], names: readonly string[]): boolean {
  return lines.some((line) => {
    const cells = new Set(line.split(/[,\t]/).map(normaliseHeader))
    return names.every((name) => cells.has(name))
  })
}
