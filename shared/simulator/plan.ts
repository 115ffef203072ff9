// Which day is peculiar in which way. Faults that concern a whole day never share a day, so that each can be told apart.

import { addDays, type Day, parseDay } from '../day'
import { addWorkdays, WEEKENDS_ONLY, type WorkCalendar } from '../settlement/calendar'
import type { Random } from './random'
import type { SimulateOptions } from './shop'

const DEFAULT_START = '2026-03-01'

export interface Plan {
  readonly faults: boolean
  readonly calendar: WorkCalendar
  readonly start: Day
  readonly end: Day
  readonly days: readonly Day[]
  readonly perDay: number
  /** From this day on the third terminal belongs to somebody else; `null` in a very short simulation. */
  readonly unboundOn: Day | null
  readonly lateDay: Day | null
  readonly bouncedDay: Day | null
  readonly missingDay: Day | null
  readonly cutDay: Day | null
  /** First of the two days that a second, overlapping bill covers. */
  readonly revisedDay: Day | null
  readonly shortDay: Day | null
  /** Set together with `shortDay`. */
  readonly strayDay: Day | null
  readonly causelessMinor: number
}

/** The working day on which the WeChat sales of a settle day reach the bank (T+1). */
export function dueDayOf(calendar: WorkCalendar, settleDay: Day): Day {
  return addWorkdays(calendar, settleDay, 1)
}

/** Settle days whose payout shares its due day with no other's: there a delay has one meaning. */
function lonelyDays(calendar: WorkCalendar, days: readonly Day[]): Day[] {
  const counts = new Map<Day, number>()
  for (const day of days) counts.set(dueDayOf(calendar, day), (counts.get(dueDayOf(calendar, day)) ?? 0) + 1)
  // The first days share their due day with sales from before the book.
  return days.filter((day, at) => at > 0 && at < days.length - 1 && counts.get(dueDayOf(calendar, day)) === 1)
}

export function makePlan(options: SimulateOptions, random: Random): Plan {
  const start = options.start ?? (parseDay(DEFAULT_START) as Day)
  const calendar = options.calendar ?? WEEKENDS_ONLY
  const days = Array.from({ length: options.days }, (_, at) => addDays(start, at))
  const faults = options.faults ?? true
  const lonely = random.shuffled(lonelyDays(calendar, days))
  const take = (wanted: boolean) => (wanted ? (lonely.shift() ?? null) : null)
  const causelessMinor = options.causelessMinor ?? 0
  const shortDay = causelessMinor > 0 ? (lonely.find((day) => day >= addDays(start, 14)) ?? null) : null
  if (shortDay !== null) lonely.splice(lonely.indexOf(shortDay), 1)
  const lateDay = take(faults)
  const bouncedDay = take(faults)
  const missingDay = take(faults)
  const cutDay = take(faults)
  const used = new Set([shortDay, lateDay, bouncedDay, missingDay, cutDay])
  const pairs = days.filter((day) => addDays(day, 1) <= addDays(start, options.days - 1))
  const free = pairs.filter((day) => !used.has(day) && !used.has(addDays(day, 1)))
  return {
    faults,
    calendar,
    start,
    end: addDays(start, options.days - 1),
    days,
    perDay: options.perDay,
    unboundOn: options.days >= 4 ? addDays(start, Math.floor(options.days / 2)) : null,
    lateDay,
    bouncedDay,
    missingDay,
    cutDay,
    revisedDay: faults && free.length > 0 ? random.pick(free) : null,
    shortDay,
    // Before the short payout: what comes after it could be its rest. Not among the first: those pay for earlier sales.
    strayDay: shortDay === null ? null : addDays(shortDay, -random.int(5, 8)),
    causelessMinor,
  }
}
