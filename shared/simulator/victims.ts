// Sales on which a fault can be planted, each handed out once, and the record of what was planted on them.

import type { Day } from '../day'
import type { Payment, Planted, Sale } from './shop'
import { feeOf, loneAmount, type Shop } from './trade'
import type { FaultKind, TruthLine } from './truth'

export interface Victim {
  readonly sale: Sale
  readonly payment: Payment
}

export interface Planting {
  readonly shop: Shop
  readonly planted: Planted[]
  /** The next sale that nothing has happened to; `null` when there is none. */
  victim(fits: (victim: Victim) => boolean): Victim | null
}

/** How often each kind is planted: once, and once more for every 1,500 sales. */
export function timesOf(shop: Shop): number {
  return Math.min(400, 1 + Math.floor(shop.sales.length / 1500))
}

export function plantingIn(shop: Shop): Planting {
  const { missingDay } = shop.plan
  const pool = shop.random.shuffled(
    shop.sales.filter((sale) => {
      const days = [sale.day, ...sale.payments.map((payment) => payment.day)]
      return !sale.special && sale.payments.length === 1 && sale.second < 80_000 && !days.some((d) => d === missingDay)
    }),
  )
  const victim = (fits: (victim: Victim) => boolean) => {
    for (const [at, sale] of pool.entries()) {
      const payment = sale.payments[0]
      if (payment === undefined || payment.couponMinor > 0 || !fits({ sale, payment })) continue
      pool.splice(at, 1)
      sale.special = true
      reprice(sale, payment, loneAmount(shop, sale.day))
      return { sale, payment }
    }
    return null
  }
  return { shop, planted: [], victim }
}

function reprice(sale: Sale, payment: Payment, amountMinor: number): void {
  sale.bookedMinor = amountMinor
  payment.orderMinor = amountMinor
  payment.feeMinor = feeOf(amountMinor)
}

interface Note {
  readonly kind: FaultKind
  readonly type: string
  readonly day: Day
  readonly minor: number | null
  readonly sales: readonly Sale[]
}

export function note(planting: Planting, made: Note): void {
  const lines = () => made.sales.flatMap(linesOf)
  planting.planted.push({ kind: made.kind, type: made.type, also: [], minor: made.minor, day: made.day, lines })
}

/** Every line that speaks of a sale, its payments or its refunds. */
export function linesOf(sale: Sale): TruthLine[] {
  const payments = sale.payments.flatMap((payment) => [...payment.billLines, ...payment.fundLines])
  const refunds = sale.refunds.flatMap((one) => [...one.bookLines, ...one.billLines, ...one.fundLines])
  return [...sale.bookLines, ...payments, ...refunds]
}
