// What an order's payment method says about the acquirer that must have paid it. Silent texts contradict nothing.

import { acquirersOf, type Settings } from '../settings'

/** Channels that have an acquirer of their own; any other acquirer may carry all of them. */
const DIRECT: ReadonlySet<string> = new Set(['wechat', 'alipay'])

const CHANNELS: readonly (readonly [string, RegExp])[] = [
  ['wechat', /微信|财付通|wechat|weixin|wxpay|tenpay/i],
  ['alipay', /支付宝|花呗|alipay/i],
  [
    'card',
    /银联|云闪付|刷卡|银行卡|信用卡|借记卡|储蓄卡|unionpay|visa|mastercard|debit|credit card|bank card|\bpos\b/i,
  ],
]

export interface MethodReader {
  /** May a payment at this acquirer (with this method text, if any) be what the order's method says? */
  fits(orderMethod: string | null, acquirerId: string | null, paymentMethod: string | null): boolean
  /** Does the order's method name exactly this acquirer or its channel? */
  names(orderMethod: string | null, acquirerId: string): boolean
  /** Paid in a way no acquirer pays (settings.otherMethods). */
  paidOtherwise(orderMethod: string | null): boolean
}

/** Reads method texts under the owner's settings; answers are remembered, since texts repeat. */
export function methodReader(settings: Settings): MethodReader {
  const others = settings.otherMethods.map((text) => text.toLowerCase())
  const named = acquirersOf(settings)
    .filter((acquirer) => !DIRECT.has(acquirer.id))
    .map((acquirer) => ({ id: acquirer.id, texts: [acquirer.name.toLowerCase(), acquirer.id.toLowerCase()] }))
  const channel = remembered(channelOf)
  const acquirer = remembered((text) => {
    const hits = named.filter((each) => each.texts.some((name) => text.toLowerCase().includes(name)))
    return hits.length === 1 ? (hits[0]?.id ?? null) : null
  })
  const otherwise = remembered((text) => (others.some((each) => text.toLowerCase().includes(each)) ? 'yes' : null))
  return {
    fits(orderMethod, acquirerId, paymentMethod) {
      const asked = channel(orderMethod)
      const house = acquirer(orderMethod)
      if (DIRECT.has(acquirerId ?? '')) return house === null && (asked === null || asked === acquirerId)
      if (house !== null && house !== acquirerId && asked !== 'card') return false
      const paid = channel(paymentMethod)
      return asked === null || paid === null || asked === paid
    },
    names: (orderMethod, acquirerId) =>
      channel(orderMethod) === acquirerId ||
      acquirer(orderMethod) === acquirerId ||
      (acquirerId === 'unionpay' && channel(orderMethod) === 'card'),
    paidOtherwise: (orderMethod) => otherwise(orderMethod) !== null,
  }
}

/** The one channel a text speaks of, or `null` where it speaks of none or of several. */
function channelOf(text: string): string | null {
  const hits = CHANNELS.filter(([, pattern]) => pattern.test(text))
  return hits.length === 1 ? (hits[0]?.[0] ?? null) : null
}

function remembered(read: (text: string) => string | null): (text: string | null) => string | null {
  const known = new Map<string, string | null>()
  return (text) => {
    if (text === null) return null
    const before = known.get(text)
    if (before !== undefined) return before
    const answer = read(text)
    known.set(text, answer)
    return answer
  }
}
