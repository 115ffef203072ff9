// A period is a span of days, both ends included. Moving it keeps its shape: a whole month goes to the next whole
// month, anything else by its own length.

import { addDays, type Day, dayOf, daysBetween } from '../../shared/day'

export interface Period {
  readonly from: Day
  readonly to: Day
}

function monthStart(day: Day): Day {
  return `${day.slice(0, 7)}-01` as Day
}

/** The first day of the month `count` months after the one that `day` is in. */
function monthAfter(day: Day, count: number): Day {
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + count
  return dayOf(Math.floor(months / 12), (months % 12) + 1, 1) ?? day
}

/** The whole month a day is in. */
export function monthOf(day: Day): Period {
  return { from: monthStart(day), to: addDays(monthAfter(day, 1), -1) }
}

export function isWholeMonth(period: Period): boolean {
  const month = monthOf(period.from)
  return month.from === period.from && month.to === period.to
}

export function movePeriod(period: Period, direction: 1 | -1): Period {
  if (isWholeMonth(period)) return monthOf(monthAfter(period.from, direction))
  const length = daysBetween(period.from, period.to) + 1
  return { from: addDays(period.from, direction * length), to: addDays(period.to, direction * length) }
}
