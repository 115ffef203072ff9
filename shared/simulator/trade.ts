// A shop's sales day by day, as they happen when nothing goes wrong: one order, its payments, what the customer paid.
// Ordinary amounts end in 0 fen; an amount that must be alone on its day ends in 1 to 9, and is handed out once a day.

import { addDays, type Day, weekday } from '../day'
import { makeNumbers, type Numbers } from './numbers'
import type { Plan } from './plan'
import type { Random } from './random'
import type { AcquirerId, Method, Moment, Payment, Sale } from './shop'

/** 0.60 %, half up, in fen. */
export function feeOf(amountMinor: number): number {
  return Math.floor((amountMinor * 6 + 500) / 1000)
}

const TERMINALS = ['80010001', '80010002', '80010003'] as const
/** Terminal of the till that prints no order numbers. */
export const SIDE_TERMINAL = '80010004'
export const STAYING_TERMINAL = TERMINALS[0]
export const LEAVING_TERMINAL = TERMINALS[2]
export const ALL_TERMINALS: readonly string[] = [...TERMINALS, SIDE_TERMINAL]

const STORES: Readonly<Record<string, string>> = { [TERMINALS[0]]: '小满面馆总店', [TERMINALS[1]]: '小满面馆总店' }
const CASHIERS = ['陈小雨', '李国强', '王秀英', '赵磊'] as const
const DISHES = [300, 600, 900, 1200, 1500, 1800, 2200, 2600, 2800, 3200] as const
const GOODS = ['红烧牛肉面', '葱油拌面', '番茄鸡蛋面', '酸菜肉丝面,加蛋', '炸酱面', '小面套餐(含饮料)'] as const
const NOTES = ['', '', '', '', '', '少辣', '打包', '少辣,加蛋', '送"豆浆"一杯', '7号桌'] as const
const PAYERS = ['*小明', '*建国', '*丽', '*晓东', '**芳', '*伟'] as const

export interface Shop {
  readonly plan: Plan
  readonly random: Random
  readonly numbers: Numbers
  readonly sales: Sale[]
  /** Amounts already handed out as alone on their day. */
  readonly lone: Map<Day, Set<number>>
}

export function openShop(plan: Plan, random: Random): Shop {
  return { plan, random, numbers: makeNumbers(random), sales: [], lone: new Map() }
}

/** An amount (fen) that no other sale of that day has. */
export function loneAmount(shop: Shop, day: Day): number {
  const used = shop.lone.get(day) ?? new Set<number>()
  shop.lone.set(day, used)
  for (;;) {
    const amount = shop.random.int(80, 1900) * 10 + shop.random.int(1, 9)
    if (used.has(amount)) continue
    used.add(amount)
    return amount
  }
}

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

export function acquirerOf(method: Method): AcquirerId | null {
  return method === '微信支付' ? 'wechat' : method === '支付宝' ? 'alipay' : null
}

function terminalOf(shop: Shop, day: Day): string {
  const { unboundOn } = shop.plan
  return shop.random.pick(unboundOn !== null && day >= unboundOn ? TERMINALS.slice(0, 2) : TERMINALS)
}

function later(moment: Moment, seconds: number): Moment {
  const second = moment.second + seconds
  return second < 86_400 ? { day: moment.day, second } : { day: addDays(moment.day, 1), second: second - 86_400 }
}

/** Adds a payment of `orderMinor` a few seconds after the sale. */
export function pay(shop: Shop, sale: Sale, orderMinor: number, afterSeconds: number): Payment {
  const acquirer = acquirerOf(sale.method)
  if (acquirer === null) throw new RangeError(`nobody pays ${sale.method}`)
  const when = later(sale, afterSeconds)
  const payment: Payment = {
    ...when,
    acquirer,
    acquirerNo: shop.numbers.acquirerNo(acquirer, when.day),
    payer: `${shop.random.pick(PAYERS)}(13${shop.random.digits(1)}****${shop.random.digits(4)})`,
    orderMinor,
    couponMinor: 0,
    feeMinor: feeOf(orderMinor),
    firstFeeMinor: null,
    billLines: [],
    fundLines: [],
  }
  sale.payments.push(payment)
  return payment
}

export interface SaleWish extends Moment {
  readonly method: Method
  readonly terminalNo: string
  readonly amountMinor: number
  readonly keyed?: boolean
}

/** A sale without its payments. */
export function sell(shop: Shop, wish: SaleWish): Sale {
  const keyed = wish.keyed ?? true
  const sale: Sale = {
    day: wish.day,
    second: wish.second,
    orderNo: shop.numbers.orderNo(wish.day, wish.terminalNo),
    keyed,
    store: STORES[wish.terminalNo] ?? '小满面馆二店',
    terminalNo: wish.terminalNo,
    cashier: shop.random.pick(CASHIERS),
    method: wish.method,
    goods: shop.random.pick(GOODS),
    note: shop.random.pick(NOTES),
    bookedMinor: wish.amountMinor,
    payments: [],
    refunds: [],
    special: !keyed,
    bookLines: [],
  }
  shop.sales.push(sale)
  return sale
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
  const sale = sell(shop, { day, second, method, terminalNo: terminalOf(shop, day), amountMinor })
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

/** A sale at the till without order numbers, alone with its amount on that day. */
function sellKeyless(shop: Shop, day: Day): void {
  const { random } = shop
  const method = random.pick(['微信支付', '支付宝'] as const)
  const amountMinor = loneAmount(shop, day)
  const second = random.int(10 * 3600, 22 * 3600)
  const sale = sell(shop, { day, second, method, terminalNo: SIDE_TERMINAL, amountMinor, keyed: false })
  pay(shop, sale, amountMinor, random.int(3, 120))
}

/** All sales of one day. The first few are paid by WeChat and Alipay, so that each day has a bill of each. */
export function sellDay(shop: Shop, day: Day): void {
  const { random, plan } = shop
  const share = random.int(85, 115) + (weekday(day) === 0 || weekday(day) === 6 ? 20 : 0)
  const count = Math.max(8, Math.floor((plan.perDay * share) / 100))
  const keyless = Math.max(1, Math.floor(count / 60))
  for (let at = 0; at < count - keyless; at += 1) sellOne(shop, day, at)
  for (let at = 0; at < keyless; at += 1) sellKeyless(shop, day)
}
