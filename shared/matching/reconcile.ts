// The whole of matching: persons first, then keys, then sums, then the bank. Every step only reads what stands before
// it, so that the same entries and decisions give the same state on every machine and in every order.

import { confirmByPerson } from './confirmed'
import { matchDeposits } from './deposits'
import { auditFees } from './fee-audit'
import { countLevels } from './levels'
import type { MatchInput, Matching } from './model'
import { raiseNotices } from './notices'
import { explainOrders } from './order-exceptions'
import { matchOrders } from './order-payment'
import { sidesOf } from './order-sides'
import { raiseOverRefunds } from './over-refund'
import { matchFunds } from './payment-fund'
import { matchPayouts } from './payouts'
import { beginRun, byIdOrder } from './run'

/** Matches all four levels. Pure: the answer depends on the content of the input only, not on its order. */
export function matchEntries(input: MatchInput): Matching {
  const run = beginRun(input)
  for (const level of ['L1', 'L2', 'L3'] as const) confirmByPerson(run, level)
  matchFunds(run)
  const sides = sidesOf(run)
  const orders = matchOrders(run, sides)
  const overRefunded = raiseOverRefunds(run, sides.payments)
  explainOrders(run, orders, overRefunded)
  auditFees(run)
  raiseNotices(run)
  const expected = matchDeposits(run, matchPayouts(run))
  return {
    matches: run.matches.sort((a, b) => (a.level < b.level ? -1 : a.level > b.level ? 1 : byIdOrder(a, b))),
    exceptions: [...run.exceptions.values()].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : byIdOrder(a, b))),
    expected,
    levels: countLevels(run),
  }
}
