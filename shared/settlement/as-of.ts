// What depends on the day from which one looks: payouts that should have come by then, and days without a file.
// Nothing is late on a day that no bank file covers, and nothing is missing on a day that is proved to be empty.

import { addDays, type Day } from '../day'
import type { Entry, EntryId } from '../entry'
import { because, money } from '../matching/codes'
import { methodReader } from '../matching/methods'
import type { AsOf, Exception, ExpectedPayout, Match, MatchInput, Matching } from '../matching/model'
import { askedMinor, exceptionOf, type FoundException, isInBookOf, kindClass, resolvedOf } from '../matching/run'
import { minor } from '../money'
import { acquirersOf } from '../settings'
import { workdaysBetween } from './calendar'
import { type CoverageIndex, coverageIndex, type Span } from './coverage'
import { dueDayOf, punctualUntil } from './settle-day'

/** The as-of exceptions of a book, looked at on `asOf`. Amounts are what is still owed, positive. */
export function lookAt(input: MatchInput, matching: Matching, asOf: Day): AsOf {
  const cover = coverageIndex(input.coverage, input.entries)
  const resolved = resolvedOf(input.decisions)
  const found = [...latePayouts(input, matching, cover, asOf), ...missingDays(input, matching, cover, asOf)]
  const exceptions = found.map((each) => exceptionOf(input.digest, resolved, each))
  return { asOf, exceptions: exceptions.sort(byDayAndId) }
}

function byDayAndId(a: Exception, b: Exception): number {
  const left = `${a.day}|${a.id}`
  const right = `${b.day}|${b.id}`
  return left < right ? -1 : left > right ? 1 : 0
}

/** Bank days by match, so that a payout that came after `asOf` is still awaited on that day. */
function arrivedBy(input: MatchInput, matching: Matching, asOf: Day): ReadonlySet<EntryId> {
  const days = new Map(input.entries.filter((entry) => entry.stream === 'bank').map((entry) => [entry.id, entry.day]))
  const arrived = new Set<EntryId>()
  for (const match of matching.matches) {
    if (match.level !== 'L4' || match.day > asOf) continue
    if (match.right.every((id) => (days.get(id) ?? match.day) <= asOf)) for (const id of match.left) arrived.add(id)
  }
  return arrived
}

function latePayouts(input: MatchInput, matching: Matching, cover: CoverageIndex, asOf: Day): FoundException[] {
  const paid = arrivedBy(input, matching, asOf)
  const undecided = undecidedEntries(matching)
  const found: FoundException[] = []
  let account = ''
  let soFar = 0
  for (const each of [...matching.expected].sort(byAccountAndDueDay)) {
    const key = `${each.acquirerId}|${each.merchantNo}|${each.currency}|${each.basis}`
    if (key !== account) soFar = 0
    account = key
    const [first] = each.entries
    if (each.netMinor === 0 || first === undefined || paid.has(first) || undecided.has(first)) continue
    soFar += each.netMinor
    const late = Math.min(each.netMinor, soFar)
    const until = punctualUntil(each.dueDay, input.calendar)
    if (late <= 0 || !isAskedFor(each) || until >= asOf || !cover.anyCovers('bank', until)) continue
    const days = workdaysBetween(input.calendar, until, asOf)
    found.push({
      type: 'latePayout',
      day: each.dueDay,
      currency: each.currency,
      minor: minor(late),
      entries: each.entries,
      acquirerId: each.acquirerId,
      merchantNo: each.merchantNo,
      reason: because('payoutNotArrived', {
        settleDay: each.settleDay,
        dueDay: each.dueDay,
        days,
        ...money(each.currency, { amountMinor: late }),
      }),
    })
  }
  return found
}

/** A balance that waits for a withdrawal is never late, nor is what no rule makes due. */
function isAskedFor(expected: ExpectedPayout): boolean {
  return expected.mode !== 'unknown' && (expected.mode === 'automatic' || expected.basis === 'payoutRow')
}

function byAccountAndDueDay(a: ExpectedPayout, b: ExpectedPayout): number {
  const key = (each: ExpectedPayout) =>
    `${each.acquirerId}|${each.merchantNo}|${each.currency}|${each.basis}|${each.dueDay}|${each.settleDay}|${each.entries[0]}`
  return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0
}

/** First entries of expected payouts for which a deposit has come that could also be another's. */
function undecidedEntries(matching: Matching): ReadonlySet<EntryId> {
  const entries = new Set<EntryId>()
  for (const each of matching.exceptions) {
    if (each.type !== 'ambiguous' || each.reason.code !== 'depositSeveralDays') continue
    for (const { entry } of each.candidates) entries.add(entry)
  }
  return entries
}

/** Days between the first and the last covered day of an account that none of its files covers. */
function missingDays(input: MatchInput, matching: Matching, cover: CoverageIndex, asOf: Day): FoundException[] {
  const accounts = new Map<string, Span[]>()
  for (const span of cover.spans) {
    if (span.stream !== 'payment' && span.stream !== 'fund') continue
    const key = `${span.acquirerId}|${span.account}`
    accounts.set(key, [...(accounts.get(key) ?? []), span])
  }
  let evidence: Evidence | null = null
  const lazily = () => {
    evidence ??= evidenceOf(input, matching)
    return evidence
  }
  return [...accounts.values()].flatMap((spans) => missingOf(input, cover, spans, lazily, asOf))
}

function missingOf(
  input: MatchInput,
  cover: CoverageIndex,
  spans: readonly Span[],
  evidenceFor: () => Evidence,
  asOf: Day,
): FoundException[] {
  const [span] = spans
  if (!span) return []
  const first = spans.map((each) => each.first).reduce((a, b) => (a < b ? a : b))
  const last = spans.map((each) => each.last).reduce((a, b) => (a > b ? a : b))
  const found: FoundException[] = []
  for (let day = addDays(first, 1); day < last && day <= asOf; day = addDays(day, 1)) {
    if (spans.some((each) => each.covers(day)) || !isInBookOf(input.settings, day)) continue
    const evidence = evidenceFor()
    const orders = evidence.ordersOn(span.acquirerId, day)
    const deposit = evidence.depositFor(span.acquirerId, day)
    const isEmpty = orders.length === 0 && deposit === null && evidence.tellsMethods && cover.anyCovers('order', day)
    if (isEmpty) continue
    const atStake = orders.reduce((sum, order) => sum + askedMinor(order), 0)
    const currency = orders[0]?.currency ?? input.settings.currency
    const amounts = { orders: orders.length, ...money(currency, { amountMinor: atStake }) }
    found.push({
      type: 'missingDay',
      day,
      currency,
      minor: minor(atStake),
      entries: [...orders.map((order) => order.id), ...(deposit === null ? [] : [deposit])],
      acquirerId: span.acquirerId,
      merchantNo: span.account === '' ? null : span.account,
      reason:
        orders.length > 0
          ? because('dayMissingWithOrders', { missingDay: day, ...amounts })
          : because('dayMissing', { missingDay: day }),
    })
  }
  return found
}

interface Evidence {
  /** Orders of a day that an acquirer must have been paid for and that nothing else explains. */
  ordersOn(acquirerId: string, day: Day): readonly Entry[]
  /** A deposit without a cause that fell due for the day. */
  depositFor(acquirerId: string, day: Day): EntryId | null
  /** Do orders say how they were paid? Without that their silence proves nothing. */
  readonly tellsMethods: boolean
}

function evidenceOf(input: MatchInput, matching: Matching): Evidence {
  const methods = methodReader(input.settings)
  const acquirers = new Map(acquirersOf(input.settings).map((acquirer) => [acquirer.id, acquirer]))
  const matched = new Set(matching.matches.filter(isL1).flatMap((match) => match.left))
  const byDay = new Map<Day, Entry[]>()
  let orders = 0
  let silent = 0
  for (const entry of input.entries) {
    if (entry.stream !== 'order' || kindClass(entry.kind) === null) continue
    orders += 1
    if (entry.method === null) silent += 1
    if (matched.has(entry.id) || askedMinor(entry) === 0 || methods.paidOtherwise(entry.method)) continue
    const known = byDay.get(entry.day)
    if (known) known.push(entry)
    else byDay.set(entry.day, [entry])
  }
  for (const open of byDay.values()) open.sort((a, b) => (a.id < b.id ? -1 : 1))
  const deposits = matching.exceptions.filter((each) => each.type === 'unexplainedDeposit' && each.entries.length === 1)
  return {
    ordersOn: (acquirerId, day) =>
      (byDay.get(day) ?? []).filter((order) => order.method === null || methods.names(order.method, acquirerId)),
    depositFor: (acquirerId, day) => {
      const dueDay = dueDayOf(day, acquirers.get(acquirerId), input.calendar)
      return deposits.find((each) => each.acquirerId === acquirerId && each.day === dueDay)?.entries[0] ?? null
    },
    tellsMethods: orders > 0 && silent < orders,
  }
}

function isL1(match: Match): boolean {
  return match.level === 'L1'
}
