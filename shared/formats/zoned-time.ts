// A wall-clock time becomes an instant only through a zone that the file itself states; the day stays the one printed.

import { BEIJING_OFFSET_MINUTES, dayNumber } from '../day'
import { type DateOrder, type Moment, momentReader } from './clock'
import { offsetIn } from './zones'

const WITH_OFFSET = /^(.*\d:\d{2}(?::\d{2}(?:\.\d+)?)?)\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})$/
const MINUTE_MS = 60_000

export type ZonedMoment = (text: string, zone: string | null) => Moment | null

/**
 * A reader of times for one file: `zone` is a zone's name as the file states it, `null` where it states none. An offset
 * at the end of the text itself wins. `at` is `null` without a time of day or a known zone; the whole is `null` where
 * the text is no real date and time.
 */
export function zonedReader(order: DateOrder = 'ymd'): ZonedMoment {
  const plain = momentReader(order)
  return (text, zone) => {
    const own = WITH_OFFSET.exec(text.trim())
    const read = plain(own?.[1] ?? text)
    if (read === null || read.at === null) return read
    const wall = read.at + BEIJING_OFFSET_MINUTES * MINUTE_MS
    const seconds = Math.floor(wall / 1000) - dayNumber(read.day) * 86_400
    const offset = offsetIn(own?.[2] ?? zone ?? '', read.day, seconds)
    return { day: read.day, at: offset === null ? null : wall - offset * MINUTE_MS }
  }
}
