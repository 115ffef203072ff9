// Each balance must be the one before it plus the row's amount, read from the top or from the bottom; the first break is named.

import { type Minor, minor } from '../money'
import type { BalanceCheck } from './format'

export interface BalanceChain {
  /** `balance` is `null` where the cell cannot be read, which breaks the chain there. */
  add(line: number, amount: Minor, balance: Minor | null): void
  /** `null` when no row came. */
  check(): BalanceCheck | null
  /** Line of the first break in the better of the two directions; `null` while the chain holds. */
  brokenLine(): number | null
}

interface Link {
  readonly amount: Minor
  readonly balance: Minor | null
}

/** Checks a running balance in both directions at once, since statements run oldest first or newest first. */
export function openBalanceChain(): BalanceChain {
  let first: Link | null = null
  let last: Link | null = null
  const down = { breaks: 0, line: null as number | null }
  const up = { breaks: 0, line: null as number | null }
  return {
    add(line, amount, balance) {
      if (balance === null) for (const way of [down, up]) breakAt(way, line)
      else if (last && last.balance !== null) {
        if (last.balance + amount !== balance) breakAt(down, line)
        if (balance + last.amount !== last.balance) breakAt(up, line)
      }
      last = { amount, balance }
      first ??= last
    },
    check() {
      if (!first || !last) return null
      const newestFirst = up.breaks < down.breaks
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
