// Invariants: 1 an amount read and written again is the same text; 2 no sum is ever rounded; 3 a part of a fen is never swallowed.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addMinor,
  currencyDecimals,
  formatMinor,
  formatMinorPlain,
  minor,
  negateMinor,
  parseMinor,
  sumMinor,
} from '../../shared/money'
import { must } from '../../shared/result'

const amounts = fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 }).map(minor)
const read = (text: string, decimals?: number) => must(parseMinor(text, decimals))
const refusal = (text: string, decimals?: number) => {
  const result = parseMinor(text, decimals)
  return result.ok ? `read as ${result.value}` : result.failure.kind
}

describe('reading an amount', () => {
  it('gives back what was written, for every amount and number of decimals', () => {
    fc.assert(
      fc.property(amounts, fc.constantFrom(0, 2, 3), (amount, decimals) => {
        expect(read(formatMinorPlain(amount, decimals), decimals)).toBe(amount)
      }),
    )
  })

  it.each([
    ['0', 0],
    ['-0.00', 0],
    ['1', 100],
    ['.5', 50],
    ['15.', 1500],
    ['+12.30', 1230],
    ['1,234,567.89', 123_456_789],
    ['-0.27000', -27],
    ['\u22121.00', -100],
    ['007.10', 710],
  ])('reads %s as %i fen', (text, fen) => {
    expect(read(text)).toBe(fen)
  })

  it.each(['', '.', '-', '1.2.3', '1,23', '12,345,6', '1e3', '4.2E+27', '¥1', ' 1', '１', 'NaN', '--1', '0x10'])(
    'refuses %j',
    (text) => {
      expect(refusal(text)).toBe('notAnAmount')
    },
  )

  it('refuses a part of a fen instead of rounding it', () => {
    expect(refusal('0.005')).toBe('fractionOfMinor')
    expect(refusal('100.5', 0)).toBe('fractionOfMinor')
  })

  it('refuses what no safe integer can hold', () => {
    expect(refusal('90071992547409.93')).toBe('amountTooLarge')
    expect(read('90071992547409.91')).toBe(Number.MAX_SAFE_INTEGER)
  })
})

describe('sums', () => {
  it('are exact and do not depend on order', () => {
    fc.assert(
      fc.property(fc.array(amounts), (list) => {
        const total = sumMinor(list)
        expect(total).toBe(Number(list.reduce((sum, amount) => sum + BigInt(amount), 0n)))
        expect(sumMinor([...list].reverse())).toBe(total)
        expect(addMinor(total, negateMinor(total))).toBe(0)
      }),
    )
  })

  it('throw rather than round', () => {
    expect(() => sumMinor([minor(Number.MAX_SAFE_INTEGER), minor(1)])).toThrow(RangeError)
    expect(() => minor(0.1)).toThrow(RangeError)
    expect(() => minor(Number.NaN)).toThrow(RangeError)
  })
})

describe('text for the screen', () => {
  it('groups thousands and uses a true minus', () => {
    expect(formatMinor(minor(-123_456_789))).toBe('\u22121,234,567.89')
    expect(formatMinor(minor(5), 'CNY', true)).toBe('+0.05')
    expect(formatMinor(minor(0), 'CNY', true)).toBe('0.00')
    expect(formatMinor(minor(15_000), 'JPY')).toBe('15,000')
    expect(formatMinor(minor(1_234), 'KWD')).toBe('1.234')
  })

  it('knows the decimals of a currency', () => {
    expect([currencyDecimals('CNY'), currencyDecimals('JPY'), currencyDecimals('BHD')]).toEqual([2, 0, 3])
  })
})
