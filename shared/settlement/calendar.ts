// Working days. The days themselves come from outside (a kept package and the owner's corrections); this only counts.

import { addDays, type Day, weekday } from '../day'

/** Exceptions to "Monday to Friday are working days". `version` is part of the derivation's version. */
export interface WorkCalendar {
  readonly version: string
  readonly holidays: ReadonlySet<Day>
  readonly workdays: ReadonlySet<Day>
}

export const WEEKENDS_ONLY: WorkCalendar = { version: 'weekends', holidays: new Set(), workdays: new Set() }

export function isWorkday(calendar: WorkCalendar, day: Day): boolean {
  if (calendar.workdays.has(day)) return true
  if (calendar.holidays.has(day)) return false
  const at = weekday(day)
  return at !== 0 && at !== 6
}

/** The `count`-th working day after `day`; for 0 the day itself, or the next working day where it is none. */
export function addWorkdays(calendar: WorkCalendar, day: Day, count: number): Day {
  let at = day
  if (count === 0) {
    while (!isWorkday(calendar, at)) at = addDays(at, 1)
    return at
  }
  for (let left = count; left > 0; ) {
    at = addDays(at, 1)
    if (isWorkday(calendar, at)) left -= 1
  }
  return at
}

/** Working days in (from, to]; 0 where `to` is not after `from`. */
export function workdaysBetween(calendar: WorkCalendar, from: Day, to: Day): number {
  let count = 0
  for (let at = addDays(from, 1); at <= to; at = addDays(at, 1)) if (isWorkday(calendar, at)) count += 1
  return count
}
