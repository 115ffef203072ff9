import { describe, expect, it } from 'vitest'
import { parseDay } from '../../../shared/day'
import { clearingDayOf, tradeDay } from '../../../shared/formats/unionpay/clearing'

describe('the clearing day of a UnionPay file', () => {
  it.each([
    ['INN15090588ZM_802310048993424', '2015-09-05'],
    ['INN26123188ZME_898110012345678.txt', '2026-12-31'],
    ['802310048993424_20150905.txt', '2015-09-05'],
    ['detail.txt', null],
    ['INN15130588ZM_802310048993424', null],
  ])('%s', (name, day) => {
    expect(clearingDayOf(name)).toBe(day)
  })
})

describe('the day of a trade without a year', () => {
  const january = parseDay('2027-01-01')

  it('lies in the year of its query number', () => {
    expect(tradeDay('1231', '202612312359003000018', january)).toBe('2026-12-31')
    expect(tradeDay('0906', '201509061122031906248', null)).toBe('2015-09-06')
  })

  it('else in the year nearest to the clearing day, before or after it', () => {
    expect(tradeDay('1231', '', january)).toBe('2026-12-31')
    expect(tradeDay('0102', '', january)).toBe('2027-01-02')
    expect(tradeDay('0101', '', parseDay('2026-12-31'))).toBe('2027-01-01')
  })

  it('is unknown without either, or where there is no such day', () => {
    expect(tradeDay('0906', '', null)).toBeNull()
    expect(tradeDay('0230', '', parseDay('2026-03-01'))).toBeNull()
  })
})
