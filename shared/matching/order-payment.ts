// L1: orders with payments, the strongest evidence first. A key makes a match certain; without one it takes being the
// only candidate both ways, and then it is called probable.

import type { Entry } from '../entry'
import { minor } from '../money'
import { matchByAmountAndTime } from './amount-time'
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
  spaces.learn()
  for (const pass of KEY_PASSES) {
    for (const kind of pass.kinds) matchByKey(run, sides, pass, kind, spaces, repeated)
    spaces.learn()
  }
  const setAside = setAsideOf(run, sides.orders)
  const candidates = { orders: sides.orders.filter((order) => !setAside.has(order.id)), payments: sides.payments }
  for (const kind of ['sale', 'refund'] as const) matchByAmountAndTime(run, candidates, kind, spaces, repeated)
  for (const entry of [...candidates.orders, ...sides.payments]) run.open.L1.add(entry.id)
  for (const order of sides.orders) if (run.taken.L1.has(order.id)) run.open.L1.add(order.id)
  return { sides, spaces, repeated, setAside }
}

/** Orders paid in a way no acquirer pays, their refunds, and orders of nothing; a key that joins them outranks it. */
function setAsideOf(run: Run, orders: readonly Entry[]): ReadonlySet<string> {
  const otherwise = new Set<string>()
  const aside = new Set<string>()
  for (const order of orders) {
    if (!isFree(run, 'L1', order.id)) continue
    if (askedMinor(order) === 0) aside.add(order.id)
    if (!run.methods.paidOtherwise(order.method)) continue
    aside.add(order.id)
    if (order.refs.orderNo) otherwise.add(order.refs.orderNo)
  }
  for (const order of orders) {
    const { orderNo } = order.refs
    const isTheirRefund = kindClass(order.kind) === 'refund' && order.method === null
    if (isTheirRefund && orderNo && otherwise.has(orderNo) && isFree(run, 'L1', order.id)) aside.add(order.id)
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
  const open = (entry: Entry) => kindClass(entry.kind) === kind && isFree(run, 'L1', entry.id)
  const groups = new Map<string, { left: Entry[]; right: Entry[] }>()
  for (const order of sides.orders) {
    const key = pass.leftKey(order)
    if (key === undefined || !open(order)) continue
    const group = groups.get(`${order.currency} ${key}`)
    if (group) group.left.push(order)
    else groups.set(`${order.currency} ${key}`, { left: [order], right: [] })
  }
  for (const payment of sides.payments) {
    const key = pass.rightKey(payment)
    if (key === undefined || !open(payment)) continue
    groups.get(`${payment.currency} ${key}`)?.right.push(payment)
  }
  for (const { left, right } of groups.values()) {
    if (right.length === 0) continue
    for (const part of consistentParts(pass, kind, left, right, spaces)) settleGroup(run, pass, part, repeated)
  }
}

type Group = { readonly left: readonly Entry[]; readonly right: readonly Entry[] }

/** Refunds whose own numbers differ are different refunds, wherever those numbers have been seen to join. */
function consistentParts(
  pass: KeyPass,
  kind: KindClass,
  left: readonly Entry[],
  right: readonly Entry[],
  spaces: NumberSpaces,
): readonly Group[] {
  if (kind === 'sale' || pass.pass === 'refundNo') return [{ left, right }]
  const numbered = (entry: Entry) => entry.refs.refundNo !== undefined || entry.refs.merchantRefundNo !== undefined
  const clash = left.some((a) => right.some((b) => numbered(a) && numbered(b) && spaces.joined('refundNo', a, b)))
  if (!clash) return [{ left, right }]
  const bare = { left: left.filter((entry) => !numbered(entry)), right: right.filter((entry) => !numbered(entry)) }
  const parts = [
    { left: bare.left, right: bare.right.length > 0 ? bare.right : right },
    { left: bare.left.length > 0 ? [] : left, right: bare.right },
  ]
  return parts.filter((part) => part.left.length > 0 && part.right.length > 0)
}

function settleGroup(run: Run, pass: KeyPass, group: Group, repeated: Map<Entry, Entry>): void {
  const answer = joinByKey(group.left, group.right, SHARED)
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
