// L3: payments with the payout that the acquirer's own file states, and the list of what must reach the bank.

import type { Entry } from '../entry'
import { minor } from '../money'
import { type CountedRow, countedRows, merchantOf } from '../settlement/counted'
import { acquirerOf } from '../settlement/coverage'
import { type ExpectedOptions, type Owed, owedByPayoutRows, owedByRecords } from '../settlement/expected'
import { byDueDay, byDueDayTogether, byRun, bySubset, inWindow, runPasses } from './arrival-passes'
import { type Arrival, byArrivalTime, type Desk, groupBy } from './arrivals'
import { because, money } from './codes'
import { type FundPayouts, fundPayoutsOf } from './returned'
import { addMatch, isFree, isInBook, mayJoin, type Run, raise } from './run'

export interface PayoutPlan extends Pick<FundPayouts, 'returned'> {
  /** What must reach the bank: payout rows where the account's file states them, else the net of settle days. */
  readonly owed: readonly Owed[]
}

const SEARCH_BUDGET = 1 << 23

export function matchPayouts(run: Run): PayoutPlan {
  const options = optionsOf(run)
  const { sent, returned } = fundPayoutsOf(run)
  const inBook = sent.filter((row) => isInBook(run, row.day))
  const account = (entry: Entry) => run.cover.accountKey(entry)
  const stated = new Set([...sent, ...returned.map(({ payout }) => payout)].map(account))
  const withFund = new Set(run.streams.fund.map(account))
  const counted = countedRows(run.cover, run.streams, (id) => run.taken.L2.get(id))
  const rows = counted.filter(({ entry }) => isInBook(run, entry.day))
  const isStated = ({ entry }: CountedRow) => {
    if (!stated.has(account(entry))) return false
    const fund = run.cover.span('fund', acquirerOf(entry), run.cover.accountOf(entry))
    return fund === undefined || fund.covers(entry.day) || entry.stream === 'fund'
  }
  const isWaiting = ({ entry }: CountedRow) =>
    options.acquirers.get(acquirerOf(entry))?.settlement.mode === 'onDemand' && withFund.has(account(entry))
  matchByPayoutNo(run, counted, inBook)
  const records = owedByRecords(rows.filter(isStated), options)
  matchBySettleDay(run, records, inBook)
  const owed = [
    ...owedByPayoutRows(inBook, options),
    ...owedByRecords(
      rows.filter((row) => !isStated(row) && !isWaiting(row)),
      options,
    ),
  ]
  countParticipants(run, owed, inBook)
  return { owed, returned }
}

function optionsOf(run: Run): ExpectedOptions {
  const { calendar, settings } = run.input
  return { cover: run.cover, acquirers: run.acquirers, calendar, lateWorkingDays: settings.lateWorkingDays }
}

/** Rows that name the payout they went into: its payments, and what else of the account was paid out with them. */
function matchByPayoutNo(run: Run, counted: readonly CountedRow[], payouts: readonly Entry[]): void {
  const number = (entry: Entry) => `${acquirerOf(entry)}|${entry.currency}|${entry.refs.payoutNo}`
  const byNumber = groupBy(
    payouts.filter((row) => row.refs.payoutNo !== undefined && isFree(run, 'L3', row.id)),
    number,
  )
  if (byNumber.size === 0) return
  const named = groupBy(
    counted.filter(({ entry }) => entry.refs.payoutNo !== undefined),
    ({ entry }) => number(entry),
  )
  for (const [key, rows] of byNumber) joinPayout(run, named.get(key) ?? [], rows)
}

function joinPayout(run: Run, parts: readonly CountedRow[], rows: readonly Entry[]): void {
  const [row] = rows
  const left = [...new Set(parts.flatMap(({ payments }) => payments))]
  const right = rows.map((entry) => entry.id)
  if (!row || left.length === 0 || !left.every((id) => isFree(run, 'L3', id)) || !mayJoin(run, 'L3', left, right))
    return
  const paid = -rows.reduce((sum, entry) => sum + entry.netMinor, 0)
  const differenceMinor = minor(paid - parts.reduce((sum, { netMinor }) => sum + netMinor, 0))
  const amounts = money(row.currency, { amountMinor: paid, differenceMinor })
  const payoutNo = row.refs.payoutNo ?? ''
  addMatch(run, {
    level: 'L3',
    pass: 'payoutNo',
    certainty: 'certain',
    left,
    right,
    differenceMinor,
    currency: row.currency,
    day: row.day,
    reason: because('payoutByNumber', { payoutNo, payments: left.length, ...amounts }),
  })
  if (differenceMinor === 0) return
  raise(run, {
    type: differenceMinor < 0 ? 'shortPayout' : 'overPayout',
    day: row.day,
    currency: row.currency,
    minor: differenceMinor,
    entries: [...left, ...right],
    acquirerId: acquirerOf(row),
    merchantNo: merchantOf(run.cover, row),
    reason: because('payoutRowDiffers', { payoutNo, ...amounts }),
  })
}

/** Settle days whose net is a payout row. Only where the acquirer pays by itself: a withdrawal is of any size. */
function matchBySettleDay(run: Run, records: readonly Owed[], payouts: readonly Entry[]): void {
  const automatic = records.filter(
    (owed) => owed.mode === 'automatic' && owed.minor !== 0 && owed.entries.every((id) => isFree(run, 'L3', id)),
  )
  const payers = groupBy(automatic, (owed) => `${owed.acquirerId}|${owed.currency}`)
  for (const [payer, owed] of [...payers].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const arrivals = payouts
      .filter((row) => `${acquirerOf(row)}|${row.currency}` === payer && isFree(run, 'L3', row.id))
      .map((entry): Arrival => {
        const merchantNo = merchantOf(run.cover, entry)
        return {
          entry,
          minor: minor(-entry.netMinor),
          day: entry.day,
          text: '',
          merchantNo: merchantNo === '' ? null : merchantNo,
        }
      })
      .sort(byArrivalTime)
    const desk: Desk = {
      run,
      level: 'L3',
      owed: new Set(owed),
      arrivals: new Set(arrivals),
      settled: [],
      budget: SEARCH_BUDGET,
    }
    runPasses(desk, [byDueDay, byDueDayTogether, inWindow, byRun, bySubset])
    for (const settled of desk.settled) {
      const [first] = settled.owed
      const [row] = settled.arrivals
      if (!first || !row) continue
      addMatch(run, {
        level: 'L3',
        pass: settled.pass === 'subset' ? 'subset' : 'settleDaySum',
        certainty: 'probable',
        left: settled.owed.flatMap((each) => each.entries),
        right: settled.arrivals.map(({ entry }) => entry.id),
        differenceMinor: settled.differenceMinor,
        currency: first.currency,
        day: row.day,
        reason: because('payoutSum', {
          settleDay: first.settleDay,
          days: settled.owed.length,
          ...money(first.currency, { amountMinor: row.minor }),
        }),
      })
    }
    for (const each of desk.owed) for (const id of each.entries) run.open.L3.add(id)
  }
}

/** Where no payout row exists, the expected payout stands in: its payments take part and are matched by it. */
function countParticipants(run: Run, owed: readonly Owed[], payouts: readonly Entry[]): void {
  for (const each of owed) {
    if (each.basis === 'payoutRow' || each.mode === 'unknown') continue
    for (const id of each.entries) run.standIn.add(id)
  }
  for (const row of payouts)
    if (run.acquirers.get(acquirerOf(row))?.settlement.mode === 'automatic') run.open.L3.add(row.id)
}
