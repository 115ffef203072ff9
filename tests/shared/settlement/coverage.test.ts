// A day is covered when a file of that account says so; what is not covered is unknown.

import { describe, expect, test } from 'vitest'
import { coverageIndex, lastCoveredDay } from '../../../shared/settlement/coverage'
import { covers, day, fund, order, payment } from '../matching/make'

const files = [
  covers('payment', '2026-03-05', '2026-03-06'),
  covers('payment', '2026-03-01', '2026-03-02', { family: 'other' }),
  covers('payment', '2026-03-02', '2026-03-03'),
  covers('order', '2026-03-01', '2026-04-02'),
  { ...covers('bank', '2026-03-01', '2026-03-01'), days: [] },
]

describe('coverage', () => {
  test('the last day that any file covers is the day to look from', () => {
    expect(lastCoveredDay(files)).toBe('2026-04-02')
    expect(lastCoveredDay([])).toBeNull()
  })

  test('files of one account are united, holes stay holes', () => {
    const index = coverageIndex(files, [])
    const span = index.span('payment', 'wechat', '1600000001')
    const covered = ['2026-02-28', '2026-03-01', '2026-03-03', '2026-03-04', '2026-03-05', '2026-03-07'].map((each) =>
      span?.covers(day(each)),
    )
    expect(covered).toEqual([false, true, true, false, true, false])
    expect([span?.first, span?.last]).toEqual(['2026-03-01', '2026-03-06'])
    expect(index.anyCovers('bank', day('2026-03-01'))).toBe(false)
    expect(index.anyCovers('order', day('2026-03-31'))).toBe(true)
  })

  test('an unnamed account is the acquirer’s only named one, and nobody’s where there are two', () => {
    const unnamed = fund({ name: 'f', amount: 1, acquirerId: 'wechat', account: '' })
    const index = coverageIndex(files, [payment({ name: 'p', amount: 1 }), unnamed])
    expect(index.accountOf(unnamed)).toBe('1600000001')
    const two = coverageIndex(files, [payment({ name: 'p', amount: 1, account: 'b' }), unnamed])
    expect(two.accountOf(unnamed)).toBe('')
    expect(index.accountOf(order({ name: 'o', amount: 1 }))).toBe('')
  })
})
