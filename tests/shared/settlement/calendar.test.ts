// Facts of the working-day calendar, as published by the State Council for 2025, and the settlement rules on top of it.

import { describe, expect, test } from 'vitest'
import type { Day } from '../../../shared/day'
import { ACQUIRER_PRESETS } from '../../../shared/settings'
import {
  addWorkdays,
  isWorkday,
  WEEKENDS_ONLY,
  type WorkCalendar,
  workdaysBetween,
} from '../../../shared/settlement/calendar'
import { daysLate, dueDayOf, settleDayOf } from '../../../shared/settlement/settle-day'
import { day, payment } from '../matching/make'

const between = (from: string, to: string): Day[] => {
  const days: Day[] = []
  for (let n = Number(from.slice(8)); n <= Number(to.slice(8)); n += 1)
    days.push(day(`${from.slice(0, 8)}${String(n).padStart(2, '0')}`))
  return days
}

/** National Day and Mid-Autumn 2025: 1 to 8 October off; 28 September and 11 October are worked. */
const AUTUMN: WorkCalendar = {
  version: 'autumn-2025',
  holidays: new Set(between('2025-10-01', '2025-10-08')),
  workdays: new Set([day('2025-09-28'), day('2025-10-11')]),
}
const wechat = ACQUIRER_PRESETS.find((each) => each.id === 'wechat')
const alipay = ACQUIRER_PRESETS.find((each) => each.id === 'alipay')
const unionpay = ACQUIRER_PRESETS.find((each) => each.id === 'unionpay')

describe('working days', () => {
  test('a make-up Sunday is worked, a holiday Wednesday is not', () => {
    expect(isWorkday(AUTUMN, day('2025-09-28'))).toBe(true)
    expect(isWorkday(AUTUMN, day('2025-10-01'))).toBe(false)
    expect(isWorkday(AUTUMN, day('2025-10-09'))).toBe(true)
    expect(isWorkday(AUTUMN, day('2025-10-12'))).toBe(false)
  })

  test('counting leaps over the holiday', () => {
    expect(addWorkdays(AUTUMN, day('2025-09-30'), 1)).toBe('2025-10-09')
    expect(addWorkdays(AUTUMN, day('2025-10-03'), 0)).toBe('2025-10-09')
    expect(addWorkdays(AUTUMN, day('2025-09-27'), 1)).toBe('2025-09-28')
    expect(workdaysBetween(AUTUMN, day('2025-09-30'), day('2025-10-11'))).toBe(3)
    expect(workdaysBetween(AUTUMN, day('2025-10-11'), day('2025-09-30'))).toBe(0)
  })
})

describe('settlement rules', () => {
  test('T+1 falls due on the next working day, D+1 on the next day', () => {
    expect(dueDayOf(day('2025-09-30'), wechat, AUTUMN)).toBe('2025-10-09')
    expect(dueDayOf(day('2025-10-04'), wechat, AUTUMN)).toBe('2025-10-09')
    expect(dueDayOf(day('2025-10-04'), alipay, AUTUMN)).toBe('2025-10-05')
    expect(dueDayOf(day('2025-09-30'), undefined, AUTUMN)).toBe('2025-10-09')
  })

  test('lateness is counted as the rule counts', () => {
    expect(daysLate(day('2025-09-30'), day('2025-09-30'), wechat, AUTUMN)).toBe(0)
    expect(daysLate(day('2025-09-30'), day('2025-10-08'), wechat, AUTUMN)).toBe(0)
    expect(daysLate(day('2025-09-30'), day('2025-10-10'), wechat, AUTUMN)).toBe(2)
    expect(daysLate(day('2025-10-10'), day('2025-10-12'), alipay, AUTUMN)).toBe(1)
  })

  test('what is due on no working day is punctual until the next one, and late from there', () => {
    expect(daysLate(day('2025-10-18'), day('2025-10-20'), alipay, AUTUMN)).toBe(0)
    expect(daysLate(day('2025-10-18'), day('2025-10-21'), alipay, AUTUMN)).toBe(1)
    expect(daysLate(day('2025-10-01'), day('2025-10-09'), alipay, AUTUMN)).toBe(0)
    expect(daysLate(day('2025-10-01'), day('2025-10-11'), alipay, AUTUMN)).toBe(2)
  })

  test('the cut-off decides the settle day, unless the source states it or gives no time', () => {
    const at = (time: string | null, more: object = {}) =>
      payment({ name: 'p', amount: 1, day: '2025-10-09', time, ...more })
    expect(settleDayOf(at('22:59:59'), unionpay)).toBe('2025-10-09')
    expect(settleDayOf(at('23:00:00'), unionpay)).toBe('2025-10-10')
    expect(settleDayOf(at('23:59:59'), wechat)).toBe('2025-10-09')
    expect(settleDayOf(at('23:59:59'), undefined)).toBe('2025-10-09')
    expect(settleDayOf(at(null), unionpay)).toBe('2025-10-09')
    expect(settleDayOf(at('23:30:00', { settleDay: '2025-10-09' }), unionpay)).toBe('2025-10-09')
    expect(isWorkday(WEEKENDS_ONLY, day('2025-10-09'))).toBe(true)
  })
})
