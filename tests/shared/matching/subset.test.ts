// Invariants: (1) the count equals that of trying every subset; (2) a unique answer sums to the target;
// (3) above the limit the answer is "not proven", never "none".

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countSubsets, SUBSET_LIMIT } from '../../../shared/matching/subset'

function bruteForce(amounts: readonly number[], target: number): number {
  let count = 0
  for (let mask = 1; mask < 1 << amounts.length; mask += 1) {
    let sum = 0
    amounts.forEach((amount, bit) => {
      if ((mask >> bit) & 1) sum += amount
    })
    if (sum === target) count += 1
  }
  return count
}

describe('counting subsets', () => {
  test('the count equals that of trying every subset', () => {
    const amounts = fc.array(fc.integer({ min: -6, max: 9 }), { maxLength: 11 })
    fc.assert(
      fc.property(amounts, fc.integer({ min: -12, max: 30 }), (list, target) => {
        const answer = countSubsets(list, target)
        const count = bruteForce(list, target)
        if (count === 0) expect(answer).toEqual({ kind: 'none' })
        else if (count > 1) expect(answer).toEqual({ kind: 'several', count })
        else {
          expect(answer.kind).toBe('unique')
          const chosen = answer.kind === 'unique' ? answer.chosen : []
          expect(chosen.length).toBeGreaterThan(0)
          expect(chosen.reduce((sum, at) => sum + (list[at] ?? 0), 0)).toBe(target)
        }
      }),
      { seed: 7, numRuns: 3000 },
    )
  })

  test('forty candidates are counted exactly, within a second or so', () => {
    const amounts = Array.from({ length: SUBSET_LIMIT }, (_, at) => 2 ** at)
    const answer = countSubsets(amounts, 2 ** 39 + 2 ** 20 + 1)
    expect(answer).toEqual({ kind: 'unique', chosen: [0, 20, 39] })
    expect(
      countSubsets(
        Array.from({ length: 40 }, () => 5),
        10,
      ),
    ).toEqual({ kind: 'several', count: (40 * 39) / 2 })
  })

  test('more candidates than the limit are not proven', () => {
    expect(
      countSubsets(
        Array.from({ length: SUBSET_LIMIT + 1 }, () => 1),
        1,
      ),
    ).toEqual({ kind: 'notProven' })
  })

  test('no candidates make nothing', () => {
    expect(countSubsets([], 0)).toEqual({ kind: 'none' })
    expect(countSubsets([], 5)).toEqual({ kind: 'none' })
  })
})
