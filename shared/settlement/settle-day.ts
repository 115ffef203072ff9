// When a payment belongs to which settle day, and when that day's money is due at the bank.

import { addDays, BEIJING_OFFSET_MINUTES, type Day } from '../day'
import type { Entry } from '../entry'
import type { Acquirer } from '../settings'
import { addWorkdays, type WorkCalendar, workdaysBetween } from './calendar'

const DAY_SECONDS = 86_400

/**
 * The day with which an entry is settled: the one the source states, else its own day, or the next one where its time
 * is at or after the acquirer's cut-off. Without an acquirer's rule or without a time it is the entry's own day.
 */
export function settleDayOf(entry: Pick<Entry, 'settleDay' | 'at' | 'day'>, acquirer: Acquirer | undefined): Day {
  if (entry.settleDay !== null) return entry.settleDay
  const cutOff = acquirer?.settlement.cutOffSeconds ?? DAY_SECONDS
  if (cutOff >= DAY_SECONDS || entry.at === null) return entry.day
  const seconds = Math.floor(entry.at / 1000 + BEIJING_OFFSET_MINUTES * 60) % DAY_SECONDS
  return seconds >= cutOff ? addDays(entry.day, 1) : entry.day
}

/** The day on which a settle day's money should reach the bank: T+n counts working days, D+n calendar days. */
export function dueDayOf(settleDay: Day, acquirer: Acquirer | undefined, calendar: WorkCalendar): Day {
  const rule = acquirer?.settlement
  if (!rule) return addWorkdays(calendar, settleDay, 1)
  return rule.basis === 'T' ? addWorkdays(calendar, settleDay, rule.days) : addDays(settleDay, rule.days)
}

/** The last day on which money that is due counts as punctual: banks book on working days, so the next one where it is none. */
export function punctualUntil(dueDay: Day, calendar: WorkCalendar): Day {
  return addWorkdays(calendar, dueDay, 0)
}

/**
 * Days by which money came after it was due, counted as the acquirer's rule counts; 0 where it is not late. A due day that
 * is no working day leaves time until the next one, whatever the rule.
 */
export function daysLate(dueDay: Day, day: Day, acquirer: Acquirer | undefined, calendar: WorkCalendar): number {
  const until = punctualUntil(dueDay, calendar)
  if (day <= until) return 0
  const working = workdaysBetween(calendar, until, day)
  return acquirer?.settlement.basis === 'D' ? Math.max(working, 1) : working
}
