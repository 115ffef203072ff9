// L2: payments with the rows of the account at the acquirer, by the acquirer's own numbers. A fee row of its own is
// joined to the payment it was charged for. L2 adds nothing to the waterfall; it proves that nothing is counted twice.

import { type Day, dayAt } from '../day'
import type { Entry } from '../entry'
import { minor } from '../money'
import { isFailedRefund, ledgersOf, merchantOf } from '../settlement/counted'
import { acquirerOf } from '../settlement/coverage'
import { because, money } from './codes'
import { type Amounts, joinByKey } from './key-group'
import type { MadeMatch } from './run'
import { addMatch, isFree, isInBook, type KindClass, kindClass, mayJoin, type Run, raise } from './run'

const GROSS: Amounts = { left: (entry) => entry.grossMinor, right: (entry) => entry.grossMinor }

interface Pair {
  readonly kind: KindClass
  readonly pass: 'refundNo' | 'acquirerNo' | 'orderNo'
  readonly left: readonly Entry[]
  readonly right: readonly Entry[]
  readonly fees: Entry[]
}

interface Desk {
  readonly payments: readonly Entry[]
  readonly funds: readonly Entry[]
  readonly used: Set<Entry>
  readonly pairs: Pair[]
}

export function matchFunds(run: Run): void {
  const desk = deskOf(run)
  if (desk.payments.length === 0 || desk.funds.length === 0) return
  joinBy(run, desk, 'refundNo', ['refund'], (entry) => entry.refs.refundNo)
  joinBy(run, desk, 'refundNo', ['refund'], (entry) => entry.refs.merchantRefundNo ?? entry.refs.refundNo)
  joinBy(run, desk, 'acquirerNo', ['sale', 'refund'], (entry) => entry.refs.acquirerNo)
  joinBy(run, desk, 'orderNo', ['sale', 'refund'], (entry) => entry.refs.orderNo)
  joinFees(run, desk)
  for (const pair of desk.pairs) writeDown(run, pair)
  explainFunds(run, desk)
}

/** Payments and rows of accounts that have both; rows of other kinds than sale, refund and fee stand for themselves. */
function deskOf(run: Run): Desk {
  const account = (entry: Entry) => run.cover.accountKey(entry)
  const traded = run.streams.fund.filter((row) => kindClass(row.kind) !== null)
  const withRows = new Set(traded.map(account))
  const payments = run.streams.payment.filter(
    (entry) =>
      kindClass(entry.kind) !== null &&
      !isFailedRefund(entry) &&
      withRows.has(account(entry)) &&
      isFree(run, 'L2', entry.id),
  )
  const withPayments = new Set(payments.map(account))
  const funds = run.streams.fund.filter(
    (row) =>
      (kindClass(row.kind) !== null || row.kind === 'fee' || row.kind === 'feeRefund') &&
      withPayments.has(account(row)) &&
      isFree(run, 'L2', row.id),
  )
  return { payments, funds, used: new Set(), pairs: [] }
}

function groupKey(run: Run, entry: Entry, number: string): string {
  return `${number}|${run.cover.accountKey(entry)}|${entry.currency}`
}

function joinBy(
  run: Run,
  desk: Desk,
  pass: Pair['pass'],
  kinds: readonly KindClass[],
  numberOf: (entry: Entry) => string | undefined,
): void {
  for (const kind of kinds) {
    const isOpen = (entry: Entry) => !desk.used.has(entry) && kindClass(entry.kind) === kind
    for (const { left, right } of groupsOf(run, desk, isOpen, numberOf)) {
      for (const joined of pairsOf(left, right)) {
        const ids = [joined.left, joined.right].map((side) => side.map((entry) => entry.id))
        if (!mayJoin(run, 'L2', ids[0] ?? [], ids[1] ?? [])) continue
        desk.pairs.push({ kind, pass, ...joined, fees: [] })
        for (const entry of [...joined.left, ...joined.right]) desk.used.add(entry)
      }
    }
  }
}

type Sides = Pick<Pair, 'left' | 'right'>

/** Open entries of both sides by number, account and currency. Rows first: mostly there are fewer, and some have no number. */
function groupsOf(
  run: Run,
  desk: Desk,
  isOpen: (entry: Entry) => boolean,
  numberOf: (entry: Entry) => string | undefined,
): readonly Sides[] {
  const rows = new Map<string, Entry[]>()
  for (const row of desk.funds) {
    const number = numberOf(row)
    if (number === undefined || !isOpen(row)) continue
    const key = groupKey(run, row, number)
    const known = rows.get(key)
    if (known) known.push(row)
    else rows.set(key, [row])
  }
  if (rows.size === 0) return []
  const groups = new Map<readonly Entry[], { left: Entry[]; right: readonly Entry[] }>()
  for (const payment of desk.payments) {
    const number = numberOf(payment)
    const right = number === undefined || !isOpen(payment) ? undefined : rows.get(groupKey(run, payment, number))
    if (!right) continue
    const group = groups.get(right)
    if (group) group.left.push(payment)
    else groups.set(right, { left: [payment], right })
  }
  return [...groups.values()]
}

/** Parts that cannot be told apart within a key belong together as one group: the account only knows their sum. */
function pairsOf(left: readonly Entry[], right: readonly Entry[]): readonly Sides[] {
  if (left.length === 1 && right.length === 1) return [{ left, right }]
  const answer = joinByKey(left, right, GROSS)
  return [...answer.joined, ...answer.undecided]
}

/** Fee rows by the number of the payment they were charged for; returned fees by that of the refund. */
function joinFees(run: Run, desk: Desk): void {
  for (const pass of ['acquirerNo', 'orderNo'] as const) {
    const pairs = new Map<string, Pair[]>()
    for (const pair of desk.pairs) {
      const [payment] = pair.left
      const number = payment?.refs[pass]
      if (!payment || number === undefined) continue
      const key = `${pair.kind} ${groupKey(run, payment, number)}`
      const known = pairs.get(key)
      if (known) known.push(pair)
      else pairs.set(key, [pair])
    }
    for (const row of desk.funds) {
      const number = row.refs[pass]
      if ((row.kind !== 'fee' && row.kind !== 'feeRefund') || desk.used.has(row) || number === undefined) continue
      const siblings = pairs.get(`${row.kind === 'fee' ? 'sale' : 'refund'} ${groupKey(run, row, number)}`) ?? []
      const pair = pairLacking(siblings, row)
      if (!pair) continue
      pair.fees.push(row)
      desk.used.add(row)
    }
  }
}

/** Of several pairs of one number the one that still lacks a fee of this amount, booked in the same second if possible. */
function pairLacking(siblings: readonly Pair[], row: Entry): Pair | undefined {
  const fitting = siblings.filter((pair) => sumOf(pair.left, (entry) => entry.feeMinor) - feesOf(pair) === row.netMinor)
  return fitting.find((pair) => pair.right.some((each) => each.at === row.at)) ?? fitting[0] ?? siblings[0]
}

function feesOf(pair: Pair): number {
  return pair.fees.reduce((sum, row) => sum + row.netMinor, 0)
}

function sumOf(entries: readonly Entry[], amountOf: (entry: Entry) => number): number {
  return entries.reduce((sum, entry) => sum + amountOf(entry), 0)
}

function writeDown(run: Run, pair: Pair): void {
  const [payment] = pair.left
  const [row] = pair.right
  if (!payment || !row) return
  const gross = sumOf(pair.left, (entry) => entry.grossMinor)
  const net = sumOf(pair.left, (entry) => entry.netMinor)
  const booked = sumOf(pair.right, (entry) => entry.netMinor)
  const isNet = booked === net && booked !== gross
  const difference = minor(isNet ? 0 : booked - gross)
  const off = pair.fees.length === 0 ? 0 : feesOf(pair) - sumOf(pair.left, (entry) => entry.feeMinor)
  const made: MadeMatch = {
    level: 'L2',
    pass: pair.pass,
    certainty: 'certain',
    left: pair.left.map((entry) => entry.id),
    right: [...pair.right, ...pair.fees].map((entry) => entry.id),
    differenceMinor: minor(difference + off),
    currency: payment.currency,
    day: row.day,
    reason: because(isNet ? 'joinedToFundNet' : 'joinedToFund', {
      number: payment.refs[pair.pass] ?? row.refs[pair.pass] ?? '',
      fees: pair.fees.length,
      ...money(payment.currency, { amountMinor: booked }),
    }),
  }
  const match = addMatch(run, made)
  const about = { ...aboutFund(run, payment), day: row.day, entries: [...match.left, ...match.right], explained: false }
  const amounts = { paidMinor: gross, bookedMinor: booked, differenceMinor: difference }
  if (difference !== 0) {
    const reason = because('amountInFundDiffers', money(payment.currency, amounts))
    raise(run, { ...about, type: 'amountDiffers', minor: difference, reason })
  }
  if (off !== 0) {
    const reason = because('feeInFundDiffers', money(payment.currency, { differenceMinor: off }))
    raise(run, { ...about, type: 'feeDiffers', minor: minor(off), reason })
  }
}

function aboutFund(run: Run, entry: Entry) {
  return {
    day: entry.day,
    currency: entry.currency,
    acquirerId: acquirerOf(entry),
    merchantNo: merchantOf(run.cover, entry),
  }
}

/** Payments that the account does not know, and sales of the account that no bill tells of, on days both files cover. */
function explainFunds(run: Run, desk: Desk): void {
  const ledgers = ledgersOf(run.cover, run.streams.fund)
  for (const entry of desk.payments) {
    const free = isFree(run, 'L2', entry.id)
    if (!free) run.open.L2.add(entry.id)
    if (!free || entry.grossMinor === 0 || !daysAround(run, entry).every((day) => ledgers.covers(entry, day))) continue
    run.open.L2.add(entry.id)
    if (!isInBook(run, entry.day)) continue
    const amounts = { inDay: entry.day, ...money(entry.currency, { amountMinor: entry.grossMinor }) }
    raise(run, {
      ...aboutFund(run, entry),
      type: 'missingAtAcquirer',
      minor: minor(-entry.netMinor),
      entries: [entry.id],
      reason: because('paymentNotInFund', amounts),
      explained: false,
    })
  }
  for (const row of desk.funds) {
    const free = isFree(run, 'L2', row.id)
    if (!free) run.open.L2.add(row.id)
    if (!free || kindClass(row.kind) === null || !daysAround(run, row).every((day) => isBilled(run, row, day))) continue
    run.open.L2.add(row.id)
    if (!isInBook(run, row.day)) continue
    raise(run, {
      ...aboutFund(run, row),
      type: 'missingInBooks',
      minor: row.netMinor,
      entries: [row.id],
      reason: because('fundRowNotInBill', { inDay: row.day, ...money(row.currency, { amountMinor: row.netMinor }) }),
      explained: false,
    })
  }
}

function isBilled(run: Run, row: Entry, day: Day): boolean {
  return run.cover.span('payment', acquirerOf(row), run.cover.accountOf(row))?.covers(day) ?? false
}

/** The day, and its neighbour where the account may have booked over midnight. */
function daysAround(run: Run, entry: Entry): readonly Day[] {
  if (entry.at === null || dayAt(entry.at) !== entry.day) return [entry.day]
  const windowMs = run.input.settings.orderWindowSeconds * 1000
  return [...new Set([entry.day, dayAt(entry.at - windowMs), dayAt(entry.at + windowMs)])]
}
