// Days of a UnionPay file: the clearing day stands in its name, trades carry month and day only.

import { type Day, dayNumber, dayOf } from '../../day'

const IN_NAME = [/(?:^|[^A-Z])[A-Z]{3}(\d{2})(\d{2})(\d{2})\d{2}ZME?(?:_|$)/, /(?:^|\D)(20\d{2})(\d{2})(\d{2})(?:\D|$)/]

/** The clearing day in a name like `INN15090588ZM_802310048993424` or `802310048993424_20150905`, or `null`. */
export function clearingDayOf(name: string): Day | null {
  for (const pattern of IN_NAME) {
    const [, year = '', month, date] = pattern.exec(name) ?? []
    const day = year === '' ? null : dayOf(Number(year.length === 2 ? `20${year}` : year), Number(month), Number(date))
    if (day !== null) return day
  }
  return null
}

/**
 * The trade's day for `MMDD`: in the year of the query number where that begins with the same month and day (it begins
 * with the trade's whole time), else in the year that brings it nearest to the clearing day, before or after it.
 */
export function tradeDay(monthDay: string, queryNo: string, clearing: Day | null): Day | null {
  const [month, date] = [Number(monthDay.slice(0, 2)), Number(monthDay.slice(2, 4))]
  const told = /^(20\d{2})(\d{4})\d{6}/.exec(queryNo)
  if (told?.[2] === monthDay) return dayOf(Number(told[1]), month, date)
  if (clearing === null) return null
  const year = Number(clearing.slice(0, 4))
  const near = [year - 1, year, year + 1].map((one) => dayOf(one, month, date)).filter((day) => day !== null)
  const away = (day: Day) => Math.abs(dayNumber(day) - dayNumber(clearing))
  return near.toSorted((a, b) => away(a) - away(b))[0] ?? null
}
