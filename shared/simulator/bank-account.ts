// The shop's bank account: what the acquirers pay, and the rest of a shop's life.

import { addDays, type Day, later, weekday } from '../day'
import { addWorkdays, isWorkday } from '../settlement/calendar'
import type { AlipayAccount } from './alipay-account'
import { wechatRow } from './payouts'
import { dueDayOf } from './plan'
import { type BankRow, byMoment, type Payout } from './shop'
import type { Shop } from './trade'

export interface BankAccount {
  readonly openingMinor: number
  readonly from: Day
  readonly to: Day
  /** In order of time. */
  readonly rows: readonly BankRow[]
  readonly beforeStart: BankRow | null
  readonly stray: BankRow | null
}

type Other = readonly [party: string, summary: string, note: string, low: number, high: number]

const SUPPLIERS: readonly Other[] = [
  ['深圳市粮满仓粮油有限公司', '转账', '面粉,食用油货款', -600_000, -150_000],
  ['南山鲜达肉菜配送部', '转账', '货款', -400_000, -80_000],
]
const CATERING: Other = ['深圳市启航科技有限公司', '转账', '员工餐费', 80_000, 300_000]

function other(shop: Shop, day: Day, [party, summary, note, low, high]: Other): BankRow {
  const { random } = shop
  const second = random.int(9 * 3600, 17 * 3600)
  return {
    day,
    second,
    netMinor: random.int(low, high),
    party,
    account: `4000${random.digits(11)}08`,
    branch: '中国建设银行深圳南山支行',
    summary,
    note,
    lines: [],
  }
}

function otherTraffic(shop: Shop, from: Day, to: Day): BankRow[] {
  const rows: BankRow[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const date = day.slice(8)
    if (date === '05')
      rows.push(other(shop, day, ['深圳市安居物业管理有限公司', '房租', '3月房租', -1_800_000, -1_200_000]))
    if (date === '10')
      for (const cook of ['陈小雨', '李国强', '王秀英'])
        rows.push(other(shop, day, [cook, '代发工资', '工资', -700_000, -450_000]))
    if (date === '21') rows.push(other(shop, day, ['', '结息', '活期利息', 200, 9_000]))
    if (!isWorkday(shop.plan.calendar, day)) continue
    if (weekday(day) === 2 || weekday(day) === 5) rows.push(other(shop, day, shop.random.pick(SUPPLIERS)))
    if (shop.random.chance(80)) rows.push(other(shop, day, CATERING))
    if (shop.random.chance(60)) rows.push(other(shop, day, ['', '手续费', '转账手续费', -2_500, -500]))
  }
  return rows
}

function depositBeforeStart(shop: Shop): BankRow | null {
  const { plan, random } = shop
  if (!plan.faults) return null
  const amount = random.int(6_000, 20_000) * 10 + random.int(1, 9)
  return wechatRow(dueDayOf(plan.calendar, addDays(plan.start, -1)), random.int(2 * 3600, 9 * 3600), amount)
}

function strayDeposit(shop: Shop): BankRow | null {
  const { strayDay, causelessMinor } = shop.plan
  return strayDay === null ? null : wechatRow(addWorkdays(shop.plan.calendar, strayDay, 1), 14 * 3600, causelessMinor)
}

/** The account from the first simulated day until everything that was due has had time to arrive. */
export function bankAccount(shop: Shop, payouts: readonly Payout[], alipay: AlipayAccount): BankAccount {
  const beforeStart = depositBeforeStart(shop)
  const stray = strayDeposit(shop)
  const acquirers = [...payouts.flatMap((payout) => payout.rows), ...alipay.withdrawals.map(({ row }) => row)]
  const planned = [...acquirers, ...[beforeStart, stray].filter((row) => row !== null)]
  const to = planned.reduce((day, row) => later(day, row.day), shop.plan.end)
  const rows = [...planned, ...otherTraffic(shop, shop.plan.start, to)].sort(byMoment)
  return { openingMinor: shop.random.int(8_000_000, 20_000_000), from: shop.plan.start, to, rows, beforeStart, stray }
}
