// How a Square file prints money and time: a currency mark that stands for several currencies, a zone by its name.

import { type Day, type Instant, instantOf } from '../../day'
import { type Currency, currencyDecimals, type Minor, ZERO } from '../../money'
import type { DateOrder } from '../clock'
import { dayInOrder } from '../date-order'
import { parseHalfDayTime } from '../half-day'
import type { RowProblem } from '../ledger'
import { decimalMarkOf, readPrinted } from '../printed-amount'
import { offsetIn } from '../zones'

export interface SquareMoment {
  readonly day: Day
  readonly at: Instant | null
}

/** The day as printed, the instant by the zone; or which of the two cannot be read. */
export function squareMoment(
  date: string,
  time: string,
  zone: string,
  order: DateOrder,
): SquareMoment | 'date' | 'time' {
  const day = dayInOrder(date, order)
  if (day === null) return 'date'
  const seconds = parseHalfDayTime(time)
  if (seconds === null) return 'time'
  const offset = offsetIn(zone, day, seconds)
  return { day, at: offset === null ? null : instantOf(day, seconds, offset) }
}

export interface SquareCurrency {
  readonly currency: Currency
  /** The mark stands for more than one currency; the zone was taken to tell which. */
  readonly assumed: boolean
}

/** The currency of a mark; dollars by the zone's country, else of the United States. `null` without a mark. */
export function squareCurrency(amount: string, zone: string): SquareCurrency | null {
  if (amount.includes('£')) return { currency: 'GBP', assumed: false }
  if (amount.includes('€')) return { currency: 'EUR', assumed: false }
  if (/[¥￥]/.test(amount)) return { currency: 'JPY', assumed: false }
  const prefix = /(US|CA|A|AU)\$/.exec(amount)?.[1]
  if (prefix !== undefined)
    return { currency: prefix === 'US' ? 'USD' : prefix === 'CA' ? 'CAD' : 'AUD', assumed: false }
  if (!amount.includes('$')) return null
  if (/Australia\/|^(?:Sydney|Melbourne|Brisbane|Canberra|Hobart|Adelaide|Darwin|Perth)$/.test(zone)) {
    return { currency: 'AUD', assumed: true }
  }
  const canadian =
    /^(?:Atlantic Time \(Canada\)|Newfoundland|Saskatchewan|Canada\/.*)$|Toronto|Vancouver|Edmonton|Winnipeg|Halifax|Regina|St_Johns/
  return { currency: canadian.test(zone) ? 'CAD' : 'USD', assumed: true }
}

/** An amount with its mark; blank cells are zero, since Square leaves tenders that were not used blank or at zero. */
export function squareAmount(text: string, column: string, currency: Currency): Minor | RowProblem {
  if (text === '') return ZERO
  return readPrinted(text, column, currencyDecimals(currency), decimalMarkOf(text.replace(/[^\d.,]/g, '')) ?? 'point')
}
