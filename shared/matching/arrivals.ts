// The desk on which what is owed and what has arrived are put together. Whatever is settled leaves the desk: nothing is
// paid twice, and no deposit pays two things.

import type { Day } from '../day'
import type { Entry } from '../entry'
import { type Minor, minor } from '../money'
import type { ReasonParams } from '../reason'
import type { Owed } from '../settlement/expected'
import type { MatchingCode } from './codes'
import type { Certainty, Level } from './model'
import { mayJoin, type Run } from './run'

/** Money that came in: a bank row, or (on L3) a payout row of the account. Amount positive when it came in. */
export interface Arrival {
  readonly entry: Entry
  readonly minor: Minor
  readonly day: Day
  /** Lower case. */
  readonly text: string
  /** The merchant number that its text names, if any: then it is for that one only. */
  readonly merchantNo: string | null
}

export interface Settled {
  readonly owed: readonly Owed[]
  readonly arrivals: readonly Arrival[]
  readonly pass: string
  readonly certainty: Certainty
  readonly by: 'machine' | 'person'
  /** Arrived minus owed. */
  readonly differenceMinor: Minor
  readonly code: MatchingCode
  readonly params: ReasonParams
  /** Part of the difference that pays for days before the book. */
  readonly beforeStartMinor: Minor
}

/** One payer (acquirer) in one currency. */
export interface Desk {
  readonly run: Run
  readonly level: Level
  /** In order of account and day. */
  readonly owed: Set<Owed>
  /** In order of time. */
  readonly arrivals: Set<Arrival>
  readonly settled: Settled[]
  /** Sums that may still be searched, so that no file can keep the machine busy for ever. */
  budget: number
}

export interface Settling {
  readonly pass: string
  readonly code: MatchingCode
  readonly certainty?: Certainty
  readonly by?: 'machine' | 'person'
  readonly params?: ReasonParams
  readonly beforeStartMinor?: Minor
}

export function totalOf(sums: Iterable<{ readonly minor: Minor }>): number {
  let total = 0
  for (const each of sums) total += each.minor
  return total
}

/** Puts owed and arrived together and takes them off the desk; refuses what a person has rejected. */
export function settle(desk: Desk, owed: readonly Owed[], arrivals: readonly Arrival[], how: Settling): boolean {
  if (how.by !== 'person' && !isAllowed(desk, owed, arrivals)) return false
  desk.settled.push({
    certainty: 'probable',
    by: 'machine',
    params: {},
    beforeStartMinor: minor(0),
    ...how,
    owed,
    arrivals,
    differenceMinor: minor(totalOf(arrivals) - totalOf(owed)),
  })
  for (const each of owed) desk.owed.delete(each)
  for (const each of arrivals) desk.arrivals.delete(each)
  return true
}

export function isAllowed(desk: Desk, owed: readonly Owed[], arrivals: readonly Arrival[]): boolean {
  if (desk.run.input.decisions.rejected.length === 0) return true
  const left = owed.flatMap((each) => each.entries)
  return mayJoin(
    desk.run,
    desk.level,
    left,
    arrivals.map((each) => each.entry.id),
  )
}

/** Could this arrival pay this, by day, merchant number and decisions? Amounts are not looked at. */
export function canPay(desk: Desk, owed: Owed, arrival: Arrival): boolean {
  return isInWindow(owed, arrival) && isAllowed(desk, [owed], [arrival])
}

function isInWindow(owed: Owed, arrival: Arrival): boolean {
  if (arrival.day < owed.settleDay || arrival.day > owed.lastDay) return false
  return arrival.merchantNo === null || arrival.merchantNo === owed.merchantNo
}

/** Open sums by amount. */
export function byAmount<T extends { readonly minor: Minor }>(sums: Iterable<T>): ReadonlyMap<number, readonly T[]> {
  return groupBy(sums, (each) => each.minor)
}

export function groupBy<T, K>(values: Iterable<T>, keyOf: (value: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const value of values) {
    const key = keyOf(value)
    const known = groups.get(key)
    if (known) known.push(value)
    else groups.set(key, [value])
  }
  return groups
}

export type Edge = readonly [Owed, Arrival]

/** Edges whose ends have no other edge: the only candidate both ways. */
export function onlyBothWays(edges: readonly Edge[]): readonly Edge[] {
  const owedCount = countBy(edges, (edge) => edge[0])
  const arrivalCount = countBy(edges, (edge) => edge[1])
  return edges.filter(([owed, arrival]) => owedCount.get(owed) === 1 && arrivalCount.get(arrival) === 1)
}

function countBy<K>(edges: readonly Edge[], keyOf: (edge: Edge) => K): ReadonlyMap<K, number> {
  const counts = new Map<K, number>()
  for (const edge of edges) counts.set(keyOf(edge), (counts.get(keyOf(edge)) ?? 0) + 1)
  return counts
}

/** Connected groups of a set of edges, each side in its own order. */
export function componentsOf(
  edges: readonly Edge[],
): readonly { owed: readonly Owed[]; arrivals: readonly Arrival[] }[] {
  const byOwed = groupBy(edges, (edge) => edge[0])
  const byArrival = groupBy(edges, (edge) => edge[1])
  const seen = new Set<Owed>()
  const groups: { owed: readonly Owed[]; arrivals: readonly Arrival[] }[] = []
  for (const start of byOwed.keys()) {
    if (seen.has(start)) continue
    const owed = new Set([start])
    const arrivals = new Set<Arrival>()
    for (const each of owed) {
      seen.add(each)
      for (const [, arrival] of byOwed.get(each) ?? []) {
        if (arrivals.has(arrival)) continue
        arrivals.add(arrival)
        for (const [other] of byArrival.get(arrival) ?? []) owed.add(other)
      }
    }
    groups.push({ owed: [...owed].sort(byDay), arrivals: [...arrivals].sort(byArrivalTime) })
  }
  return groups
}

function byDay(a: Owed, b: Owed): number {
  const left = `${a.settleDay}|${a.merchantNo}|${a.entries[0] ?? ''}`
  const right = `${b.settleDay}|${b.merchantNo}|${b.entries[0] ?? ''}`
  return left < right ? -1 : left > right ? 1 : 0
}

export function byArrivalTime(a: Arrival, b: Arrival): number {
  if (a.day !== b.day) return a.day < b.day ? -1 : 1
  return (a.entry.at ?? 0) - (b.entry.at ?? 0) || (a.entry.id < b.entry.id ? -1 : 1)
}
