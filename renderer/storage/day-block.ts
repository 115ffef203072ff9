// The entries of one day with what queries need of them, built once and never changed: a change of the book makes new
// blocks for the days it touches and keeps all others.

import type { Day } from '../../shared/day'
import { ENTRY_KINDS, type Entry, STREAMS } from '../../shared/entry'
import { currencyDecimals, formatMinorPlain } from '../../shared/money'
import type { StoredPage } from './page-store'

export interface DayBlock {
  readonly day: Day
  /** The pages it was built from; the same pages mean the same block. */
  readonly pages: readonly StoredPage[]
  /** Ordered by time, then id; entries without a time come last. */
  readonly rows: readonly Entry[]
  readonly streams: Uint8Array
  readonly kinds: Uint8Array
  /** Lower-case search text of all rows, one line each. */
  readonly hay: string
  /** Where each row's line ends in `hay` (the place of its line break). */
  readonly ends: Uint32Array
}

const STREAM_CODES = new Map(STREAMS.map((stream, code) => [stream, code]))
const KIND_CODES = new Map(ENTRY_KINDS.map((kind, code) => [kind, code]))

export function buildDayBlock(day: Day, pages: readonly StoredPage[]): DayBlock {
  const rows = pages.flatMap((page) => page.rows as readonly Entry[]).sort(byTimeThenId)
  const streams = Uint8Array.from(rows, (row) => STREAM_CODES.get(row.stream) ?? 255)
  const kinds = Uint8Array.from(rows, (row) => KIND_CODES.get(row.kind) ?? 255)
  const ends = new Uint32Array(rows.length)
  const lines: string[] = []
  let end = -1
  for (const [index, row] of rows.entries()) {
    const line = searchText(row)
    lines.push(line)
    end += line.length + 1
    ends[index] = end
  }
  return { day, pages, rows, streams, kinds, hay: `${lines.join('\n')}\n`, ends }
}

export function streamCode(stream: Entry['stream']): number {
  return STREAM_CODES.get(stream) ?? 255
}

export function kindCode(kind: Entry['kind']): number {
  return KIND_CODES.get(kind) ?? 255
}

function byTimeThenId(a: Entry, b: Entry): number {
  const left = a.at ?? Number.MAX_SAFE_INTEGER
  const right = b.at ?? Number.MAX_SAFE_INTEGER
  if (left !== right) return left - right
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

/** Everything a person may look for, in lower case: numbers as printed, amounts without thousands marks. */
export function searchText(row: Entry): string {
  const { refs } = row
  let text: string = row.day
  for (const name in refs) text += ` ${refs[name as keyof typeof refs]}`
  text += ` ${amountText(row.grossMinor, row.currency)}`
  if (row.netMinor !== row.grossMinor) text += ` ${amountText(row.netMinor, row.currency)}`
  for (const part of [row.card?.masked, row.counterparty, row.note, row.method, row.terminalNo, row.merchantNo]) {
    if (part) text += ` ${part}`
  }
  return text.toLowerCase().replaceAll('\n', ' ')
}

function amountText(amount: Entry['grossMinor'], currency: string): string {
  const text = formatMinorPlain(amount, currencyDecimals(currency))
  return text.startsWith('-') ? text.slice(1) : text
}
