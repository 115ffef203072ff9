// L1's two sides: the shop's orders, and whatever tells at best what the acquirer took for them.

import type { Entry, EntryId } from '../entry'
import { type Minor, minor } from '../money'
import { isFailedRefund } from '../settlement/counted'
import { acquirerOf } from '../settlement/coverage'
import { askedMinor, kindClass, type Run } from './run'

/** The two sides of L1, in order of id. */
export interface Sides {
  readonly orders: readonly Entry[]
  /** Payments; for days without a payment file, rows of the account at the acquirer. */
  readonly payments: readonly Entry[]
}

/** L1's sides, failed refunds left out. Rows of the account at the acquirer stand in on days for which no bill of payments is there. */
export function sidesOf(run: Run): Sides {
  const part = (entry: Entry) => kindClass(entry.kind) !== null
  const paid = (entry: Entry) => part(entry) && !isFailedRefund(entry)
  const billed = new Set(run.streams.payment.map((entry) => run.cover.accountKey(entry)))
  const standsIn = (row: Entry) => {
    const account = run.cover.accountOf(row)
    const bills = run.cover.span('payment', acquirerOf(row), account)
    if (!paid(row) || run.taken.L2.has(row.id)) return false
    return bills ? !bills.covers(row.day) : !billed.has(`${acquirerOf(row)}|${account}`)
  }
  const orders = run.streams.order.filter(part)
  return { orders, payments: [...run.streams.payment.filter(paid), ...run.streams.fund.filter(standsIn)] }
}

export function idsOf(entries: readonly Entry[]): EntryId[] {
  return entries.map((entry) => entry.id)
}

/** Sum of what was asked for, in minor units. */
export function askedSum(entries: readonly Entry[]): Minor {
  return minor(entries.reduce((total, entry) => total + askedMinor(entry), 0))
}

/** The earliest day of some entries, of which there is at least one. */
export function firstDay(entries: readonly Entry[]): Entry['day'] {
  return entries.map((entry) => entry.day).reduce((a, b) => (a < b ? a : b))
}
