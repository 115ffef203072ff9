// The verdict says no more than the figures: red only for money without a cause, also where causes cancel out.

import { describe, expect, it } from 'vitest'
import { isPartial, standingOf, verdictOf, type WaterfallView } from '../../../renderer/overview/verdict'
import { targetOf, waterfallStages } from '../../../renderer/overview/waterfall-steps'
import type { Day } from '../../../shared/day'
import { WATERFALL_NAMES, type WaterfallName } from '../../../shared/matching/model'

function waterfall(minors: Partial<Record<WaterfallName, number>>, unexplained = 0, unexplainedAbs = 0): WaterfallView {
  const lines = WATERFALL_NAMES.map((name) => ({ name, count: minors[name] ? 1 : 0, minor: minors[name] ?? 0 }))
  return { currency: 'CNY', lines, unexplainedMinor: unexplained, unexplainedAbsMinor: unexplainedAbs }
}

describe('the verdict', () => {
  it('is balanced when everything came, and waits while some is on its way', () => {
    expect(verdictOf(waterfall({ sales: 1000, owed: 994, deposits: 994 })).tone).toBe('balanced')
    expect(
      verdictOf(waterfall({ sales: 1000, owed: 994, payouts: -900, deposits: 900, closing: 94, inTransit: 94 })).tone,
    ).toBe('waiting')
  })

  it('adds up: what is owed has arrived, is on its way, or is neither', () => {
    const figures = { sales: 1000, owed: 994, payouts: -800, closing: 194, inTransit: 94, payoutDifferences: 7 }
    const verdict = verdictOf(waterfall({ ...figures, deposits: 807 }))
    expect(verdict.arrivedMinor + verdict.inTransitMinor + verdict.restMinor).toBe(verdict.owedMinor)
    expect(verdict).toMatchObject({ arrivedMinor: 800, restMinor: 100, differencesMinor: 7 })
  })

  it('is red when +100 and −100 hide each other', () => {
    const verdict = verdictOf(waterfall({ sales: 1000 }, 0, 200))
    expect(verdict).toMatchObject({ tone: 'short', unexplainedMinor: 0, unexplainedAbsMinor: 200 })
  })

  it('is never green while a case wants the owner', () => {
    const late = { type: 'latePayout', count: 2, minor: 5, currency: 'CNY', oldestDay: '2025-03-04' as Day }
    const balanced = waterfall({ sales: 1000, owed: 994, deposits: 994 })
    const overview = { asOf: null, from: null, to: null, levels: [], findings: [], waterfalls: [balanced] }
    expect(standingOf({ ...overview, attention: [] })).toEqual({ tone: 'balanced', needing: 0 })
    expect(standingOf({ ...overview, attention: [late] })).toEqual({ tone: 'waiting', needing: 2 })
    expect(standingOf({ ...overview, attention: [{ ...late, type: 'beforeStart' }] }).tone).toBe('balanced')
  })

  it('is not the whole picture while days or files are lacking', () => {
    const line = { type: 'missingDay', count: 1, minor: 0, currency: 'CNY', oldestDay: '2025-03-04' as Day }
    const overview = { asOf: null, from: null, to: null, waterfalls: [], levels: [], findings: [], attention: [line] }
    expect(isPartial(overview)).toBe(true)
    expect(isPartial({ ...overview, attention: [{ ...line, type: 'latePayout' }] })).toBe(false)
  })
})

describe('the picture', () => {
  const figures = { orders: 900, missingInBooks: 100, missingAtAcquirer: -100, opening: 50, sales: 1000, refunds: -100 }
  const money = { fees: -6, owed: 944, payouts: -900, closing: 44, inTransit: 44, payoutDifferences: -5, deposits: 895 }
  const spans = waterfallStages(waterfall({ ...figures, ...money })).flatMap(({ stage, steps }) =>
    steps.map((step) => [stage, step.name, step.from, step.to]),
  )

  it('hangs every step at the end of the one before it', () => {
    expect(spans).toEqual([
      ['orders', 'orders', 0, 900],
      ['orders', 'missingAtAcquirer', 800, 900],
      ['orders', 'missingInBooks', 800, 900],
      ['owed', 'opening', 0, 50],
      ['owed', 'sales', 50, 1050],
      ['owed', 'refunds', 950, 1050],
      ['owed', 'fees', 944, 950],
      ['owed', 'owed', 0, 944],
      ['owed', 'payouts', 44, 944],
      ['owed', 'closing', 0, 44],
      ['owed', 'inTransit', 0, 44],
      ['bank', 'payoutDifferences', 895, 900],
      ['bank', 'deposits', 0, 895],
    ])
  })

  it('has a place for every line of a waterfall', () => {
    const all = Object.fromEntries(WATERFALL_NAMES.map((name) => [name, 1]))
    const names = waterfallStages(waterfall(all)).flatMap(({ steps }) => steps.map((step) => step.name))
    expect(names.toSorted()).toEqual(WATERFALL_NAMES.toSorted())
  })

  it('opens every step somewhere', () => {
    for (const name of WATERFALL_NAMES) expect(targetOf(name).screen).toMatch(/^(records|reconciliation)$/)
  })
})
