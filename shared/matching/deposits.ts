// L4: what acquirers owe and what reached the bank. Every deposit of an acquirer ends in exactly one place: it paid
// something, it is undecided, it belongs to days outside the book, or it is unexplained.

import type { Day } from '../day'
import type { Entry, EntryId } from '../entry'
import { type Minor, minor } from '../money'
import type { Owed } from '../settlement/expected'
import { daysLate } from '../settlement/settle-day'
import { EXACT_PASSES, runPasses, withinTolerance } from './arrival-passes'
import type { Arrival, Desk, Settled } from './arrivals'
import { byArrivalTime, groupBy, settle, totalOf } from './arrivals'
import { setWaitingAside, withdraw } from './balance'
import { type BankRows, bankRowsOf, freeOf } from './bank-rows'
import { type CauseIndex, causeIndex, causeOf, differenceParams } from './causes'
import { because, money } from './codes'
import { confirmDeposits } from './confirmed'
import { explainDeposits, startsOf } from './deposit-exceptions'
import { byReference } from './deposit-reference'
import { byDueDayOnly } from './due-day-only'
import type { ExpectedPayout } from './model'
import type { PayoutPlan } from './payouts'
import { awaitAgain, type Bounce, bouncesOf, raiseBounce, raiseFundReturn, raiseLoneReturn, repaidBy } from './returned'
import { addMatch, type MadeMatch, type Run, raise } from './run'

/** Sums that one payer's desk may search in all, so that the whole stays well under a second. */
const SEARCH_BUDGET = 1 << 25

export function matchDeposits(run: Run, plan: PayoutPlan): readonly ExpectedPayout[] {
  const bank = bankRowsOf(run)
  matchReturnedInFund(run, plan, bank)
  const causes = causeIndex(run)
  const owedBy = groupBy(plan.owed, (owed) => `${owed.acquirerId}|${owed.currency}`)
  const payers = [...new Set([...owedBy.keys(), ...bank.deposits.keys(), ...bank.returns.keys()])].sort()
  const expected: ExpectedPayout[] = []
  for (const payer of payers) expected.push(...matchPayer(run, payer, owedBy.get(payer) ?? [], bank, causes))
  return expected.sort((a, b) => {
    const left = `${a.acquirerId}|${a.merchantNo}|${a.currency}|${a.settleDay}|${a.entries[0] ?? ''}`
    const right = `${b.acquirerId}|${b.merchantNo}|${b.currency}|${b.settleDay}|${b.entries[0] ?? ''}`
    return left < right ? -1 : left > right ? 1 : 0
  })
}

function matchPayer(
  run: Run,
  payer: string,
  owed: readonly Owed[],
  bank: BankRows,
  causes: CauseIndex,
): ExpectedPayout[] {
  const acquirerId = payer.slice(0, payer.lastIndexOf('|'))
  const deposits = freeOf(run, bank.deposits.get(payer))
  const bounces = bouncesOf(run, deposits, freeOf(run, bank.returns.get(payer)))
  const bounced = new Set(bounces.pairs.map(({ deposit }) => deposit))
  const awaited = awaitAgain(run, owed, bounces.pairs)
  const debits = freeOf(run, bank.debits.get(payer))
  const desk: Desk = {
    run,
    level: 'L4',
    owed: new Set(awaited.filter((each) => each.minor !== 0)),
    arrivals: new Set(deposits.filter((each) => !bounced.has(each)).sort(byArrivalTime)),
    settled: [],
    budget: SEARCH_BUDGET,
  }
  confirmDeposits(desk)
  byReference(desk)
  const waiting = setWaitingAside(desk)
  runPasses(desk, EXACT_PASSES)
  settleDebits(desk, debits)
  runPasses(desk, [...EXACT_PASSES, withinTolerance])
  const starts = startsOf(run, acquirerId)
  byDueDayOnly(desk, starts)
  withdraw(desk, acquirerId, waiting)
  const repaid = repaidBy(desk.settled, bounces.pairs)
  for (const each of desk.settled) writeDown(run, each, repaid.get(each), causes)
  for (const pair of bounces.pairs) {
    const settled = desk.settled.find((each) => repaid.get(each) === pair)
    raiseBounce(run, pair, settled?.arrivals ?? [], settled?.owed ?? [])
    if (!settled) for (const { entry } of [pair.deposit, pair.back]) run.open.L4.add(entry.id)
  }
  for (const back of bounces.alone) {
    raiseLoneReturn(run, acquirerId, back)
    run.open.L4.add(back.entry.id)
  }
  explainDeposits(desk, acquirerId, starts)
  return awaited.map((each) => expectedOf(each, desk.settled))
}

/** A day of refunds may be collected from the bank account instead of being carried over: equal amounts only. */
function settleDebits(desk: Desk, debits: readonly Arrival[]): void {
  const negative = [...desk.owed].filter((owed) => owed.minor < 0)
  for (const debit of [...debits].sort(byArrivalTime)) {
    const fitting = negative.filter(
      (owed) =>
        desk.owed.has(owed) && owed.minor === debit.minor && debit.day >= owed.settleDay && debit.day <= owed.lastDay,
    )
    const [owed] = fitting
    const rivals = debits.filter((other) => owed && other.minor === owed.minor && other !== debit)
    if (owed && fitting.length === 1 && rivals.length === 0) {
      settle(desk, [owed], [debit], { pass: 'amountWindow', code: 'debitForRefundDay' })
    }
  }
}

/** Writes a settled sum down as a match, with what is to be said about its lateness and its difference. */
function writeDown(run: Run, settled: Settled, bounce: Bounce | undefined, causes: CauseIndex): void {
  const { owed, arrivals, differenceMinor } = settled
  const [first] = owed
  const last = arrivals[arrivals.length - 1]
  if (!first || !last) return
  const bounceRows = bounce ? [bounce.deposit, bounce.back] : []
  const amounts = money(first.currency, { amountMinor: Math.abs(totalOf(arrivals)), differenceMinor })
  const made: MadeMatch = {
    level: 'L4',
    pass: settled.pass,
    certainty: settled.certainty,
    by: settled.by,
    left: owed.flatMap((each) => each.entries),
    right: [...arrivals, ...bounceRows].map(({ entry }) => entry.id),
    differenceMinor: minor(differenceMinor),
    currency: first.currency,
    day: last.day,
    reason: because(settled.code, {
      settleDay: first.settleDay,
      dueDay: first.dueDay,
      arrivedDay: last.day,
      days: owed.length,
      deposits: arrivals.length,
      ...amounts,
      ...settled.params,
    }),
  }
  addMatch(run, made)
  if (!bounce) raiseLate(run, owed, arrivals, last.day)
  if (settled.beforeStartMinor !== 0) raiseRest(run, first, arrivals, settled.beforeStartMinor)
  raiseDifference(run, settled, causes)
}

/** What was late: sums due earlier than they came, less what refunds before them had used up. */
function raiseLate(run: Run, owed: readonly Owed[], arrivals: readonly Arrival[], day: Day): void {
  const acquirer = run.acquirers.get(owed[0]?.acquirerId ?? '')
  let soFar = 0
  for (const [dueDay, group] of [...groupBy(owed, (each) => each.dueDay)].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const total = totalOf(group)
    soFar += total
    const late = Math.min(total, soFar)
    const days = daysLate(dueDay, day, acquirer, run.input.calendar)
    const [first] = group
    if (late <= 0 || days === 0 || !first || (first.basis === 'records' && first.mode === 'onDemand')) continue
    raise(run, {
      type: 'latePayout',
      day: dueDay,
      currency: first.currency,
      minor: minor(late),
      entries: [...group.flatMap((each) => each.entries), ...arrivals.map(({ entry }) => entry.id)],
      acquirerId: first.acquirerId,
      merchantNo: first.merchantNo,
      reason: because('payoutArrivedLate', {
        days,
        dueDay,
        arrivedDay: day,
        ...money(first.currency, { amountMinor: late }),
      }),
    })
  }
}

function raiseRest(run: Run, first: Owed, arrivals: readonly Arrival[], restMinor: Minor): void {
  const last = arrivals[arrivals.length - 1]
  if (!last) return
  raise(run, {
    type: 'beforeStart',
    day: last.day,
    currency: first.currency,
    minor: restMinor,
    entries: arrivals.map(({ entry }) => entry.id),
    acquirerId: first.acquirerId,
    merchantNo: first.merchantNo,
    reason: because('depositRestBeforeStart', {
      startDay: first.settleDay,
      ...money(first.currency, { amountMinor: restMinor }),
    }),
  })
}

function raiseDifference(run: Run, settled: Settled, causes: CauseIndex): void {
  const { owed, arrivals } = settled
  const differenceMinor = settled.differenceMinor - settled.beforeStartMinor
  const [first] = owed
  const last = arrivals[arrivals.length - 1]
  if (!first || !last || Math.abs(differenceMinor) <= run.input.settings.tolerance.payoutDepositMinor) return
  const cause = causeOf(run, causes, owed, differenceMinor, last.day)
  const code = cause?.code ?? (differenceMinor < 0 ? 'payoutShort' : 'payoutOver')
  raise(run, {
    type: differenceMinor < 0 ? 'shortPayout' : 'overPayout',
    day: last.day,
    currency: first.currency,
    minor: minor(differenceMinor),
    entries: [...owed.flatMap((each) => each.entries), ...arrivals.map(({ entry }) => entry.id)],
    acquirerId: first.acquirerId,
    merchantNo: first.merchantNo,
    reason: because(code, {
      ...differenceParams(owed, totalOf(arrivals) - settled.beforeStartMinor),
      ...cause?.params,
    }),
    explained: cause !== null,
  })
}

/** A payout that bounced in the account's own file, together with what the bank shows of it, is over and done with. */
function matchReturnedInFund(run: Run, plan: PayoutPlan, bank: BankRows): void {
  for (const { payout, back } of plan.returned) {
    const key = `${back.acquirerId ?? back.family}|${back.currency}`
    const pairs = bouncesOf(run, freeOf(run, bank.deposits.get(key)), freeOf(run, bank.returns.get(key))).pairs
    const fitting = pairs.filter(({ deposit }) => deposit.minor === -payout.netMinor && deposit.day >= payout.day)
    const [pair] = fitting
    const rows = pair && fitting.length === 1 ? [pair.deposit, pair.back] : []
    raiseFundReturn(run, payout, back, rows)
    if (rows.length > 0) addReturned(run, payout, back, rows)
  }
}

function addReturned(run: Run, payout: Entry, back: Entry, rows: readonly Arrival[]): void {
  const params = { ...money(back.currency, { amountMinor: back.netMinor }), paidDay: payout.day, backDay: back.day }
  addMatch(run, {
    level: 'L4',
    pass: 'returned',
    certainty: 'probable',
    left: [payout.id, back.id],
    right: rows.map(({ entry }) => entry.id),
    differenceMinor: minor(0),
    currency: back.currency,
    day: back.day,
    reason: because('payoutReturnedInFund', params),
  })
}

/** An expected payout with what has reached the bank for it; of a sum paid together, each day's own share. */
function expectedOf(owed: Owed, settled: readonly Settled[]): ExpectedPayout {
  const own = settledBy(settled).get(owed)
  const { acquirerId, merchantNo, settleDay, dueDay, currency, entries, basis, mode } = owed
  const made = { acquirerId, merchantNo, settleDay, dueDay, currency, netMinor: owed.minor, entries, basis, mode }
  if (!own) return { ...made, paidBy: [], paidMinor: minor(0) }
  const paidBy: EntryId[] = own.arrivals.map(({ entry }) => entry.id).sort()
  const isLast = own.owed[own.owed.length - 1] === owed
  const paidMinor = minor(owed.minor + (isLast ? own.differenceMinor - own.beforeStartMinor : 0))
  return { ...made, paidBy, paidMinor }
}

const settledLookups = new WeakMap<readonly Settled[], ReadonlyMap<Owed, Settled>>()

function settledBy(settled: readonly Settled[]): ReadonlyMap<Owed, Settled> {
  const known = settledLookups.get(settled)
  if (known) return known
  const made = new Map(settled.flatMap((each) => each.owed.map((owed) => [owed, each] as const)))
  settledLookups.set(settled, made)
  return made
}
