// Payouts that bounced: the money came, went back, and is awaited again.

import type { Day } from '../day'
import type { Entry } from '../entry'
import { minor } from '../money'
import { addWorkdays } from '../settlement/calendar'
import { merchantOf } from '../settlement/counted'
import { acquirerOf } from '../settlement/coverage'
import type { Owed } from '../settlement/expected'
import type { Arrival, Settled } from './arrivals'
import { totalOf } from './arrivals'
import { because, money } from './codes'
import { type Run, raise } from './run'

/** A deposit and the row by which the same amount went back. */
export interface Bounce {
  readonly deposit: Arrival
  readonly back: Arrival
}

export interface Bounces {
  readonly pairs: readonly Bounce[]
  /** Rows that went back without a deposit that is surely theirs. */
  readonly alone: readonly Arrival[]
}

/** Pairs each return with the only deposit of its amount within the window before it. */
export function bouncesOf(run: Run, deposits: readonly Arrival[], returns: readonly Arrival[]): Bounces {
  const options = returns.map((back) => ({
    back,
    deposits: deposits.filter((deposit) => couldBounce(run, deposit, back)),
  }))
  const pairs: Bounce[] = []
  const alone: Arrival[] = []
  for (const { back, deposits: found } of options) {
    const [deposit] = found
    const wanted = options.filter((each) => deposit && each.deposits.includes(deposit)).length
    if (deposit && found.length === 1 && wanted === 1) pairs.push({ deposit, back })
    else alone.push(back)
  }
  return { pairs, alone }
}

/** Is the return of the deposit's amount, after it, and within the window in which a late payout is still recognised? */
export function couldBounce(run: Run, deposit: Arrival, back: Arrival): boolean {
  const { calendar, settings } = run.input
  if (deposit.minor !== -back.minor || !isBefore(deposit, back)) return false
  return back.day <= addWorkdays(calendar, deposit.day, settings.lateWorkingDays)
}

function isBefore(deposit: Arrival, back: Arrival): boolean {
  if (deposit.day !== back.day) return deposit.day < back.day
  return deposit.entry.at === null || back.entry.at === null || deposit.entry.at <= back.entry.at
}

/** What could have bounced is awaited for longer: a working-day window after the return. */
export function awaitAgain(run: Run, owed: readonly Owed[], pairs: readonly Bounce[]): readonly Owed[] {
  const { calendar, settings } = run.input
  return owed.map((each) => {
    const hit = pairs.filter(
      ({ deposit }) =>
        deposit.day >= each.settleDay &&
        deposit.day <= each.lastDay &&
        (deposit.merchantNo === null || deposit.merchantNo === each.merchantNo),
    )
    const lastDay = hit
      .map(({ back }) => addWorkdays(calendar, back.day, settings.lateWorkingDays))
      .reduce((a: Day, b: Day) => (b > a ? b : a), each.lastDay)
    return lastDay === each.lastDay ? each : { ...each, lastDay }
  })
}

/** Which settled sum each bounce belongs to: the only later one of its amount that could have been paid by it. */
export function repaidBy(settled: readonly Settled[], pairs: readonly Bounce[]): ReadonlyMap<Settled, Bounce> {
  const links = pairs.map((bounce) => ({ bounce, found: settled.filter((each) => couldBeRepaid(each, bounce)) }))
  const repaid = new Map<Settled, Bounce>()
  for (const { bounce, found } of links) {
    const [only] = found
    const rivals = links.filter((each) => only && each.found.includes(only)).length
    if (only && found.length === 1 && rivals === 1) repaid.set(only, bounce)
  }
  return repaid
}

function couldBeRepaid(settled: Settled, { deposit, back }: Bounce): boolean {
  const first = settled.arrivals[0]
  return (
    first !== undefined &&
    totalOf(settled.owed) === deposit.minor &&
    settled.arrivals.every((arrival) => arrival.day >= back.day) &&
    settled.owed.every((owed) => deposit.day >= owed.settleDay && deposit.day <= owed.lastDay)
  )
}

export function raiseBounce(
  run: Run,
  { deposit, back }: Bounce,
  repayment: readonly Arrival[],
  owed: readonly Owed[],
): void {
  const { currency } = back.entry
  const amounts = { ...money(currency, { amountMinor: deposit.minor }), paidDay: deposit.day, backDay: back.day }
  const again = repayment[repayment.length - 1]
  raise(run, {
    type: 'returnedPayout',
    day: back.day,
    currency,
    minor: back.minor,
    entries: [deposit, back, ...repayment].map(({ entry }) => entry.id),
    acquirerId: owed[0]?.acquirerId ?? null,
    merchantNo: owed[0]?.merchantNo ?? back.merchantNo,
    reason: again
      ? because('payoutReturnedAndRepaid', { ...amounts, againDay: again.day })
      : because('payoutReturned', amounts),
  })
}

export function raiseLoneReturn(run: Run, acquirerId: string, back: Arrival): void {
  raise(run, {
    type: 'returnedPayout',
    day: back.day,
    currency: back.entry.currency,
    minor: back.minor,
    entries: [back.entry.id],
    acquirerId,
    merchantNo: back.merchantNo,
    reason: because('returnWithoutPayout', {
      backDay: back.day,
      ...money(back.entry.currency, { amountMinor: -back.minor }),
    }),
  })
}

export interface FundPayouts {
  /** Payout rows that have left for the bank and were not taken back. */
  readonly sent: readonly Entry[]
  /** Payout rows and the rows by which the account got the money back. */
  readonly returned: readonly { readonly payout: Entry; readonly back: Entry }[]
}

/** Sorts payout rows of the account from those that bounced: same payout number, or the only earlier one of the amount. */
export function fundPayoutsOf(run: Run): FundPayouts {
  const payouts = run.streams.fund.filter((row) => row.kind === 'payout' && row.netMinor < 0)
  const backs = run.streams.fund.filter((row) => row.kind === 'returnedPayout' && row.netMinor > 0)
  const gone = new Set<Entry>()
  const returned: { payout: Entry; back: Entry }[] = []
  for (const back of backs) {
    const own = payouts.filter((payout) => !gone.has(payout) && isSameAccount(run, payout, back))
    const numbered = own.filter((payout) => payout.refs.payoutNo && payout.refs.payoutNo === back.refs.payoutNo)
    const fitting = numbered.length > 0 ? numbered : own.filter((payout) => isEarlierOfAmount(payout, back))
    const [payout] = fitting
    if (fitting.length !== 1 || !payout) continue
    gone.add(payout)
    returned.push({ payout, back })
  }
  return { sent: payouts.filter((payout) => !gone.has(payout)), returned }
}

function isSameAccount(run: Run, a: Entry, b: Entry): boolean {
  if (acquirerOf(a) !== acquirerOf(b) || a.currency !== b.currency) return false
  return run.cover.accountOf(a) === run.cover.accountOf(b)
}

function isEarlierOfAmount(payout: Entry, back: Entry): boolean {
  if (payout.netMinor !== -back.netMinor || payout.day > back.day) return false
  return payout.day < back.day || payout.at === null || back.at === null || payout.at <= back.at
}

export function raiseFundReturn(run: Run, payout: Entry, back: Entry, bank: readonly Arrival[]): void {
  raise(run, {
    type: 'returnedPayout',
    day: back.day,
    currency: back.currency,
    minor: minor(back.netMinor),
    entries: [payout.id, back.id, ...bank.map(({ entry }) => entry.id)],
    acquirerId: acquirerOf(back),
    merchantNo: merchantOf(run.cover, back),
    reason: because('payoutReturnedInFund', {
      paidDay: payout.day,
      backDay: back.day,
      ...money(back.currency, { amountMinor: back.netMinor }),
    }),
  })
}
