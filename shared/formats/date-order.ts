// In which order a file writes day and month is proved by its own dates or it is not known: a part above 12, a dot between
// the parts, a zone that says summer time, the order of the rows. It is never taken from the language of the header.

import { type Day, dayOf } from '../day'
import type { DateOrder } from './clock'
import { contradictsSummerTime } from './zones'

const PARTS = /^(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})$/

/** What one date says of the order: `free` needs none (the year stands first), `null` is open or no date. */
export function orderSaidBy(text: string, zone = ''): DateOrder | 'free' | null {
  const match = PARTS.exec(text)
  if (!match) return /^\d{8}$/.test(text) ? 'free' : null
  const [, first = '', separator = '', second = '', third = ''] = match
  if (first.length === 4) return 'free'
  if (third.length !== 4 && third.length !== 2) return null
  if (Number(first) > 12 || separator === '.') return Number(second) > 12 ? null : 'dmy'
  if (Number(second) > 12) return 'mdy'
  const [dmy, mdy] = [dayInOrder(text, 'dmy'), dayInOrder(text, 'mdy')]
  if (dmy === null || mdy === null || dmy === mdy) return null
  const [notDmy, notMdy] = [contradictsSummerTime(zone, dmy), contradictsSummerTime(zone, mdy)]
  return notDmy === notMdy ? null : notDmy ? 'mdy' : 'dmy'
}

/** The day a date names when it is read in one order; `null` for what is no real day. */
export function dayInOrder(text: string, order: DateOrder): Day | null {
  const match = PARTS.exec(text)
  if (!match) return null
  const [, first = '', , second = '', third = ''] = match
  if (first.length === 4) return dayOf(Number(first), Number(second), Number(third))
  if (order === 'ymd') return null
  const year = third.length === 2 ? 2000 + Number(third) : Number(third)
  return order === 'mdy' ? dayOf(year, Number(first), Number(second)) : dayOf(year, Number(second), Number(first))
}

/**
 * The one order in which dates of rows that stand in the order of time never turn back; `null` where both or neither
 * would do. Rows may run oldest or newest first.
 */
export function orderOfRows(dates: readonly string[]): DateOrder | null {
  const [dmy, mdy] = [runsOneWay(dates, 'dmy'), runsOneWay(dates, 'mdy')]
  return dmy === mdy ? null : dmy ? 'dmy' : 'mdy'
}

function runsOneWay(dates: readonly string[], order: DateOrder): boolean {
  let [rises, falls] = [false, false]
  let before: Day | null = null
  for (const text of dates) {
    const day = dayInOrder(text, order)
    if (day === null) return false
    if (before !== null && day > before) rises = true
    if (before !== null && day < before) falls = true
    before = day
  }
  return !(rises && falls)
}
