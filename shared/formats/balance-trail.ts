// A running balance whose rows need not stand in order: each row leads from one balance to another, and the rows are
// whole when one walk takes all of them, each once. A walk in the file's own order is tried first.

import { type Minor, minor } from '../money'
import { openBalanceChain } from './balance-chain'
import type { BalanceCheck } from './format'

export interface BalanceTrail {
  add(line: number, amount: Minor, balance: Minor): void
  /** `null` when no row came. */
  check(): BalanceCheck | null
  /** Line of the first break in the file's own order; `null` while the rows make one walk. */
  brokenLine(): number | null
}

/** Checks a running balance in the file's order, and where that breaks, in any order. */
export function openBalanceTrail(): BalanceTrail {
  const chain = openBalanceChain()
  const before: number[] = []
  const after: number[] = []
  let settled: BalanceCheck | null = null
  const check = () => {
    const straight = chain.check()
    if (straight === null || straight.chainOk) return straight
    settled ??= walkOver(before, after) ?? straight
    return settled
  }
  return {
    add(line, amount, balance) {
      chain.add(line, amount, balance)
      before.push(balance - amount)
      after.push(balance)
    },
    check,
    brokenLine: () => (check()?.chainOk === false ? chain.brokenLine() : null),
  }
}

/**
 * The two ends of a walk over all rows, or `null` where there is none: every balance must be left as often as it is
 * reached, but for the first and the last, and all of them must hang together (Euler).
 */
function walkOver(before: readonly number[], after: readonly number[]): BalanceCheck | null {
  const surplus = new Map<number, number>()
  const groups = openGroups()
  before.forEach((from, row) => {
    const to = after[row] ?? from
    surplus.set(from, (surplus.get(from) ?? 0) + 1)
    surplus.set(to, (surplus.get(to) ?? 0) - 1)
    groups.join(from, to)
  })
  const ends = [...surplus].filter(([, left]) => left !== 0)
  const root = groups.rootOf(before[0] ?? 0)
  for (const balance of surplus.keys()) if (groups.rootOf(balance) !== root) return null
  if (ends.length === 0)
    return { openingMinor: minor(before[0] ?? 0), closingMinor: minor(before[0] ?? 0), chainOk: true }
  const opening = ends.find(([, left]) => left === 1)
  const closing = ends.find(([, left]) => left === -1)
  if (ends.length !== 2 || !opening || !closing) return null
  return { openingMinor: minor(opening[0]), closingMinor: minor(closing[0]), chainOk: true }
}

/** Balances that hang together, by one of them. */
function openGroups() {
  const parents = new Map<number, number>()
  const rootOf = (balance: number): number => {
    let root = balance
    for (let up = parents.get(root); up !== undefined && up !== root; up = parents.get(root)) root = up
    parents.set(balance, root)
    return root
  }
  return {
    rootOf,
    join(a: number, b: number) {
      parents.set(rootOf(a), rootOf(b))
    },
  }
}
