// Days and times as people write them: 3月5日 周三 / Wed 5 Mar on screen, full dates in tables.

import { clockAt, type Day, dayAt, type Instant, weekday } from '../../shared/day'
import type { Lang } from '../../shared/sentences/say'

const WEEKDAYS: Readonly<Record<Lang, string>> = { zh: '日一二三四五六', en: 'SunMonTueWedThuFriSat' }
const MONTHS = 'JanFebMarAprMayJunJulAugSepOctNovDec'

function three(names: string, index: number): string {
  return names.slice(index * 3, index * 3 + 3)
}

/** `3月5日 周三` / `Wed 5 Mar`. */
export function dayText(lang: Lang, day: Day): string {
  const month = Number(day.slice(5, 7))
  const date = Number(day.slice(8, 10))
  if (lang === 'zh') return `${month}月${date}日 周${WEEKDAYS.zh.charAt(weekday(day))}`
  return `${three(WEEKDAYS.en, weekday(day))} ${date} ${three(MONTHS, month - 1)}`
}

const LONG_MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

/** `2026年4月3日` / `3 April 2026`: where day and month must not be mistaken for each other. */
export function fullDayText(lang: Lang, day: Day): string {
  const [year, month, date] = [day.slice(0, 4), Number(day.slice(5, 7)), Number(day.slice(8, 10))]
  return lang === 'zh' ? `${year}年${month}月${date}日` : `${date} ${LONG_MONTHS[month - 1]} ${year}`
}

/** `2025年3月` / `March 2025`-like short form `Mar 2025`. */
export function monthText(lang: Lang, day: Day): string {
  const month = Number(day.slice(5, 7))
  return lang === 'zh' ? `${day.slice(0, 4)}年${month}月` : `${three(MONTHS, month - 1)} ${day.slice(0, 4)}`
}

/** `3月1日 – 3月31日` / `1 – 31 Mar 2025`, or the month where it is a whole one is up to the caller. */
export function spanText(lang: Lang, from: Day, to: Day): string {
  if (from === to) return dayText(lang, from)
  const dates = (day: Day): string => {
    const month = Number(day.slice(5, 7))
    const date = Number(day.slice(8, 10))
    return lang === 'zh' ? `${month}月${date}日` : `${date} ${three(MONTHS, month - 1)}`
  }
  const year = (day: Day): string => (lang === 'zh' ? `${day.slice(0, 4)}年` : ` ${day.slice(0, 4)}`)
  const full = (day: Day): string => (lang === 'zh' ? year(day) + dates(day) : dates(day) + year(day))
  return from.slice(0, 4) === to.slice(0, 4) && lang === 'zh'
    ? `${full(from)} – ${dates(to)}`
    : `${full(from)} – ${full(to)}`
}

/** `2025-03-05 14:03:22` in Beijing time, for tables and details. */
export function instantText(at: Instant): string {
  return `${dayAt(at)} ${clockAt(at)}`
}
