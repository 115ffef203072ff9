// How arrivals find what they pay, the fewest assumptions first. Each pass looks at the whole desk at once, so that the
// order in which rows came in decides nothing; each answers whether it has settled anything.

import type { Owed } from '../settlement/expected'
import {
  type Arrival,
  byAmount,
  canPay,
  componentsOf,
  type Desk,
  type Edge,
  groupBy,
  onlyBothWays,
  type Settling,
  settle,
  totalOf,
} from './arrivals'
import { money } from './codes'
import { countSubsets, SUBSET_LIMIT } from './subset'

export type ArrivalPass = (desk: Desk) => boolean

/** Runs the passes from the strongest on, and begins again after every success. */
export function runPasses(desk: Desk, passes: readonly ArrivalPass[]): void {
  while (desk.arrivals.size > 0 && desk.owed.size > 0 && passes.some((pass) => pass(desk)));
}

/** Edges between equal amounts that `fits` and the window allow. */
export function equalEdges(desk: Desk, fits: (owed: Owed, arrival: Arrival) => boolean = () => true): readonly Edge[] {
  const amounts = byAmount(desk.owed)
  const edges: Edge[] = []
  for (const arrival of desk.arrivals) {
    for (const owed of amounts.get(arrival.minor) ?? []) {
      if (fits(owed, arrival) && canPay(desk, owed, arrival)) edges.push([owed, arrival])
    }
  }
  return edges
}

function settlePairs(
  desk: Desk,
  edges: readonly Edge[],
  pass: string,
  code: Parameters<typeof settle>[3]['code'],
): boolean {
  let any = false
  for (const [owed, arrival] of edges) any = settle(desk, [owed], [arrival], { pass, code }) || any
  return any
}

/** The text of the arrival names the settle day, and the amounts agree. */
export const byNamedDay: ArrivalPass = (desk) => {
  const named = (owed: Owed, { text }: Arrival) => namesDay(text, owed.settleDay)
  return settlePairs(desk, onlyBothWays(equalEdges(desk, named)), 'dayInText', 'depositNamesDay')
}

/** Is the day written in the text, as 20260331 or 2026-03-31 or 2026/03/31? */
export function namesDay(text: string, day: string): boolean {
  return text.includes(day) || text.includes(day.replaceAll('-', '')) || text.includes(day.replaceAll('-', '/'))
}

/** The amount arrives on the very day on which it is due. Several equal ones of one due day are settled as a group. */
export const byDueDay: ArrivalPass = (desk) => {
  const edges = equalEdges(desk, (owed, arrival) => owed.dueDay === arrival.day)
  let any = false
  for (const { owed, arrivals } of componentsOf(edges)) {
    const how = owed.length > 1 ? twins(owed) : ({ code: 'depositOnDueDay' } as const)
    if (owed.length === arrivals.length) any = settle(desk, owed, arrivals, { pass: 'amountDay', ...how }) || any
  }
  return any
}

/** How equal sums are settled as a group: with every day that is among them. */
function twins(owed: readonly Owed[]): Pick<Settling, 'code' | 'params'> {
  const settleDays = [...new Set(owed.map((each) => each.settleDay))].sort().join(', ')
  return { code: 'depositsForTwins', params: { settleDays, eachMinor: owed[0]?.minor ?? 0 } }
}

/** All that one merchant number (or the payer) has falling due on a day arrives in one sum. */
export const byDueDayTogether: ArrivalPass = (desk) => {
  const groups = [
    ...groupBy(desk.owed, (owed) => `${owed.dueDay}|${owed.merchantNo}`).values(),
    ...groupBy(desk.owed, (owed) => owed.dueDay).values(),
  ].filter((group) => group.length > 1)
  const sums = groupBy(groups, (owed) => `${owed[0]?.dueDay} ${totalOf(owed)}`)
  const claims: Claim[] = []
  for (const arrival of desk.arrivals) {
    const ofSum = sums.get(`${arrival.day} ${arrival.minor}`) ?? []
    const found = ofSum.filter((group) => group.every((owed) => canPay(desk, owed, arrival)))
    const [only] = found
    if (only && (found.length === 1 || found.every((each) => sameOwed(each, only)))) {
      claims.push({ owed: only, arrivals: [arrival] })
    }
  }
  return settleClaims(desk, claims, 'daysTogether', 'depositForDays')
}

function sameOwed(a: readonly Owed[], b: readonly Owed[]): boolean {
  return a.length === b.length && a.every((owed) => b.includes(owed))
}

/** The amount arrives within the window: one candidate both ways, or as many as are owed, then in their order. */
export const inWindow: ArrivalPass = (desk) => {
  let any = false
  for (const { owed, arrivals } of componentsOf(equalEdges(desk))) {
    if (owed.length !== arrivals.length) continue
    const inOrder = owed.map((each, at) => [each, arrivals[at]] as const)
    if (!inOrder.every(([each, arrival]) => arrival && canPay(desk, each, arrival))) continue
    const distinct = (days: readonly string[]) => new Set(days).size === days.length
    const how = { pass: 'amountWindow', code: 'depositInWindow' } as const
    if (!distinct(owed.map((each) => each.settleDay)) || !distinct(arrivals.map((each) => each.day))) {
      any = settle(desk, owed, arrivals, owed.length > 1 ? { ...how, ...twins(owed) } : how) || any
    } else {
      for (const [each, arrival] of inOrder) if (arrival) any = settle(desk, [each], [arrival], how) || any
    }
  }
  return any
}

interface Claim {
  readonly owed: readonly Owed[]
  readonly arrivals: readonly Arrival[]
}

/** Settles those claims that share nothing with another claim. */
function settleClaims(
  desk: Desk,
  claims: readonly Claim[],
  pass: string,
  code: Parameters<typeof settle>[3]['code'],
): boolean {
  const uses = new Map<Owed | Arrival, number>()
  for (const { owed, arrivals } of claims) {
    for (const each of [...owed, ...arrivals]) uses.set(each, (uses.get(each) ?? 0) + 1)
  }
  let any = false
  for (const { owed, arrivals } of claims) {
    if ([...owed, ...arrivals].some((each) => uses.get(each) !== 1)) continue
    const days = owed.map((each) => each.settleDay).sort()
    const params = {
      days: owed.length,
      deposits: arrivals.length,
      fromDay: days[0] ?? '',
      toDay: days[days.length - 1] ?? '',
    }
    any = settle(desk, owed, arrivals, { pass, code, params }) || any
  }
  return any
}

/** Arrivals for which no single sum of their amount is open. */
function withoutSingle(desk: Desk): readonly Arrival[] {
  const single = new Set(equalEdges(desk).map((edge) => edge[1]))
  return [...desk.arrivals].filter((arrival) => !single.has(arrival))
}

/** Settle days that follow each other, all due by then, arrive in one sum; a day of refunds is carried into the next. */
export const byRun: ArrivalPass = (desk) => {
  const claims: Claim[] = []
  const merchants = [...groupBy(desk.owed, (owed) => owed.merchantNo).values()]
  for (const arrival of withoutSingle(desk)) {
    const runs = merchants.flatMap((owed) => runsOf(desk, owed, arrival))
    const [only] = runs
    if (only && runs.length === 1) claims.push({ owed: only, arrivals: [arrival] })
  }
  return settleClaims(desk, claims, 'daysTogether', 'depositForDays')
}

/** Runs of at least two open sums of one merchant number that make up the arrival. `owed` is in order of day. */
function runsOf(desk: Desk, owed: readonly Owed[], arrival: Arrival): readonly (readonly Owed[])[] {
  const due = owed.filter((each) => each.dueDay <= arrival.day && canPay(desk, each, arrival))
  const found: (readonly Owed[])[] = []
  for (let from = 0; from < due.length; from += 1) {
    let total = 0
    for (let to = from; to < due.length; to += 1) {
      total += due[to]?.minor ?? 0
      if (to > from && total === arrival.minor) found.push(due.slice(from, to + 1))
    }
  }
  return found
}

/** One sum arrives in several parts: all that came on its due day, or the only parts that make it up. */
export const inParts: ArrivalPass = (desk) => {
  const claims: Claim[] = []
  for (const owed of desk.owed) {
    if (owed.minor <= 0) continue
    const later = [...desk.arrivals].filter(
      (each) => each.day >= owed.dueDay && each.minor > 0 && canPay(desk, owed, each),
    )
    if (later.some((each) => each.minor === owed.minor)) continue
    const sameDay = later.filter((each) => each.day === owed.dueDay)
    if (sameDay.length > 1 && totalOf(sameDay) === owed.minor) {
      claims.push({ owed: [owed], arrivals: sameDay })
      continue
    }
    const parts = search(
      desk,
      later.filter((each) => each.minor < owed.minor),
      owed.minor,
    )
    if (parts.kind === 'unique' && parts.chosen.length > 1) claims.push({ owed: [owed], arrivals: parts.chosen })
  }
  return settleClaims(desk, claims, 'inParts', 'depositsForOne')
}

/** Several sums of one due day arrive in another number of deposits on that day. */
export const byDueDaySum: ArrivalPass = (desk) => {
  const claims: Claim[] = []
  for (const [dueDay, owed] of groupBy(desk.owed, (each) => each.dueDay)) {
    const arrivals = [...desk.arrivals].filter((each) => each.day === dueDay && each.merchantNo === null)
    if (owed.length < 2 || arrivals.length < 2 || owed.length === arrivals.length) continue
    if (totalOf(owed) === totalOf(arrivals)) claims.push({ owed, arrivals })
  }
  return settleClaims(desk, claims, 'dueDaySum', 'depositsForDueDay')
}

/** The only subset of what is due that makes up the arrival. */
export const bySubset: ArrivalPass = (desk) => {
  const claims: Claim[] = []
  for (const arrival of withoutSingle(desk)) {
    const answer = subsetFor(desk, arrival)
    if (answer.kind === 'unique' && answer.chosen.length > 1) claims.push({ owed: answer.chosen, arrivals: [arrival] })
  }
  return settleClaims(desk, claims, 'subset', 'depositBySubset')
}

export type Search<T> =
  | { readonly kind: 'none' }
  | { readonly kind: 'unique'; readonly chosen: readonly T[] }
  | { readonly kind: 'several'; readonly count: number }
  | { readonly kind: 'notProven' }

/** Which subsets of what is due by then make up the arrival. */
export function subsetFor(desk: Desk, arrival: Arrival): Search<Owed> {
  const due = [...desk.owed].filter((owed) => owed.dueDay <= arrival.day && canPay(desk, owed, arrival))
  return search(desk, due, arrival.minor)
}

function search<T extends { readonly minor: Owed['minor'] }>(
  desk: Desk,
  sums: readonly T[],
  target: number,
): Search<T> {
  if (sums.length < 2) return { kind: 'none' }
  const cost = 2 ** Math.ceil(sums.length / 2)
  if (!isTelling(sums) || desk.budget < cost) return { kind: 'notProven' }
  desk.budget -= cost
  const answer = countSubsets(
    sums.map((each) => each.minor),
    target,
  )
  if (answer.kind !== 'unique') return answer
  return { kind: 'unique', chosen: answer.chosen.flatMap((at) => sums[at] ?? []) }
}

/** How many times more amounts there must be than subsets, so that agreeing with one of them is no accident. */
const ROOM = 50

/** Where there are so many subsets that any amount would be near one of them, finding one says nothing. */
function isTelling(sums: readonly { readonly minor: Owed['minor'] }[]): boolean {
  if (sums.length > SUBSET_LIMIT) return false
  const reach = sums.reduce((total, each) => total + Math.abs(each.minor), 0)
  return 2 ** sums.length * ROOM <= reach
}

/** The amount is off by no more than the owner tolerates. */
export const withinTolerance: ArrivalPass = (desk) => {
  const toleranceMinor = desk.run.input.settings.tolerance.payoutDepositMinor
  if (toleranceMinor === 0) return false
  const edges: Edge[] = []
  for (const arrival of desk.arrivals) {
    for (const owed of desk.owed) {
      if (Math.abs(arrival.minor - owed.minor) <= toleranceMinor && canPay(desk, owed, arrival))
        edges.push([owed, arrival])
    }
  }
  let any = false
  for (const [owed, arrival] of onlyBothWays(edges)) {
    const params = money(owed.currency, { toleranceMinor, differenceMinor: arrival.minor - owed.minor })
    any = settle(desk, [owed], [arrival], { pass: 'tolerance', code: 'depositTolerated', params }) || any
  }
  return any
}

/** Passes whose amounts agree to the fen. */
export const EXACT_PASSES: readonly ArrivalPass[] = [
  byNamedDay,
  byDueDay,
  byDueDayTogether,
  inWindow,
  byRun,
  inParts,
  byDueDaySum,
  bySubset,
]
