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
  /** The one currency of all rows, `null` where there are several. */
  readonly currency: string | null
  /** Minor units, as in the rows: sums over a million rows must not touch a million objects. */
  readonly gross: Float64Array
  readonly fee: Float64Array
  readonly net: Float64Array
}

/** Search text of a block, made when it is first searched. */
export interface BlockText {
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
  const currency = rows[0]?.currency ?? null
  return {
    day,
    pages,
    rows,
    streams,
    kinds,
    currency: rows.every((row) => row.currency === currency) ? currency : null,
    gross: Float64Array.from(rows, (row) => row.grossMinor),
    fee: Float64Array.from(rows, (row) => row.feeMinor),
    net: Float64Array.from(rows, (row) => row.netMinor),
  }
}

const texts = new WeakMap<DayBlock, BlockText>()

export function blockText(block: DayBlock): BlockText {
  const known = texts.get(block)
  if (known) return known
  const made = makeText(block.rows)
  texts.set(block, made)
  return made
}

function makeText(rows: readonly Entry[]): BlockText {
  const lines = rows.map(searchText)
  const ends = new Uint32Array(rows.length)
  let end = -1
  for (const [index, line] of lines.entries()) {
    end += line.length + 1
    ends[index] = end
  }
  return { hay: `${lines.join('\n')}\n`, ends }
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
  return text.includes('\n') ? text.toLowerCase().replaceAll('\n', ' ') : text.toLowerCase()
}

function amountText(amount: Entry['grossMinor'], currency: string): string {
  const text = formatMinorPlain(amount, currencyDecimals(currency))
  return text.startsWith('-') ? text.slice(1) : text
}
