// A file is accepted only when every row was read and every total it carries adds up (DESIGN §8).

import { type Reason, reason } from '../reason'
import type { BalanceCheck, DeclaredCheck, ParseEnd, Verdict } from './format'

export interface Evidence {
  readonly counts: ParseEnd['counts']
  readonly checks: readonly DeclaredCheck[]
  readonly balance: BalanceCheck | null
  /** Line of the first break in the running balance, if it has one. */
  readonly brokenLine?: number | null
  /** Names of totals that this format always carries and that are absent here. */
  readonly missing: readonly string[]
  /** Further doubts, by the file's own marks: each makes it incomplete. */
  readonly doubts?: readonly Reason[]
  /** Further reasons that do not change the verdict. */
  readonly remarks?: readonly Reason[]
}

/** `incomplete` with one reason for each kind of doubt, else `accept`. */
export function judge(evidence: Evidence): { readonly verdict: Verdict; readonly reasons: readonly Reason[] } {
  const doubts = [
    ...evidence.missing.map((total) => reason('totalMissing', { total })),
    ...evidence.checks.filter((check) => !check.ok).map(differing),
    ...(evidence.counts.issues > 0 ? [reason('rowsUnread', { rows: evidence.counts.issues })] : []),
    ...(evidence.balance && !evidence.balance.chainOk
      ? [reason('balanceBroken', { line: evidence.brokenLine ?? 0 })]
      : []),
    ...(evidence.doubts ?? []),
  ]
  return { verdict: doubts.length === 0 ? 'accept' : 'incomplete', reasons: [...doubts, ...(evidence.remarks ?? [])] }
}

/** The reason that a check which does not hold gives. */
export function differing({ name, declared, computed, unit, currency }: DeclaredCheck): Reason {
  if (unit === 'count') return reason('countDiffers', { total: name, declared, computed })
  if (typeof declared === 'string') return reason('totalUnread', { total: name, declared })
  const amounts = { total: name, declaredMinor: declared, computedMinor: computed }
  return reason('totalDiffers', currency === undefined ? amounts : { ...amounts, currency })
}

/** A check of two amounts in minor units that must be equal. */
export function checkEqual(name: string, declared: number, computed: number): DeclaredCheck {
  return { name, declared, computed, ok: declared === computed }
}

/** A check of two counts that must be equal. */
export function checkCount(name: string, declared: number | string, computed: number): DeclaredCheck {
  return { name, declared, computed, ok: declared === computed, unit: 'count' }
}
