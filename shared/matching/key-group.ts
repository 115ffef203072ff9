// Entries of both sides that carry the same key: which of them are the same payment, decided without a guess.
// What several readings allow stays undecided; what is left over is for other passes.

import { addDays, type Day } from '../day'
import type { Entry } from '../entry'
import { countSubsets } from './subset'

export interface KeyGroupAnswer {
  readonly joined: readonly { readonly left: readonly Entry[]; readonly right: readonly Entry[] }[]
  /** Further payments of the amount of something that is already joined, latest last. */
  readonly repeated: readonly { readonly entry: Entry; readonly of: Entry }[]
  readonly undecided: readonly {
    readonly left: readonly Entry[]
    readonly right: readonly Entry[]
    readonly why: Why
  }[]
}
export type Why = 'sameSecond' | 'severalSplits'

export interface Amounts {
  left(entry: Entry): number
  right(entry: Entry): number
}

interface Draft {
  readonly amounts: Amounts
  readonly joined: { left: readonly Entry[]; right: readonly Entry[] }[]
  readonly undecided: { left: readonly Entry[]; right: readonly Entry[]; why: Why }[]
  readonly left: Set<Entry>
  readonly right: Set<Entry>
  /** Payments of an amount that is paid already: they make up nothing else. */
  readonly surplus: Set<Entry>
}

/**
 * Joins two sides that carry one key. Both sides must be in a fixed order (sorted by id). Keys that `repeat` (a counter
 * that begins anew) join within a day only, or over midnight.
 */
export function joinByKey(
  left: readonly Entry[],
  right: readonly Entry[],
  amounts: Amounts,
  repeats = false,
): KeyGroupAnswer {
  const draft = draftOf(amounts, left, right, new Set())
  if (repeats) joinByDay(draft, daysOf(left), isOverMidnight)
  else if (left.length === 1 && right.length === 1) take(draft, left, right)
  else if (left.length === 1 || right.length === 1) joinOne(draft, left, right)
  else joinMany(draft, left, right)
  return { joined: draft.joined, undecided: draft.undecided, repeated: repeatedOf(draft) }
}

function draftOf(amounts: Amounts, left: readonly Entry[], right: readonly Entry[], surplus: Set<Entry>): Draft {
  return { amounts, joined: [], undecided: [], left: new Set(left), right: new Set(right), surplus }
}

function take(draft: Draft, left: readonly Entry[], right: readonly Entry[]): void {
  draft.joined.push({ left, right })
  for (const entry of left) draft.left.delete(entry)
  for (const entry of right) draft.right.delete(entry)
}

function leaveOpen(draft: Draft, left: readonly Entry[], right: readonly Entry[], why: Why): void {
  draft.undecided.push({ left, right, why })
  for (const entry of left) draft.left.delete(entry)
  for (const entry of right) draft.right.delete(entry)
}

/** One entry on one side, any number on the other. */
function joinOne(draft: Draft, left: readonly Entry[], right: readonly Entry[]): void {
  const oneIsLeft = left.length === 1
  const one = oneIsLeft ? left[0] : right[0]
  const many = oneIsLeft ? right : left
  if (!one || many.length === 0) return
  const amountOf = oneIsLeft ? draft.amounts.right : draft.amounts.left
  const target = oneIsLeft ? draft.amounts.left(one) : draft.amounts.right(one)
  const choice = chooseParts(one, target, many, amountOf, oneIsLeft)
  const chosen = choice.kind === 'none' ? [] : choice.parts
  const sides = oneIsLeft ? { left: [one], right: chosen } : { left: chosen, right: [one] }
  if (choice.kind === 'undecided') leaveOpen(draft, sides.left, sides.right, choice.why)
  else if (choice.kind === 'parts') take(draft, sides.left, sides.right)
}

type Choice =
  | { readonly kind: 'parts'; readonly parts: readonly Entry[] }
  | { readonly kind: 'undecided'; readonly parts: readonly Entry[]; readonly why: Why }
  | { readonly kind: 'none' }

/** Which of many entries make up the one of their key. */
function chooseParts(
  one: Entry,
  target: number,
  many: readonly Entry[],
  amountOf: (entry: Entry) => number,
  oneIsLeft: boolean,
): Choice {
  if (sum(many, amountOf) === target) return { kind: 'parts', parts: many }
  const equal = many.filter((entry) => amountOf(entry) === target)
  const others = many.filter((entry) => amountOf(entry) !== target)
  const split = countSubsets(others.map(amountOf), target)
  if (equal.length > 0 && split.kind === 'none') return earliest(one, equal)
  if (equal.length === 0 && split.kind === 'unique') {
    return { kind: 'parts', parts: split.chosen.flatMap((at) => others[at] ?? []) }
  }
  if (split.kind !== 'none') return { kind: 'undecided', parts: many, why: 'severalSplits' }
  if (oneIsLeft || new Set(many.map((entry) => entry.day)).size === 1) return { kind: 'parts', parts: many }
  const sameDay = many.filter((entry) => entry.day === one.day)
  const near = sameDay.length > 0 ? sameDay : many.filter((entry) => isNear(one.day, entry.day))
  return new Set(near.map((entry) => entry.day)).size === 1 ? { kind: 'parts', parts: near } : { kind: 'none' }
}

/** Several of the one's amount: those of its own day first, then the earliest; of one same second none is preferred. */
function earliest(one: Entry, equal: readonly Entry[]): Choice {
  const sameDay = equal.filter((entry) => entry.day === one.day)
  const [first, second] = [...(sameDay.length > 0 ? sameDay : equal)].sort(byMoment)
  if (!first) return { kind: 'none' }
  if (second && momentOf(first) === momentOf(second)) return { kind: 'undecided', parts: equal, why: 'sameSecond' }
  return { kind: 'parts', parts: [first] }
}

function isNear(a: Day, b: Day): boolean {
  return addDays(a, 1) === b || addDays(b, 1) === a
}

function momentOf(entry: Entry): string {
  return `${entry.day} ${entry.at ?? ''}`
}

/** By day, then time; entries without a time first. */
export function byMoment(a: Entry, b: Entry): number {
  if (a.day !== b.day) return a.day < b.day ? -1 : 1
  return (a.at ?? 0) - (b.at ?? 0) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}

function sum(entries: Iterable<Entry>, amountOf: (entry: Entry) => number): number {
  let total = 0
  for (const entry of entries) total += amountOf(entry)
  return total
}

function joinMany(draft: Draft, left: readonly Entry[], right: readonly Entry[]): void {
  pairEqual(draft, left, right, (day, amount) => `${day} ${amount}`)
  if (settleRest(draft)) return
  const days = daysOf(draft.left)
  if (days.length > 1) {
    joinByDay(draft, days, () => true)
    return
  }
  pairEqual(draft, [...draft.left], [...draft.right], (_, amount) => `${amount}`)
  if (settleRest(draft)) return
  pairSurplus(draft)
  if (settleRest(draft)) return
  if (draft.left.size > 0 && draft.right.size > 0) take(draft, [...draft.left], [...draft.right])
}

/** Ends where one side is used up, both sums agree, or one side has a single entry. */
function settleRest(draft: Draft): boolean {
  const left = [...draft.left]
  const right = [...draft.right]
  if (left.length === 0 || right.length === 0) return true
  if (sum(left, draft.amounts.left) === sum(right, draft.amounts.right)) take(draft, left, right)
  else if (left.length === 1 || right.length === 1) joinOne(draft, left, right)
  else return false
  return true
}

/** Classes with as many entries on both sides: one and one are a pair, k and k of one class a group. */
function pairEqual(
  draft: Draft,
  left: readonly Entry[],
  right: readonly Entry[],
  classOf: (day: Day, amount: number) => string,
): void {
  const classes = new Map<string, { left: Entry[]; right: Entry[] }>()
  const of = (key: string) => {
    const known = classes.get(key) ?? { left: [], right: [] }
    classes.set(key, known)
    return known
  }
  for (const entry of left) of(classOf(entry.day, draft.amounts.left(entry))).left.push(entry)
  for (const entry of right) of(classOf(entry.day, draft.amounts.right(entry))).right.push(entry)
  for (const each of classes.values())
    if (each.left.length > 0 && each.left.length === each.right.length) take(draft, each.left, each.right)
}

/** A number that returns on other days is another sale: each day's orders with the payments of that day or the next. */
function joinByDay(
  draft: Draft,
  days: readonly Day[],
  mayFollow: (left: readonly Entry[], later: Entry) => boolean,
): void {
  for (const reach of [0, 1]) {
    for (const day of days) {
      const left = [...draft.left].filter((entry) => entry.day === day)
      const right = [...draft.right].filter(
        (entry) => entry.day === addDays(day, reach) && (reach === 0 || mayFollow(left, entry)),
      )
      if (left.length === 0 || right.length === 0) continue
      const inner = draftOf(draft.amounts, left, right, draft.surplus)
      if (left.length === 1 && right.length === 1) take(inner, left, right)
      else if (left.length === 1 || right.length === 1) joinOne(inner, left, right)
      else joinMany(inner, left, right)
      for (const each of inner.joined) take(draft, each.left, each.right)
      for (const each of inner.undecided) leaveOpen(draft, each.left, each.right, each.why)
      for (const entry of draft.surplus) draft.right.delete(entry)
    }
  }
}

function daysOf(entries: Iterable<Entry>): readonly Day[] {
  return [...new Set([...entries].map((entry) => entry.day))].sort()
}

const HOUR_MS = 3_600_000

function isOverMidnight(left: readonly Entry[], later: Entry): boolean {
  return left.some((entry) => entry.at !== null && later.at !== null && later.at - entry.at <= HOUR_MS)
}

/** Unequal numbers of one amount: the earliest of either side belong together, the rest is surplus. */
function pairSurplus(draft: Draft): void {
  const left = byAmount(draft.left, draft.amounts.left)
  const right = byAmount(draft.right, draft.amounts.right)
  for (const [amount, ours] of left) {
    const theirs = right.get(amount) ?? []
    const count = Math.min(ours.length, theirs.length)
    if (count === 0) continue
    if (isTied(ours, count) || isTied(theirs, count)) leaveOpen(draft, ours, theirs, 'sameSecond')
    else {
      take(draft, ours.slice(0, count), theirs.slice(0, count))
      for (const entry of theirs.slice(count)) {
        draft.right.delete(entry)
        draft.surplus.add(entry)
      }
    }
  }
}

function byAmount(entries: Iterable<Entry>, amountOf: (entry: Entry) => number): Map<number, Entry[]> {
  const groups = new Map<number, Entry[]>()
  for (const entry of [...entries].sort(byMoment)) {
    const known = groups.get(amountOf(entry))
    if (known) known.push(entry)
    else groups.set(amountOf(entry), [entry])
  }
  return groups
}

/** Does the border between taken and surplus fall between two entries of the same second? */
function isTied(sorted: readonly Entry[], count: number): boolean {
  const last = sorted[count - 1]
  const next = sorted[count]
  return last !== undefined && next !== undefined && momentOf(last) === momentOf(next)
}

function repeatedOf(draft: Draft): KeyGroupAnswer['repeated'] {
  const paid = new Map<number, Entry>()
  for (const { left, right } of draft.joined) {
    if (left.length !== right.length) continue
    right.forEach((entry, at) => {
      const order = left[at]
      if (order) paid.set(draft.amounts.right(entry), order)
    })
  }
  return [...draft.right, ...draft.surplus].sort(byMoment).flatMap((entry) => {
    const of = paid.get(draft.amounts.right(entry))
    return of ? [{ entry, of }] : []
  })
}
