// QIF dates say nothing of their order (`2/14'2020`, ` 1/ 1'00`, `13/02/26`): all dates of the file together decide. A
// reading is taken only where every other one reads fewer dates, gives the same days, or would scatter the file over years.

import type { Day } from '../../day'
import type { DateOrder } from '../clock'
import { momentIn } from '../mapping/date-form'

const ORDERS: readonly DateOrder[] = ['mdy', 'dmy', 'ymd']
/** One file of an account does not reach over as many years as a misread two-digit day makes. */
const YEARS = { few: 2, many: 12 } as const

export interface DateReading {
  readonly order: DateOrder
  readonly days: readonly (Day | null)[]
}

/** The one way to read the dates of a file, or all that fit, each with what it makes of the first date in question. */
export type DatesDecision =
  | { readonly kind: 'one'; readonly reading: DateReading }
  | { readonly kind: 'several'; readonly text: string; readonly readings: readonly DateReading[]; readonly at: number }

/** `chosen`: the order a person has named for dates that leave it open. */
export function decideDates(texts: readonly string[], chosen: DateOrder | undefined): DatesDecision {
  const readings = ORDERS.map((order) => ({ order, days: texts.map((text) => readQifDay(text, order)) }))
  const most = Math.max(...readings.map(readable))
  const fitting = plausible(readings.filter((reading) => readable(reading) === most))
  const [first = { order: 'mdy' as const, days: [] }, ...others] = fitting
  const other = others.find((reading) => reading.days.some((day, index) => day !== first.days[index]))
  const named = fitting.find(({ order }) => order === chosen)
  if (!other || named) return { kind: 'one', reading: named ?? first }
  const at = texts.findIndex((_, index) => other.days[index] !== first.days[index])
  return { kind: 'several', text: texts[at] ?? '', readings: fitting, at }
}

function readable({ days }: DateReading): number {
  return days.filter((day) => day !== null).length
}

function plausible(readings: readonly DateReading[]): readonly DateReading[] {
  const years = readings.map(({ days }) => new Set(days.flatMap((day) => (day ? [day.slice(0, 4)] : []))).size)
  if (!years.some((count) => count <= YEARS.few)) return readings
  return readings.filter((_, index) => (years[index] ?? 0) <= YEARS.many)
}

/** An apostrophe stands before years from 2000 on; a last part above 31 can only be a year. */
function readQifDay(text: string, order: DateOrder): Day | null {
  const plain = text
    .replace(/\s+/g, '')
    .replace(/'(\d{2})$/, '/20$1')
    .replace("'", '/')
  const [first = '', second = '', third = '', ...rest] = plain.split(/[/.-]/)
  if (rest.length > 0 || third === '') return /^\d{8}$/.test(plain) ? (momentIn(plain, 'ymd')?.day ?? null) : null
  const two = (part: string) => part.padStart(2, '0')
  const year = third.length === 2 && Number(third) >= 70 ? `19${third}` : third
  return momentIn(`${two(first)}/${two(second)}/${two(year)}`, order)?.day ?? null
}
