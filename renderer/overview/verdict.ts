// The verdict over one currency's waterfall: what the sentence says and how the owner may feel about it.

import type { Overview } from '../../shared/bridge/contract'
import { EXCEPTION_TYPES, type ExceptionType, type WaterfallName } from '../../shared/matching/model'
import { exceptionTone } from '../ui/exception-tone'
import type { Tone } from '../ui/tones'

export type WaterfallView = Overview['waterfalls'][number]

export interface Verdict {
  readonly tone: Extract<Tone, 'balanced' | 'waiting' | 'short'>
  readonly currency: string
  readonly soldMinor: number
  readonly owedMinor: number
  /** What of it has reached the bank. owed = arrived + inTransit + rest. */
  readonly arrivedMinor: number
  /** What arrived beyond or short of what was owed for it. */
  readonly differencesMinor: number
  readonly inTransitMinor: number
  /** Owed, and neither arrived nor on its way: balances that wait for a withdrawal, and what is late. */
  readonly restMinor: number
  readonly unexplainedMinor: number
  /** Sum of the sizes of the causeless rows; more than the size of the sum where they cancel out. */
  readonly unexplainedAbsMinor: number
}

export function amountOf(waterfall: WaterfallView, name: WaterfallName): number {
  return waterfall.lines.find((line) => line.name === name)?.minor ?? 0
}

export function verdictOf(waterfall: WaterfallView): Verdict {
  const inTransitMinor = amountOf(waterfall, 'inTransit')
  const restMinor = amountOf(waterfall, 'closing') - inTransitMinor
  const { unexplainedMinor, unexplainedAbsMinor, currency } = waterfall
  return {
    tone: unexplainedAbsMinor > 0 ? 'short' : inTransitMinor !== 0 || restMinor !== 0 ? 'waiting' : 'balanced',
    currency,
    soldMinor: amountOf(waterfall, 'sales'),
    owedMinor: amountOf(waterfall, 'owed'),
    arrivedMinor: -amountOf(waterfall, 'payouts') + 0,
    differencesMinor: amountOf(waterfall, 'payoutDifferences'),
    inTransitMinor,
    restMinor,
    unexplainedMinor,
    unexplainedAbsMinor,
  }
}

export interface Standing {
  readonly tone: Verdict['tone']
  /** Open cases that want the owner, however well they are explained. */
  readonly needing: number
}

/** How the whole book stands: never green while a case wants the owner. */
export function standingOf(overview: Overview): Standing {
  const tones = overview.waterfalls.map((waterfall) => verdictOf(waterfall).tone)
  const needing = overview.attention
    .filter((line) => isExceptionType(line.type) && exceptionTone(line.type) !== 'information')
    .reduce((sum, line) => sum + line.count, 0)
  if (tones.includes('short')) return { tone: 'short', needing }
  return { tone: tones.includes('waiting') || needing > 0 ? 'waiting' : 'balanced', needing }
}

export function isExceptionType(type: string): type is ExceptionType {
  return (EXCEPTION_TYPES as readonly string[]).includes(type)
}

/** Types of exceptions that mean that files are lacking, so that no verdict is the whole picture. */
const LACKING: ReadonlySet<string> = new Set(['missingDay', 'incompleteFile'])

export function isPartial(overview: Overview): boolean {
  return overview.attention.some((line) => LACKING.has(line.type))
}
