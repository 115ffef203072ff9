// A day is `YYYY-MM-DD` in the source's own time zone; an instant is epoch milliseconds. Nothing here reads a clock.

declare const dayBrand: unique symbol

/** A calendar day that exists, as `YYYY-MM-DD`. Compares correctly as text. */
export type Day = string & { readonly [dayBrand]: true }

/** Epoch milliseconds (UTC). */
export type Instant = number

/** Minutes east of UTC of Beijing time, which has had no summer time since 1991. */
export const BEIJING_OFFSET_MINUTES = 480

const DAY_MS = 86_400_000

/** The day for numbers that form a real date, else `null` (30 February exists in real files). */
export function dayOf(year: number, month: number, date: number): Day | null {
  const made = new Date(Date.UTC(year, month - 1, date))
  const real = made.getUTCFullYear() === year && made.getUTCMonth() === month - 1 && made.getUTCDate() === date
  return real && year >= 1970 && year <= 9999 ? dayFromNumber(Math.floor(made.getTime() / DAY_MS)) : null
}

/** Reads exactly `YYYY-MM-DD`; `null` when it is not a real day. */
export function parseDay(text: string): Day | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  return match ? dayOf(Number(match[1]), Number(match[2]), Number(match[3])) : null
}

/** Whole days since 1970-01-01, for arithmetic. */
export function dayNumber(day: Day): number {
  return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / DAY_MS
}

export function dayFromNumber(number: number): Day {
  return new Date(number * DAY_MS).toISOString().slice(0, 10) as Day
}

export function addDays(day: Day, count: number): Day {
  return dayFromNumber(dayNumber(day) + count)
}

/** `to` − `from` in days. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from)
}

/** 0 = Sunday … 6 = Saturday. */
export function weekday(day: Day): number {
  return (dayNumber(day) + 4) % 7
}

/** The day on which an instant falls, `offsetMinutes` east of UTC. */
export function dayAt(at: Instant, offsetMinutes: number = BEIJING_OFFSET_MINUTES): Day {
  return dayFromNumber(Math.floor((at + offsetMinutes * 60_000) / DAY_MS))
}

/** The instant of a wall-clock time of a day, `offsetMinutes` east of UTC. */
export function instantOf(day: Day, secondsOfDay: number, offsetMinutes: number = BEIJING_OFFSET_MINUTES): Instant {
  return dayNumber(day) * DAY_MS + secondsOfDay * 1000 - offsetMinutes * 60_000
}

/** `HH:mm:ss` of an instant, `offsetMinutes` east of UTC. */
export function clockAt(at: Instant, offsetMinutes: number = BEIJING_OFFSET_MINUTES): string {
  return new Date(at + offsetMinutes * 60_000).toISOString().slice(11, 19)
}

export function earlier(a: Day, b: Day): Day {
  return a < b ? a : b
}

export function later(a: Day, b: Day): Day {
  return a > b ? a : b
}
