// Which exceptions a query means, their groups by type, and the calendar of days.

import { addDays, type Day } from '../../shared/day'
import { EXCEPTION_TYPES, type Exception } from '../../shared/matching/model'
import { currencyDecimals, formatMinorPlain } from '../../shared/money'
import type { DaySummary, ExceptionGroup, ExceptionQuery, Sum } from './api'
import { searchText } from './day-block'
import { searchTerms } from './search-terms'
import { blockOfDay, entriesById, type Shelf } from './shelf'

/** In the shelf's order: newest day first, then the largest amount. */
export function findExceptions(shelf: Shelf, query: ExceptionQuery): readonly Exception[] {
  const types = query.types && query.types.length > 0 ? new Set(query.types) : null
  const ids = query.ids ? new Set(query.ids) : null
  const terms = searchTerms(query.text ?? '')
  const state = query.state ?? 'open'
  return shelf.exceptions.filter(
    (exception) =>
      inPeriod(exception, query) &&
      (types === null || types.has(exception.type)) &&
      (ids === null || ids.has(exception.id)) &&
      (state === 'all' || (exception.resolution === null) === (state === 'open')) &&
      (terms.length === 0 || hasTerms(shelf, exception, terms)),
  )
}

function inPeriod({ day }: Exception, { from, to }: Pick<ExceptionQuery, 'from' | 'to'>): boolean {
  return (from === undefined || day >= from) && (to === undefined || day <= to)
}

/** Its own amount, day and values, or those of one of its entries. */
function hasTerms(shelf: Shelf, exception: Exception, terms: readonly string[]): boolean {
  const own = [
    exception.day,
    formatMinorPlain(exception.minor, currencyDecimals(exception.currency)),
    exception.merchantNo ?? '',
    ...Object.values(exception.reason.params),
  ]
  const text = own.join(' ').toLowerCase()
  const missing = terms.filter((term) => !text.includes(term))
  if (missing.length === 0) return true
  return entriesById(shelf, exception.entries).some((entry) => {
    const line = searchText(entry)
    return missing.every((term) => line.includes(term))
  })
}

export function sumExceptions(exceptions: readonly Exception[]): readonly Sum[] {
  const sums = new Map<string, { count: number; minor: number }>()
  for (const { currency, minor } of exceptions) {
    const sum = sums.get(currency) ?? { count: 0, minor: 0 }
    sums.set(currency, { count: sum.count + 1, minor: sum.minor + minor })
  }
  return [...sums]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, { count, minor }]) => ({ currency, count, grossMinor: minor, feeMinor: 0, netMinor: minor }))
}

/** Groups in the order of the types; a type without exceptions has none. */
export function groupExceptions(shelf: Shelf, period: Pick<ExceptionQuery, 'from' | 'to'>): readonly ExceptionGroup[] {
  const groups = new Map<string, ExceptionGroup>()
  for (const exception of shelf.exceptions) {
    if (!inPeriod(exception, period)) continue
    const { type, currency, minor } = exception
    const key = `${type}/${currency}`
    const group = groups.get(key) ?? { type, currency, open: 0, resolved: 0, openMinor: 0 }
    const open = exception.resolution === null
    groups.set(key, {
      ...group,
      open: group.open + (open ? 1 : 0),
      resolved: group.resolved + (open ? 0 : 1),
      openMinor: group.openMinor + (open ? minor : 0),
    })
  }
  const place = (group: ExceptionGroup): number => EXCEPTION_TYPES.indexOf(group.type)
  return [...groups.values()].sort((a, b) => place(a) - place(b) || (a.currency < b.currency ? -1 : 1))
}

/** Every day of the span, one line per currency that has open exceptions on it. */
export function summariseDays(shelf: Shelf, from: Day, to: Day): readonly DaySummary[] {
  const open = new Map<Day, Exception[]>()
  for (const exception of findExceptions(shelf, { from, to })) {
    open.set(exception.day, [...(open.get(exception.day) ?? []), exception])
  }
  const days: DaySummary[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const rows = blockOfDay(shelf, day)?.rows ?? []
    const sums = sumExceptions(open.get(day) ?? [])
    const quiet = { day, entries: rows.length, openExceptions: 0, openMinor: 0, currency: rows[0]?.currency ?? 'CNY' }
    if (sums.length === 0) days.push(quiet)
    for (const { currency, count, netMinor } of sums) {
      days.push({ ...quiet, openExceptions: count, openMinor: netMinor, currency })
    }
  }
  return days
}
