// Rows of another day: outside of the declared days, or in the midst of rows that nearly all share one.

import { describe, expect, it } from 'vitest'
import { openStrayDays } from '../../../shared/formats/stray-days'
import { reason } from '../../../shared/reason'
import { day as dayOf } from '../../helpers/parsed-files'

function strays(rows: readonly (readonly [line: number, day: string, group?: string])[]) {
  const found = openStrayDays()
  for (const [line, day, group] of rows) found.add(line, dayOf(day), group)
  return found
}

const JULY_1 = { from: dayOf('2026-07-01'), to: dayOf('2026-07-01'), declared: true }
const day = (count: number, first = 2, date = '2026-07-01') =>
  Array.from({ length: count }, (_, n) => [first + n, date] as const)

describe('rows of another day', () => {
  it('outside of the declared days are named by the first line and their number', () => {
    const found = strays([
      [2, '2026-07-01'],
      [3, '2026-06-30'],
      [4, '2026-06-29'],
      [5, '2026-07-01'],
    ])
    const params = { rows: 2, line: 3, day: '2026-06-30', fromDay: '2026-07-01', toDay: '2026-07-01' }
    expect(found.outside(JULY_1)).toEqual([reason('wrongDayInside', params)])
    expect(found.outside(JULY_1, 2)).toEqual([])
    expect(found.outside(null)).toEqual([])
  })

  it('in the midst of one day are named, at its ends they may belong to a longer file', () => {
    expect(strays([...day(8), [10, '2026-06-01'], ...day(8, 11)]).between()).toMatchObject([
      { code: 'wrongDayInside', params: { line: 10, rows: 1 } },
    ])
    expect(strays([[2, '2026-06-01'], ...day(8, 3)]).between()).toEqual([])
    expect(strays([...day(8), [10, '2026-07-02']]).between()).toEqual([])
  })

  it('are usual in a file of several days, and in one of several accounts', () => {
    expect(strays([...day(4), [6, '2026-07-02'], [7, '2026-07-02'], ...day(2, 8)]).between()).toEqual([])
    const accounts = [...day(4).map(([line, date]) => [line, date, 'a'] as const), [6, '2026-06-01', 'b'] as const]
    expect(strays([...accounts, [7, '2026-07-01', 'a']]).between()).toEqual([])
  })
})
