// The shop as it really was: sales, payments, refunds, payouts. Amounts are whole fen and positive unless named net.

import type { Day } from '../day'
import type { Settings } from '../settings'
import type { WorkCalendar } from '../settlement/calendar'
import type { FaultKind, Truth, TruthLine } from './truth'

export interface SimulateOptions {
  /** Any safe integer. */
  readonly seed: number
  readonly days: number
  /** Orders a day on average, of all methods. */
  readonly perDay: number
  /** Default `true`; `false` gives a month in which nothing is wrong. */
  readonly faults?: boolean
  /** Default 2026-03-01. */
  readonly start?: Day
  /** Working days by which payouts are made; default: weekends only. */
  readonly calendar?: WorkCalendar
  /** Plants this much (fen) once too much and once too little, without a cause: +x and −x. */
  readonly causelessMinor?: number
}

export type AcquirerId = 'wechat' | 'alipay'
export type Method = '微信支付' | '支付宝' | '现金' | '会员余额'

export interface Moment {
  readonly day: Day
  readonly second: number
}

/** One payment at an acquirer: the bill's sale row. */
export interface Payment extends Moment {
  readonly acquirer: AcquirerId
  readonly acquirerNo: string
  readonly payer: string
  orderMinor: number
  /** Share of the shop's own coupon: settled = order − coupon. */
  couponMinor: number
  /** Charged, positive. */
  feeMinor: number
  /** The fee that an earlier version of the row states, where it was revised. */
  firstFeeMinor: number | null
  readonly billLines: TruthLine[]
  readonly fundLines: TruthLine[]
}

export interface Refund extends Moment {
  readonly refundNo: string
  readonly acquirerRefundNo: string
  readonly sale: Sale
  /** `null` for cash. */
  readonly payment: Payment | null
  requestedMinor: number
  settledMinor: number
  feeBackMinor: number
  booked: boolean
  accepted: boolean
  readonly bookLines: TruthLine[]
  readonly billLines: TruthLine[]
  readonly fundLines: TruthLine[]
}

export interface Sale extends Moment {
  readonly orderNo: string
  /** What the shop's own row has for it: the same number, one of a till that counts for itself, or `''`. */
  readonly printedNo: string
  readonly store: string
  terminalNo: string
  readonly cashier: string
  readonly method: Method
  readonly goods: string
  readonly note: string
  /** As the shop's own file has it; `null`: not there. */
  bookedMinor: number | null
  readonly payments: Payment[]
  readonly refunds: Refund[]
  /** Twins, split tenders, coupons, faults: no further peculiarity is planted on them. */
  special: boolean
  readonly bookLines: TruthLine[]
}

/** Money that reached (or left) the bank account. */
export interface BankRow extends Moment {
  /** Positive: in. */
  readonly netMinor: number
  readonly party: string
  readonly account: string
  readonly branch: string
  readonly summary: string
  readonly note: string
  readonly lines: TruthLine[]
}

/** What WeChat paid for one or several settle days. */
export interface Payout {
  readonly settleDays: readonly Day[]
  readonly dueDay: Day
  readonly rows: BankRow[]
  decidable: boolean
}

export interface FundRow extends Moment {
  readonly fundNo: string
  readonly tradeNo: string
  readonly orderNo: string
  readonly goods: string
  readonly party: string
  readonly netMinor: number
  readonly type: string
  readonly note: string
  readonly lines: TruthLine[]
}

export interface Withdrawal {
  readonly fundLines: TruthLine[]
  readonly row: BankRow
}

/** A fault and where it will stand once the files are written. */
export interface Planted {
  readonly kind: FaultKind
  readonly type: string
  readonly also: readonly string[]
  readonly minor: number | null
  readonly day: Day
  lines(): readonly TruthLine[]
}

export type TextEncoding = 'utf-8' | 'utf-8-bom' | 'gb18030'

/** A file as text; electron/simulator turns it into bytes. */
export interface SimulatedFile {
  readonly name: string
  /** Name of the archive that holds it, or `null`. */
  readonly archive: string | null
  readonly encoding: TextEncoding
  readonly lineEnd: '\n' | '\r\n'
  readonly lines: readonly string[]
  /** Whether the last line has a line end. */
  readonly terminated: boolean
}

export interface SimulatedShop {
  readonly files: readonly SimulatedFile[]
  readonly settings: Settings
  readonly truth: Truth
}

export function settledMinor(payment: Payment): number {
  return payment.orderMinor - payment.couponMinor
}

/** Sorts by time; equal times keep the order in which they were made. */
export function byMoment(a: Moment, b: Moment): number {
  return a.day === b.day ? a.second - b.second : a.day < b.day ? -1 : 1
}
