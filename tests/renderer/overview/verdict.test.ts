// The verdict says no more than the figures: red only for money without a cause, also where causes cancel out.

import { describe, expect, it } from 'vitest'
import { isPartial, verdictOf, type WaterfallView } from '../../../renderer/overview/verdict'
import { targetOf, waterfallSteps } from '../../../renderer/overview/waterfall-steps'
import type { Day } from '../../../shared/day'
import { WATERFALL_NAMES, type WaterfallName } from '../../../shared/matching/model'

function waterfall(minors: Partial<Record<WaterfallName, number>>, unexplained = 0, unexplainedAbs = 0): WaterfallView {
  const lines = WATERFALL_NAMES.map((name) => ({ name, count: minors[name] ? 1 : 0, minor: minors[name] ?? 0 }))
  return { currency: 'CNY', lines, unexplainedMinor: unexplained, unexplainedAbsMinor: unexplainedAbs }
}

describe('the verdict', () => {
  it('is balanced when everything came, and waits while some is on its way', () => {
    expect(verdictOf(waterfall({ sales: 1000, owed: 994, deposits: 994 })).tone).toBe('balanced')
    expect(verdictOf(waterfall({ sales: 1000, owed: 994, deposits: 900, inTransit: 94 })).tone).toBe('waiting')
  })

  it('is red when +100 and −100 hide each other', () => {
    const verdict = verdictOf(waterfall({ sales: 1000 }, 0, 200))
    expect(verdict).toMatchObject({ tone: 'short', unexplainedMinor: 0, unexplainedAbsMinor: 200 })
  })

  it('is not the whole picture while days or files are lacking', () => {
    const line = { type: 'missingDay', count: 1, minor: 0, currency: 'CNY', oldestDay: '2025-03-04' as Day }
    const overview = { asOf: null, from: null, to: null, waterfalls: [], levels: [], findings: [], attention: [line] }
    expect(isPartial(overview)).toBe(true)
    expect(isPartial({ ...overview, attention: [{ ...line, type: 'latePayout' }] })).toBe(false)
  })
})

describe('the picture', () => {
  it('hangs every step at the end of the one before it', () => {
    const steps = waterfallSteps(waterfall({ sales: 1000, refunds: -100, fees: -6, owed: 894, deposits: 894 }))
    const spans = steps.map((step) => [step.name, step.from, step.to])
    expect(spans).toContainEqual(['sales', 0, 1000])
    expect(spans).toContainEqual(['refunds', 900, 1000])
    expect(spans).toContainEqual(['fees', 894, 900])
    expect(spans).toContainEqual(['owed', 0, 894])
  })

  it('opens every step somewhere', () => {
    for (const name of WATERFALL_NAMES) expect(targetOf(name).screen).toMatch(/^(records|reconciliation)$/)
  })
})
