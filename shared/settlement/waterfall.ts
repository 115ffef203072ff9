// From orders to the bank, so that every fen is either in a line or in a row that is listed. Signs are such that the
// lines read as a sum. These identities hold exactly, for the whole book and for any period, or the program is wrong:
//   (i)   orders + otherMethods + missingAtAcquirer + missingInBooks + amountDifferences = sales + refunds
//   (ii)  owed = opening + sales + refunds + fees + feeRefunds + disputes + holds + adjustments
//   (iii) closing = owed + payouts; inTransit is the part of closing that is expected at the bank and not yet late
//   (iv)  deposits = −payouts + payoutDifferences
//   (v)   closing of a period = opening of the next

import { addDays, type Day } from '../day'
import type { Entry, EntryId, EntryKind } from '../entry'
import { ENTRY_KINDS } from '../entry'
import { methodReader } from '../matching/methods'
import {
  type AsOf,
  type Exception,
  type Match,
  type MatchInput,
  type Matching,
  WATERFALL_NAMES,
  type Waterfall,
  type WaterfallName,
} from '../matching/model'
import { kindClass } from '../matching/run'
import { type Currency, minor } from '../money'
import { type CountedRow, countedRows } from './counted'
import { coverageIndex } from './coverage'
import { type OpeningBalance, openingBalances } from './opening'

export interface Period {
  readonly from: Day
  readonly to: Day
}

/**
 * One waterfall per currency, sorted. Without a period: from the start of the book to `view.asOf`. Amounts in minor
 * units; `otherMethods`, `missingAtAcquirer`, `refunds`, `fees`, `payouts` are negative where money is taken away.
 * `missingInBooks` holds all payments without an order, also where no order file covers their day; rows of which
 * several assignments are possible are compared as groups, in `amountDifferences`. Payouts are what was owed for
 * what has reached the bank; short and over payments stand in `payoutDifferences`, money for days the book does not
 * know stands there too. The opening is what the owner states per acquirer; where nothing is stated, what deposits for
 * the time before the book and the running balances of the accounts prove. `deposits` holds every bank row of an acquirer, returned ones included.
 */
export function waterfalls(input: MatchInput, matching: Matching, view: AsOf, period?: Period): readonly Waterfall[] {
  const ground = groundOf(input, matching)
  const from = period?.from ?? input.settings.startDay ?? null
  const to = period && period.to < view.asOf ? period.to : view.asOf
  return ground.currencies.map((currency) => waterfallOf(ground, currency, from, to, view))
}

/** What the lines are made of, before a period is chosen. */
interface Ground {
  readonly input: MatchInput
  readonly matching: Matching
  readonly counted: readonly CountedRow[]
  readonly byId: ReadonlyMap<EntryId, Entry>
  /** Orders and payments that L1 has put together, or left undecided together. */
  readonly linked: ReadonlySet<EntryId>
  readonly isOther: (order: Entry) => boolean
  readonly deposits: readonly DepositRow[]
  readonly otherBank: readonly Entry[]
  readonly currencies: readonly Currency[]
  /** What accounts held before their first row, where their own balances prove it. */
  readonly openings: readonly OpeningBalance[]
}

/** A bank row of an acquirer. */
interface DepositRow {
  readonly entry: Entry
  /** The part of the row that settles what was owed (positive); the rest is a difference. */
  readonly settledMinor: number
  /** Has it paid something the book knows of? */
  readonly pays: boolean
  /** The part that pays for the time before the book. */
  readonly beforeMinor: number
}

function groundOf(input: MatchInput, matching: Matching): Ground {
  const byId = new Map(input.entries.map((entry) => [entry.id, entry]))
  const cover = coverageIndex(input.coverage, input.entries)
  const l2 = new Map<EntryId, Match>()
  const linked = new Set<EntryId>()
  for (const match of matching.matches) {
    if (match.level === 'L2') for (const id of [...match.left, ...match.right]) l2.set(id, match)
    if (match.level === 'L1') for (const id of [...match.left, ...match.right]) linked.add(id)
  }
  for (const each of matching.exceptions) {
    if (each.type === 'ambiguous' && each.reason.params.level === 'L1') for (const id of each.entries) linked.add(id)
  }
  const streams = byStream(input.entries)
  const { startDay } = input.settings
  const counted = countedRows(cover, streams, (id) => l2.get(id)).filter(
    ({ entry }) => startDay === undefined || entry.day >= startDay,
  )
  const booked = streams.fund.filter((entry) => startDay === undefined || entry.day >= startDay)
  const deposits = depositRows(matching, byId)
  const taken = new Set(deposits.map(({ entry }) => entry.id))
  return {
    input,
    matching,
    counted,
    byId,
    linked,
    isOther: otherReader(input),
    deposits,
    otherBank: streams.bank.filter((entry) => !taken.has(entry.id)),
    openings: openingBalances(cover, booked, counted),
    currencies: [...new Set([input.settings.currency, ...input.entries.map((entry) => entry.currency)])].sort(),
  }
}

function byStream(entries: readonly Entry[]): Readonly<Record<Entry['stream'], readonly Entry[]>> {
  const streams: Record<Entry['stream'], Entry[]> = { order: [], payment: [], fund: [], bank: [] }
  for (const entry of entries) streams[entry.stream].push(entry)
  return streams
}

/** Orders that are set aside: paid in a way no acquirer pays, and refunds of such orders. */
function otherReader(input: MatchInput): (order: Entry) => boolean {
  const methods = methodReader(input.settings)
  const numbers = new Set<string>()
  for (const entry of input.entries) {
    if (entry.stream === 'order' && entry.refs.orderNo && methods.paidOtherwise(entry.method))
      numbers.add(entry.refs.orderNo)
  }
  return (order) => {
    if (methods.paidOtherwise(order.method)) return true
    const { orderNo } = order.refs
    return order.method === null && kindClass(order.kind) === 'refund' && orderNo !== undefined && numbers.has(orderNo)
  }
}

const BANK_TYPES: ReadonlySet<Exception['type']> = new Set([
  'beforeStart',
  'unexplainedDeposit',
  'returnedPayout',
  'ambiguous',
])

/** Every bank row of an acquirer, with the part of it that settled something. */
function depositRows(matching: Matching, byId: ReadonlyMap<EntryId, Entry>): readonly DepositRow[] {
  const rests = new Map<EntryId, number>()
  const alone = new Map<EntryId, Exception['type']>()
  const rank: readonly Exception['type'][] = ['returnedPayout', 'beforeStart', 'ambiguous', 'unexplainedDeposit']
  for (const each of matching.exceptions) {
    if (!BANK_TYPES.has(each.type)) continue
    const bank = each.entries.filter((id) => byId.get(id)?.stream === 'bank')
    if (each.type === 'beforeStart') for (const id of bank.slice(-1)) rests.set(id, each.minor)
    for (const id of bank) {
      const known = alone.get(id)
      if (known === undefined || rank.indexOf(each.type) < rank.indexOf(known)) alone.set(id, each.type)
    }
  }
  const rows = new Map<EntryId, DepositRow>()
  for (const match of matching.matches) {
    if (match.level === 'L4') for (const row of rowsOfMatch(match, byId, rests)) rows.set(row.entry.id, row)
  }
  for (const [id, type] of alone) {
    const entry = byId.get(id)
    if (!entry || rows.has(id)) continue
    const before = type === 'beforeStart' ? entry.netMinor : 0
    const settledMinor = type === 'ambiguous' ? entry.netMinor : before
    rows.set(id, { entry, settledMinor, pays: type === 'ambiguous' || before !== 0, beforeMinor: before })
  }
  return [...rows.values()].sort((a, b) => (a.entry.id < b.entry.id ? -1 : 1))
}

/** The rows of a match settle what was owed between them; the last one bears the difference. */
function rowsOfMatch(
  match: Match,
  byId: ReadonlyMap<EntryId, Entry>,
  rests: ReadonlyMap<EntryId, number>,
): readonly DepositRow[] {
  const rows = match.right.flatMap((id) => byId.get(id) ?? [])
  const sorted = [...rows].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.id < b.id ? -1 : 1))
  const last = sorted[sorted.length - 1]
  const restMinor = rows.reduce((sum, row) => sum + (rests.get(row.id) ?? 0), 0)
  return sorted.map((entry) => {
    const differenceMinor = entry === last ? match.differenceMinor - restMinor : 0
    return {
      entry,
      settledMinor: entry.netMinor - differenceMinor,
      pays: true,
      beforeMinor: entry === last ? restMinor : 0,
    }
  })
}

type Line = { count: number; minor: number }
type Lines = Record<WaterfallName, Line>

function emptyLines(): Lines {
  return Object.fromEntries(WATERFALL_NAMES.map((name) => [name, { count: 0, minor: 0 }])) as Lines
}

function put(line: Line, amountMinor: number, count = 1): void {
  line.minor = minor(line.minor + amountMinor)
  line.count += count
}

function waterfallOf(ground: Ground, currency: Currency, from: Day | null, to: Day, view: AsOf): Waterfall {
  const lines = emptyLines()
  const within = (entry: Entry) =>
    entry.currency === currency && (from === null || entry.day >= from) && entry.day <= to
  putOpening(ground, lines, currency, from)
  putOrders(ground, lines, within)
  putCounted(ground, lines, within)
  putBank(ground, lines, within)
  close(lines)
  putInTransit(ground, lines, currency, to, view)
  assertIdentities(lines)
  return {
    currency,
    lines: WATERFALL_NAMES.map((name) => ({ name, ...toLine(lines[name]) })),
    ...unexplained(ground, currency, from, to, view),
  }
}

function toLine(line: Line) {
  return { count: line.count, minor: minor(line.minor) }
}

/** What was owed at the start, and all that followed until the period began. */
function putOpening(ground: Ground, lines: Lines, currency: Currency, from: Day | null): void {
  const { openingReceivable, startDay } = ground.input.settings
  const isOwn = currency === ground.input.settings.currency
  const isSaid = (acquirerId: string) => isOwn && openingReceivable[acquirerId] !== undefined
  for (const amount of isOwn ? Object.values(openingReceivable) : []) put(lines.opening, amount)
  for (const each of ground.openings) {
    if (each.currency === currency && each.minor !== 0 && !isSaid(each.acquirerId)) put(lines.opening, each.minor)
  }
  for (const { entry, beforeMinor } of ground.deposits) {
    if (beforeMinor === 0 || entry.currency !== currency || (startDay !== undefined && entry.day < startDay)) continue
    if (!isSaid(acquirerOfRow(ground, entry.id))) put(lines.opening, beforeMinor)
  }
  if (from === null || from === startDay) return
  const before = emptyLines()
  const until = addDays(from, -1)
  const within = (entry: Entry) =>
    entry.currency === currency && entry.day <= until && (startDay === undefined || entry.day >= startDay)
  putCounted(ground, before, within)
  putBank(ground, before, within)
  close(before)
  put(lines.opening, before.closing.minor, 0)
}

function acquirerOfRow(ground: Ground, id: EntryId): string {
  return (
    ground.matching.exceptions.find((each) => each.type === 'beforeStart' && each.entries.includes(id))?.acquirerId ??
    ''
  )
}

function putOrders(ground: Ground, lines: Lines, within: (entry: Entry) => boolean): void {
  let matchedOrders = 0
  for (const order of ground.input.entries) {
    if (order.stream !== 'order' || kindClass(order.kind) === null || !within(order)) continue
    put(lines.orders, order.grossMinor)
    if (ground.linked.has(order.id)) matchedOrders += order.grossMinor
    else if (ground.isOther(order)) put(lines.otherMethods, -order.grossMinor)
    else put(lines.missingAtAcquirer, -order.grossMinor)
  }
  let matchedRows = 0
  for (const { entry, grossMinor, payments } of ground.counted) {
    if (kindClass(entry.kind) === null || !within(entry)) continue
    if (payments.some((id) => ground.linked.has(id)) || ground.linked.has(entry.id)) matchedRows += grossMinor
    else put(lines.missingInBooks, grossMinor)
  }
  const differing = ground.matching.matches.filter((match) => match.level === 'L1' && match.differenceMinor !== 0)
  lines.amountDifferences.count = differing.filter((match) => {
    const order = ground.byId.get(match.left[0] ?? '')
    return order !== undefined && within(order)
  }).length
  put(lines.amountDifferences, matchedRows - matchedOrders, 0)
}

type MoneyLine = 'sales' | 'refunds' | 'fees' | 'feeRefunds' | 'disputes' | 'holds' | 'adjustments'

const LINE_OF: Readonly<Record<EntryKind, MoneyLine>> = {
  ...(Object.fromEntries(ENTRY_KINDS.map((kind) => [kind, 'adjustments'])) as Record<EntryKind, MoneyLine>),
  sale: 'sales',
  preAuthCompletion: 'sales',
  refund: 'refunds',
  void: 'refunds',
  reversal: 'refunds',
  chargeback: 'disputes',
  chargebackReversal: 'disputes',
  hold: 'holds',
  release: 'holds',
  reserve: 'holds',
  fee: 'fees',
  feeRefund: 'feeRefunds',
}

function putCounted(ground: Ground, lines: Lines, within: (entry: Entry) => boolean): void {
  for (const { entry, grossMinor, feeMinor } of ground.counted) {
    if (!within(entry)) continue
    const name = LINE_OF[entry.kind]
    if (name === 'fees' || name === 'feeRefunds') {
      put(lines[name], grossMinor + feeMinor)
      continue
    }
    put(lines[name], grossMinor)
    if (feeMinor !== 0) put(lines[feeMinor < 0 ? 'fees' : 'feeRefunds'], feeMinor)
  }
}

function putBank(ground: Ground, lines: Lines, within: (entry: Entry) => boolean): void {
  for (const { entry, settledMinor, pays } of ground.deposits) {
    if (!within(entry)) continue
    put(lines.deposits, entry.netMinor)
    if (pays) put(lines.payouts, -settledMinor)
    const differenceMinor = entry.netMinor - settledMinor
    if (differenceMinor !== 0) put(lines.payoutDifferences, differenceMinor)
  }
  for (const entry of ground.otherBank) if (within(entry)) put(lines.otherBank, entry.netMinor)
}

const OWED_PARTS = ['opening', 'sales', 'refunds', 'fees', 'feeRefunds', 'disputes', 'holds', 'adjustments'] as const

function sumOf(lines: Lines, names: readonly WaterfallName[]): number {
  return names.reduce((sum, name) => sum + lines[name].minor, 0)
}

function close(lines: Lines): void {
  put(
    lines.owed,
    sumOf(lines, OWED_PARTS),
    OWED_PARTS.reduce((count, name) => count + lines[name].count, 0),
  )
  put(lines.closing, lines.owed.minor + lines.payouts.minor, 0)
}

/** What is expected at the bank and not late: not yet due on the last day, or due while nobody has looked at the bank. */
function putInTransit(ground: Ground, lines: Lines, currency: Currency, to: Day, view: AsOf): void {
  const paid = new Set<EntryId>()
  for (const match of ground.matching.matches) {
    if (match.level === 'L4' && match.day <= to) for (const id of match.left) paid.add(id)
  }
  const late = new Set(view.exceptions.filter((each) => each.type === 'latePayout').flatMap((each) => each.entries))
  const { startDay } = ground.input.settings
  for (const each of ground.matching.expected) {
    const [first] = each.entries
    if (each.currency !== currency || first === undefined || each.settleDay > to || each.netMinor === 0) continue
    if (each.mode === 'unknown' || (each.mode === 'onDemand' && each.basis === 'records')) continue
    if (paid.has(first) || late.has(first) || (startDay !== undefined && each.settleDay < startDay)) continue
    put(lines.inTransit, each.netMinor)
  }
}

function assertIdentities(lines: Lines): void {
  const net = lines.sales.minor + lines.refunds.minor
  const booked = sumOf(lines, ['orders', 'otherMethods', 'missingAtAcquirer', 'missingInBooks', 'amountDifferences'])
  const holds = [
    ['orders to sales', booked, net],
    ['owed', lines.owed.minor, sumOf(lines, OWED_PARTS)],
    ['closing', lines.closing.minor, lines.owed.minor + lines.payouts.minor],
    ['deposits', lines.deposits.minor, lines.payoutDifferences.minor - lines.payouts.minor],
  ] as const
  for (const [name, left, right] of holds) {
    if (left !== right) throw new Error(`waterfall does not close at ${name}: ${left} is not ${right}`)
  }
}

/** Rows without a cause. A person who says how a row came about, or writes it off, has given it one. */
function unexplained(ground: Ground, currency: Currency, from: Day | null, to: Day, view: AsOf) {
  let signed = 0
  let sizes = 0
  for (const each of [...ground.matching.exceptions, ...view.exceptions]) {
    if (each.explained || each.currency !== currency || each.day > to || (from !== null && each.day < from)) continue
    if (each.resolution !== null && each.resolution.how !== 'acknowledged') continue
    signed += each.minor
    sizes += Math.abs(each.minor)
  }
  return { unexplainedMinor: minor(signed), unexplainedAbsMinor: minor(sizes) }
}
