import { describe, expect, it } from 'vitest'
import { parseDay } from '../../../shared/day'
import { dayInOrder, orderOfRows, orderSaidBy } from '../../../shared/formats/date-order'
import { parseHalfDayTime } from '../../../shared/formats/half-day'
import { decimalMarkOf, readPrinted } from '../../../shared/formats/printed-amount'
import { contradictsSummerTime, offsetIn } from '../../../shared/formats/zones'

function day(text: string) {
  const read = parseDay(text)
  if (read === null) throw new Error(text)
  return read
}

describe('a zone named by a file', () => {
  it.each([
    ['America/Los_Angeles', '2026-07-01', 43_200, -420],
    ['America/Los_Angeles', '2026-01-01', 43_200, -480],
    ['Pacific Time (US & Canada)', '2022-11-10', 78_648, -480],
    ['Eastern Time (US & Canada)', '2026-07-18', 46_770, -240],
    ['Europe/Berlin', '2020-01-02', 39_956, 60],
    ['Europe/Berlin', '2026-03-29', 7_199, 60],
    ['Europe/Berlin', '2026-03-29', 10_800, 120],
    ['Asia/Kolkata', '2026-07-01', 0, 330],
    ['PDT', '2026-07-01', 0, -420],
    ['GMT+08:00', '2026-07-01', 0, 480],
    ['-0800', '2026-07-01', 0, -480],
    ['UTC', '2026-07-01', 0, 0],
  ])('%s on %s at %i s stands %i minutes from UTC', (zone, text, seconds, minutes) => {
    expect(offsetIn(zone, day(text), seconds)).toBe(minutes)
  })

  it.each(['CST', 'IST', 'Nowhere/Land', 'Moon', ''])('%s names no zone, or more than one', (zone) => {
    expect(offsetIn(zone, day('2026-07-01'), 0)).toBeNull()
  })

  it('says summer time only in summer, and on the day of the change', () => {
    expect(contradictsSummerTime('PDT', day('2026-01-11'))).toBe(true)
    expect(contradictsSummerTime('PDT', day('2026-07-01'))).toBe(false)
    expect(contradictsSummerTime('PDT', day('2026-11-01'))).toBe(false)
    expect(contradictsSummerTime('PST', day('2026-07-01'))).toBe(false)
  })
})

describe('the order of day and month', () => {
  it.each([
    ['29/12/2015', '', 'dmy'],
    ['04/25/2011', '', 'mdy'],
    ['9.4.2018', '', 'dmy'],
    ['2026-07-01', '', 'free'],
    ['20260701', '', 'free'],
    ['02/10/2026', 'PDT', 'dmy'],
    ['10/02/2026', 'PDT', 'mdy'],
    ['9/4/2018', '', null],
    ['07/07/2026', 'PDT', null],
    ['31/31/2026', '', null],
  ])('%s %s says %s', (text, zone, order) => {
    expect(orderSaidBy(text, zone)).toBe(order)
  })

  it('follows from rows that would turn back in the other order', () => {
    expect(orderOfRows(['11/01/2026', '12/01/2026', '01/02/2026'])).toBe('dmy')
    expect(orderOfRows(['01/02/2026', '12/01/2026', '11/01/2026'])).toBe('dmy')
    expect(orderOfRows(['01/05/2026', '02/05/2026', '03/05/2026'])).toBeNull()
  })

  it('reads no date that does not exist', () => {
    expect(dayInOrder('30/02/2026', 'dmy')).toBeNull()
    expect(dayInOrder('12/31/2026', 'mdy')).toBe('2026-12-31')
  })
})

describe('an amount as software prints it', () => {
  it.each([
    ['$1,240.00', 'point', 124_000],
    ['-$0.95', 'point', -95],
    ['$-0.95', 'point', -95],
    ['($0.95)', 'point', -95],
    ['12.00-', 'point', -1200],
    ['£3.10', 'point', 310],
    ['4.626,81', 'comma', 462_681],
    ['-1\u00a0234,50', 'comma', -123_450],
    ['49,37', 'comma', 4937],
  ] as const)('%s with a decimal %s', (text, mark, minor) => {
    expect(readPrinted(text, 'Amount', 2, mark)).toBe(minor)
  })

  it.each(['1.2.3', '12,34,567.00', '$', 'ten', '1e5'])('%s is none', (text) => {
    expect(readPrinted(text, 'Amount', 2)).toMatchObject({ kind: 'badAmount', column: 'Amount' })
  })

  it('tells its decimal mark only where it could be no thousands mark', () => {
    expect(decimalMarkOf('1,653.75')).toBe('point')
    expect(decimalMarkOf('4.626,81')).toBe('comma')
    expect(decimalMarkOf('49,37')).toBe('comma')
    expect(decimalMarkOf('1,234')).toBeNull()
    expect(decimalMarkOf('15000')).toBeNull()
  })
})

describe('a time of day', () => {
  it.each([
    ['2:30:00 PM', 52_200],
    ['12:05 am', 300],
    ['12:00 PM', 43_200],
    ['07:45:51', 27_951],
  ])('%s', (text, seconds) => {
    expect(parseHalfDayTime(text)).toBe(seconds)
  })

  it.each(['13:00 PM', '0:30 AM', '7:60', 'noon'])('%s is none', (text) => {
    expect(parseHalfDayTime(text)).toBeNull()
  })
})
