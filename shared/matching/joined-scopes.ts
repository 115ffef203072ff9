// Which accounts a till's orders are paid through, as far as keys have shown, and on which days their files are known.

import { type Day, dayAt } from '../day'
import type { Entry } from '../entry'
import type { Span } from '../settlement/coverage'
import { settleDayOf } from '../settlement/settle-day'
import { kindClass, type Run } from './run'

/** Which accounts the orders of a source are paid through, as far as keys have shown, and which days are known. */
export class JoinedScopes {
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

  /** Would an acquirer that fits have told of this order, had it been paid? */
  orderIsCovered(order: Entry): boolean {
    const { cover, methods } = this.#run
    const fitting = cover.spans.filter(
      (span) =>
        (span.stream === 'payment' || span.stream === 'fund') && methods.fits(order.method, span.acquirerId, null),
    )
    const joined = this.#accountsOf.get(scopeOf(order))
    const proved = fitting.filter((span) => joined?.has(`${span.acquirerId}|${span.account}`))
    const days = (acquirerId: string) => [
      ...this.#daysAround(order),
      settleDayOf(order, this.#run.acquirers.get(acquirerId)),
    ]
    return isKnown(united(proved.length > 0 ? proved : fitting), united(fitting), days)
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
    return isKnown(united(proved.length > 0 ? proved : sources), united(sources), () => days)
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

/** Sources of orders that list refunds at all. */
export function scopesWithRefunds(orders: readonly Entry[]): ReadonlySet<string> {
  return new Set(orders.filter((order) => kindClass(order.kind) === 'refund').map(scopeOf))
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
 * Days are known where one of the accounts that count covers them all, and no account at all has a hole there. Before an
 * account's first and after its last covered day its silence says nothing.
 */
function isKnown(
  counting: readonly (readonly Span[])[],
  all: readonly (readonly Span[])[],
  days: (acquirerId: string) => readonly Day[],
): boolean {
  const covers = (account: readonly Span[], day: Day) => account.some((span) => span.covers(day))
  const within = (account: readonly Span[], day: Day) => account.some((span) => day >= span.first && day <= span.last)
  const needed = (account: readonly Span[]) => days(account[0]?.acquirerId ?? '')
  return (
    counting.some((account) => needed(account).every((day) => covers(account, day))) &&
    all.every((account) => needed(account).every((day) => covers(account, day) || !within(account, day)))
  )
}
