// What L1 left open, each with its reason. Nothing is called missing on a day that the other side's files do not cover.

import { type Day, dayAt } from '../day'
import type { Entry, EntryId } from '../entry'
import { merchantOf } from '../settlement/counted'
import { acquirerOf, type Span } from '../settlement/coverage'
import { settleDayOf } from '../settlement/settle-day'
import { because, type MatchingCode, money } from './codes'
import type { Match } from './model'
import { nearestFinder } from './nearest'
import { nettedVoids } from './netted'
import type { OrderMatching } from './order-payment'
import { askedMinor, isFree, isInBook, kindClass, type Run, raise } from './run'

/** `overRefunded`: refunds that are named already as going beyond their sale. */
export function explainOrders(run: Run, matching: OrderMatching, overRefunded: ReadonlySet<EntryId>): void {
  raiseAmountDifferences(run)
  const { orders, payments } = matching.sides
  const paths = new JoinedScopes(run)
  const isOpen = (entry: Entry) => isFree(run, 'L1', entry.id)
  const openOrders = orders.filter((order) => isOpen(order) && !matching.setAside.has(order.id))
  const openPayments = payments.filter(isOpen)
  const toPayment = nearestFinder(run, openOrders, payments, matching)
  const toOrder = nearestFinder(run, openPayments, orders, matching)
  for (const order of openOrders) {
    if (!isInBook(run, order.day) || !paths.orderIsCovered(order)) continue
    const isSale = kindClass(order.kind) === 'sale'
    const candidates = toPayment(order, 'order')
    raise(run, {
      type: isSale ? 'missingAtAcquirer' : 'refundMissing',
      ...about(order),
      acquirerId: null,
      merchantNo: order.merchantNo,
      reason: because(missingCode(isSale, candidates.length > 0), params(order)),
      candidates,
    })
  }
  const netted = nettedVoids(run, openPayments)
  const refundScopes = paths.scopesWithRefunds(orders)
  for (const payment of openPayments) {
    if (netted.has(payment.id) || !isInBook(run, payment.day)) continue
    if (askedMinor(payment) === 0 || overRefunded.has(payment.id)) continue
    const of = matching.repeated.get(payment)
    const isSale = kindClass(payment.kind) === 'sale'
    if (!of && !paths.paymentIsCovered(payment, isSale ? null : refundScopes)) continue
    const at = { acquirerId: acquirerOf(payment), merchantNo: merchantOf(run.cover, payment) }
    if (of) {
      raise(run, {
        type: 'duplicatePayment',
        ...about(payment),
        ...at,
        reason: because('paidTwice', { orderNo: of.refs.orderNo ?? '—', ...params(payment) }),
        candidates: [{ entry: of.id, reason: because('nearTaken') }],
      })
    } else {
      raise(run, {
        type: 'missingInBooks',
        ...about(payment),
        ...at,
        reason: because(isSale ? 'saleMissingInBooks' : 'refundMissingInBooks', params(payment)),
        candidates: toOrder(payment, 'payment'),
      })
    }
  }
}

function missingCode(isSale: boolean, hasCandidates: boolean): MatchingCode {
  if (!isSale) return 'refundMissingAtAcquirer'
  return hasCandidates ? 'saleMissingAtAcquirer' : 'saleWithoutCandidate'
}

function about(entry: Entry) {
  return { day: entry.day, currency: entry.currency, minor: askedMinor(entry), entries: [entry.id] }
}

function params(entry: Entry) {
  return { inDay: entry.day, ...money(entry.currency, { amountMinor: askedMinor(entry) }) }
}

function raiseAmountDifferences(run: Run): void {
  for (const match of run.matches) {
    if (match.level !== 'L1' || match.differenceMinor === 0) continue
    if (Math.abs(match.differenceMinor) <= run.input.settings.tolerance.orderPaymentMinor) continue
    const order = run.byId.get(match.left[0] ?? '')
    const payment = run.byId.get(match.right[0] ?? '')
    if (!order || !payment || !isInBook(run, match.day)) continue
    raise(run, {
      type: 'amountDiffers',
      day: match.day,
      currency: match.currency,
      minor: match.differenceMinor,
      entries: [...match.left, ...match.right],
      acquirerId: acquirerOf(payment),
      merchantNo: merchantOf(run.cover, payment),
      reason: because(differenceCode(match, payment), {
        ...money(match.currency, {
          orderMinor: sumOf(run, match.left),
          paidMinor: sumOf(run, match.right),
          differenceMinor: match.differenceMinor,
        }),
      }),
    })
  }
}

function differenceCode(match: Match, payment: Entry): MatchingCode {
  if (match.left.length > 1 || match.right.length > 1) return 'amountOfGroupDiffers'
  return kindClass(payment.kind) === 'refund' ? 'amountOfRefundDiffers' : 'amountOfOrderDiffers'
}

function sumOf(run: Run, ids: readonly string[]): number {
  return ids.reduce((total, id) => {
    const entry = run.byId.get(id)
    return total + (entry ? askedMinor(entry) : 0)
  }, 0)
}

/** Which accounts the orders of a source are paid through, as far as keys have shown, and which days are known. */
class JoinedScopes {
  readonly #accountsOf = new Map<string, Set<string>>()
  readonly #scopesOf = new Map<string, Set<string>>()
  readonly #run: Run

  constructor(run: Run) {
    this.#run = run
    const seen = new Map<string, Map<string, Set<string>>>()
    for (const match of run.matches) {
      if (match.level !== 'L1') continue
      for (const left of match.left) for (const right of match.right) note(run, seen, left, right)
    }
    for (const [account, families] of seen) {
      for (const [family, tills] of families) for (const till of tills) this.#learn(`${family}|${till}`, account)
    }
  }

  #learn(scope: string, account: string): void {
    const accounts = this.#accountsOf.get(scope)
    if (accounts) accounts.add(account)
    else this.#accountsOf.set(scope, new Set([account]))
    const scopes = this.#scopesOf.get(account)
    if (scopes) scopes.add(scope)
    else this.#scopesOf.set(account, new Set([scope]))
  }

  scopesWithRefunds(orders: readonly Entry[]): ReadonlySet<string> {
    return new Set(orders.filter((order) => kindClass(order.kind) === 'refund').map(scopeOf))
  }

  /** Would an acquirer that fits have told of this order, had it been paid? */
  orderIsCovered(order: Entry): boolean {
    const { cover, methods } = this.#run
    const fitting = cover.spans.filter(
      (span) =>
        (span.stream === 'payment' || span.stream === 'fund') && methods.fits(order.method, span.acquirerId, null),
    )
    const joined = this.#accountsOf.get(scopeOf(order))
    const proved = fitting.filter((span) => joined?.has(`${span.acquirerId}|${span.account}`))
    const spans = proved.length > 0 ? proved : fitting
    const days = (acquirerId: string) => [
      ...this.#daysAround(order),
      settleDayOf(order, this.#run.acquirers.get(acquirerId)),
    ]
    return isKnown(united(spans), days)
  }

  /** Would the shop's own records have told of this payment? `among`: order sources that list such entries at all. */
  paymentIsCovered(payment: Entry, among: ReadonlySet<string> | null): boolean {
    const account = this.#run.cover.accountKey(payment)
    const joined = this.#scopesOf.get(account)
    if (among && ![...(joined ?? among)].some((scope) => among.has(scope))) return false
    const sources = this.#run.cover.spans.filter((span) => span.stream === 'order')
    const accounts = new Set([...(joined ?? [])].map((scope) => scope.slice(scope.indexOf('|') + 1)))
    const proved = sources.filter((span) => accounts.has(span.account))
    const days = this.#daysAround(payment)
    return isKnown(united(proved.length > 0 ? proved : sources), () => days)
  }

  /** The entry's day, and its neighbour where the window reaches over midnight. */
  #daysAround(entry: Entry): readonly Day[] {
    if (entry.at === null) return [entry.day]
    const windowMs = this.#run.input.settings.orderWindowSeconds * 1000
    const shift = dayAt(entry.at) === entry.day ? 0 : null
    if (shift === null) return [entry.day]
    return [...new Set([entry.day, dayAt(entry.at - windowMs), dayAt(entry.at + windowMs)])]
  }
}

/** Which tills (by format family) have been matched with which account. */
function note(run: Run, seen: Map<string, Map<string, Set<string>>>, left: string, right: string): void {
  const order = run.byId.get(left)
  const payment = run.byId.get(right)
  if (!order || !payment) return
  const account = run.cover.accountKey(payment)
  const families = seen.get(account) ?? new Map<string, Set<string>>()
  seen.set(account, families)
  const tills = families.get(order.family) ?? new Set<string>()
  families.set(order.family, tills)
  tills.add(order.account)
}

function scopeOf(order: Entry): string {
  return `${order.family}|${order.account}`
}

/** One span per account: its bills of payments and its rows at the acquirer tell of the same sales. */
function united(spans: readonly Span[]): readonly (readonly Span[])[] {
  const groups = new Map<string, Span[]>()
  for (const span of spans) {
    const key = `${span.acquirerId}|${span.account}`
    const known = groups.get(key)
    if (known) known.push(span)
    else groups.set(key, [span])
  }
  return [...groups.values()]
}

/**
 * Days are known where one account covers them all and no other one has a hole there. Before an account's first and
 * after its last covered day its silence says nothing.
 */
function isKnown(accounts: readonly (readonly Span[])[], days: (acquirerId: string) => readonly Day[]): boolean {
  const covers = (account: readonly Span[], day: Day) => account.some((span) => span.covers(day))
  const within = (account: readonly Span[], day: Day) => account.some((span) => day >= span.first && day <= span.last)
  const needed = (account: readonly Span[]) => days(account[0]?.acquirerId ?? '')
  return (
    accounts.some((account) => needed(account).every((day) => covers(account, day))) &&
    accounts.every((account) => needed(account).every((day) => covers(account, day) || !within(account, day)))
  )
}
