// Which days banks and acquirers work in China: the State Council's notices as kept by `chinese-days`, and the owner's corrections.

import knownDays from 'chinese-days/dist/chinese-days.json'
import { version } from 'chinese-days/package.json'
import { type Day, parseDay } from '../../shared/day'
import type { Settings } from '../../shared/settings'
import type { WorkCalendar } from '../../shared/settlement/calendar'

const HOLIDAYS = daysOf(knownDays.holidays)
const WORKDAYS = daysOf(knownDays.workdays)

/** Holidays and make-up working days of all years the package knows; what the owner says outranks it. */
export function chineseWorkCalendar(extra: Settings['calendar']): WorkCalendar {
  const ownHolidays = new Set(extra.holidays)
  const ownWorkdays = new Set(extra.workdays)
  return {
    version: versionOf(extra),
    holidays: new Set([...HOLIDAYS.filter((day) => !ownWorkdays.has(day)), ...ownHolidays]),
    // A day the owner names as both counts as a working day, as `isWorkday` reads it.
    workdays: new Set([...WORKDAYS.filter((day) => !ownHolidays.has(day)), ...ownWorkdays]),
  }
}

function versionOf(extra: Settings['calendar']): string {
  const own = [...extra.holidays.map((day) => `-${day}`), ...extra.workdays.map((day) => `+${day}`)]
  return [`chinese-days ${version}`, ...[...new Set(own)].sort()].join(' ')
}

function daysOf(listed: Readonly<Record<string, string>>): readonly Day[] {
  return Object.keys(listed).flatMap((text) => parseDay(text) ?? [])
}
