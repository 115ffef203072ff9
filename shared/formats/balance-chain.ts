// Each balance must be the one before it plus the row's amount, read from the top or from the bottom; the first break is named.

import type { Instant } from '../day'
import { type Minor, minor } from '../money'
import type { BalanceCheck } from './format'

export interface BalanceChain {
  /**
   * `balance` is `null` where the cell cannot be read, which breaks the chain there. `at` tells the direction of a
   * statement that is broken both ways.
   */
  add(line: number, amount: Minor, balance: Minor | null, at?: Instant | null): void
  /** `null` when no row came. */
  check(): BalanceCheck | null
  /** Line of the first break in the better of the two directions; `null` while the chain holds. */
  brokenLine(): number | null
}

interface Link {
  readonly amount: Minor
  readonly balance: Minor | null
  readonly at: Instant | null
}

/** Checks a running balance in both directions at once, since statements run oldest first or newest first. */
export function openBalanceChain(): BalanceChain {
  let first: Link | null = null
  let last: Link | null = null
  const down = { breaks: 0, line: null as number | null }
  const up = { breaks: 0, line: null as number | null }
  return {
    add(line, amount, balance, at = null) {
      if (balance === null) for (const way of [down, up]) breakAt(way, line)
      else if (last && last.balance !== null) {
        if (last.balance + amount !== balance) breakAt(down, line)
        if (balance + last.amount !== last.balance) breakAt(up, line)
      }
      last = { amount, balance, at }
      first ??= last
    },
    check() {
      if (!first || !last) return null
      const falling = first.at !== null && last.at !== null && first.at > last.at
      const newestFirst = up.breaks < down.breaks || (up.breaks === down.breaks && falling)
      const [oldest, newest] = newestFirst ? [last, first] : [first, last]
      return {
        openingMinor: oldest.balance === null ? null : minor(oldest.balance - oldest.amount),
        closingMinor: newest.balance,
        chainOk: Math.min(up.breaks, down.breaks) === 0,
      }
    },
    brokenLine: () => (up.breaks < down.breaks ? up.line : down.line),
  }

  function breakAt(way: { breaks: number; line: number | null }, line: number): void {
    way.breaks += 1
    way.line ??= line
  }
}
