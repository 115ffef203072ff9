// Which number spaces have been seen to join. Order numbers of a till mean something for an account only once they have
// turned up in its bills.

import type { Entry } from '../entry'
import { acquirerOf } from '../settlement/coverage'
import type { Run } from './run'

/**
 * Number spaces that keys have been seen to join: where order numbers of a till do turn up in an account's bills, two
 * entries of both with different order numbers are different sales.
 */
export class NumberSpaces {
  readonly #joined = new Set<string>()
  readonly #run: Run
  #seen = 0

  constructor(run: Run) {
    this.#run = run
  }

  /** Takes in the certain matches that have been made since the last call. */
  learn(): void {
    const { matches, byId } = this.#run
    for (; this.#seen < matches.length; this.#seen += 1) {
      const match = matches[this.#seen]
      const order = byId.get(match?.left[0] ?? '')
      const payment = byId.get(match?.right[0] ?? '')
      if (match?.level !== 'L1' || match.certainty !== 'certain' || !order || !payment) continue
      this.#joined.add(`${match.pass}|${this.#scopes(order, payment)}`)
      this.#joined.add(`any|${this.#scopes(order, payment)}`)
    }
  }

  joined(pass: 'orderNo' | 'acquirerNo' | 'refundNo' | 'any', order: Entry, payment: Entry): boolean {
    return this.#joined.size > 0 && this.#joined.has(`${pass}|${this.#scopes(order, payment)}`)
  }

  /** The first number that tells the two apart, or `null`. */
  contradiction(order: Entry, payment: Entry): 'orderNo' | 'acquirerNo' | null {
    for (const key of ['orderNo', 'acquirerNo'] as const) {
      const ours = order.refs[key]
      const theirs = payment.refs[key]
      if (ours !== undefined && theirs !== undefined && ours !== theirs && this.joined(key, order, payment)) return key
    }
    return null
  }

  #scopes(order: Entry, payment: Entry): string {
    return `${order.family}|${order.account}|${acquirerOf(payment)}|${this.#run.cover.accountOf(payment)}`
  }
}
