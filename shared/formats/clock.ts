// Dates and times of a file in its own time zone (Beijing unless the text says otherwise); what is no real date is null.

import { BEIJING_OFFSET_MINUTES, type Day, dayAt, dayOf, type Instant, instantOf } from '../day'

export type DateOrder = 'ymd' | 'mdy' | 'dmy'

export interface Moment {
  readonly day: Day
  /** `null` where the text holds no time of day. */
  readonly at: Instant | null
}

const DATE = /^(\d{1,4})[-/.年](\d{1,2})[-/.月](\d{1,4})日?(?:[T\s]+(.*))?$/
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:[T\s]*(\d{6}|\d{1,2}:.*))?$/
const TIME = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?$/
const ZONE = /\s*(Z|[+-]\d{2}:?\d{2})$/

/**
 * Reads a day with or without a time: `2026-07-01 12:00:00` (also with full-width colons), `2026/7/1`, `20260701 120000`,
 * `2026年7月1日`, ISO with an offset. A date that ends in the year is read by `order`; without one it is `null`.
 */
export function parseMoment(text: string, order: DateOrder = 'ymd'): Moment | null {
  const plain = text.replaceAll('：', ':').trim()
  const compact = COMPACT.exec(plain)
  if (compact) return moment(dayOf(Number(compact[1]), Number(compact[2]), Number(compact[3])), compact[4] ?? '')
  const match = DATE.exec(plain)
  if (!match) return null
  const [, first = '', second = '', third = '', rest = ''] = match
  return moment(dayInOrder(first, second, third, order), rest)
}

function dayInOrder(first: string, second: string, third: string, order: DateOrder): Day | null {
  if (first.length === 4) return dayOf(Number(first), Number(second), Number(third))
  if (order === 'ymd') return null
  const year = third.length === 2 ? 2000 + Number(third) : Number(third)
  const [month, date] = order === 'mdy' ? [first, second] : [second, first]
  return dayOf(year, Number(month), Number(date))
}

function moment(day: Day | null, time: string): Moment | null {
  if (day === null) return null
  const zone = ZONE.exec(time)
  const clock = zone ? time.slice(0, zone.index) : time
  if (clock.trim() === '') return { day, at: null }
  const seconds = parseTimeOfDay(clock.trim())
  if (seconds === null) return null
  if (!zone) return { day, at: instantOf(day, seconds) }
  const at = instantOf(day, seconds, offsetMinutes(zone[1] ?? 'Z'))
  return { day: dayAt(at, BEIJING_OFFSET_MINUTES), at }
}

function offsetMinutes(zone: string): number {
  if (zone === 'Z') return 0
  const digits = zone.replace(/\D/g, '')
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2))
  return zone.startsWith('-') ? -minutes : minutes
}

/** Seconds of the day for `HH:mm`, `HH:mm:ss` or `HHmmss`; `null` for anything else. */
export function parseTimeOfDay(text: string): number | null {
  const plain = text.replaceAll('：', ':')
  const compact = /^(\d{2})(\d{2})(\d{2})$/.exec(plain)
  const match = compact ?? TIME.exec(plain)
  if (!match) return null
  const [hours, minutes, seconds] = [Number(match[1]), Number(match[2]), Number(match[3] ?? '0')]
  return hours < 24 && minutes < 60 && seconds < 60 ? hours * 3600 + minutes * 60 + seconds : null
}

/** A reader for one file that remembers the dates it has seen, since a file holds few dates and many rows. */
export function momentReader(order: DateOrder = 'ymd'): (text: string) => Moment | null {
  const seen = new Map<string, { day: Day; midnight: Instant }>()
  return (text) => {
    const date = text.slice(0, 10)
    const known = seen.get(date)
    if (known && text.length === 10) return { day: known.day, at: null }
    const seconds = known && text.length === 19 && text.charAt(10) === ' ' ? parseTimeOfDay(text.slice(11)) : null
    if (known && seconds !== null) return { day: known.day, at: known.midnight + seconds * 1000 }
    const read = parseMoment(text, order)
    if (read && date === read.day) seen.set(date, { day: read.day, midnight: instantOf(read.day, 0) })
    return read
  }
}
