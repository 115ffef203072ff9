// Why a deposit is not what was owed: only a cause of exactly that size counts, and it is named.

import { addDays, type Day } from '../day'
import type { Entry, EntryId, EntryKind } from '../entry'
import type { ReasonParams } from '../reason'
import { acquirerOf } from '../settlement/coverage'
import type { Owed } from '../settlement/expected'
import { dueDayOf } from '../settlement/settle-day'
import { allowedFees } from './allowed-fees'
import { groupBy } from './arrivals'
import { type MatchingCode, money } from './codes'
import type { Exception, ExceptionType } from './model'
import type { Run } from './run'

export interface Cause {
  readonly code: MatchingCode
  readonly params: ReasonParams
}

/** Days before the settle day in which a movement may lie that an acquirer nets against a payout. */
const LOOK_BACK_DAYS = 10

const BY_KIND: Partial<Record<EntryKind, MatchingCode>> = {
  chargeback: 'offByChargeback',
  chargebackReversal: 'offByChargeback',
  fee: 'offByFeeRow',
  feeRefund: 'offByFeeRow',
  adjustment: 'offByAdjustment',
  transferIn: 'offByAdjustment',
  transferOut: 'offByAdjustment',
  interest: 'offByAdjustment',
  hold: 'offByHold',
  release: 'offByHold',
  reserve: 'offByHold',
}

/** Movements and exceptions that can be causes, looked up by day and entry. Built once, after L1. */
export interface CauseIndex {
  readonly movements: readonly Entry[]
  readonly byDay: ReadonlyMap<Day, readonly Exception[]>
  readonly byEntry: ReadonlyMap<EntryId, readonly Exception[]>
}

export function causeIndex(run: Run): CauseIndex {
  const found = [...run.exceptions.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  const movements = [...run.streams.payment, ...run.streams.fund].filter((entry) => BY_KIND[entry.kind] !== undefined)
  const byEntry = new Map<EntryId, Exception[]>()
  for (const each of found) for (const id of each.entries) byEntry.set(id, [...(byEntry.get(id) ?? []), each])
  return { movements, byDay: groupBy(found, (each) => each.day), byEntry }
}

/** The cause of a difference (arrived minus owed, minor units) between a deposit and what it should have been. */
export function causeOf(
  run: Run,
  index: CauseIndex,
  owed: readonly Owed[],
  differenceMinor: number,
  day: Day,
): Cause | null {
  return (
    causeByEntry(index, owed, differenceMinor, day) ??
    causeByException(run, index, owed, differenceMinor) ??
    causeByFiles(run, owed, differenceMinor)
  )
}

function firstDayOf(owed: readonly Owed[]): Day {
  return owed.map((each) => each.settleDay).reduce((a, b) => (a < b ? a : b))
}

function causeByEntry(index: CauseIndex, owed: readonly Owed[], differenceMinor: number, day: Day): Cause | null {
  const from = addDays(firstDayOf(owed), -LOOK_BACK_DAYS)
  const counted = new Set(owed.flatMap((each) => each.entries))
  for (const entry of index.movements) {
    const code = BY_KIND[entry.kind]
    if (!code || entry.day < from || entry.day > day || !isOf(owed, entry)) continue
    if (entry.netMinor !== (counted.has(entry.id) ? -differenceMinor : differenceMinor)) continue
    return { code, params: { causeDay: entry.day } }
  }
  return null
}

function isOf(owed: readonly Owed[], entry: Entry): boolean {
  const [first] = owed
  return first !== undefined && acquirerOf(entry) === first.acquirerId && entry.currency === first.currency
}

/** Exceptions of those settle days: what the bill says and what was paid may differ by exactly them. */
function causeByException(run: Run, index: CauseIndex, owed: readonly Owed[], differenceMinor: number): Cause | null {
  const days = [...new Set(owed.map((each) => each.settleDay))].sort()
  const counted = new Set(owed.flatMap((each) => each.entries))
  const all = new Set([
    ...[...counted].flatMap((id) => index.byEntry.get(id) ?? []),
    ...days.flatMap((day) => index.byDay.get(day) ?? []),
  ])
  const near = [...all].filter((each) => each.currency === owed[0]?.currency)
  const ofType = (type: ExceptionType) => near.filter((each) => each.type === type)
  const found = (each: Exception | undefined, code: MatchingCode): Cause | null =>
    each ? { code, params: { causeDay: each.day } } : null
  const rates = ratesOf(run, counted)
  const feesOff = ofType('feeDiffers').filter((each) => each.entries.some((id) => counted.has(id)))
  const allFees = feesOff.length > 1 && -feesOff.reduce((sum, each) => sum + each.minor, 0) === differenceMinor
  return (
    found(
      feesOff.find((each) => each.minor === -differenceMinor) ?? (allFees ? feesOff[0] : undefined),
      'offByFeeDifference',
    ) ??
    found(
      ofType('amountDiffers').find((each) => withFees(-each.minor, rates).includes(differenceMinor)),
      'offByOrderDifference',
    ) ??
    found(
      ofType('duplicatePayment').find((each) => each.entries.some((id) => netOf(run, id) === -differenceMinor)),
      'offByRepeatedPayment',
    ) ??
    found(
      ofType('refundMissing').find((each) => withFees(each.minor, rates).includes(differenceMinor)),
      'offByMissingRefund',
    ) ??
    found(
      ofType('missingAtAcquirer').find((each) => withFees(each.minor, rates).includes(differenceMinor)),
      'offByMissingSale',
    )
  )
}

function netOf(run: Run, id: string): number | undefined {
  return run.byId.get(id)?.netMinor
}

/** Rates that the settled rows themselves state. */
function ratesOf(run: Run, counted: ReadonlySet<string>): readonly number[] {
  const rates = new Set<number>()
  for (const id of counted) {
    const rate = run.byId.get(id)?.ratePpm
    if (rate !== null && rate !== undefined) rates.add(rate)
  }
  return [...rates].sort((a, b) => a - b).slice(0, 8)
}

/** An amount as it would be settled: whole, or less the fee of one of the rates. */
function withFees(amountMinor: number, rates: readonly number[]): readonly number[] {
  const sign = amountMinor < 0 ? -1 : 1
  const nets = rates.flatMap((rate) => allowedFees(amountMinor, rate).map((fee) => amountMinor - sign * fee))
  return [amountMinor, ...nets]
}

/** A day of the group whose file is missing or incomplete leaves the size of what was owed unknown. */
function causeByFiles(run: Run, owed: readonly Owed[], differenceMinor: number): Cause | null {
  const [first] = owed
  if (!first) return null
  for (const { stream, acquirerId, incomplete } of run.input.coverage) {
    if ((stream !== 'payment' && stream !== 'fund') || acquirerId !== first.acquirerId) continue
    const hit = incomplete.find((each) => owed.some(({ settleDay }) => settleDay >= each.from && settleDay <= each.to))
    if (hit) return { code: 'offByIncompleteFile', params: { causeDay: hit.from } }
  }
  if (differenceMinor < 0) return null
  const missing = uncoveredDays(run, first.acquirerId, first.dueDay).find(
    (day) => !owed.some((each) => each.settleDay === day),
  )
  return missing ? { code: 'offByMissingDay', params: { causeDay: missing } } : null
}

/** Settle days that fall due on a day although no file of the acquirer covers them. */
export function uncoveredDays(run: Run, acquirerId: string, dueDay: Day): readonly Day[] {
  const acquirer = run.acquirers.get(acquirerId)
  const spans = run.cover.spans.filter(
    (span) => (span.stream === 'payment' || span.stream === 'fund') && span.acquirerId === acquirerId,
  )
  const accounts = [...new Set(spans.map((span) => span.account))]
  const days: Day[] = []
  for (let back = 0; back <= 90; back += 1) {
    const day = addDays(dueDay, -back)
    const due = dueDayOf(day, acquirer, run.input.calendar)
    if (due < dueDay) break
    if (due !== dueDay) continue
    const isHole = accounts.some((account) => !spans.some((span) => span.account === account && span.covers(day)))
    if (isHole) days.push(day)
  }
  return days.sort()
}

/** Parameters of a difference between a deposit and what was owed. */
export function differenceParams(owed: readonly Owed[], paidMinor: number): ReasonParams {
  const expectedMinor = owed.reduce((sum, each) => sum + each.minor, 0)
  const days = owed.map((each) => each.settleDay).sort()
  return {
    fromDay: days[0] ?? '',
    toDay: days[days.length - 1] ?? '',
    ...money(owed[0]?.currency ?? 'CNY', { expectedMinor, paidMinor, differenceMinor: paidMinor - expectedMinor }),
  }
}
