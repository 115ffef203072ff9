// Why an entry has no match: the nearest three on the other side, and for each the field that kept the two apart.

import { addDays, type Day, instantOf } from '../day'
import type { Entry } from '../entry'
import type { Reason } from '../reason'
import { because, money } from './codes'
import type { Candidate } from './model'
import type { OrderMatching } from './order-payment'
import { askedMinor, kindClass, mayJoin, type Run } from './run'

const SHOWN = 3
const NOON_SECONDS = 43_200

const NUMBER_CODES = { orderNo: 'nearOrderNo', acquirerNo: 'nearAcquirerNo', refundNo: 'nearRefundNo' } as const

export type NearestFinder = (entry: Entry, side: 'order' | 'payment') => readonly Candidate[]

/** Finds near entries among `others` for the `seekers`: by key, by amount, by time. The lookup is built on first use. */
export function nearestFinder(
  run: Run,
  seekers: readonly Entry[],
  others: readonly Entry[],
  matching: OrderMatching,
): NearestFinder {
  let lookup: Lookup | null = null
  return (entry, side) => {
    lookup ??= lookupOf(others, new Set(seekers.flatMap(numbersOf)))
    const near = [...gather(lookup, entry)].map((other) => judge(run, matching, entry, other, side))
    return near
      .sort((a, b) => a.misses - b.misses || a.gapMinor - b.gapMinor || a.gapMs - b.gapMs || (a.id < b.id ? -1 : 1))
      .slice(0, SHOWN)
      .map(({ id, reason }) => ({ entry: id, reason }))
  }
}

/** Buckets, each put in order only when it is looked at. */
interface Lookup {
  readonly byNumber: ReadonlyMap<string, readonly Entry[]>
  readonly byAmount: ReadonlyMap<number, Bucket>
  /** Distinct amounts, ascending. */
  readonly amounts: readonly number[]
  readonly byDay: ReadonlyMap<Day, Bucket>
}

class Bucket {
  readonly #entries: Entry[] = []
  #isSorted = false

  add(entry: Entry): void {
    this.#entries.push(entry)
  }

  /** The entries next to a moment: up to `SHOWN` on either side. */
  around(time: number): readonly Entry[] {
    if (!this.#isSorted) this.#entries.sort((a, b) => timeOf(a) - timeOf(b) || idOrder(a, b))
    this.#isSorted = true
    const at = position(this.#entries, (other) => timeOf(other) - time)
    return this.#entries.slice(Math.max(0, at - SHOWN), at + SHOWN)
  }
}

function bucketIn<K>(buckets: Map<K, Bucket>, key: K): Bucket {
  const known = buckets.get(key)
  if (known) return known
  const made = new Bucket()
  buckets.set(key, made)
  return made
}

function lookupOf(others: readonly Entry[], wanted: ReadonlySet<string>): Lookup {
  const byNumber = new Map<string, Entry[]>()
  const byAmount = new Map<number, Bucket>()
  const byDay = new Map<Day, Bucket>()
  for (const entry of others) {
    bucketIn(byAmount, askedMinor(entry)).add(entry)
    bucketIn(byDay, entry.day).add(entry)
    for (const number of numbersOf(entry)) {
      if (!wanted.has(number)) continue
      const known = byNumber.get(number)
      if (known) known.push(entry)
      else byNumber.set(number, [entry])
    }
  }
  return { byNumber, byAmount, byDay, amounts: [...byAmount.keys()].sort((a, b) => a - b) }
}

function idOrder(a: Entry, b: Entry): number {
  return a.id < b.id ? -1 : 1
}

function numbersOf(entry: Entry): readonly string[] {
  const { orderNo, acquirerNo } = entry.refs
  return [orderNo, acquirerNo].filter((number) => number !== undefined)
}

/** Milliseconds; noon of the day where no time is stated. */
function timeOf(entry: Entry): number {
  return entry.at ?? instantOf(entry.day, NOON_SECONDS)
}

function gather(lookup: Lookup, entry: Entry): ReadonlySet<Entry> {
  const found = new Set<Entry>()
  const add = (other: Entry | undefined) => {
    if (other && kindClass(other.kind) === kindClass(entry.kind)) found.add(other)
  }
  for (const number of numbersOf(entry))
    for (const other of (lookup.byNumber.get(number) ?? []).slice(0, SHOWN)) add(other)
  const amount = askedMinor(entry)
  const time = timeOf(entry)
  const at = position(lookup.amounts, (other) => other - amount)
  for (const near of lookup.amounts.slice(Math.max(0, at - 2), at + SHOWN)) {
    for (const other of lookup.byAmount.get(near)?.around(time) ?? []) add(other)
  }
  for (const day of [addDays(entry.day, -1), entry.day, addDays(entry.day, 1)]) {
    for (const other of lookup.byDay.get(day)?.around(time) ?? []) add(other)
  }
  return found
}

/** The first place whose entry does not stand before. */
function position<T>(sorted: readonly T[], compare: (value: T) => number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    const value = sorted[middle]
    if (value !== undefined && compare(value) < 0) low = middle + 1
    else high = middle
  }
  return low
}

interface Judged {
  readonly id: string
  readonly reason: Reason
  readonly misses: number
  readonly gapMinor: number
  readonly gapMs: number
}

function judge(run: Run, matching: OrderMatching, entry: Entry, other: Entry, side: 'order' | 'payment'): Judged {
  const order = side === 'order' ? entry : other
  const payment = side === 'order' ? other : entry
  const gapMinor = Math.abs(askedMinor(entry) - askedMinor(other))
  const gapMs = Math.abs(timeOf(entry) - timeOf(other))
  const reasons = failingFields(run, matching, order, payment, gapMs, other)
  const shared = numbersOf(entry).some((number) => numbersOf(other).includes(number))
  const reason = reasons[0] ?? because('nearSeveral', { level: 'L1', count: 2 })
  return { id: other.id, reason, misses: shared ? 0 : reasons.length, gapMinor, gapMs }
}

/** The fields that kept two entries apart, the most telling first. */
function failingFields(
  run: Run,
  matching: OrderMatching,
  order: Entry,
  payment: Entry,
  gapMs: number,
  other: Entry,
): readonly Reason[] {
  const reasons: Reason[] = []
  if (!mayJoin(run, 'L1', [order.id], [payment.id])) reasons.push(because('nearRejected'))
  if (order.currency !== payment.currency) {
    reasons.push(because('nearCurrency', { ours: order.currency, theirs: payment.currency }))
  }
  const differenceMinor = askedMinor(payment) - askedMinor(order)
  if (differenceMinor !== 0) reasons.push(because('nearAmount', money(order.currency, { differenceMinor })))
  if (run.taken.L1.has(other.id)) reasons.push(because('nearTaken'))
  if (order.at === null || payment.at === null) {
    if (order.day !== payment.day) reasons.push(because('nearDay', { ours: order.day, theirs: payment.day }))
  } else if (gapMs > run.input.settings.orderWindowSeconds * 1000) {
    reasons.push(because('nearTime', { minutes: Math.round(gapMs / 60_000) }))
  }
  if (order.terminalNo !== null && payment.terminalNo !== null && order.terminalNo !== payment.terminalNo) {
    reasons.push(because('nearTerminal', { ours: order.terminalNo, theirs: payment.terminalNo }))
  }
  if (!run.methods.fits(order.method, payment.acquirerId, payment.method)) {
    reasons.push(because('nearMethod', { ours: order.method ?? '—' }))
  }
  const apart = matching.spaces.contradiction(order, payment)
  if (apart) reasons.push(because(NUMBER_CODES[apart.kind], { ours: apart.ours, theirs: apart.theirs }))
  return reasons
}
