// Rows wait until their file has proved in which order it writes day and month; then they go on, in their own order.

import type { DateOrder } from './clock'
import { orderOfRows, orderSaidBy } from './date-order'
import type { SourceRow } from './format'

export interface DatedRows {
  row(source: SourceRow): void
  /** Rows that still wait go on, in the order their sequence proves, else in `fallback`'s; `null`: without one. */
  end(fallback: () => DateOrder | null): void
  /** `null` until it is proved. */
  order(): DateOrder | null
}

export interface DatedReading {
  /** Date and zone of a row as printed. */
  readonly dateOf: (source: SourceRow) => { readonly date: string; readonly zone: string }
  readonly pass: (source: SourceRow) => void
}

export function openDatedRows({ dateOf, pass }: DatedReading): DatedRows {
  let order: DateOrder | null = null
  let waiting: SourceRow[] = []
  const settle = (known: DateOrder | null) => {
    order = known
    for (const source of waiting) pass(source)
    waiting = []
  }
  return {
    row(source) {
      if (order !== null) {
        pass(source)
        return
      }
      waiting.push(source)
      const { date, zone } = dateOf(source)
      const said = orderSaidBy(date, zone)
      if (said !== null) settle(said === 'free' ? 'ymd' : said)
    },
    end(fallback) {
      if (waiting.length > 0) settle(orderOfRows(waiting.map((source) => dateOf(source).date)) ?? fallback())
    },
    order: () => order,
  }
}
