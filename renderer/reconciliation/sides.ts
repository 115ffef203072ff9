// Which two sides a person decides about when they say that a row and a candidate are, or are not, the same.

import type { Entry, EntryId, Stream } from '../../shared/entry'
import type { Level, Match } from '../../shared/matching/model'

export interface Sides {
  readonly level: Level
  readonly left: EntryId[]
  readonly right: EntryId[]
}

const RANK: Readonly<Record<Stream, number>> = { order: 0, payment: 1, fund: 2, bank: 3 }

/** The rows of an exception against one candidate; `null` where no level of matching joins their streams. */
export function sidesOf(own: readonly Entry[], candidate: Entry): Sides | null {
  const others = own.filter((entry) => entry.stream !== candidate.stream)
  const first = others[0]
  if (!first || others.some((entry) => entry.stream !== first.stream)) return null
  const level = levelOf(first, candidate)
  if (!level) return null
  const ids = others.map((entry) => entry.id).sort()
  return RANK[first.stream] < RANK[candidate.stream]
    ? { level, left: ids, right: [candidate.id] }
    : { level, left: [candidate.id], right: ids }
}

function levelOf(a: Entry, b: Entry): Level | null {
  const [left, right] = RANK[a.stream] < RANK[b.stream] ? [a, b] : [b, a]
  if (left.stream === 'order') return right.stream === 'bank' ? null : 'L1'
  if (right.stream === 'bank') return 'L4'
  return right.kind === 'payout' || right.kind === 'returnedPayout' ? 'L3' : 'L2'
}

/** The sides of an existing match, to say that it is wrong; `null` where a deposit is a withdrawal from a balance and has no rows beside it. */
export function sidesOfMatch(match: Match): Sides | null {
  if (match.left.length === 0 || match.right.length === 0) return null
  return { level: match.level, left: [...match.left], right: [...match.right] }
}
