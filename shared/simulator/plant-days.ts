// Faults of whole days, bills and payouts: told from the plan, once everything has been made.

import type { Day } from '../day'
import type { BankAccount } from './bank-account'
import type { Plan } from './plan'
import { linesOf } from './plant-sales'
import type { Payout, Planted, Sale } from './shop'
import { feeOf, type Shop } from './trade'
import type { TruthLine } from './truth'

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

/** Bill lines of WeChat's payments and refunds of some settle days. */
function billLines(sales: readonly Sale[], days: ReadonlySet<Day>): TruthLine[] {
  return sales.flatMap((sale) => [
    ...sale.payments.filter((one) => one.acquirer === 'wechat' && days.has(one.day)).flatMap((one) => one.billLines),
    ...sale.refunds
      .filter((one) => one.payment?.acquirer === 'wechat' && days.has(one.day))
      .flatMap((one) => one.billLines),
  ])
}

/** The bill lines of each payout and the bank rows that paid it. */
export function payoutSides(sales: readonly Sale[], payout: Payout): { left: TruthLine[]; right: TruthLine[] } {
  return {
    left: billLines(sales, new Set(payout.settleDays)),
    right: payout.rows.flatMap((row) => row.lines),
  }
}

function payoutFault(sales: readonly Sale[], payouts: readonly Payout[], day: Day | null): PayoutOfDay | null {
  const payout = payouts.find(({ settleDays }) => settleDays.some((one) => one === day))
  const first = payout?.rows[0]
  if (day === null || payout === undefined || first === undefined) return null
  const lines = () => {
    const { left, right } = payoutSides(sales, payout)
    return [...left, ...right]
  }
  return { day, amountMinor: Math.abs(first.netMinor), dueDay: payout.dueDay, lines }
}

interface PayoutOfDay {
  readonly day: Day
  readonly amountMinor: number
  readonly dueDay: Day
  lines(): TruthLine[]
}

function plantedPayouts(plan: Plan, sales: readonly Sale[], payouts: readonly Payout[]): Planted[] {
  const planted: Planted[] = []
  const late = payoutFault(sales, payouts, plan.lateDay)
  if (late !== null)
    planted.push({
      kind: 'payoutLate',
      type: 'latePayout',
      also: [],
      minor: late.amountMinor,
      day: late.dueDay,
      lines: late.lines,
    })
  const bounced = payoutFault(sales, payouts, plan.bouncedDay)
  if (bounced !== null) {
    const { amountMinor: minor, dueDay: day, lines } = bounced
    planted.push({ kind: 'payoutBounced', type: 'returnedPayout', also: ['latePayout'], minor, day, lines })
  }
  const short = payoutFault(sales, payouts, plan.shortDay)
  if (short !== null) {
    const minor = plan.causelessMinor
    planted.push({ kind: 'payoutShort', type: 'shortPayout', also: [], minor, day: short.dueDay, lines: short.lines })
  }
  return planted
}

/** Everything that hangs in the air because a day's bill is not there: its orders, refunds and its deposit. */
function plantedMissingBill(plan: Plan, sales: readonly Sale[], payouts: readonly Payout[]): Planted[] {
  const { missingDay: day } = plan
  if (day === null) return []
  const onDay = (sale: Sale) =>
    [...sale.payments, ...sale.refunds.filter((one) => one.accepted)].some(
      (one) => one.day === day && sale.method === '微信支付',
    )
  const payout = payouts.find(({ settleDays }) => settleDays.includes(day))
  const lines = () => [...sales.filter(onDay).flatMap(linesOf), ...(payout?.rows.flatMap((row) => row.lines) ?? [])]
  const also = ['missingAtAcquirer', 'refundMissing', 'unexplainedDeposit']
  return [{ kind: 'billMissing', type: 'missingDay', also, minor: null, day, lines }]
}

function plantedCut(plan: Plan, sales: readonly Sale[]): Planted[] {
  const { cutDay: day } = plan
  if (day === null) return []
  const lines = () => billLines(sales, new Set([day]))
  return [{ kind: 'fileCut', type: 'incompleteFile', also: [], minor: null, day, lines }]
}

function plantedDeposits(bank: BankAccount): Planted[] {
  const planted: Planted[] = []
  const { beforeStart, stray } = bank
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
export function plantedByPlan(
  plan: Plan,
  sales: readonly Sale[],
  payouts: readonly Payout[],
  bank: BankAccount,
): Planted[] {
  return [
    ...plantedPayouts(plan, sales, payouts),
    ...plantedMissingBill(plan, sales, payouts),
    ...plantedCut(plan, sales),
    ...plantedDeposits(bank),
  ]
}
