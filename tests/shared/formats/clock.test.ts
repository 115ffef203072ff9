import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instantOf, parseDay } from '../../../shared/day'
import { momentReader, parseMoment, parseTimeOfDay } from '../../../shared/formats/clock'

const noon = Date.UTC(2026, 6, 1, 4, 0, 0)

describe('moments', () => {
  it.each([
    '2026-07-01 12:00:00',
    '2026-07-01 12：00：00',
    '2026/7/1 12:00',
    '20260701 120000',
    '20260701 12:00:00',
    '2026年7月1日 12:00:00',
    '2026.07.01 12:00:00',
    '2026-07-01T04:00:00Z',
    '2026-07-01T06:00:00.123+02:00',
    '2026-07-01 00:00:00 -0400',
  ])('%s is noon in Beijing', (text) => {
    expect(parseMoment(text)).toEqual({ day: '2026-07-01', at: noon })
  })

  it('without a time of day have only a day', () => {
    expect(parseMoment('20260701')).toEqual({ day: '2026-07-01', at: null })
    expect(parseMoment('2026-07-01')).toEqual({ day: '2026-07-01', at: null })
  })

  it('that end in the year are read only in a stated order', () => {
    expect(parseMoment('03/04/2026')).toBeNull()
    expect(parseMoment('03/04/2026', 'mdy')?.day).toBe('2026-03-04')
    expect(parseMoment('03/04/26', 'dmy')?.day).toBe('2026-04-03')
  })

  it.each(['', '2026-02-30', '2026-13-01', '2026-07-01 25:00:00', '2026-07-01 noon', 'yesterday', '1'])(
    'are not made from %j',
    (text) => {
      expect(parseMoment(text)).toBeNull()
    },
  )

  it('fall on the day in Beijing, whatever the offset says', () => {
    expect(parseMoment('2026-07-01T23:30:00Z')?.day).toBe('2026-07-02')
  })

  it('are read alike by a reader that remembers days', () => {
    const read = momentReader()
    const time = fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 86_399 }))
    fc.assert(
      fc.property(time, ([date, seconds]) => {
        const two = (value: number) => String(value).padStart(2, '0')
        const clock = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
        const text = `2026-07-0${date + 1} ${clock}`
        const day = parseDay(text.slice(0, 10))
        expect(read(text)).toEqual({ day, at: day && instantOf(day, seconds) })
      }),
      { seed: 4 },
    )
    expect(read('2026-07-01 99:00:00')).toBeNull()
    expect(parseTimeOfDay('235959')).toBe(86_399)
  })
})
