// A balance that waits until it is withdrawn: what comes from it pays no day in particular. Only where practically every
// deposit is the net of whole days, in their order, is the acquirer taken to pay by itself.

import { addDays, type Day } from '../day'
import { minor } from '../money'
import type { Owed } from '../settlement/expected'
import { type Arrival, byArrivalTime, canPay, type Desk, settle, totalOf } from './arrivals'
import { because, money } from './codes'
import { addMatch, isInBook, mayJoin, type Run, raise } from './run'

/** Fewer deposits than this that are whole days in order may be so by chance. */
const FEWEST_REGULAR = 3
/** One in so many deposits may be off without making the others a coincidence. */
const REGULAR_SHARE = 10

/** What an account on demand owes by its records alone: it waits, and is taken off the desk unless it is paid day by day. */
export function setWaitingAside(desk: Desk): readonly Owed[] {
  const waiting = [...desk.owed].filter((owed) => owed.mode === 'onDemand' && owed.basis === 'records')
  if (waiting.length === 0) return []
  const runs = regularRuns(desk, waiting)
  for (const [owed, arrival] of runs ?? []) {
    const days = owed.map((each) => each.settleDay)
    const params = { days: owed.length, fromDay: days[0] ?? '', toDay: days[days.length - 1] ?? '' }
    settle(desk, owed, [arrival], { pass: 'dayByDay', code: 'depositDayByDay', params })
  }
  if (runs) return []
  for (const owed of waiting) desk.owed.delete(owed)
  return waiting
}

type DayRun = readonly [readonly Owed[], Arrival]

/** Each deposit with the days that follow those of the one before it; `null` where that is not how this balance is paid. */
function regularRuns(desk: Desk, waiting: readonly Owed[]): readonly DayRun[] | null {
  const days = [...waiting].sort((a, b) => (a.settleDay < b.settleDay ? -1 : a.settleDay > b.settleDay ? 1 : 0))
  const runs: DayRun[] = []
  let misses = 0
  let from = 0
  for (const arrival of [...desk.arrivals].sort(byArrivalTime)) {
    const run = nextRun(desk, days, from, arrival)
    if (run) {
      runs.push([days.slice(run.from, run.to), arrival])
      from = run.to
    } else if (isWithin(days, arrival)) misses += 1
  }
  return runs.length >= FEWEST_REGULAR && misses * REGULAR_SHARE <= runs.length ? runs : null
}

/** Would a day of the book have fallen due on it? Deposits before and after pay for other days. */
function isWithin(days: readonly Owed[], { day }: Arrival): boolean {
  const first = days[0]
  const last = days[days.length - 1]
  return first !== undefined && last !== undefined && day > first.dueDay && day <= last.dueDay
}

/** The first run of days from a place on whose net is the arrival. */
function nextRun(desk: Desk, days: readonly Owed[], start: number, arrival: Arrival) {
  for (let from = start; from < days.length; from += 1) {
    let total = 0
    for (let to = from; to < days.length; to += 1) {
      const day = days[to]
      if (!day || !canPay(desk, day, arrival)) break
      total += day.minor
      if (total === arrival.minor) return { from, to: to + 1 }
    }
  }
  return null
}

/**
 * Every deposit that is left came from the waiting balance. What is more than the book's days can have left there was there
 * before, or came from a day without a file; against an opening that the owner has stated it has no cause.
 */
export function withdraw(desk: Desk, acquirerId: string, waiting: readonly Owed[]): void {
  if (waiting.length === 0) return
  const { run } = desk
  const arrivals = [...desk.arrivals]
    .filter(({ entry, day }) => isInBook(run, day) && mayJoin(run, 'L4', [], [entry.id]))
    .sort(byArrivalTime)
  const { openingReceivable, currency } = run.input.settings
  const stated = arrivals[0]?.entry.currency === currency ? openingReceivable[acquirerId] : undefined
  const isSplit = hasAccountFile(run, acquirerId)
  let broughtMinor = stated ?? 0
  let takenMinor = 0
  for (const arrival of arrivals) {
    const heldMinor = broughtMinor + totalOf(waiting.filter((owed) => owed.settleDay <= arrival.day))
    takenMinor += arrival.minor
    const excessMinor = isSplit ? 0 : Math.max(0, Math.min(arrival.minor, takenMinor - heldMinor))
    broughtMinor += excessMinor
    writeDown(desk, acquirerId, arrival, excessMinor)
    if (excessMinor > 0) raiseExcess(run, acquirerId, arrival, excessMinor, stated !== undefined, waiting)
  }
}

/** Part of this acquirer's money is in a file of the account itself: the rest of the book does not tell the balance. */
function hasAccountFile(run: Run, acquirerId: string): boolean {
  return run.cover.spans.some((span) => span.stream === 'fund' && span.acquirerId === acquirerId)
}

function writeDown(desk: Desk, acquirerId: string, arrival: Arrival, excessMinor: number): void {
  const { entry, day } = arrival
  desk.arrivals.delete(arrival)
  addMatch(desk.run, {
    level: 'L4',
    pass: 'balance',
    certainty: 'probable',
    left: [],
    right: [entry.id],
    differenceMinor: minor(excessMinor),
    currency: entry.currency,
    day,
    reason: because('depositFromBalance', {
      arrivedDay: day,
      acquirer: desk.run.acquirers.get(acquirerId)?.name ?? acquirerId,
      ...money(entry.currency, { amountMinor: arrival.minor }),
    }),
  })
}

function raiseExcess(
  run: Run,
  acquirerId: string,
  { entry, day, merchantNo }: Arrival,
  excessMinor: number,
  isStated: boolean,
  waiting: readonly Owed[],
): void {
  const about = {
    day,
    currency: entry.currency,
    minor: minor(excessMinor),
    entries: [entry.id],
    acquirerId,
    merchantNo,
  }
  const amounts = { arrivedDay: day, ...money(entry.currency, { amountMinor: excessMinor }) }
  const silent = unknownDay(run, acquirerId, day)
  if (silent !== null) {
    const reason = because(silent.code, { ...amounts, missingDay: silent.day, lastDay: silent.day })
    raise(run, { ...about, type: 'unexplainedDeposit', reason })
  } else if (isStated) {
    const reason = because('depositBeyondBalance', amounts)
    raise(run, { ...about, type: 'unexplainedDeposit', reason, explained: false })
  } else {
    const startDay = run.input.settings.startDay ?? waiting[0]?.settleDay ?? day
    raise(run, { ...about, type: 'beforeStart', reason: because('depositRestBeforeStart', { ...amounts, startDay }) })
  }
}

/** A day up to the deposit of which no file tells what it brought: after the end of the files, or in a hole. */
function unknownDay(run: Run, acquirerId: string, until: Day) {
  const spans = run.cover.spans.filter((span) => span.acquirerId === acquirerId && span.stream === 'payment')
  const days = spans.flatMap(({ first, last }) => [first, last]).sort()
  const [first] = days
  const last = days[days.length - 1]
  if (first === undefined || last === undefined) return null
  for (let day = first; day <= until && day <= last; day = addDays(day, 1)) {
    if (!spans.some((span) => span.covers(day))) return { code: 'depositForMissingDay' as const, day }
  }
  return until > last ? { code: 'depositAfterFiles' as const, day: last } : null
}
