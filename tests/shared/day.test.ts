// Invariants: 1 a day that does not exist is never made; 2 arithmetic on days agrees with the calendar; 3 zones are explicit.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  clockAt,
  type Day,
  dayAt,
  dayFromNumber,
  dayNumber,
  dayOf,
  daysBetween,
  earlier,
  instantOf,
  later,
  parseDay,
  weekday,
} from '../../shared/day'

const days = fc.integer({ min: 0, max: 30_000 }).map(dayFromNumber)
const day = (text: string): Day => {
  const read = parseDay(text)
  if (!read) throw new Error(text)
  return read
}

describe('days', () => {
  it.each(['2026-02-30', '2026-13-01', '2025-02-29', '2026-00-10', '2026-1-1', '20260101', '', '1969-12-31'])(
    'refuses %j',
    (text) => {
      expect(parseDay(text)).toBeNull()
    },
  )

  it('knows leap days', () => {
    expect(dayOf(2024, 2, 29)).toBe('2024-02-29')
    expect(dayOf(2100, 2, 29)).toBeNull()
  })

  it('adds and subtracts without loss', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 5000 }), (from, count) => {
        const to = addDays(from, count)
        expect(daysBetween(from, to)).toBe(count)
        expect(dayFromNumber(dayNumber(to))).toBe(to)
        expect(from <= to).toBe(true)
        expect([earlier(from, to), later(from, to)]).toEqual([from, to])
      }),
    )
  })

  it('knows weekdays', () => {
    expect(weekday(day('1970-01-01'))).toBe(4)
    expect(weekday(day('2026-03-01'))).toBe(0)
  })

  it('puts an instant on the day and clock of its zone', () => {
    const at = instantOf(day('2026-03-05'), 3600)
    expect(dayAt(at)).toBe('2026-03-05')
    expect(clockAt(at)).toBe('01:00:00')
    expect(dayAt(at, 0)).toBe('2026-03-04')
    expect(clockAt(at, 0)).toBe('17:00:00')
  })
})
