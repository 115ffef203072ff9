import { describe, expect, it } from 'vitest'
import { monthOf } from '../../../renderer/app/period'
import { gridSpan, monthGrid } from '../../../renderer/reconciliation/month-grid'
import type { Day } from '../../../shared/day'
import { DAY } from './entries'

describe('a month as a calendar', () => {
  it('begins on a Monday and ends on a Sunday', () => {
    expect(gridSpan(monthOf(DAY))).toEqual({ from: '2025-02-24', to: '2025-04-06' })
  })

  it('holds every day of the month once', () => {
    const days = monthGrid(monthOf(DAY), []).flat()
    expect(days.filter((cell) => cell.inMonth)).toHaveLength(31)
    expect(new Set(days.map((cell) => cell.day)).size).toBe(days.length)
  })

  it('calls a day balanced only when it has records and no open difference', () => {
    const summary = { day: DAY, entries: 3, openExceptions: 0, openMinor: 0, currency: 'CNY' }
    const state = (day: string, openExceptions: number) =>
      monthGrid(monthOf(DAY), [{ ...summary, openExceptions }])
        .flat()
        .find((cell) => cell.day === (day as Day))?.state
    expect(state('2025-03-05', 0)).toBe('balanced')
    expect(state('2025-03-05', 1)).toBe('open')
    expect(state('2025-03-06', 0)).toBe('empty')
  })

  it('keeps the currencies of a day apart', () => {
    const base = { day: DAY, entries: 1, openExceptions: 1 }
    const cell = monthGrid(monthOf(DAY), [
      { ...base, openMinor: 5, currency: 'CNY' },
      { ...base, openMinor: 7, currency: 'USD' },
    ])
      .flat()
      .find((found) => found.day === DAY)
    expect(cell).toMatchObject({ openExceptions: 2, sums: [{ minor: 5 }, { minor: 7 }] })
  })
})
