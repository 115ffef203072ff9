// A day's sales as they happen when nothing goes wrong, with what makes real days hard: twins, split tenders, coupons,
// payments after midnight, tills without a number in common with the acquirer.

import { addDays, type Day, weekday } from '../day'
import type { Random } from './random'
import type { Method, Payment, Sale } from './shop'
import { acquirerOf, feeOf, KEYLESS_TERMINALS, loneAmount, pay, type Shop, sell, TERMINALS } from './trade'

const DISHES = [300, 600, 900, 1200, 1500, 1800, 2200, 2600, 2800, 3200] as const

function ordinaryAmount(random: Random): number {
  if (random.chance(10)) return random.int(200, 1200) * 100
  let amount = random.pick([0, 0, 0, 50, 80, 90])
  for (let dishes = random.int(1, 4); dishes > 0; dishes -= 1) amount += random.pick(DISHES)
  return amount
}

/** Lunch and supper are busy; a few orders are paid just after midnight. */
function secondOfDay(random: Random): number {
  const share = random.int(1, 100)
  if (share <= 45) return random.int(11 * 3600, 13 * 3600 + 1800)
  if (share <= 85) return random.int(17 * 3600 + 1800, 20 * 3600 + 1800)
  return random.int(10 * 3600, 22 * 3600 + 1800)
}

function methodOf(random: Random, at: number): Method {
  if (at < 4) return '微信支付'
  if (at < 6) return '支付宝'
  const share = random.int(1, 100)
  return share <= 55 ? '微信支付' : share <= 80 ? '支付宝' : share <= 92 ? '现金' : '会员余额'
}

function terminalOf(shop: Shop, day: Day): string {
  const { unboundOn } = shop.plan
  return shop.random.pick(unboundOn !== null && day >= unboundOn ? TERMINALS.slice(0, 2) : TERMINALS)
}

function grantCoupon(shop: Shop, payment: Payment): void {
  if (payment.orderMinor < 1000 || !shop.random.chance(40)) return
  payment.couponMinor = shop.random.pick([100, 200, 500])
  payment.feeMinor = feeOf(payment.orderMinor - payment.couponMinor)
}

function splitTender(shop: Shop, sale: Sale, amountMinor: number): void {
  const first = Math.floor(amountMinor / 20) * 10
  pay(shop, sale, first, shop.random.int(3, 20))
  pay(shop, sale, amountMinor - first, shop.random.int(21, 60))
  sale.special = true
}

/** Two customers, the same dish, the same minute: two sales for ever. */
function twin(shop: Shop, sale: Sale, amountMinor: number): void {
  const second = sale.second - (sale.second % 60) + shop.random.int(0, 59)
  const other = sell(shop, { ...sale, second, amountMinor })
  pay(shop, other, amountMinor, shop.random.int(3, 45))
  for (const one of [sale, other]) one.special = true
}

function sellOne(shop: Shop, day: Day, at: number): void {
  const { random, plan } = shop
  const method = methodOf(random, at)
  const atMidnight = day !== plan.end && random.chance(3)
  const second = atMidnight ? random.int(86_385, 86_399) : secondOfDay(random)
  const amountMinor = ordinaryAmount(random)
  // Paid after midnight: the terminal must still be there on the next day.
  const terminalNo = terminalOf(shop, atMidnight ? addDays(day, 1) : day)
  const sale = sell(shop, { day, second, method, terminalNo, amountMinor })
  if (acquirerOf(method) === null) return
  if (atMidnight) {
    // It stays an ordinary sale, but crosses terminals' and settle days' borders: nothing else is planted on it.
    sale.special = true
    pay(shop, sale, amountMinor, random.int(15, 40))
  } else if (method === '微信支付' && amountMinor >= 1000 && random.chance(8)) splitTender(shop, sale, amountMinor)
  else {
    const payment = pay(shop, sale, amountMinor, random.int(3, 45))
    if (random.chance(8)) twin(shop, sale, amountMinor)
    else grantCoupon(shop, payment)
  }
}

/** A sale whose row has no number in common with its payment, alone with its amount on that day. */
function sellKeyless(shop: Shop, day: Day): void {
  const { random } = shop
  const method = random.pick(['微信支付', '支付宝'] as const)
  const amountMinor = loneAmount(shop, day)
  const second = random.int(10 * 3600, 22 * 3600)
  const sale = sell(shop, { day, second, method, terminalNo: random.pick(KEYLESS_TERMINALS), amountMinor })
  pay(shop, sale, amountMinor, random.int(3, 120))
}

/** All sales of one day. The first few are paid by WeChat and Alipay, so that each day has a bill of each. */
export function sellDay(shop: Shop, day: Day): void {
  const { random, plan } = shop
  const share = random.int(85, 115) + (weekday(day) === 0 || weekday(day) === 6 ? 20 : 0)
  const count = Math.max(8, Math.floor((plan.perDay * share) / 100))
  const keyless = Math.min(500, Math.max(1, Math.floor(count / 60)))
  for (let at = 0; at < count - keyless; at += 1) sellOne(shop, day, at)
  for (let at = 0; at < keyless; at += 1) sellKeyless(shop, day)
}
