// What WeChat owes for each settle day (a calendar day) and how it reaches the bank: T+1, days that fall due together
// paid singly or in one sum. A payout is Σ settled − Σ refunds − Σ fees of its days, to the fen.

import type { Day } from '../day'
import { addWorkdays } from '../settlement/calendar'
import { MERCHANT } from './numbers'
import { dueDayOf, type Plan } from './plan'
import type { Random } from './random'
import { netOf, type SettleDays } from './settle-days'
import type { BankRow, Payout } from './shop'

/** A bank row from or to WeChat's payment company. `netMinor` positive: in. */
export function wechatRow(day: Day, second: number, netMinor: number, summary = '商户结算'): BankRow {
  return {
    day,
    second,
    netMinor,
    party: '财付通支付科技有限公司',
    account: '79170155200000132',
    branch: '财付通支付科技有限公司备付金',
    summary,
    note: `微信支付商户${MERCHANT.wechatNo}结算款`,
    lines: [],
  }
}

function groupsByDueDay(plan: Plan, random: Random): Day[][] {
  const byDue = new Map<Day, Day[]>()
  for (const day of plan.days)
    byDue.set(dueDayOf(plan.calendar, day), [...(byDue.get(dueDayOf(plan.calendar, day)) ?? []), day])
  return [...byDue.values()].flatMap((days) =>
    days.length > 1 && random.chance(500) ? [days] : days.map((day) => [day]),
  )
}

/** The rows by which one payout arrives: on the due day, unless something was planned for its day. */
function rowsOf(plan: Plan, random: Random, day: Day, dueDay: Day, netMinor: number): BankRow[] {
  const second = random.int(2 * 3600, 9 * 3600)
  if (day === plan.lateDay) {
    return [wechatRow(addWorkdays(plan.calendar, dueDay, random.int(2, 4)), second, netMinor)]
  }
  if (day === plan.shortDay) return [wechatRow(dueDay, second, netMinor - plan.causelessMinor)]
  const paid = wechatRow(dueDay, second, netMinor)
  if (day !== plan.bouncedDay) return [paid]
  const again = addWorkdays(plan.calendar, dueDay, random.int(2, 4))
  return [paid, wechatRow(dueDay, 15 * 3600, -netMinor, '退票'), wechatRow(again, second, netMinor, '退票重发')]
}

/** Every payout of the simulated days. */
export function wechatPayouts(plan: Plan, random: Random, settled: SettleDays): Payout[] {
  return groupsByDueDay(plan, random).map((settleDays) => {
    const [first] = settleDays
    if (first === undefined) throw new RangeError('a payout without days')
    const rows = settleDays.flatMap((day) => settled.get(day) ?? [])
    const netMinor = rows.reduce((sum, row) => sum + netOf(row), 0)
    if (netMinor <= 0) throw new RangeError(`nothing is owed for ${first}: refunds have outgrown sales`)
    const dueDay = dueDayOf(plan.calendar, first)
    return {
      settleDays,
      dueDay,
      rows: rowsOf(plan, random, first, dueDay, netMinor),
      decidable: first !== plan.shortDay,
    }
  })
}
