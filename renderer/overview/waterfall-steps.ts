// The waterfall as bars, in the three stages of the money: what the orders say, what is owed, what reached the bank.
// Levels stand on the ground, steps hang where the one before them ended (shared/settlement/waterfall.ts, (i) to (iv)).

import type { WaterfallName } from '../../shared/matching/model'
import type { RouteParams, Screen } from '../app/route'
import type { Tone } from '../ui/tones'
import { amountOf, type WaterfallView } from './verdict'

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

export const STAGES = ['orders', 'owed', 'bank'] as const
export type Stage = (typeof STAGES)[number]

export interface WaterfallStage {
  readonly stage: Stage
  readonly steps: readonly WaterfallStep[]
}

/** How a line hangs: from the end of the one before, from the ground, from the money that was settled, or not at all. */
type Hang = 'running' | 'ground' | 'settled' | 'beside'

interface LinePlan {
  readonly name: WaterfallName
  readonly hang: Hang
  readonly tone: Tone
  readonly isLevel?: true
}

const PLAN: Readonly<Record<Stage, readonly LinePlan[]>> = {
  orders: [
    { name: 'orders', hang: 'ground', tone: 'balanced', isLevel: true },
    { name: 'otherMethods', hang: 'running', tone: 'neutral' },
    { name: 'missingAtAcquirer', hang: 'running', tone: 'short' },
    { name: 'missingInBooks', hang: 'running', tone: 'information' },
    { name: 'amountDifferences', hang: 'running', tone: 'ambiguous' },
  ],
  owed: [
    { name: 'opening', hang: 'ground', tone: 'neutral' },
    { name: 'sales', hang: 'running', tone: 'balanced' },
    { name: 'refunds', hang: 'running', tone: 'neutral' },
    { name: 'fees', hang: 'running', tone: 'neutral' },
    { name: 'feeRefunds', hang: 'running', tone: 'neutral' },
    { name: 'disputes', hang: 'running', tone: 'short' },
    { name: 'holds', hang: 'running', tone: 'waiting' },
    { name: 'adjustments', hang: 'running', tone: 'neutral' },
    { name: 'owed', hang: 'ground', tone: 'balanced', isLevel: true },
    { name: 'payouts', hang: 'running', tone: 'neutral' },
    { name: 'closing', hang: 'ground', tone: 'waiting', isLevel: true },
    { name: 'inTransit', hang: 'ground', tone: 'waiting' },
  ],
  bank: [
    { name: 'payoutDifferences', hang: 'settled', tone: 'short' },
    { name: 'deposits', hang: 'ground', tone: 'balanced', isLevel: true },
    { name: 'otherBank', hang: 'beside', tone: 'neutral' },
  ],
}

const SHOWN_WHEN_ZERO: ReadonlySet<WaterfallName> = new Set<WaterfallName>(['sales', 'owed', 'deposits'])

/** The stages in the order of the money, without lines in which nothing happened. */
export function waterfallStages(waterfall: WaterfallView): readonly WaterfallStage[] {
  return STAGES.map((stage) => ({ stage, steps: stepsOf(waterfall, PLAN[stage]) })).filter(
    ({ steps }) => steps.length > 0,
  )
}

function stepsOf(waterfall: WaterfallView, plan: readonly LinePlan[]): readonly WaterfallStep[] {
  const settledMinor = -amountOf(waterfall, 'payouts')
  const steps: WaterfallStep[] = []
  let running = 0
  for (const { name, hang, tone, isLevel } of plan) {
    const line = waterfall.lines.find((each) => each.name === name)
    if (!line || (line.minor === 0 && line.count === 0 && !SHOWN_WHEN_ZERO.has(name))) continue
    const start = hang === 'running' ? running : hang === 'settled' ? settledMinor : 0
    running = hang === 'beside' ? start : start + line.minor
    const [from, to] = start < running ? [start, running] : [running, start]
    steps.push({ name, count: line.count, minor: line.minor, isLevel: isLevel === true, from, to, tone })
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
