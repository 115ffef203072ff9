// The first screen's figures: where the money went in a period, how far the levels are joined, and what is still open.

import type { Overview } from '../../../shared/bridge/contract'
import type { Day } from '../../../shared/day'
import type { Failure } from '../../../shared/failure'
import type { AsOf, Exception, ExceptionType } from '../../../shared/matching/model'
import { reason } from '../../../shared/reason'
import { waterfalls } from '../../../shared/settlement/waterfall'
import type { Period } from '../deriving'
import type { DerivedView } from './derived-view'

/** Exceptions that a date is running against come first, then money, then the rest. */
const URGENCY: readonly string[] = [
  'chargeback',
  'returnedPayout',
  'latePayout',
  'shortPayout',
  'missingDay',
  'incompleteFile',
  'missingAtAcquirer',
  'duplicatePayment',
  'overRefunded',
  'afterUnbind',
  'wrongTerminal',
  'unexplainedDeposit',
] satisfies ExceptionType[]

export function overviewOf(view: DerivedView, period: Period): Overview {
  const { asOf, derived } = view
  const from = period.from ?? view.firstDay
  const to = period.to ?? view.lastDay
  const whole = from === null || to === null
  const open = view.exceptions.filter((exception) => exception.resolution === null)
  return {
    asOf: view.lastDay,
    from,
    to,
    waterfalls: asOf === null ? [] : waterfallsOf(view, asOf, whole ? undefined : { from, to }),
    levels: [...derived.matching.levels],
    attention: attentionOf(open),
    findings: [...derived.findings, ...derived.failures.map(asReason), ...incompleteFinding(view)],
  }
}

function waterfallsOf({ input, derived }: DerivedView, asOf: AsOf, period?: { from: Day; to: Day }) {
  return waterfalls(input, derived.matching, asOf, period).map((each) => ({ ...each, lines: [...each.lines] }))
}

/** Failure kinds have sentences like every reason code. */
function asReason({ kind, params }: Failure) {
  return reason(kind, params)
}

type Attention = Overview['attention'][number]

/** Open exceptions by type and currency; `minor` is their signed sum. */
function attentionOf(open: readonly Exception[]): Attention[] {
  const groups = new Map<string, Attention & { sizes: number }>()
  for (const { type, currency, day, minor } of open) {
    const key = `${type} ${currency}`
    const group = groups.get(key) ?? { type, currency, count: 0, minor: 0, sizes: 0, oldestDay: day }
    groups.set(key, {
      ...group,
      count: group.count + 1,
      minor: group.minor + minor,
      sizes: group.sizes + Math.abs(minor),
      oldestDay: day < group.oldestDay ? day : group.oldestDay,
    })
  }
  return [...groups.values()]
    .sort((a, b) => urgency(a.type) - urgency(b.type) || b.sizes - a.sizes || (a.type < b.type ? -1 : 1))
    .map(({ sizes: _, ...group }) => group)
}

function urgency(type: string): number {
  const at = URGENCY.indexOf(type)
  return at === -1 ? URGENCY.length : at
}

function incompleteFinding({ derived }: DerivedView) {
  const count = derived.parsedFiles.filter((file) => file.verdict === 'incomplete').length
  return count === 0 ? [] : [reason('findingIncompleteFiles', { count })]
}
