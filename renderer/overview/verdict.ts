// The verdict over one currency's waterfall: what the sentence says and how the owner may feel about it.

import type { Overview } from '../../shared/bridge/contract'
import type { WaterfallName } from '../../shared/matching/model'
import type { Tone } from '../ui/tones'

export type WaterfallView = Overview['waterfalls'][number]

export interface Verdict {
  readonly tone: Extract<Tone, 'balanced' | 'waiting' | 'short'>
  readonly currency: string
  readonly soldMinor: number
  readonly owedMinor: number
  readonly arrivedMinor: number
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
    arrivedMinor: amountOf(waterfall, 'deposits'),
    inTransitMinor,
    restMinor,
    unexplainedMinor,
    unexplainedAbsMinor,
  }
}

/** Types of exceptions that mean that files are lacking, so that no verdict is the whole picture. */
const LACKING: ReadonlySet<string> = new Set(['missingDay', 'incompleteFile'])

export function isPartial(overview: Overview): boolean {
  return overview.attention.some((line) => LACKING.has(line.type))
}
