// The two sides that a drawer shows beside each other: a match that does not agree, or the row and a chosen candidate.

import type { Entry } from '../../shared/entry'
import type { Reason } from '../../shared/reason'
import type { ExceptionDetail } from '../storage/api'
import { type Sides, sidesOf, sidesOfMatch } from './sides'

export interface Pair {
  readonly left: readonly Entry[]
  readonly right: readonly Entry[]
  /** `candidate`: the two are not joined yet; `match`: they are; `alone`: there is no other side. */
  readonly kind: 'candidate' | 'match' | 'alone'
  /** What a decision about the two would name; `null` where there is nothing to decide. */
  readonly sides: Sides | null
  /** Why the candidate was not taken. */
  readonly reason: Reason | null
}

/** `chosen`: index of the candidate on show. */
export function pairOf(detail: ExceptionDetail, chosen: number): Pair {
  const match = detail.matches[0]
  const candidate = detail.candidates[chosen]
  if (candidate) return candidatePair(detail.entries, candidate)
  if (!match) return { left: detail.entries, right: [], kind: 'alone', sides: null, reason: null }
  const among = (ids: readonly string[]) => detail.entries.filter((entry) => ids.includes(entry.id))
  return {
    left: among(match.left),
    right: among(match.right),
    kind: 'match',
    sides: sidesOfMatch(match),
    reason: match.reason,
  }
}

function candidatePair(own: readonly Entry[], candidate: ExceptionDetail['candidates'][number]): Pair {
  const others = own.filter((entry) => entry.id !== candidate.entry.id && entry.stream !== candidate.entry.stream)
  const left = others.length > 0 ? others : own.filter((entry) => entry.id !== candidate.entry.id)
  return {
    left,
    right: [candidate.entry],
    kind: 'candidate',
    sides: sidesOf(left, candidate.entry),
    reason: candidate.reason,
  }
}
