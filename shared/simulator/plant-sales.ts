// Faults of single sales and refunds. Each takes a sale of its own to which nothing else happens.

import type { Day } from '../day'
import { type RefundRoom, refund, refundDay, refundSecond } from './refunds'
import type { Payment, Planted, Refund, Sale } from './shop'
import { feeOf, LEAVING_TERMINAL, loneAmount, pay, type Shop, SIDE_TERMINAL, sell } from './trade'
import type { FaultKind, TruthLine } from './truth'

interface Victim {
  readonly sale: Sale
  readonly payment: Payment
}

interface Planting {
  readonly shop: Shop
  readonly planted: Planted[]
  /** The next sale that nothing has happened to; `null` when there is none. */
  victim(fits: (victim: Victim) => boolean): Victim | null
}

const SALE_FAULTS: readonly ((planting: Planting) => void)[] = [
  plantMissingAtAcquirer,
  plantMissingInBooks,
  plantPaidTwice,
  plantWrongOrderAmount,
  plantWrongFee,
  plantAfterUnbind,
  plantKeylessPair,
]
const REFUND_FAULTS: readonly ((planting: Planting, room: RefundRoom) => void)[] = [
  plantRefundNeverMade,
  plantRefundMissingInBooks,
  plantRefundedTooMuch,
]

/** How often each kind is planted: once, and once more for every 1,500 sales. */
function timesOf(shop: Shop): number {
  return Math.min(400, 1 + Math.floor(shop.sales.length / 1500))
}

function plantingIn(shop: Shop): Planting {
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

/** Plants the faults of sales; call before refunds are planned. */
export function plantSaleFaults(shop: Shop): Planted[] {
  const planting = plantingIn(shop)
  for (let time = timesOf(shop); time > 0; time -= 1) for (const plant of SALE_FAULTS) plant(planting)
  return planting.planted
}

/** Plants the faults of refunds. `room` keeps each day's net above zero. */
export function plantRefundFaults(shop: Shop, room: RefundRoom): Planted[] {
  const planting = plantingIn(shop)
  for (let time = timesOf(shop); time > 0; time -= 1) for (const plant of REFUND_FAULTS) plant(planting, room)
  return planting.planted
}

interface Note {
  readonly kind: FaultKind
  readonly type: string
  readonly day: Day
  readonly minor: number | null
  readonly sales: readonly Sale[]
}

function note(planting: Planting, made: Note): void {
  const lines = () => made.sales.flatMap(linesOf)
  planting.planted.push({ kind: made.kind, type: made.type, also: [], minor: made.minor, day: made.day, lines })
}

/** Every line that speaks of a sale, its payments or its refunds. */
export function linesOf(sale: Sale): TruthLine[] {
  const payments = sale.payments.flatMap((payment) => [...payment.billLines, ...payment.fundLines])
  const refunds = sale.refunds.flatMap((one) => [...one.bookLines, ...one.billLines, ...one.fundLines])
  return [...sale.bookLines, ...payments, ...refunds]
}

const any = () => true
const byWechat = ({ payment }: Victim) => payment.acquirer === 'wechat'

function plantMissingAtAcquirer(planting: Planting): void {
  const { sale } = planting.victim(any) ?? {}
  if (sale === undefined) return
  sale.payments.length = 0
  const { day, bookedMinor } = sale
  note(planting, { kind: 'saleMissingAtAcquirer', type: 'missingAtAcquirer', day, minor: bookedMinor, sales: [sale] })
}

function plantMissingInBooks(planting: Planting): void {
  const { sale, payment } = planting.victim(any) ?? {}
  if (sale === undefined || payment === undefined) return
  sale.bookedMinor = null
  const minor = payment.orderMinor
  note(planting, { kind: 'saleMissingInBooks', type: 'missingInBooks', day: payment.day, minor, sales: [sale] })
}

function plantPaidTwice(planting: Planting): void {
  const { sale, payment } = planting.victim(byWechat) ?? {}
  if (sale === undefined || payment === undefined) return
  const again = pay(planting.shop, sale, payment.orderMinor, planting.shop.random.int(61, 170))
  note(planting, {
    kind: 'paidTwice',
    type: 'duplicatePayment',
    day: again.day,
    minor: again.orderMinor,
    sales: [sale],
  })
}

function plantWrongOrderAmount(planting: Planting): void {
  const { sale, payment } = planting.victim(any) ?? {}
  if (sale === undefined || payment === undefined) return
  const minor = planting.shop.random.int(1, 600)
  sale.bookedMinor = payment.orderMinor + (planting.shop.random.chance(500) ? minor : -minor)
  note(planting, { kind: 'wrongOrderAmount', type: 'amountDiffers', day: sale.day, minor, sales: [sale] })
}

function plantWrongFee(planting: Planting): void {
  const { sale, payment } = planting.victim(byWechat) ?? {}
  if (sale === undefined || payment === undefined) return
  const minor = planting.shop.random.int(1, 30)
  const lower = payment.feeMinor > minor && planting.shop.random.chance(300)
  payment.feeMinor += lower ? -minor : minor
  note(planting, { kind: 'wrongFee', type: 'feeDiffers', day: payment.day, minor, sales: [sale] })
}

function plantAfterUnbind(planting: Planting): void {
  const { unboundOn } = planting.shop.plan
  if (unboundOn === null) return
  const { sale, payment } = planting.victim((victim) => victim.sale.day >= unboundOn) ?? {}
  if (sale === undefined || payment === undefined) return
  sale.terminalNo = LEAVING_TERMINAL
  const minor = payment.orderMinor
  note(planting, { kind: 'saleAfterUnbind', type: 'afterUnbind', day: sale.day, minor, sales: [sale] })
}

/** Two keyless sales that nothing tells apart: same till, same amount, a minute or two between them. */
function plantKeylessPair(planting: Planting): void {
  const { shop } = planting
  const day = shop.random.pick(shop.plan.days.filter((one) => one !== shop.plan.missingDay))
  const amountMinor = loneAmount(shop, day)
  const method = shop.random.pick(['微信支付', '支付宝'] as const)
  const first = shop.random.int(10 * 3600, 21 * 3600)
  const sales = [first, first + shop.random.int(40, 150)].map((second) => {
    const sale = sell(shop, { day, second, method, terminalNo: SIDE_TERMINAL, amountMinor, keyed: false })
    pay(shop, sale, amountMinor, shop.random.int(3, 60))
    return sale
  })
  note(planting, { kind: 'keylessPair', type: 'ambiguous', day, minor: null, sales })
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
