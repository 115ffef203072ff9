// WeChat's payments and refunds by settle day, and what each day is worth to the shop.

import type { Day } from '../day'
import { type Payment, type Refund, type Sale, settledMinor } from './shop'

export type SettleDays = ReadonlyMap<Day, readonly (Payment | Refund)[]>

/** Every row of WeChat's bills, by the day on which it stands. */
export function settleDaysOf(sales: readonly Sale[]): SettleDays {
  const days = new Map<Day, (Payment | Refund)[]>()
  const put = (row: Payment | Refund) => {
    const rows = days.get(row.day)
    if (rows === undefined) days.set(row.day, [row])
    else rows.push(row)
  }
  for (const sale of sales) {
    for (const payment of sale.payments) if (payment.acquirer === 'wechat') put(payment)
    for (const refund of sale.refunds) if (refund.accepted && refund.payment?.acquirer === 'wechat') put(refund)
  }
  return days
}

/** What one row adds to what WeChat owes, signed: settled − fee, or fee returned − refunded. */
export function netOf(row: Payment | Refund): number {
  return 'refundNo' in row ? row.feeBackMinor - row.settledMinor : settledMinor(row) - row.feeMinor
}
