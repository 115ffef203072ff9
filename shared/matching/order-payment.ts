// L1: orders with payments, the strongest evidence first. A key makes a match certain; without one it takes being the
// only candidate both ways, and then it is called probable.

import { daysBetween } from '../day'
import type { Entry } from '../entry'
import { minor } from '../money'
import { matchByAmountAndTime } from './amount-time'
import { groupBy } from './arrivals'
import { because, type MatchingCode, money } from './codes'
import { type Amounts, joinByKey } from './key-group'
import { NumberSpaces } from './number-spaces'
import { askedSum, firstDay, idsOf, type Sides } from './order-sides'
import { addMatch, askedMinor, isFree, type KindClass, kindClass, mayJoin, type Run } from './run'
import { raiseUndecided } from './undecided'

/** What L1 has learnt on its way and exceptions need later. */
export interface OrderMatching {
  readonly sides: Sides
  /** Which accounts have been proved to carry the number space of which orders. */
  readonly spaces: NumberSpaces
  /** Payments that repeat an order that is paid already, and that order. */
  readonly repeated: ReadonlyMap<Entry, Entry>
  /** Orders that no acquirer pays: never asked for, unless a key joins them. */
  readonly setAside: ReadonlySet<string>
}

const SHARED: Amounts = { left: askedMinor, right: askedMinor }

interface KeyPass {
  readonly pass: string
  readonly code: MatchingCode
  readonly kinds: readonly KindClass[]
  readonly leftKey: (entry: Entry) => string | undefined
  readonly rightKey: (entry: Entry) => string | undefined
  readonly params: (left: Entry, right: Entry) => Readonly<Record<string, string>>
}

const REFUND_KEYS: readonly KeyPass[] = (['merchantRefundNo', 'refundNo'] as const).flatMap((ours) =>
  (['merchantRefundNo', 'refundNo'] as const).map((theirs) => ({
    pass: 'refundNo',
    code: 'joinedByRefundNo' as const,
    kinds: ['refund' as const],
    leftKey: (entry: Entry) => entry.refs[ours],
    rightKey: (entry: Entry) => entry.refs[theirs],
    params: (left: Entry) => ({ refundNo: left.refs[ours] ?? '' }),
  })),
)

const KEY_PASSES: readonly KeyPass[] = [
  ...REFUND_KEYS,
  {
    pass: 'orderNo',
    code: 'joinedByOrderNo',
    kinds: ['sale', 'refund'],
    leftKey: (entry) => entry.refs.orderNo,
    rightKey: (entry) => entry.refs.orderNo,
    params: (left) => ({ orderNo: left.refs.orderNo ?? '' }),
  },
  {
    pass: 'acquirerNo',
    code: 'joinedByAcquirerNo',
    kinds: ['sale', 'refund'],
    leftKey: (entry) => entry.refs.acquirerNo,
    rightKey: (entry) => entry.refs.acquirerNo,
    params: (left) => ({ acquirerNo: left.refs.acquirerNo ?? '' }),
  },
  {
    pass: 'rrnTerminalDay',
    code: 'joinedByRrn',
    kinds: ['sale', 'refund'],
    leftKey: rrnKey,
    rightKey: rrnKey,
    params: (left) => ({ rrn: left.refs.rrn ?? '', terminalNo: left.terminalNo ?? '', saleDay: left.day }),
  },
  {
    pass: 'traceBatchTerminal',
    code: 'joinedByTrace',
    kinds: ['sale', 'refund'],
    leftKey: traceKey,
    rightKey: traceKey,
    params: (left) => ({
      traceNo: left.refs.traceNo ?? '',
      batchNo: left.refs.batchNo ?? '',
      terminalNo: left.terminalNo ?? '',
    }),
  },
]

function rrnKey(entry: Entry): string | undefined {
  const { rrn } = entry.refs
  return rrn && entry.terminalNo ? `${rrn}|${entry.terminalNo}|${entry.day}` : undefined
}

function traceKey(entry: Entry): string | undefined {
  const { traceNo, batchNo } = entry.refs
  return traceNo && batchNo && entry.terminalNo ? `${traceNo}|${batchNo}|${entry.terminalNo}` : undefined
}

/** Matches every order it can; what stays open is explained by `order-exceptions.ts`. */
export function matchOrders(run: Run, sides: Sides): OrderMatching {
  const spaces = new NumberSpaces(run)
  const repeated = new Map<Entry, Entry>()
  const open = { sale: openSides(run, sides, 'sale'), refund: openSides(run, sides, 'refund') }
  for (const pass of KEY_PASSES) {
    for (const kind of pass.kinds) {
      const before = run.matches.length + run.ambiguous.L1.size
      matchByKey(run, open[kind], pass, kind, spaces, repeated)
      if (run.matches.length + run.ambiguous.L1.size > before) open[kind] = openSides(run, open[kind], kind)
    }
    spaces.learn()
  }
  const setAside = setAsideOf(run, [...open.sale.orders, ...open.refund.orders])
  noteSecondPayments(run, sides.payments, repeated)
  for (const kind of ['sale', 'refund'] as const) {
    const orders = open[kind].orders.filter((order) => !setAside.has(order.id))
    matchByAmountAndTime(run, { orders, payments: open[kind].payments }, spaces, repeated)
  }
  for (const entry of [...open.sale.orders, ...open.refund.orders])
    if (!setAside.has(entry.id)) run.open.L1.add(entry.id)
  for (const entry of [...open.sale.payments, ...open.refund.payments]) run.open.L1.add(entry.id)
  return { sides, spaces, repeated, setAside }
}

/** The second payment of one merchant order, where the shop's order carries only the number of the first. */
function noteSecondPayments(run: Run, payments: readonly Entry[], repeated: Map<Entry, Entry>): void {
  const isOpen = (entry: Entry) =>
    entry.refs.orderNo !== undefined &&
    kindClass(entry.kind) === 'sale' &&
    isFree(run, 'L1', entry.id) &&
    !repeated.has(entry)
  const seconds = groupBy(payments.filter(isOpen), (entry) => entry.refs.orderNo)
  if (seconds.size === 0) return
  for (const first of payments) {
    const found = first.refs.orderNo === undefined ? undefined : seconds.get(first.refs.orderNo)
    const match = found && run.taken.L1.get(first.id)
    if (match?.left.length !== 1 || match.right.length !== 1) continue
    const of = run.byId.get(match.left[0] ?? '')
    for (const second of found ?? []) if (of && isSameSale(run, first, second)) repeated.set(second, of)
  }
}

function isSameSale(run: Run, a: Entry, b: Entry): boolean {
  if (askedMinor(a) !== askedMinor(b) || a.currency !== b.currency) return false
  return run.cover.accountKey(a) === run.cover.accountKey(b) && Math.abs(daysBetween(a.day, b.day)) <= 1
}

/** What is still free, of one kind. */
function openSides(run: Run, sides: Sides, kind: KindClass): Sides {
  const open = (entry: Entry) => kindClass(entry.kind) === kind && isFree(run, 'L1', entry.id)
  return { orders: sides.orders.filter(open), payments: sides.payments.filter(open) }
}

/** Orders paid in a way no acquirer pays, their refunds, and orders of nothing; a key that joins them outranks it. */
function setAsideOf(run: Run, orders: readonly Entry[]): ReadonlySet<string> {
  const otherwise = new Set<string>()
  const aside = new Set<string>()
  for (const order of orders) {
    if (askedMinor(order) === 0) aside.add(order.id)
    if (!run.methods.paidOtherwise(order.method)) continue
    aside.add(order.id)
    if (order.refs.orderNo) otherwise.add(order.refs.orderNo)
  }
  for (const order of orders) {
    const { orderNo } = order.refs
    const isTheirRefund = kindClass(order.kind) === 'refund' && order.method === null
    if (isTheirRefund && orderNo && otherwise.has(orderNo)) aside.add(order.id)
  }
  return aside
}

function matchByKey(
  run: Run,
  sides: Sides,
  pass: KeyPass,
  kind: KindClass,
  spaces: NumberSpaces,
  repeated: Map<Entry, Entry>,
): void {
  const groups = new Map<string, { left: Entry[]; right: Entry[] }>()
  for (const order of sides.orders) {
    const key = pass.leftKey(order)
    if (key === undefined) continue
    const group = groups.get(key)
    if (group) group.left.push(order)
    else groups.set(key, { left: [order], right: [] })
  }
  for (const payment of sides.payments) {
    const key = pass.rightKey(payment)
    if (key === undefined) continue
    groups.get(key)?.right.push(payment)
  }
  const repeats = pass.pass !== 'refundNo' && areCounters(groups)
  for (const { left, right } of groups.values()) {
    for (const same of byCurrency(left, right)) {
      for (const part of consistentParts(pass, kind, same, spaces)) settleGroup(run, pass, part, repeated, repeats)
    }
  }
}

type Group = { readonly left: readonly Entry[]; readonly right: readonly Entry[] }

/** One in so many numbers on several days makes them counters that begin anew. */
const REPEATED_SHARE = 50

/** Do the numbers of these orders come back on other days, beyond what a stray line would explain? */
function areCounters(groups: ReadonlyMap<string, Group>): boolean {
  let again = 0
  for (const { left } of groups.values()) if (left.some((order) => order.day !== left[0]?.day)) again += 1
  return again > 1 && again * REPEATED_SHARE >= groups.size
}

/** A number means nothing across currencies. */
function byCurrency(left: readonly Entry[], right: readonly Entry[]): readonly Group[] {
  if (left.length === 0 || right.length === 0) return []
  const { currency } = left[0] ?? { currency: '' }
  if ([...left, ...right].every((entry) => entry.currency === currency)) return [{ left, right }]
  return [...new Set(left.map((entry) => entry.currency))].flatMap((each) => {
    const of = (entries: readonly Entry[]) => entries.filter((entry) => entry.currency === each)
    return of(right).length > 0 ? [{ left: of(left), right: of(right) }] : []
  })
}

/** Refunds whose own numbers differ are different refunds, wherever those numbers have been seen to join. */
function consistentParts(pass: KeyPass, kind: KindClass, group: Group, spaces: NumberSpaces): readonly Group[] {
  const { left, right } = group
  if (kind === 'sale' || pass.pass === 'refundNo') return [group]
  const numbered = (entry: Entry) => entry.refs.refundNo !== undefined || entry.refs.merchantRefundNo !== undefined
  const clash = left.some((a) => right.some((b) => numbered(a) && numbered(b) && spaces.joined('refundNo', a, b)))
  if (!clash) return [group]
  const bare = { left: left.filter((entry) => !numbered(entry)), right: right.filter((entry) => !numbered(entry)) }
  const parts = [
    { left: bare.left, right: bare.right.length > 0 ? bare.right : right },
    { left: bare.left.length > 0 ? [] : left, right: bare.right },
  ]
  return parts.filter((part) => part.left.length > 0 && part.right.length > 0)
}

function settleGroup(run: Run, pass: KeyPass, group: Group, repeated: Map<Entry, Entry>, repeats: boolean): void {
  if (group.left.length === 1 && group.right.length === 1 && !repeats) {
    joinOrders(run, pass, group.left, group.right)
    return
  }
  const answer = joinByKey(group.left, group.right, SHARED, repeats)
  for (const { left, right } of answer.joined) joinOrders(run, pass, left, right)
  for (const { left, right, why } of answer.undecided) {
    raiseUndecided(run, left, right, why === 'sameSecond' ? 'severalSameSecond' : 'severalSplits')
  }
  for (const { entry, of } of answer.repeated) if (kindClass(entry.kind) === 'sale') repeated.set(entry, of)
}

function joinOrders(run: Run, pass: KeyPass, left: readonly Entry[], right: readonly Entry[]): void {
  const [order] = left
  const [payment] = right
  if (!order || !payment || !mayJoin(run, 'L1', idsOf(left), idsOf(right))) return
  const differenceMinor = minor(askedSum(right) - askedSum(left))
  const one = left.length === 1 && right.length === 1
  const counts = { left: left.length, right: right.length, ...money(order.currency, { amountMinor: askedSum(right) }) }
  const params = pass.params(order, payment)
  addMatch(run, {
    level: 'L1',
    pass: pass.pass,
    certainty: 'certain',
    left: idsOf(left),
    right: idsOf(right),
    differenceMinor,
    currency: order.currency,
    day: firstDay(right),
    reason: one
      ? because(pass.code, params)
      : because('groupByKey', { key: Object.values(params).join(' '), ...counts }),
  })
}
