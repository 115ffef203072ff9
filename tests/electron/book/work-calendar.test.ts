// Chinese working days: weekends, the State Council's holidays, make-up working days, the owner's corrections.
// Source of the days: the State Council's notice for 2026.

import { expect, test } from 'vitest'
import { chineseWorkCalendar } from '../../../electron/book/work-calendar'
import type { Day } from '../../../shared/day'
import { addWorkdays, isWorkday } from '../../../shared/settlement/calendar'

const day = (text: string) => text as Day
const plain = chineseWorkCalendar({ holidays: [], workdays: [] })

test.each([
  ['2026-01-01', false],
  ['2026-01-04', true],
  ['2026-01-05', true],
  ['2026-01-10', false],
  ['2026-02-14', true],
  ['2026-02-17', false],
  ['2026-02-28', true],
])('%s is a working day: %s', (text, expected) => {
  expect(isWorkday(plain, day(text))).toBe(expected)
})

test('T+1 over the spring festival of 2026 is paid after nine days', () => {
  expect(addWorkdays(plain, day('2026-02-14'), 1)).toBe('2026-02-24')
})

test('what the owner says outranks the kept calendar and enters the version', () => {
  const own = chineseWorkCalendar({ holidays: [day('2026-01-05')], workdays: [day('2026-01-01')] })
  expect(isWorkday(own, day('2026-01-05'))).toBe(false)
  expect(isWorkday(own, day('2026-01-01'))).toBe(true)
  expect(own.version).toBe(`${plain.version} +2026-01-01 -2026-01-05`)
})

test('the owner can take back a make-up working day', () => {
  expect(isWorkday(chineseWorkCalendar({ holidays: [day('2026-01-04')], workdays: [] }), day('2026-01-04'))).toBe(false)
})

test('the version names the kept package', () => {
  expect(plain.version).toMatch(/^chinese-days \d+\.\d+\.\d+$/)
})
