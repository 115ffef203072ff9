// A month as weeks of seven days, Monday first; every day says in a word whether it balances.

import { addDays, type Day, weekday } from '../../shared/day'
import type { Period } from '../app/period'
import type { DaySummary } from '../storage/api'

export type DayState = 'empty' | 'balanced' | 'open'

export interface DayCell {
  readonly day: Day
  readonly inMonth: boolean
  readonly state: DayState
  readonly entries: number
  readonly openExceptions: number
  readonly sums: readonly { readonly currency: string; readonly minor: number }[]
}

/** First and last day that the grid of a month shows: whole weeks around it. */
export function gridSpan(month: Period): Period {
  return { from: addDays(month.from, -fromMonday(month.from)), to: addDays(month.to, 6 - fromMonday(month.to)) }
}

export function monthGrid(month: Period, summaries: readonly DaySummary[]): readonly (readonly DayCell[])[] {
  const byDay = group(summaries)
  const { from, to } = gridSpan(month)
  const weeks: DayCell[][] = []
  for (let monday = from; monday <= to; monday = addDays(monday, 7)) {
    weeks.push([0, 1, 2, 3, 4, 5, 6].map((after) => cellOf(addDays(monday, after), month, byDay)))
  }
  return weeks
}

function cellOf(day: Day, month: Period, byDay: ReadonlyMap<Day, readonly DaySummary[]>): DayCell {
  const own = byDay.get(day) ?? []
  const entries = own.reduce((sum, summary) => sum + summary.entries, 0)
  const openExceptions = own.reduce((sum, summary) => sum + summary.openExceptions, 0)
  const sums = own
    .filter((summary) => summary.openExceptions > 0)
    .map((summary) => ({ currency: summary.currency, minor: summary.openMinor }))
  const state = openExceptions > 0 ? 'open' : entries > 0 ? 'balanced' : 'empty'
  return { day, inMonth: day >= month.from && day <= month.to, state, entries, openExceptions, sums }
}

function group(summaries: readonly DaySummary[]): ReadonlyMap<Day, readonly DaySummary[]> {
  const byDay = new Map<Day, DaySummary[]>()
  for (const summary of summaries) byDay.set(summary.day, [...(byDay.get(summary.day) ?? []), summary])
  return byDay
}

function fromMonday(day: Day): number {
  return (weekday(day) + 6) % 7
}
