// The form in which a column writes its dates. A part above 12, a year in front or the name of a month proves it; where
// day and month can change places in every cell, nothing does.

import { dayAt, dayOf, instantOf } from '../../day'
import { reason } from '../../reason'
import type { ImportProfile } from '../../settings'
import { type Moment, momentReader, parseMoment, parseTimeOfDay } from '../clock'
import { ambiguous, type Decision, proved } from './decision'

/** `yearFirst` has four digits of year in front; `ymd` may have two. Epochs count from 1970 in UTC. */
export const DATE_FORMS = ['yearFirst', 'dmy', 'mdy', 'ymd', 'epochSeconds', 'epochMillis'] as const
export type DateForm = (typeof DATE_FORMS)[number]

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const DAY_NAME = /^(\d{1,2})(?:st|nd|rd|th)?[\s.\-/]+([a-z]{3,9})[\s.,\-/]+(\d{4}|\d{2})(?:,?\s+(.*))?$/i
const NAME_DAY = /^([a-z]{3,9})[\s.]+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?:,?\s+(.*))?$/i
const SHORT_YEAR = /^(\d{2})([-/.])(\d{1,2}\2\d{1,2}(?:\D.*)?)$/
const HALF_DAY = /^(.*\d)\s*([ap])\.?m\.?$/i

/** Reads a day with or without a time in one form; `null` where the text is not written so or names no real day. */
export function momentIn(text: string, form: DateForm): Moment | null {
  const plain = text.trim()
  if (form === 'epochSeconds') return /^\d{10}(?:\.\d+)?$/.test(plain) ? epoch(Number(plain.slice(0, 10)) * 1000) : null
  if (form === 'epochMillis') return /^\d{13}$/.test(plain) ? epoch(Number(plain)) : null
  const half = HALF_DAY.exec(plain)
  if (half) return inHalfDay(momentIn(half[1] ?? '', form), half[2] ?? '')
  if (form === 'ymd') return parseMoment(SHORT_YEAR.test(plain) ? `20${plain}` : plain, 'ymd')
  if (form === 'yearFirst') return parseMoment(plain, 'ymd')
  const named = form === 'dmy' ? DAY_NAME.exec(plain) : NAME_DAY.exec(plain)
  if (named) return namedMonth(named, form)
  return /^\d{1,2}\D/.test(plain) ? parseMoment(plain, form) : null
}

function epoch(at: number): Moment {
  return { day: dayAt(at), at }
}

function namedMonth(match: RegExpExecArray, form: 'dmy' | 'mdy'): Moment | null {
  const [, first = '', second = '', years = '', clock = ''] = match
  const [date, name] = form === 'dmy' ? [first, second] : [second, first]
  const month = MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1
  const day = dayOf(years.length === 2 ? 2000 + Number(years) : Number(years), month, Number(date))
  if (day === null || month === 0) return null
  if (clock === '') return { day, at: null }
  const seconds = parseTimeOfDay(clock.trim())
  return seconds === null ? null : { day, at: instantOf(day, seconds) }
}

const HOUR = 3_600_000

/** `2:05 PM` is two hours after noon, `12:05 AM` just after midnight; only hours from 1 to 12 are written so. */
function inHalfDay(read: Moment | null, half: string): Moment | null {
  if (read === null || read.at === null) return null
  const hours = Math.floor((read.at - instantOf(read.day, 0)) / HOUR)
  if (hours < 1 || hours > 12) return null
  const shift = (hours === 12 ? -12 : 0) + (half.toLowerCase() === 'p' ? 12 : 0)
  return { day: read.day, at: read.at + shift * HOUR }
}

/** The form a profile names; without one, the year stands in front with four digits. */
export function dateFormOf(profile: Pick<ImportProfile, 'dateOrder' | 'epoch'>): DateForm {
  if (profile.epoch !== undefined) return profile.epoch === 'millis' ? 'epochMillis' : 'epochSeconds'
  return profile.dateOrder ?? 'yearFirst'
}

/** The profile with this form of its dates. */
export function withDateForm(profile: ImportProfile, form: DateForm): ImportProfile {
  const { dateOrder: _, epoch: __, ...rest } = profile
  if (form === 'epochSeconds') return { ...rest, epoch: 'seconds' }
  if (form === 'epochMillis') return { ...rest, epoch: 'millis' }
  return form === 'yearFirst' ? rest : { ...rest, dateOrder: form }
}

/** A reader of one file's dates by its profile. A date in another form than the profile's is `null`, never read by it. */
export function momentReaderFor(profile: Pick<ImportProfile, 'dateOrder' | 'epoch'>): (text: string) => Moment | null {
  const form = dateFormOf(profile)
  if (form !== 'yearFirst') return (text) => momentIn(text, form)
  const usual = momentReader()
  return (text) => usual(text) ?? momentIn(text, form)
}

export interface DateEvidence {
  /** Whether the text rules a form out that was possible until now. */
  add(text: string): boolean
  decide(column: string): Decision<DateForm>
}

/** Gathers what the dates of one column say; texts that no form reads are left aside, they become issues. */
export function openDateEvidence(): DateEvidence {
  const possible = new Set<DateForm>(DATE_FORMS)
  /** The text that left one form standing, and the first text that spoke against all that were left. */
  let witness = ''
  /** The first text, better one that the forms read as different days. */
  let first = ''
  let firstDiffers = false
  let against = ''
  return {
    add(text) {
      const reads = formsOf(text)
      if (reads.length === 0) return false
      if (first === '' || (!firstDiffers && differs(reads, text))) {
        first = text
        firstDiffers = differs(reads, text)
      }
      const left = [...possible].filter((form) => reads.includes(form))
      if (left.length === 0) {
        const contradicts = against === ''
        if (contradicts) against = text
        return contradicts
      }
      const narrowed = left.length < possible.size
      if (narrowed) witness = text
      possible.clear()
      for (const form of left) possible.add(form)
      return narrowed
    },
    decide: (column) => decision(column, { possible: [...possible], witness, first, against }),
  }
}

/** A year in front with four digits is also `ymd`; where the plain form reads a text, the short one adds nothing. */
function formsOf(text: string): readonly DateForm[] {
  const forms = DATE_FORMS.filter((form) => momentIn(text, form) !== null)
  return forms.includes('yearFirst') ? forms.filter((form) => form !== 'ymd') : forms
}

function differs(forms: readonly DateForm[], text: string): boolean {
  return new Set(forms.map((form) => momentIn(text, form)?.day)).size > 1
}

interface Seen {
  readonly possible: readonly DateForm[]
  readonly witness: string
  readonly first: string
  readonly against: string
}

function decision(column: string, { possible, witness, first, against }: Seen): Decision<DateForm> {
  const [only, second] = possible
  if (first === '') return ambiguous([], reason('mapDateNone', { column }))
  if (against !== '') {
    const fitting = DATE_FORMS.filter((form) => momentIn(first, form) !== null || momentIn(against, form) !== null)
    return ambiguous(fitting, reason('mapDateMixed', { column, text: witness || first, other: against }))
  }
  if (only !== undefined && second === undefined) {
    return proved(only, reason('mapDateProved', { column, text: witness, formCode: `mapForm.${only}` }))
  }
  const readings = possible.map((form) => ({ form, text: first, means: momentIn(first, form)?.day ?? '' }))
  return ambiguous(possible, reason('mapDateAmbiguous', { column, text: first }), readings)
}
