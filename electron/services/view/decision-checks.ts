// A decision must be about what is there: objections before anything is written to the journal.

import type { EntryId } from '../../../shared/entry'
import { type Failure, failure } from '../../../shared/failure'
import type { Exception, ExceptionType } from '../../../shared/matching/model'
import type { Sides } from '../deriving'
import type { DerivedView } from './derived-view'

/** Fails with `entryMissing`, or `alreadyDecided` where this very decision stands. */
export function checkSides({ derived }: DerivedView, { confirm, level, left, right }: Sides): Failure | null {
  const known = new Set(derived.entries.map((entry) => entry.id))
  if (![...left, ...right].every((id) => known.has(id))) return failure('entryMissing')
  const decided = confirm ? derived.decisions.confirmed : derived.decisions.rejected
  const stands = decided.some((each) => each.level === level && sameIds(each.left, left) && sameIds(each.right, right))
  return stands ? failure('alreadyDecided') : null
}

export function checkEntry({ derived }: DerivedView, entry: EntryId): Failure | null {
  return derived.entries.some((each) => each.id === entry) ? null : failure('entryMissing')
}

/** Fails with `entryMissing` (no such exception now), `alreadyDecided` or, for a write-off, `aboveTolerance`. */
export function checkResolution(view: DerivedView, exceptions: readonly string[], how: string): Failure | null {
  const known = new Map(view.exceptions.map((exception) => [exception.id, exception]))
  for (const id of exceptions) {
    const exception = known.get(id)
    if (!exception) return failure('entryMissing')
    if (exception.resolution !== null) return failure('alreadyDecided')
    const objection = how === 'writtenOff' ? checkWriteOff(view, exception) : null
    if (objection) return objection
  }
  return null
}

/** Types that are about money between an acquirer and the bank. */
const PAYOUT_TYPES: ReadonlySet<ExceptionType> = new Set<ExceptionType>([
  'latePayout',
  'shortPayout',
  'overPayout',
  'unexplainedDeposit',
  'returnedPayout',
])

function checkWriteOff({ derived }: DerivedView, { type, minor, currency }: Exception): Failure | null {
  const { orderPaymentMinor, payoutDepositMinor } = derived.settings.tolerance
  const toleranceMinor = PAYOUT_TYPES.has(type) ? payoutDepositMinor : orderPaymentMinor
  if (Math.abs(minor) <= toleranceMinor) return null
  return failure('aboveTolerance', { amountMinor: Math.abs(minor), toleranceMinor, currency })
}

function sameIds(a: readonly EntryId[], b: readonly EntryId[]): boolean {
  const there = new Set(a)
  return there.size === new Set(b).size && b.every((id) => there.has(id))
}
