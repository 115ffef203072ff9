// Invariants of masking:
// 1. No Luhn-valid run of 13–19 digits is left in a card or account column, plain or grouped.
// 2. A text never changes its length, and only digits become stars.
// 3. Masking a masked text changes nothing.
// 4. In a text column a number stays whole unless a card word stands next to it.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { holdsCardWord, isLuhnValid, maskCardNumbers, mayHoldCardNumber } from '../../../shared/formats/card-numbers'

/** Luhn's check written another way: by string positions from the left. */
function luhnAnotherWay(digits: string): boolean {
  const odd = digits.length % 2
  return (
    [...digits].map(Number).reduce((sum, digit, at) => {
      const twice = at % 2 === odd ? digit * 2 : digit
      return sum + Math.floor(twice / 10) + (twice % 10)
    }, 0) %
      10 ===
    0
  )
}

const card = fc
  .tuple(fc.integer({ min: 12, max: 18 }), fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 18, maxLength: 18 }))
  .map(([length, digits]) => `6${digits.slice(0, length - 1).join('')}`)
  .map((head) => head + [...'0123456789'].find((last) => luhnAnotherWay(head + last)))
const grouped = fc
  .tuple(card, fc.constantFrom('', ' ', '-'))
  .map(([number, mark]) => number.replace(/(\d{4})(?=\d)/g, `$1${mark}`))

describe('card numbers', () => {
  it('are told by Luhn’s check', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{13,19}$/), (digits) => isLuhnValid(digits) === luhnAnotherWay(digits)),
      { seed: 1 },
    )
  })

  it('are masked to the first six and the last four in card columns, grouped or not', () => {
    expect(maskCardNumbers('6222021234567890128', 'anywhere')).toBe('622202*********0128')
    expect(maskCardNumbers('4111 1111 1111 1111', 'anywhere')).toBe('4111 11** **** 1111')
    expect(maskCardNumbers('5500-0000-0000-0004/x', 'anywhere')).toBe('5500-00**-****-0004/x')
  })

  it('are masked beside other digits: a date, another card', () => {
    expect(maskCardNumbers('2026-07-01 4111111111111111 12', 'anywhere')).toBe('2026-07-01 411111******1111 12')
    expect(maskCardNumbers('4111111111111111 5500000000000004', 'anywhere')).toBe('411111******1111 550000******0004')
  })

  it('never survive in a card column, and masking twice changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), grouped, fc.string({ maxLength: 12 }), (before, number, after) => {
        const text = `${before.replace(/[\d*]/g, '')}${number}${after.replace(/[\d*]/g, '')}`
        const masked = maskCardNumbers(text, 'anywhere')
        expect(masked).not.toContain(number)
        expect(masked).toHaveLength(text.length)
        expect(masked.replace(/\*/g, '')).not.toMatch(/\d{13}/)
        expect(maskCardNumbers(masked, 'anywhere')).toBe(masked)
      }),
      { seed: 2, numRuns: 300 },
    )
  })

  it('are masked idempotently in any text of digits, blanks and dashes', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9 *-]{0,40}$/), (text) => {
        const masked = maskCardNumbers(text, 'anywhere')
        expect(maskCardNumbers(masked, 'anywhere')).toBe(masked)
      }),
      { seed: 3, numRuns: 500 },
    )
  })

  it('stay whole in a text unless a card word stands next to them', () => {
    expect(maskCardNumbers('订单4111111111111111', 'nearWords')).toBe('订单4111111111111111')
    expect(maskCardNumbers('还款至信用卡4111111111111111', 'nearWords')).toBe('还款至信用卡411111******1111')
    expect(maskCardNumbers('refund to card 4111111111111111', 'nearWords')).toBe('refund to card 411111******1111')
    expect(maskCardNumbers(`4111111111111111${'，'.repeat(30)}卡号`, 'nearWords')).toContain('4111111111111111')
  })

  it('are not seen in short runs, wrong check digits or Alipay account numbers', () => {
    for (const text of ['411111111111', '4111111111111112', '2088102116773037', '41111111111111110000']) {
      expect(maskCardNumbers(text, 'anywhere')).toBe(text)
    }
    expect(mayHoldCardNumber('4111 1111 1111')).toBe(false)
    expect(holdsCardWord('对方账号')).toBe(true)
    expect(holdsCardWord('cardinal')).toBe(true)
    expect(holdsCardWord('备注')).toBe(false)
  })
})
