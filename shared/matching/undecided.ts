// Ambiguity is a result: all candidates are shown, none is matched.

import type { Entry } from '../entry'
import { merchantOf } from '../settlement/counted'
import { acquirerOf } from '../settlement/coverage'
import { because, money } from './codes'
import { askedSum, firstDay, idsOf } from './order-sides'
import { askedMinor, type Run, raise } from './run'

/** One exception for entries of which several assignments are possible; none of them is matched. */
export function raiseUndecided(
  run: Run,
  left: readonly Entry[],
  right: readonly Entry[],
  code: 'severalCandidates' | 'severalSameSecond' | 'severalSplits',
): void {
  const [first] = left.length > 0 ? left : right
  const [payment] = right
  if (!first) return
  for (const entry of [...left, ...right]) run.ambiguous.L1.add(entry.id)
  const params = { level: 'L1', left: left.length, right: right.length }
  raise(run, {
    type: 'ambiguous',
    day: firstDay([...left, ...right]),
    currency: first.currency,
    minor: askedSum(right),
    entries: idsOf([...left, ...right]),
    acquirerId: payment ? acquirerOf(payment) : null,
    merchantNo: payment ? merchantOf(run.cover, payment) : null,
    reason: because(code, { ...params, ...money(first.currency, { amountMinor: askedMinor(first) }) }),
    candidates: right.map((entry) => ({
      entry: entry.id,
      reason: because('nearSeveral', { level: 'L1', count: left.length }),
    })),
  })
}
