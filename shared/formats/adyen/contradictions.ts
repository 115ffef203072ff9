// Rows whose printed gross and fees do not come to their net: each is a check that fails, by its line; beyond the first
// twenty only their number is kept.

import type { Minor } from '../../money'
import type { DeclaredCheck } from '../format'
import { checkCount, checkEqual } from '../verdict'

export interface Contradiction {
  readonly line: number
  /** Net as printed and as gross less fees give it, in minor units. */
  readonly net: Minor
  readonly otherNet: Minor
  readonly currency: string
}

const KEPT = 20

export function openContradictions() {
  const kept: Contradiction[] = []
  let further = 0
  return {
    add(found: Contradiction): void {
      if (kept.length < KEPT) kept.push(found)
      else further += 1
    },
    checks(): readonly DeclaredCheck[] {
      const named = kept.map(({ line, net, otherNet, currency }) => ({
        ...checkEqual(`Net = Gross − Fees, line ${line}`, net, otherNet),
        currency,
      }))
      return further === 0 ? named : [...named, checkCount('Net = Gross − Fees, further lines', 0, further)]
    },
  }
}
