// The last resort of L4: something is owed, something came on the day it was due, nothing else could be either. They are
// put together with their difference, which is then an exception of its own.

import { addDays, type Day } from '../day'
import { minor } from '../money'
import { addWorkdays } from '../settlement/calendar'
import type { Owed } from '../settlement/expected'
import { dueDayOf } from '../settlement/settle-day'
import { equalEdges, subsetFor } from './arrival-passes'
import { type Arrival, canPay, type Desk, type Edge, groupBy, onlyBothWays, settle, totalOf } from './arrivals'

/** A deposit of less than half or more than twice of what is owed is not taken for it. */
const WIDEST = 2
/** Working days after the due day within which a deposit of another amount is still taken for it. */
const NEAR_WORKING_DAYS = 3

/** The first settle day of each merchant number in the book, and the day it falls due. */
export type Starts = ReadonlyMap<string, { readonly startDay: Day; readonly dueDay: Day }>

export function byDueDayOnly(desk: Desk, starts: Starts): void {
  const equal = new Set(equalEdges(desk).map((edge) => edge[1]))
  const summed = new Set([...desk.arrivals].filter((arrival) => hasSums(desk, arrival)))
  const free = () =>
    [...desk.arrivals].filter((arrival) => !equal.has(arrival) && !summed.has(arrival) && arrival.minor > 0)
  settleFirstDueDay(desk, starts, free())
  for (const [merchantAndDay, owed] of groupBy([...desk.owed], (each) => `${each.merchantNo}|${each.dueDay}`)) {
    const dueDay = merchantAndDay.slice(merchantAndDay.lastIndexOf('|') + 1)
    settleDay(
      desk,
      owed,
      free().filter((arrival) => arrival.day === dueDay && owed.some((each) => canPay(desk, each, arrival))),
    )
  }
  settleNear(desk, free())
}

/** Several exact sums are open for it: it is undecided, not off. */
function hasSums(desk: Desk, arrival: Arrival): boolean {
  const { kind } = subsetFor(desk, arrival)
  return kind === 'several' || kind === 'unique'
}

/** What the first due day of the book brings may pay for days before it, too (a weekend, the hours before a cut-off). */
function settleFirstDueDay(desk: Desk, starts: Starts, arrivals: readonly Arrival[]): void {
  for (const [merchantNo, { startDay, dueDay }] of starts) {
    const owed = [...desk.owed].filter(
      (each) => each.merchantNo === merchantNo && each.dueDay === dueDay && each.basis === 'records',
    )
    const onDay = arrivals.filter((each) => desk.arrivals.has(each) && each.day === dueDay && isFor(desk, owed, each))
    const [arrival] = onDay
    const rest = arrival ? arrival.minor - totalOf(owed) : 0
    if (owed.length === 0 || !arrival || onDay.length !== 1 || rest <= 0 || !reachesBack(desk, owed, startDay, dueDay))
      continue
    settle(desk, owed, [arrival], { pass: 'dueDayOnly', code: 'depositWithRest', beforeStartMinor: minor(rest) })
  }
}

function isFor(desk: Desk, owed: readonly Owed[], arrival: Arrival): boolean {
  return owed.every((each) => canPay(desk, each, arrival))
}

/** Did days before the book fall due on the same day, or does the first settle day begin before the first file? */
function reachesBack(desk: Desk, owed: readonly Owed[], startDay: Day, dueDay: Day): boolean {
  const acquirer = desk.run.acquirers.get(owed[0]?.acquirerId ?? '')
  if (!acquirer) return false
  if (acquirer.settlement.cutOffSeconds < 86_400 && owed.some((each) => each.settleDay === startDay)) return true
  return dueDayOf(addDays(startDay, -1), acquirer, desk.run.input.calendar) === dueDay
}

/** One merchant number, one due day: as many sums as deposits, or one deposit for one sum or for all of them. */
function settleDay(desk: Desk, owed: readonly Owed[], arrivals: readonly Arrival[]): void {
  const sums = owed.filter((each) => each.minor > 0)
  if (sums.length === 0 || arrivals.length === 0) return
  const [arrival] = arrivals
  if (arrival && arrivals.length === 1) {
    const options = sums.length > 1 ? [...sums.map((each) => [each]), [...owed]] : [owed.length > 1 ? [...owed] : sums]
    const best = nearestOption(options, arrival)
    if (best) put(desk, best, arrival)
    return
  }
  for (const [each, mine] of mutuallyNearest(sums, arrivals)) put(desk, [each], mine)
}

/** The option whose total is nearest; `null` where two are equally near. */
function nearestOption(options: readonly (readonly Owed[])[], arrival: Arrival): readonly Owed[] | null {
  const ranked = options
    .map((owed) => ({ owed, gap: Math.abs(totalOf(owed) - arrival.minor) }))
    .sort((a, b) => a.gap - b.gap)
  const [best, next] = ranked
  return best && (!next || next.gap > best.gap) ? best.owed : null
}

/** Pairs in which each is the other's nearest, without a tie. */
function mutuallyNearest(sums: readonly Owed[], arrivals: readonly Arrival[]): readonly Edge[] {
  const nearest = <A extends { minor: number }, B extends { minor: number }>(
    one: A,
    others: readonly B[],
  ): B | null => {
    const ranked = [...others].sort((a, b) => Math.abs(a.minor - one.minor) - Math.abs(b.minor - one.minor))
    const [best, next] = ranked
    if (!best || (next && Math.abs(next.minor - one.minor) === Math.abs(best.minor - one.minor))) return null
    return best
  }
  return sums.flatMap((owed): Edge[] => {
    const arrival = nearest(owed, arrivals)
    return arrival && nearest(arrival, sums) === owed ? [[owed, arrival]] : []
  })
}

function put(desk: Desk, owed: readonly Owed[], arrival: Arrival): void {
  if (!isComparable(totalOf(owed), arrival.minor) || !isFor(desk, owed, arrival)) return
  settle(desk, owed, [arrival], { pass: 'dueDayOnly', code: 'depositByDueDayOnly' })
}

function isComparable(owedMinor: number, paidMinor: number): boolean {
  return paidMinor * WIDEST >= owedMinor && paidMinor <= owedMinor * WIDEST
}

/** A deposit a little later, where both are the only ones left. */
function settleNear(desk: Desk, arrivals: readonly Arrival[]): void {
  const { calendar } = desk.run.input
  const edges: Edge[] = []
  for (const owed of desk.owed) {
    if (owed.minor <= 0) continue
    const last = addWorkdays(calendar, owed.dueDay, NEAR_WORKING_DAYS)
    for (const arrival of arrivals) {
      if (!desk.arrivals.has(arrival) || arrival.day <= owed.dueDay || arrival.day > last) continue
      if (isComparable(owed.minor, arrival.minor) && canPay(desk, owed, arrival)) edges.push([owed, arrival])
    }
  }
  for (const [owed, arrival] of onlyBothWays(edges)) put(desk, [owed], arrival)
}
