// What should reach the bank, and when: the payouts that an acquirer's own file states, else the net of each settle day.

import { type Day, later } from '../day'
import type { Entry, EntryId } from '../entry'
import type { ExpectedPayout } from '../matching/model'
import { type Currency, type Minor, minor } from '../money'
import type { Acquirer } from '../settings'
import { addWorkdays, type WorkCalendar } from './calendar'
import { type CountedRow, merchantOf } from './counted'
import { acquirerOf, type CoverageIndex } from './coverage'
import { dueDayOf, settleDayOf } from './settle-day'

/** Money that is to reach the bank in one sum or as part of one. Amount in minor units, positive when owed to the shop. */
export interface Owed {
  readonly acquirerId: string
  readonly merchantNo: string
  readonly settleDay: Day
  readonly dueDay: Day
  /** Last day on which a deposit is still recognised by its amount alone. */
  readonly lastDay: Day
  readonly currency: Currency
  readonly minor: Minor
  /** Sorted. */
  readonly entries: readonly EntryId[]
  readonly basis: ExpectedPayout['basis']
  readonly mode: ExpectedPayout['mode']
  readonly payoutNo: string | null
}

export interface ExpectedOptions {
  readonly cover: CoverageIndex
  readonly acquirers: ReadonlyMap<string, Acquirer>
  readonly calendar: WorkCalendar
  readonly lateWorkingDays: number
}

/**
 * Net per (acquirer, merchant number, settle day, currency) of counted rows, sorted; zero sums are not owed. Rows that name
 * the payout they went into are owed with it, on the last settle day among them.
 */
export function owedByRecords(rows: readonly CountedRow[], options: ExpectedOptions): readonly Owed[] {
  const groups = new Map<string, { first: Entry; settleDay: Day; net: number; entries: EntryId[] }>()
  for (const { entry, netMinor } of rows) {
    const settleDay = settleDayOf(entry, options.acquirers.get(acquirerOf(entry)))
    const { payoutNo } = entry.refs
    const part = payoutNo === undefined ? settleDay : `payout ${payoutNo}`
    const key = `${acquirerOf(entry)}|${merchantOf(options.cover, entry)}|${part}|${entry.currency}`
    const group = groups.get(key) ?? { first: entry, settleDay, net: 0, entries: [] }
    groups.set(key, group)
    group.settleDay = later(group.settleDay, settleDay)
    group.net += netMinor
    group.entries.push(entry.id)
  }
  const owed = [...groups.values()].map(({ first, settleDay, net, entries }) =>
    owedOf(first, settleDay, minor(net), entries.sort(), 'records', options),
  )
  return owed.sort(byAccountAndDay)
}

/** One per payout row: what left the acquirer must arrive. Sorted. */
export function owedByPayoutRows(rows: readonly Entry[], options: ExpectedOptions): readonly Owed[] {
  return rows
    .map((row) => owedOf(row, row.day, minor(-row.netMinor), [row.id], 'payoutRow', options))
    .sort(byAccountAndDay)
}

function owedOf(
  entry: Entry,
  settleDay: Day,
  amount: Minor,
  entries: readonly EntryId[],
  basis: Owed['basis'],
  options: ExpectedOptions,
): Owed {
  const acquirer = options.acquirers.get(acquirerOf(entry))
  const dueDay = dueDayOf(settleDay, acquirer, options.calendar)
  return {
    acquirerId: acquirerOf(entry),
    merchantNo: merchantOf(options.cover, entry),
    settleDay,
    dueDay,
    lastDay: addWorkdays(options.calendar, dueDay, options.lateWorkingDays),
    currency: entry.currency,
    minor: amount,
    entries,
    basis,
    mode: acquirer?.settlement.mode ?? 'unknown',
    payoutNo: entry.refs.payoutNo ?? null,
  }
}

/** By acquirer, merchant number, currency, settle day, then content. */
export function byAccountAndDay(a: Owed, b: Owed): number {
  const left = sortKey(a)
  const right = sortKey(b)
  return left < right ? -1 : left > right ? 1 : 0
}

function sortKey(owed: Owed): string {
  return [owed.acquirerId, owed.merchantNo, owed.currency, owed.settleDay, owed.basis, owed.entries[0]].join('|')
}
