// The waterfall as bars: levels stand on the ground, steps hang between the level before and after them.

import type { WaterfallName } from '../../shared/matching/model'
import type { RouteParams, Screen } from '../app/route'
import type { Tone } from '../ui/tones'
import type { WaterfallView } from './verdict'

export interface WaterfallStep {
  readonly name: WaterfallName
  readonly count: number
  /** Signed, as the host gives it. */
  readonly minor: number
  readonly isLevel: boolean
  /** Lower and upper end of the bar, in minor units. */
  readonly from: number
  readonly to: number
  readonly tone: Tone
}

const LEVELS: ReadonlySet<WaterfallName> = new Set<WaterfallName>(['orders', 'sales', 'owed', 'payouts', 'deposits'])
/** Lines that stand beside the flow: they are shown, but nothing follows from their place. */
const SHOWN_WHEN_ZERO: ReadonlySet<WaterfallName> = new Set<WaterfallName>(['orders', 'sales', 'owed', 'deposits'])

const STEP_TONES: Partial<Readonly<Record<WaterfallName, Tone>>> = {
  missingAtAcquirer: 'short',
  missingInBooks: 'information',
  amountDifferences: 'ambiguous',
  disputes: 'short',
  holds: 'waiting',
  inTransit: 'waiting',
  payoutDifferences: 'short',
  closing: 'waiting',
}

/** Steps in the order of the money, without those in which nothing happened. */
export function waterfallSteps(waterfall: WaterfallView): readonly WaterfallStep[] {
  const steps: WaterfallStep[] = []
  let running = 0
  for (const { name, count, minor } of waterfall.lines) {
    if (minor === 0 && count === 0 && !SHOWN_WHEN_ZERO.has(name)) continue
    const isLevel = LEVELS.has(name)
    const start = isLevel ? 0 : running
    const end = start + minor
    running = end
    steps.push({
      name,
      count,
      minor,
      isLevel,
      from: Math.min(start, end),
      to: Math.max(start, end),
      tone: isLevel ? 'balanced' : (STEP_TONES[name] ?? 'neutral'),
    })
  }
  return steps
}

interface Target {
  readonly screen: Screen
  readonly params: RouteParams
}

/** Where the rows of a step are. */
export function targetOf(name: WaterfallName): Target {
  return TARGETS[name]
}

const records = (params: RouteParams): Target => ({ screen: 'records', params })
const exceptions = (type: string): Target => ({ screen: 'reconciliation', params: { type, state: 'all' } })

const TARGETS: Readonly<Record<WaterfallName, Target>> = {
  opening: exceptions('beforeStart'),
  orders: records({ stream: 'order' }),
  otherMethods: records({ stream: 'order', matched: 'unmatched' }),
  missingAtAcquirer: exceptions('missingAtAcquirer'),
  missingInBooks: exceptions('missingInBooks'),
  amountDifferences: exceptions('amountDiffers'),
  sales: records({ stream: 'payment', kind: 'sale' }),
  refunds: records({ stream: 'payment,fund', kind: 'refund,void,reversal' }),
  fees: records({ stream: 'payment,fund' }),
  feeRefunds: records({ stream: 'payment,fund', kind: 'refund,feeRefund' }),
  disputes: records({ kind: 'chargeback,chargebackReversal' }),
  holds: records({ kind: 'hold,release,reserve' }),
  adjustments: records({ kind: 'adjustment,other' }),
  owed: records({ stream: 'payment,fund' }),
  inTransit: exceptions('latePayout'),
  payouts: records({ kind: 'payout,returnedPayout' }),
  payoutDifferences: exceptions('shortPayout,overPayout,returnedPayout'),
  deposits: records({ stream: 'bank' }),
  otherBank: records({ stream: 'bank', matched: 'unmatched' }),
  closing: records({ stream: 'payment,fund', matched: 'unmatched' }),
}
