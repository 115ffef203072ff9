// How far a wall clock stands from UTC, by the name a file gives to its time zone: IANA names, abbreviations that mean one
// zone only, offsets, and the names that Rails (and so Square) uses. A name that is not known gives no offset, never a guess.

import { type Day, dayNumber } from '../day'

const FIXED: Readonly<Record<string, number>> = {
  UTC: 0,
  GMT: 0,
  Z: 0,
  WET: 0,
  WEST: 60,
  BST: 60,
  CET: 60,
  CEST: 120,
  MEZ: 60,
  MESZ: 120,
  EET: 120,
  EEST: 180,
  MSK: 180,
  HKT: 480,
  SGT: 480,
  AWST: 480,
  JST: 540,
  KST: 540,
  AEST: 600,
  AEDT: 660,
  NZST: 720,
  NZDT: 780,
  AKST: -540,
  AKDT: -480,
  HST: -600,
  PST: -480,
  PDT: -420,
  MST: -420,
  MDT: -360,
  CDT: -300,
  EST: -300,
  EDT: -240,
  BRT: -180,
}

/** Abbreviations of summer time, by a zone that keeps it: a date in winter contradicts them. */
const SUMMER: Readonly<Record<string, string>> = {
  PDT: 'America/Los_Angeles',
  MDT: 'America/Denver',
  CDT: 'America/Chicago',
  EDT: 'America/New_York',
  BST: 'Europe/London',
  CEST: 'Europe/Berlin',
  MESZ: 'Europe/Berlin',
  AEDT: 'Australia/Sydney',
  NZDT: 'Pacific/Auckland',
}

/** Names as Ruby on Rails gives them (ActiveSupport::TimeZone). */
const NAMED: Readonly<Record<string, string>> = {
  'pacific time (us & canada)': 'America/Los_Angeles',
  'mountain time (us & canada)': 'America/Denver',
  'central time (us & canada)': 'America/Chicago',
  'eastern time (us & canada)': 'America/New_York',
  'atlantic time (canada)': 'America/Halifax',
  'indiana (east)': 'America/Indiana/Indianapolis',
  newfoundland: 'America/St_Johns',
  saskatchewan: 'America/Regina',
  arizona: 'America/Phoenix',
  alaska: 'America/Juneau',
  hawaii: 'Pacific/Honolulu',
  'puerto rico': 'America/Puerto_Rico',
  london: 'Europe/London',
  edinburgh: 'Europe/London',
  dublin: 'Europe/Dublin',
  paris: 'Europe/Paris',
  madrid: 'Europe/Madrid',
  tokyo: 'Asia/Tokyo',
  osaka: 'Asia/Tokyo',
  sapporo: 'Asia/Tokyo',
  sydney: 'Australia/Sydney',
  canberra: 'Australia/Canberra',
  melbourne: 'Australia/Melbourne',
  brisbane: 'Australia/Brisbane',
  hobart: 'Australia/Hobart',
  adelaide: 'Australia/Adelaide',
  darwin: 'Australia/Darwin',
  perth: 'Australia/Perth',
}

const CLOCKS = new Map<string, Intl.DateTimeFormat | null>()
const OFFSETS = new Map<string, number>()

/** The IANA name behind a zone's name, `null` for a fixed offset or a name that is not known. */
export function ianaZone(name: string): string | null {
  const named = NAMED[name.toLowerCase()]
  if (named !== undefined) return named
  return /^[A-Za-z]+\/[A-Za-z_/+-]+\d*$/.test(name) && clockIn(name) !== null ? name : null
}

/**
 * Minutes east of UTC of a wall-clock time in a zone; `null` for a zone that is not known. In the hour that summer time
 * leaves out or repeats, the offset after the change counts.
 */
export function offsetIn(zone: string, day: Day, secondsOfDay: number): number | null {
  const name = zone.trim()
  const fixed = FIXED[name.toUpperCase()]
  if (fixed !== undefined) return fixed
  const printed = /^(?:UTC|GMT)?\s*([+-])(\d{1,2})(?::?(\d{2}))?$/i.exec(name)
  if (printed) return (printed[1] === '-' ? -1 : 1) * (Number(printed[2]) * 60 + Number(printed[3] ?? '0'))
  const iana = ianaZone(name)
  return iana === null ? null : offsetAtWall(iana, day, secondsOfDay)
}

/** Whether a zone's abbreviation says summer time for a day on which its clocks stand on winter time all day. */
export function contradictsSummerTime(zone: string, day: Day): boolean {
  const iana = SUMMER[zone.trim().toUpperCase()]
  if (iana === undefined) return false
  const summer = FIXED[zone.trim().toUpperCase()]
  return [0, 43_200].every((seconds) => offsetAtWall(iana, day, seconds) !== summer)
}

function offsetAtWall(iana: string, day: Day, secondsOfDay: number): number | null {
  const quarter = Math.floor(secondsOfDay / 900)
  const key = `${iana}|${day}|${quarter}`
  const known = OFFSETS.get(key)
  if (known !== undefined) return known
  const clock = clockIn(iana)
  if (clock === null) return null
  const wall = dayNumber(day) * 86_400_000 + quarter * 900_000
  const first = shownBy(clock, wall) - wall
  const offset = shownBy(clock, wall - first) - (wall - first)
  if (OFFSETS.size > 20_000) OFFSETS.clear()
  OFFSETS.set(key, offset / 60_000)
  return offset / 60_000
}

function clockIn(iana: string): Intl.DateTimeFormat | null {
  const known = CLOCKS.get(iana)
  if (known !== undefined) return known
  let clock: Intl.DateTimeFormat | null = null
  try {
    clock = new Intl.DateTimeFormat('en-US', {
      timeZone: iana,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
  } catch {
    clock = null
  }
  CLOCKS.set(iana, clock)
  return clock
}

/** What the clock of a zone shows at an instant, as if it were UTC. */
function shownBy(clock: Intl.DateTimeFormat, at: number): number {
  const shown = new Map(clock.formatToParts(at).map((part) => [part.type, Number(part.value)]))
  const part = (type: Intl.DateTimeFormatPartTypes) => shown.get(type) ?? 0
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
}
