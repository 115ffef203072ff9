// The shop while it is being made, and the two things that happen in it: something is sold, and it is paid.
// Ordinary amounts end in 0 fen; an amount that must be alone on its day ends in 1 to 9, and is handed out once a day.

import { addDays, type Day } from '../day'
import { makeNumbers, type Numbers } from './numbers'
import type { Plan } from './plan'
import type { Random } from './random'
import type { AcquirerId, Method, Moment, Payment, Sale } from './shop'

/** 0.60 %, half up, in fen. */
export function feeOf(amountMinor: number): number {
  return Math.floor((amountMinor * 6 + 500) / 1000)
}

/** Tills that print the order number the acquirer knows. */
export const TERMINALS = ['80010001', '80010002', '80010003'] as const
/** A till that counts its sales for itself, and a hand-kept book without any numbers. */
export const SIDE_TERMINAL = '80010004'
export const BOOK_TERMINAL = '80010005'
export const KEYLESS_TERMINALS: readonly string[] = [SIDE_TERMINAL, BOOK_TERMINAL]
export const STAYING_TERMINAL = TERMINALS[0]
export const LEAVING_TERMINAL = TERMINALS[2]
export const ALL_TERMINALS: readonly string[] = [...TERMINALS, ...KEYLESS_TERMINALS]

const STORES: Readonly<Record<string, string>> = { [TERMINALS[0]]: '小满面馆总店', [TERMINALS[1]]: '小满面馆总店' }
const CASHIERS = ['陈小雨', '李国强', '王秀英', '赵磊'] as const
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

export function acquirerOf(method: Method): AcquirerId | null {
  return method === '微信支付' ? 'wechat' : method === '支付宝' ? 'alipay' : null
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
}

/** What a till without the acquirer's order number prints in its place. */
function keylessNo(orderNo: string, terminalNo: string): string {
  return terminalNo === SIDE_TERMINAL ? `WM${orderNo.slice(6, 10)}-${orderNo.slice(-7)}` : ''
}

/** A sale without its payments. */
export function sell(shop: Shop, wish: SaleWish): Sale {
  const orderNo = shop.numbers.orderNo(wish.day, wish.terminalNo)
  const keyless = KEYLESS_TERMINALS.includes(wish.terminalNo)
  const sale: Sale = {
    day: wish.day,
    second: wish.second,
    orderNo,
    printedNo: keyless ? keylessNo(orderNo, wish.terminalNo) : orderNo,
    store: STORES[wish.terminalNo] ?? '小满面馆二店',
    terminalNo: wish.terminalNo,
    cashier: shop.random.pick(CASHIERS),
    method: wish.method,
    goods: shop.random.pick(GOODS),
    note: shop.random.pick(NOTES),
    bookedMinor: wish.amountMinor,
    payments: [],
    refunds: [],
    special: keyless,
    bookLines: [],
  }
  shop.sales.push(sale)
  return sale
}
