// Faults of single refunds. Each takes a sale of its own to which nothing else happens.

import type { Day } from '../day'
import { type RefundRoom, refund, refundDay, refundSecond } from './refunds'
import type { Planted, Refund } from './shop'
import type { Shop } from './trade'
import { note, type Planting, plantingIn, timesOf, type Victim } from './victims'

const REFUND_FAULTS: readonly ((planting: Planting, room: RefundRoom) => void)[] = [
  plantRefundNeverMade,
  plantRefundMissingInBooks,
  plantRefundedTooMuch,
]

/** Plants the faults of refunds. `room` keeps each day's net above zero. */
export function plantRefundFaults(shop: Shop, room: RefundRoom): Planted[] {
  const planting = plantingIn(shop)
  for (let time = timesOf(shop); time > 0; time -= 1) for (const plant of REFUND_FAULTS) plant(planting, room)
  return planting.planted
}

function refundable(planting: Planting, room: RefundRoom, share: number): (Victim & { day: Day }) | null {
  let day: Day | null = null
  const found = planting.victim(({ sale, payment }) => {
    day = refundDay(planting.shop, sale, planting.shop.random.int(0, 2))
    const amountMinor = 19_009 * share
    return day !== null && day !== planting.shop.plan.missingDay && room.take(payment, day, amountMinor)
  })
  return found === null || day === null ? null : { ...found, day }
}

function refundOnce(planting: Planting, victim: Victim & { day: Day }, requestedMinor: number): Refund {
  const second = refundSecond(planting.shop, victim.sale, victim.day)
  return refund(planting.shop, victim.sale, victim.payment, { day: victim.day, second, requestedMinor })
}

function plantRefundNeverMade(planting: Planting, room: RefundRoom): void {
  const victim = refundable(planting, room, 0)
  if (victim === null) return
  const made = refundOnce(planting, victim, victim.payment.orderMinor)
  made.accepted = false
  const { day, sale } = victim
  note(planting, { kind: 'refundNeverMade', type: 'refundMissing', day, minor: made.requestedMinor, sales: [sale] })
}

function plantRefundMissingInBooks(planting: Planting, room: RefundRoom): void {
  const victim = refundable(planting, room, 1)
  if (victim === null) return
  const made = refundOnce(planting, victim, victim.payment.orderMinor)
  made.booked = false
  const { day, sale } = victim
  note(planting, {
    kind: 'refundMissingInBooks',
    type: 'missingInBooks',
    day,
    minor: made.requestedMinor,
    sales: [sale],
  })
}

/** Refunded in full, and then once more in part: both in the books and at the acquirer. */
function plantRefundedTooMuch(planting: Planting, room: RefundRoom): void {
  const victim = refundable(planting, room, 2)
  if (victim === null) return
  refundOnce(planting, victim, victim.payment.orderMinor)
  const minor = Math.floor(victim.payment.orderMinor / 2)
  refundOnce(planting, victim, minor)
  const { day, sale } = victim
  note(planting, { kind: 'refundedTooMuch', type: 'overRefunded', day, minor, sales: [sale] })
}
