// The last pass of L1: without a key, amount, terminal and time join two entries only where each is the other's only
// candidate. Everything else that could belong together stays undecided, as one group with all its candidates.

import type { Entry } from '../entry'
import { minor, ZERO } from '../money'
import { because, money } from './codes'
import type { NumberSpaces } from './number-spaces'
import type { Sides } from './order-sides'
import { addMatch, askedMinor, isFree, mayJoin, type Run } from './run'
import { raiseUndecided } from './undecided'

/** More entries of one amount in one window than this are not looked at one by one: they are undecided together. */
const WINDOW_LIMIT = 256

/** Both sides are of one kind (sale-like or refund-like). */
export function matchByAmountAndTime(
  run: Run,
  sides: Sides,
  spaces: NumberSpaces,
  repeated: ReadonlyMap<Entry, Entry>,
): void {
  const open = (entry: Entry) => isFree(run, 'L1', entry.id)
  const payments = classesOf(sides.payments.filter((entry) => open(entry) && !repeated.has(entry)))
  const links = new Links()
  for (const [key, orders] of classesOf(sides.orders.filter(open))) {
    const theirs = payments.get(key)
    if (theirs) linkClass(run, orders, theirs, spaces, links)
  }
  for (const { orders, payments: found } of links.components()) {
    const [order] = orders
    const [payment] = found
    if (!order || !payment) continue
    if (orders.length === 1 && found.length === 1) joinProbably(run, order, payment)
    else raiseUndecided(run, orders, found, 'severalCandidates')
  }
}

/** Entries of one currency and amount, in order of time. */
function classesOf(entries: readonly Entry[]): ReadonlyMap<string, readonly Entry[]> {
  const classes = new Map<string, Entry[]>()
  for (const entry of entries) {
    const key = `${entry.currency} ${askedMinor(entry)}`
    const known = classes.get(key)
    if (known) known.push(entry)
    else classes.set(key, [entry])
  }
  for (const list of classes.values()) list.sort(byTime)
  return classes
}

/** Entries without a time stand apart, by day. */
function byTime(a: Entry, b: Entry): number {
  if (a.at !== null && b.at !== null) return a.at - b.at || (a.id < b.id ? -1 : 1)
  if (a.at === null && b.at === null) return a.day < b.day ? -1 : a.day > b.day ? 1 : a.id < b.id ? -1 : 1
  return a.at === null ? 1 : -1
}

function linkClass(run: Run, orders: readonly Entry[], payments: readonly Entry[], spaces: NumberSpaces, links: Links) {
  const windowMs = run.input.settings.orderWindowSeconds * 1000
  const timed = payments.filter((entry) => entry.at !== null)
  const untimed = groupByDay(payments.filter((entry) => entry.at === null))
  const all = groupByDay(payments)
  let from = 0
  for (const order of orders) {
    const at = order.at
    if (at === null) {
      link(run, order, all.get(order.day) ?? [], spaces, links)
      continue
    }
    while (from < timed.length && (timed[from]?.at ?? 0) < at - windowMs) from += 1
    const near: Entry[] = []
    for (
      let i = from;
      i < timed.length && (timed[i]?.at ?? 0) <= at + windowMs && near.length <= WINDOW_LIMIT;
      i += 1
    ) {
      const payment = timed[i]
      if (payment) near.push(payment)
    }
    link(run, order, near, spaces, links)
    link(run, order, untimed.get(order.day) ?? [], spaces, links)
  }
}

function groupByDay(entries: readonly Entry[]): ReadonlyMap<string, readonly Entry[]> {
  const days = new Map<string, Entry[]>()
  for (const entry of entries) {
    const known = days.get(entry.day)
    if (known) known.push(entry)
    else days.set(entry.day, [entry])
  }
  return days
}

function link(run: Run, order: Entry, near: readonly Entry[], spaces: NumberSpaces, links: Links): void {
  const crowded = near.length > WINDOW_LIMIT
  for (const payment of near.slice(0, WINDOW_LIMIT)) {
    if (crowded || couldBe(run, order, payment, spaces)) links.add(order, payment)
  }
}

/** Could these two, of one amount and near in time, be the same sale? */
function couldBe(run: Run, order: Entry, payment: Entry, spaces: NumberSpaces): boolean {
  if (order.terminalNo !== null && payment.terminalNo !== null && order.terminalNo !== payment.terminalNo) return false
  if (!run.methods.fits(order.method, payment.acquirerId, payment.method)) return false
  if (order.refs.rrn && payment.refs.rrn && order.refs.rrn !== payment.refs.rrn) return false
  if (spaces.contradiction(order, payment) !== null) return false
  return mayJoin(run, 'L1', [order.id], [payment.id])
}

function joinProbably(run: Run, order: Entry, payment: Entry): void {
  const timed = order.at !== null && payment.at !== null
  const seconds = timed ? Math.round(Math.abs((payment.at ?? 0) - (order.at ?? 0)) / 1000) : 0
  const params = money(order.currency, { amountMinor: minor(askedMinor(order)) })
  addMatch(run, {
    level: 'L1',
    pass: 'amountTerminalTime',
    certainty: 'probable',
    left: [order.id],
    right: [payment.id],
    differenceMinor: ZERO,
    currency: order.currency,
    day: payment.day,
    reason: timed ? because('joinedByAmountTime', { ...params, seconds }) : because('joinedByAmountDay', params),
  })
}

/** Who could be whose: connected groups of orders and payments. */
class Links {
  readonly #parent = new Map<Entry, Entry>()
  readonly #orders = new Set<Entry>()

  add(order: Entry, payment: Entry): void {
    this.#orders.add(order)
    const a = this.#root(order)
    const b = this.#root(payment)
    if (a !== b) this.#parent.set(a.id < b.id ? b : a, a.id < b.id ? a : b)
  }

  components(): readonly { readonly orders: readonly Entry[]; readonly payments: readonly Entry[] }[] {
    const groups = new Map<Entry, { orders: Entry[]; payments: Entry[] }>()
    for (const entry of this.#parent.keys()) {
      const root = this.#root(entry)
      const group = groups.get(root) ?? { orders: [], payments: [] }
      groups.set(root, group)
      if (this.#orders.has(entry)) group.orders.push(entry)
      else group.payments.push(entry)
    }
    for (const group of groups.values()) {
      group.orders.sort((a, b) => (a.id < b.id ? -1 : 1))
      group.payments.sort((a, b) => (a.id < b.id ? -1 : 1))
    }
    return [...groups.values()]
  }

  #root(entry: Entry): Entry {
    let at = entry
    for (let up = this.#parent.get(at); up !== undefined && up !== at; up = this.#parent.get(at)) {
      const above = this.#parent.get(up)
      if (above !== undefined) this.#parent.set(at, above)
      at = up
    }
    if (!this.#parent.has(entry)) this.#parent.set(entry, entry)
    return at
  }
}
