// Money that goes back: fully on the same day, in part, in several parts; never so much on one day that the
// acquirer would owe nothing for it.

import { addDays, type Day } from '../day'
import { type Payment, type Refund, type Sale, settledMinor } from './shop'
import { feeOf, LEAVING_TERMINAL, loneAmount, pay, type Shop, STAYING_TERMINAL, sell } from './trade'

/** Keeps refunds of a day below a share of the sales of that day, per acquirer. */
export class RefundRoom {
  private readonly left = new Map<string, number>()

  constructor(sales: readonly Sale[], percent: number) {
    for (const sale of sales)
      for (const payment of sale.payments) {
        const key = `${payment.acquirer} ${payment.day}`
        this.left.set(key, (this.left.get(key) ?? 0) + Math.floor((settledMinor(payment) * percent) / 100))
      }
  }

  take(payment: Payment | null, day: Day, amountMinor: number): boolean {
    if (payment === null) return true
    const key = `${payment.acquirer} ${day}`
    const left = this.left.get(key) ?? 0
    if (left < amountMinor) return false
    this.left.set(key, left - amountMinor)
    return true
  }
}

export interface RefundWish {
  readonly day: Day
  readonly second: number
  readonly requestedMinor: number
  /** Default: what was requested. */
  readonly settledMinor?: number
}

export function refund(shop: Shop, sale: Sale, payment: Payment | null, wish: RefundWish): Refund {
  const settled = wish.settledMinor ?? wish.requestedMinor
  const made: Refund = {
    day: wish.day,
    second: wish.second,
    refundNo: shop.numbers.refundNo(wish.day),
    acquirerRefundNo: shop.numbers.acquirerRefundNo(wish.day),
    sale,
    payment,
    requestedMinor: wish.requestedMinor,
    settledMinor: settled,
    feeBackMinor: payment === null ? 0 : feeOf(settled),
    booked: true,
    accepted: payment !== null,
    bookLines: [],
    billLines: [],
    fundLines: [],
  }
  sale.refunds.push(made)
  return made
}

/** A day on which the sale can be refunded: not while its bill is missing, not after its terminal has left. */
export function refundDay(shop: Shop, sale: Sale, daysLater: number): Day | null {
  const { plan } = shop
  const day = addDays(sale.day, daysLater)
  const left = sale.terminalNo === LEAVING_TERMINAL && plan.unboundOn !== null && day >= plan.unboundOn
  return day > plan.end || left || sale.payments.some((payment) => payment.day === plan.missingDay) ? null : day
}

/** The second of a refund: well after the sale, before the shop closes. */
export function refundSecond(shop: Shop, sale: Sale, day: Day): number {
  return day === sale.day ? shop.random.int(sale.second + 600, 85_000) : shop.random.int(9 * 3600, 82_000)
}

function refundFully(shop: Shop, sale: Sale, room: RefundRoom, daysLater: number): void {
  const payment = sale.payments[0] ?? null
  const day = refundDay(shop, sale, daysLater)
  const requestedMinor = sale.bookedMinor ?? 0
  const settled = payment === null ? requestedMinor : settledMinor(payment)
  if (day === null || !room.take(payment, day, settled)) return
  refund(shop, sale, payment, { day, second: refundSecond(shop, sale, day), requestedMinor, settledMinor: settled })
}

function refundInParts(shop: Shop, sale: Sale, room: RefundRoom, parts: number): void {
  const payment = sale.payments[0] ?? null
  const total = sale.bookedMinor ?? 0
  for (let part = 1; part <= parts; part += 1) {
    // Parts of one sale differ, so that the account statement, which names the sale only, stays decidable.
    const requestedMinor = Math.floor(total / 60) * 10 + part * 30
    const day = refundDay(shop, sale, part - 1 + shop.random.int(0, 2))
    if (day === null || !room.take(payment, day, requestedMinor)) continue
    refund(shop, sale, payment, { day, second: refundSecond(shop, sale, day), requestedMinor })
  }
}

/** Plans the ordinary refunds of the whole time: about 2 in 100 sales that nothing else has happened to. */
export function refundSome(shop: Shop, room: RefundRoom): void {
  for (const sale of shop.sales) {
    const total = sale.bookedMinor ?? 0
    if (sale.special || sale.second > 80_000 || sale.method === '会员余额' || !shop.random.chance(22)) continue
    const coupon = (sale.payments[0]?.couponMinor ?? 0) > 0
    const share = shop.random.int(1, 100)
    if (coupon || total < 1500 || share <= 50) refundFully(shop, sale, room, share <= 35 ? 0 : shop.random.int(1, 7))
    else refundInParts(shop, sale, room, share <= 75 ? 1 : shop.random.int(2, 3))
    if (sale.refunds.length > 0) sale.special = true
  }
}

/** Refunds in the first days of sales from before the book: their sales stand in no file, and nothing is wrong with that. */
export function refundEarlierSales(shop: Shop, room: RefundRoom): void {
  const { plan, random } = shop
  for (let left = Math.min(50, 1 + Math.floor(plan.perDay / 20)); left > 0; left -= 1) {
    const day = addDays(plan.start, random.int(0, 3))
    const amountMinor = loneAmount(shop, day)
    const made = { day: addDays(plan.start, -random.int(1, 5)), second: random.int(40_000, 75_000) }
    const method = random.pick(['微信支付', '支付宝'] as const)
    const sale = sell(shop, { ...made, method, terminalNo: STAYING_TERMINAL, amountMinor })
    const payment = pay(shop, sale, amountMinor, random.int(3, 45))
    sale.bookedMinor = null
    sale.special = true
    if (day > plan.end || !room.take(payment, day, amountMinor)) continue
    refund(shop, sale, payment, { day, second: refundSecond(shop, sale, day), requestedMinor: amountMinor })
  }
}
