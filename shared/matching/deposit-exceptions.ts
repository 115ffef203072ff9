// Deposits that paid nothing the book knows of, each with what is known about it.

import type { Day } from '../day'
import { minor } from '../money'
import type { ReasonParams } from '../reason'
import { merchantOf } from '../settlement/counted'
import { acquirerOf } from '../settlement/coverage'
import type { Owed } from '../settlement/expected'
import { dueDayOf } from '../settlement/settle-day'
import { equalEdges, subsetFor } from './arrival-passes'
import { type Arrival, componentsOf, type Desk, totalOf } from './arrivals'
import { acquirersWithFiles } from './bank-rows'
import { uncoveredDays } from './causes'
import { because, type MatchingCode, money } from './codes'
import type { Starts } from './due-day-only'
import { isInBook, type Run, raise } from './run'

/** First covered (or first booked) day of each merchant number of an acquirer, and the day on which it falls due. */
export function startsOf(run: Run, acquirerId: string): Starts {
  const first = new Map<string, Day>()
  const accounts = new Map<string, Set<string>>()
  for (const stream of ['payment', 'fund'] as const) {
    for (const entry of run.streams[stream]) {
      if (acquirerOf(entry) !== acquirerId) continue
      const merchantNo = merchantOf(run.cover, entry)
      const known = first.get(merchantNo)
      if (known === undefined || entry.day < known) first.set(merchantNo, entry.day)
      const own = accounts.get(merchantNo)
      if (own) own.add(run.cover.accountOf(entry))
      else accounts.set(merchantNo, new Set([run.cover.accountOf(entry)]))
    }
  }
  for (const { acquirerId: owner, stream, account, first: from } of run.cover.spans) {
    if (owner !== acquirerId || (stream !== 'payment' && stream !== 'fund')) continue
    for (const [merchantNo, day] of first)
      if (accounts.get(merchantNo)?.has(account) && from < day) first.set(merchantNo, from)
  }
  const { startDay } = run.input.settings
  const acquirer = run.acquirers.get(acquirerId)
  return new Map(
    [...first]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([merchantNo, day]) => {
        const start = startDay ?? day
        return [merchantNo, { startDay: start, dueDay: dueDayOf(start, acquirer, run.input.calendar) }]
      }),
  )
}

/** Gives every deposit that is left on the desk its exception. */
export function explainDeposits(desk: Desk, acquirerId: string, starts: Starts): void {
  const { run } = desk
  const hasFiles = acquirersWithFiles(run).has(acquirerId)
  const configured = run.input.settings.acquirers.some((each) => each.id === acquirerId)
  if (!hasFiles && !configured) return
  raiseUndecidedDeposits(desk, acquirerId)
  const early = [...desk.arrivals].filter((arrival) => hasFiles && isEarly(arrival, starts))
  checkOpening(desk, acquirerId, early, starts)
  for (const arrival of [...desk.arrivals]) {
    desk.arrivals.delete(arrival)
    run.open.L4.add(arrival.entry.id)
    if (early.includes(arrival))
      raiseFor(run, acquirerId, arrival, 'beforeStart', 'depositBeforeStart', startParams(starts))
    else explainOne(run, acquirerId, arrival, hasFiles)
  }
  for (const owed of desk.owed) {
    if (owed.mode === 'onDemand' && owed.basis === 'records') continue
    for (const id of owed.entries) run.open.L4.add(id)
  }
}

function explainOne(run: Run, acquirerId: string, arrival: Arrival, hasFiles: boolean): void {
  const known = hasFiles ? knownAbout(run, acquirerId, arrival) : { code: 'depositWithoutFiles' as const, params: {} }
  if (known) raiseFor(run, acquirerId, arrival, 'unexplainedDeposit', known.code, known.params)
  else raiseFor(run, acquirerId, arrival, 'unexplainedDeposit', 'depositUnexplained', {}, false)
}

/** A day without a file may have brought the deposit: in a hole of the files, or after their end. */
function knownAbout(
  run: Run,
  acquirerId: string,
  arrival: Arrival,
): { code: MatchingCode; params: ReasonParams } | null {
  const spans = run.cover.spans.filter((span) => span.acquirerId === acquirerId && span.stream !== 'order')
  const last = spans.map((span) => span.last).sort()[spans.length - 1]
  const acquirer = run.acquirers.get(acquirerId)
  if (last && arrival.day > dueDayOf(last, acquirer, run.input.calendar)) {
    return { code: 'depositAfterFiles', params: { lastDay: last } }
  }
  const [missing] = uncoveredDays(run, acquirerId, arrival.day)
  if (!missing || acquirer?.settlement.mode !== 'automatic') return null
  return { code: 'depositForMissingDay', params: { missingDay: missing } }
}

function startParams(starts: Starts): ReasonParams {
  const days = [...starts.values()].map(({ startDay }) => startDay).sort()
  return { startDay: days[0] ?? '' }
}

/** On or before the day on which the first settle day of the book falls due. */
function isEarly(arrival: Arrival, starts: Starts): boolean {
  const own = arrival.merchantNo === null ? [...starts.values()] : [starts.get(arrival.merchantNo)]
  return own.some((start) => start !== undefined && arrival.day <= start.dueDay)
}

function raiseFor(
  run: Run,
  acquirerId: string,
  arrival: Arrival,
  type: 'unexplainedDeposit' | 'beforeStart',
  code: MatchingCode,
  params: ReasonParams,
  explained = true,
): void {
  raise(run, {
    type,
    day: arrival.day,
    currency: arrival.entry.currency,
    minor: arrival.minor,
    entries: [arrival.entry.id],
    acquirerId,
    merchantNo: arrival.merchantNo,
    reason: because(code, {
      arrivedDay: arrival.day,
      ...money(arrival.entry.currency, { amountMinor: arrival.minor }),
      ...params,
    }),
    explained,
  })
}

/** Compares what came for the time before the book with what the owner said was owed; a balance on demand is not due. */
function checkOpening(desk: Desk, acquirerId: string, early: readonly Arrival[], starts: Starts): void {
  const { run } = desk
  const { settings } = run.input
  const openingMinor = settings.openingReceivable[acquirerId]
  if (openingMinor === undefined || run.acquirers.get(acquirerId)?.settlement.mode === 'onDemand') return
  const inBook = early.filter((arrival) => isInBook(run, arrival.day) && arrival.entry.currency === settings.currency)
  const rests = desk.settled.reduce((sum, each) => sum + each.beforeStartMinor, 0)
  const differenceMinor = totalOf(inBook) + rests - openingMinor
  const due = [...starts.values()].map(({ dueDay }) => dueDay).sort()
  const lastDue = due[due.length - 1]
  if (differenceMinor === 0 || !lastDue || !run.cover.anyCovers('bank', lastDue)) return
  const amounts = { openingMinor, paidMinor: totalOf(inBook) + rests, differenceMinor }
  raise(run, {
    type: differenceMinor < 0 ? 'shortPayout' : 'overPayout',
    day: lastDue,
    currency: settings.currency,
    minor: minor(differenceMinor),
    entries: inBook.map(({ entry }) => entry.id),
    acquirerId,
    merchantNo: null,
    reason: because(differenceMinor < 0 ? 'openingShort' : 'openingOver', money(settings.currency, amounts)),
    explained: false,
    mark: 'opening',
  })
}

/** Equal amounts that several assignments fit, and deposits that several sets of days would make up. */
function raiseUndecidedDeposits(desk: Desk, acquirerId: string): void {
  for (const { owed, arrivals } of componentsOf(equalEdges(desk))) {
    raiseAmbiguous(
      desk,
      acquirerId,
      arrivals,
      owed,
      because('depositSeveralDays', { count: owed.length, deposits: arrivals.length, ...common(arrivals) }),
    )
    for (const each of owed) desk.owed.delete(each)
    const surplus = minor(totalOf(arrivals) - totalOf(owed))
    const [first] = arrivals
    if (surplus <= 0 || !first) continue
    raise(desk.run, {
      type: 'unexplainedDeposit',
      day: first.day,
      currency: first.entry.currency,
      minor: surplus,
      entries: arrivals.map(({ entry }) => entry.id),
      acquirerId,
      merchantNo: first.merchantNo,
      reason: because('depositSurplus', {
        deposits: arrivals.length,
        count: owed.length,
        ...money(first.entry.currency, { amountMinor: surplus }),
      }),
      explained: false,
    })
  }
  for (const arrival of [...desk.arrivals]) {
    const answer = subsetFor(desk, arrival)
    if (answer.kind !== 'several' && answer.kind !== 'unique') continue
    const due = [...desk.owed].filter((each) => each.dueDay <= arrival.day && each.lastDay >= arrival.day)
    const reason =
      answer.kind === 'several'
        ? because('depositSeveralSums', { count: answer.count, ...common([arrival]) })
        : because('depositOneSum', common([arrival]))
    raiseAmbiguous(desk, acquirerId, [arrival], due, reason, false)
  }
}

function common(arrivals: readonly Arrival[]): ReasonParams {
  const [first] = arrivals
  return { level: 'L4', ...money(first?.entry.currency ?? 'CNY', { amountMinor: first?.minor ?? 0 }) }
}

function raiseAmbiguous(
  desk: Desk,
  acquirerId: string,
  arrivals: readonly Arrival[],
  owed: readonly Owed[],
  reason: ReturnType<typeof because>,
  owedIsAmbiguous = true,
): void {
  const { run } = desk
  const [first] = arrivals
  if (!first) return
  for (const arrival of arrivals) {
    run.ambiguous.L4.add(arrival.entry.id)
    desk.arrivals.delete(arrival)
  }
  if (owedIsAmbiguous) for (const each of owed) for (const id of each.entries) run.ambiguous.L4.add(id)
  raise(run, {
    type: 'ambiguous',
    day: first.day,
    currency: first.entry.currency,
    minor: minor(totalOf(arrivals)),
    entries: arrivals.map(({ entry }) => entry.id),
    acquirerId,
    merchantNo: first.merchantNo,
    reason,
    candidates: owed.flatMap((each) => {
      const [entry] = each.entries
      const amounts = money(each.currency, { amountMinor: each.minor })
      return entry
        ? [{ entry, reason: because('nearSettleDay', { settleDay: each.settleDay, dueDay: each.dueDay, ...amounts }) }]
        : []
    }),
  })
}
