// The open exceptions by type, most urgent first: what may be lost, then what is short, then what only waits or asks.

import { EXCEPTION_TYPES, type ExceptionType } from '../../shared/matching/model'
import type { ExceptionGroup } from '../storage/api'
import { exceptionTone } from '../ui/exception-tone'
import type { Tone } from '../ui/tones'

const TONE_ORDER: readonly Tone[] = ['short', 'ambiguous', 'waiting', 'information']

export interface TypeGroup {
  readonly type: ExceptionType
  readonly tone: Tone
  readonly open: number
  readonly resolved: number
  readonly sums: readonly { readonly currency: string; readonly minor: number }[]
}

/** One line per type, its currencies gathered; types with open exceptions first, by tone and then by size. */
export function groupByType(groups: readonly ExceptionGroup[]): readonly TypeGroup[] {
  return EXCEPTION_TYPES.map((type) => gather(type, groups))
    .filter((group) => group.open + group.resolved > 0)
    .sort((a, b) => Number(b.open > 0) - Number(a.open > 0) || rank(a) - rank(b) || size(b) - size(a))
}

function gather(type: ExceptionType, groups: readonly ExceptionGroup[]): TypeGroup {
  const own = groups.filter((group) => group.type === type)
  const sums = own
    .filter((group) => group.open > 0)
    .map((group) => ({ currency: group.currency, minor: group.openMinor }))
    .sort((a, b) => (a.currency < b.currency ? -1 : 1))
  return { type, tone: exceptionTone(type), open: total(own, 'open'), resolved: total(own, 'resolved'), sums }
}

function total(groups: readonly ExceptionGroup[], key: 'open' | 'resolved'): number {
  return groups.reduce((sum, group) => sum + group[key], 0)
}

function rank(group: TypeGroup): number {
  return TONE_ORDER.indexOf(group.tone)
}

function size(group: TypeGroup): number {
  return group.sums.reduce((sum, { minor }) => sum + Math.abs(minor), 0)
}
