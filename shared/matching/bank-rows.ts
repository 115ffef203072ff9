// Which bank rows are an acquirer's money, by the payer texts the owner or a preset states. The longest text that fits wins.

import type { Entry } from '../entry'
import { minor } from '../money'
import { merchantOf } from '../settlement/counted'
import { acquirerOf } from '../settlement/coverage'
import type { Arrival } from './arrivals'
import { couldBounce } from './returned'
import { isFree, type Run } from './run'

export interface BankRows {
  /** Money in, per acquirer and currency (`acquirerId|CNY`), in no order. */
  readonly deposits: ReadonlyMap<string, readonly Arrival[]>
  /** Money out because a payout bounced, keyed alike. Amount negative. */
  readonly returns: ReadonlyMap<string, readonly Arrival[]>
  /** Other money out to the acquirer, keyed alike: it can only pay for a day of refunds. */
  readonly debits: ReadonlyMap<string, readonly Arrival[]>
}

const RETURNED = /退票|退汇|returned|bounced/i
/** A merchant number shorter than this could be part of anything. */
const SHORTEST_NUMBER = 6

export function bankRowsOf(run: Run): BankRows {
  const payerOf = payerReader(run)
  const merchants = merchantsByAcquirer(run)
  const rows = { deposits: new Map(), returns: new Map(), debits: new Map() } as Record<
    keyof BankRows,
    Map<string, Arrival[]>
  >
  const nameless: Arrival[] = []
  for (const entry of run.streams.bank) {
    if (entry.netMinor === 0) continue
    const text = textOf(entry)
    const acquirerId = payerOf(text)
    const bounced = entry.netMinor < 0 && (entry.kind === 'returnedPayout' || RETURNED.test(text))
    if (acquirerId === null && !bounced) continue
    const side = entry.netMinor > 0 ? 'deposits' : bounced ? 'returns' : 'debits'
    const named = (merchants.get(acquirerId ?? '') ?? []).filter((number) => text.includes(number))
    const merchantNo = named.length === 1 ? (named[0] ?? null) : null
    const arrival: Arrival = { entry, minor: minor(entry.netMinor), day: entry.day, text, merchantNo }
    if (acquirerId === null) nameless.push(arrival)
    else put(rows[side], `${acquirerId}|${entry.currency}`, arrival)
  }
  for (const back of nameless) {
    const payer = payerOfReturn(run, rows.deposits, back)
    if (payer !== null) put(rows.returns, payer, back)
  }
  return rows
}

function put(rows: Map<string, Arrival[]>, key: string, arrival: Arrival): void {
  const known = rows.get(key)
  if (known) known.push(arrival)
  else rows.set(key, [arrival])
}

/** A return may name anyone (the shop itself, the bank): then it is the payer's whose earlier deposit it gives back. */
function payerOfReturn(run: Run, deposits: ReadonlyMap<string, readonly Arrival[]>, back: Arrival): string | null {
  const payers = [...deposits].filter(
    ([payer, arrivals]) =>
      payer.endsWith(`|${back.entry.currency}`) && arrivals.some((deposit) => couldBounce(run, deposit, back)),
  )
  const [payer] = payers
  return payer && payers.length === 1 ? payer[0] : null
}

export function textOf(entry: Entry): string {
  const { payoutNo } = entry.refs
  return [entry.counterparty, entry.note, entry.method, payoutNo]
    .filter((text) => text)
    .join(' ')
    .toLowerCase()
}

/** The acquirer whose payer text is in the row: the longest text, then one with files in the book, then by id. */
function payerReader(run: Run): (text: string) => string | null {
  const present = acquirersWithFiles(run)
  const patterns = [...run.acquirers.values()]
    .flatMap(({ id, payerPatterns }) => payerPatterns.map((pattern) => ({ id, pattern: pattern.toLowerCase() })))
    .sort(
      (a, b) =>
        b.pattern.length - a.pattern.length ||
        Number(present.has(b.id)) - Number(present.has(a.id)) ||
        (a.id < b.id ? -1 : 1),
    )
  const known = new Map<string, string | null>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    const found = patterns.find(({ pattern }) => text.includes(pattern))?.id ?? null
    known.set(text, found)
    return found
  }
}

/** Acquirers of which the book has any row or covered day. */
export function acquirersWithFiles(run: Run): ReadonlySet<string> {
  const present = new Set<string>()
  for (const span of run.cover.spans)
    if (span.stream === 'payment' || span.stream === 'fund') present.add(span.acquirerId)
  for (const stream of ['payment', 'fund'] as const)
    for (const entry of run.streams[stream]) present.add(acquirerOf(entry))
  return present
}

function merchantsByAcquirer(run: Run): ReadonlyMap<string, readonly string[]> {
  const numbers = new Map<string, Set<string>>()
  for (const stream of ['payment', 'fund'] as const) {
    for (const entry of run.streams[stream]) {
      const merchantNo = merchantOf(run.cover, entry)
      if (merchantNo.length < SHORTEST_NUMBER) continue
      const known = numbers.get(acquirerOf(entry))
      if (known) known.add(merchantNo)
      else numbers.set(acquirerOf(entry), new Set([merchantNo]))
    }
  }
  return new Map([...numbers].map(([id, found]) => [id, [...found].map((number) => number.toLowerCase())]))
}

/** Rows of a side that no decision has taken. */
export function freeOf(run: Run, rows: readonly Arrival[] | undefined): readonly Arrival[] {
  return (rows ?? []).filter(({ entry }) => isFree(run, 'L4', entry.id))
}
