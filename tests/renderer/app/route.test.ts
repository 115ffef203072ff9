// The address says where the window is, and survives whatever is typed into it.

import { describe, expect, it } from 'vitest'
import { monthOf, movePeriod } from '../../../renderer/app/period'
import { parseRoute, routeHash } from '../../../renderer/app/route'
import type { Day } from '../../../shared/day'

describe('the address', () => {
  it('comes back as it was made', () => {
    const params = { text: '4200 & 拿铁', type: 'a,b' }
    expect(parseRoute(routeHash('records', params))).toEqual({ screen: 'records', params })
  })

  it('leaves out what is empty, and shows the overview for what it does not know', () => {
    expect(routeHash('records', { text: '' })).toBe('#/records')
    for (const hash of ['', '#', '#/nowhere', '#/../etc?x=1']) expect(parseRoute(hash).screen).toBe('overview')
  })
})

describe('a period', () => {
  const day = (text: string): Day => text as Day

  it('moves by whole months where it is one, also over a leap February and the new year', () => {
    expect(movePeriod(monthOf(day('2024-01-31')), 1)).toEqual({ from: '2024-02-01', to: '2024-02-29' })
    expect(movePeriod(monthOf(day('2024-12-05')), 1)).toEqual({ from: '2025-01-01', to: '2025-01-31' })
    expect(movePeriod(monthOf(day('2025-01-05')), -1)).toEqual({ from: '2024-12-01', to: '2024-12-31' })
  })

  it('moves by its own length otherwise, and back to where it was', () => {
    const week = { from: day('2025-02-26'), to: day('2025-03-04') }
    expect(movePeriod(week, 1)).toEqual({ from: '2025-03-05', to: '2025-03-11' })
    expect(movePeriod(movePeriod(week, 1), -1)).toEqual(week)
  })
})
