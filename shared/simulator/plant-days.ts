// Faults of whole days, bills and payouts: told from the plan, once everything has been made.

import type { Day } from '../day'
import type { BankAccount } from './bank-account'
import type { Plan } from './plan'
import type { SettleDays } from './settle-days'
import type { Payment, Payout, Planted, Refund, Sale } from './shop'
import { feeOf, type Shop } from './trade'
import type { TruthLine } from './truth'
import { linesOf } from './victims'

/** What the faults of days and payouts are told from. */
export interface Paid {
  readonly plan: Plan
  readonly sales: readonly Sale[]
  readonly settled: SettleDays
  readonly payouts: readonly Payout[]
  readonly bank: BankAccount
}

/** Gives one ordinary WeChat sale of the revised day a first fee that the later bill corrects. */
export function plantRevision(shop: Shop): Planted[] {
  const { revisedDay } = shop.plan
  const sale = shop.sales.find(
    (one) => !one.special && one.method === '微信支付' && one.day === revisedDay && one.payments.length === 1,
  )
  const payment = sale?.payments[0]
  if (revisedDay === null || sale === undefined || payment === undefined) return []
  sale.special = true
  payment.firstFeeMinor = feeOf(payment.orderMinor - payment.couponMinor) + shop.random.int(1, 20)
  const lines = () => linesOf(sale)
  return [{ kind: 'rowRevised', type: 'revised', also: [], minor: null, day: revisedDay, lines }]
}

/** Bill lines of all WeChat rows of some settle days, overlapping files included. */
function billLines(settled: SettleDays, days: readonly Day[]): TruthLine[] {
  return days.flatMap((day) => (settled.get(day) ?? []).flatMap((row) => row.billLines))
}

interface PayoutOfDay {
  readonly amountMinor: number
  /** When it was due. */
  readonly day: Day
  lines(): TruthLine[]
}

function payoutOfDay({ settled, payouts }: Paid, day: Day | null): PayoutOfDay | null {
  const payout = payouts.find(({ settleDays }) => settleDays.some((one) => one === day))
  const first = payout?.rows[0]
  if (payout === undefined || first === undefined) return null
  const lines = () => [...billLines(settled, payout.settleDays), ...payout.rows.flatMap((row) => row.lines)]
  return { amountMinor: Math.abs(first.netMinor), day: payout.dueDay, lines }
}

function plantedPayouts(paid: Paid): Planted[] {
  const planted: Planted[] = []
  const { plan } = paid
  const late = payoutOfDay(paid, plan.lateDay)
  const bounced = payoutOfDay(paid, plan.bouncedDay)
  const short = payoutOfDay(paid, plan.shortDay)
  if (late !== null)
    planted.push({ kind: 'payoutLate', type: 'latePayout', also: [], minor: late.amountMinor, ...late })
  if (bounced !== null) {
    const minor = bounced.amountMinor
    planted.push({ kind: 'payoutBounced', type: 'returnedPayout', also: ['latePayout'], minor, ...bounced })
  }
  if (short !== null) {
    planted.push({ kind: 'payoutShort', type: 'shortPayout', also: [], minor: plan.causelessMinor, ...short })
  }
  return planted
}

/** Everything that hangs in the air because a day's bill is not there: its orders, refunds and its deposit. */
function plantedMissingBill({ plan, sales, settled, payouts }: Paid): Planted[] {
  const { missingDay: day } = plan
  if (day === null) return []
  const rows: ReadonlySet<Payment | Refund> = new Set(settled.get(day))
  const hangs = (sale: Sale) => [...sale.payments, ...sale.refunds].some((row) => rows.has(row))
  const payout = payouts.find(({ settleDays }) => settleDays.includes(day))
  const lines = () => [...sales.filter(hangs).flatMap(linesOf), ...(payout?.rows.flatMap((row) => row.lines) ?? [])]
  const also = ['missingAtAcquirer', 'refundMissing', 'unexplainedDeposit']
  return [{ kind: 'billMissing', type: 'missingDay', also, minor: null, day, lines }]
}

function plantedCut({ plan, settled }: Paid): Planted[] {
  const { cutDay: day } = plan
  if (day === null) return []
  const lines = () => billLines(settled, [day])
  return [{ kind: 'fileCut', type: 'incompleteFile', also: [], minor: null, day, lines }]
}

function plantedDeposits({ beforeStart, stray }: BankAccount): Planted[] {
  const planted: Planted[] = []
  if (beforeStart !== null) {
    const { netMinor: minor, day, lines } = beforeStart
    planted.push({ kind: 'depositBeforeStart', type: 'beforeStart', also: [], minor, day, lines: () => lines })
  }
  if (stray !== null) {
    const { netMinor: minor, day, lines } = stray
    planted.push({ kind: 'strayDeposit', type: 'unexplainedDeposit', also: [], minor, day, lines: () => lines })
  }
  return planted
}

/** All faults that the plan holds. Their lines are known once the files are written. */
export function plantedByPlan(paid: Paid): Planted[] {
  return [...plantedPayouts(paid), ...plantedMissingBill(paid), ...plantedCut(paid), ...plantedDeposits(paid.bank)]
}
