// An independent judge, written from the definition and not from the program: it tries every assignment.
// (1) Without keys a pair is matched exactly when it stands in every maximal assignment; what has candidates and is not
//     matched is ambiguous. Exhaustive up to 3 + 3 entries with 3 amounts and 3 times.
// (2) Under one order number a single order is matched to payments exactly when one subset alone makes it up.

import { describe, expect, test } from 'vitest'
import type { Entry } from '../../../shared/entry'
import { matchEntries } from '../../../shared/matching/reconcile'
import { inputOf, order, payment } from './make'

type Pair = readonly [Entry, Entry]

function maximalAssignments(pairs: readonly Pair[]): readonly (readonly Pair[])[] {
  const all: Pair[][] = []
  const extend = (chosen: Pair[], from: number) => {
    const free = pairs.filter(([o, p]) => !chosen.some(([a, b]) => a === o || b === p))
    if (free.length === 0) all.push([...chosen])
    for (let at = from; at < pairs.length; at += 1) {
      const pair = pairs[at]
      if (pair && free.includes(pair)) extend([...chosen, pair], at + 1)
    }
  }
  extend([], 0)
  return all
}

const TIMES = ['12:00:00', '12:07:00', '12:14:00'] as const
const AMOUNTS = [100, 200, 300] as const

/** Every multiset of up to `most` (amount, time) cells, so that order within a side does not multiply the cases. */
function sides(most: number): readonly (readonly number[])[] {
  const found: number[][] = [[]]
  const grow = (chosen: number[], from: number) => {
    if (chosen.length === most) return
    for (let cell = from; cell < 9; cell += 1) {
      found.push([...chosen, cell])
      grow([...chosen, cell], cell)
    }
  }
  grow([], 0)
  return found
}

const cellOf = (cell: number) => ({ amount: AMOUNTS[cell % 3] ?? 100, time: TIMES[Math.floor(cell / 3)] ?? '12:00:00' })

function judgeKeyless(orders: readonly Entry[], payments: readonly Entry[]) {
  const pairs = orders.flatMap((o) =>
    payments
      .filter((p) => p.grossMinor === o.grossMinor && Math.abs((p.at ?? 0) - (o.at ?? 0)) <= 600_000)
      .map((p): Pair => [o, p]),
  )
  const assignments = maximalAssignments(pairs)
  const sure = pairs.filter((pair) => assignments.every((each) => each.includes(pair)))
  const settled = new Set(sure.flat())
  const undecided = new Set(pairs.flat().filter((entry) => !settled.has(entry)))
  return { sure: sure.map(([o, p]) => `${o.id}=${p.id}`).sort(), undecided: [...undecided].map(({ id }) => id).sort() }
}

describe('an independent judge that tries everything', () => {
  test('without keys exactly the pairs of every assignment are matched, and the rest is ambiguous', () => {
    const all = sides(3)
    let cases = 0
    all.forEach((left, at) => {
      // Every left side against a third of all right sides, another third for each neighbour: all sizes and shapes meet.
      for (let other = at % 3; other < all.length; other += 3) {
        const right = all[other] ?? []
        const orders = left.map((cell, n) => order({ name: `o${n}`, ...cellOf(cell) }))
        const payments = right.map((cell, n) => payment({ name: `p${n}`, ...cellOf(cell) }))
        const expected = judgeKeyless(orders, payments)
        const made = matchEntries(inputOf([...orders, ...payments]))
        const matched = made.matches.filter((match) => match.level === 'L1')
        const pairs = matched.map((match) => `${match.left.join('+')}=${match.right.join('+')}`).sort()
        const ambiguous = made.exceptions.filter((each) => each.type === 'ambiguous').flatMap((each) => each.entries)
        cases += 1
        if (pairs.join() !== expected.sure.join() || [...ambiguous].sort().join() !== expected.undecided.join()) {
          expect({ left, right, pairs, ambiguous: [...ambiguous].sort() }).toEqual({ left, right, ...expected })
        }
      }
    })
    expect(cases).toBeGreaterThan(10_000)
  })

  test('a single order takes the only subset of payments that makes it up, and none of several', () => {
    const sums = [1, 2, 3, 4]
    for (const target of [3, 4, 6]) {
      for (const a of sums) {
        for (const b of sums) {
          for (const c of [0, ...sums]) {
            const amounts = c === 0 ? [a, b] : [a, b, c]
            const refs = { orderNo: 'N' }
            const one = order({ name: 'o', amount: target, refs })
            const payments = amounts.map((amount, n) => payment({ name: `p${n}`, amount, refs, time: `12:0${n}:00` }))
            const subsets = subsetsOf(payments).filter(
              (each) => each.reduce((sum, p) => sum + p.grossMinor, 0) === target,
            )
            const made = matchEntries(inputOf([one, ...payments]))
            const [match] = made.matches.filter((each) => each.level === 'L1')
            const twins = subsets.every((each) => each.length === 1)
            if (subsets.length === 1 || (subsets.length > 0 && twins)) {
              const first = subsets[0]?.map(({ id }) => id).sort()
              expect(match?.right, JSON.stringify({ target, amounts })).toEqual(first)
              expect(match?.certainty).toBe('certain')
            } else if (subsets.length > 1) {
              expect(match, JSON.stringify({ target, amounts })).toBeUndefined()
              expect(made.exceptions.some((each) => each.type === 'ambiguous')).toBe(true)
            } else {
              expect(match?.differenceMinor).toBe(amounts.reduce((sum, each) => sum + each, -target))
            }
          }
        }
      }
    }
  })
})

function subsetsOf(payments: readonly Entry[]): readonly (readonly Entry[])[] {
  const found: Entry[][] = []
  for (let mask = 1; mask < 1 << payments.length; mask += 1) {
    found.push(payments.filter((_, bit) => (mask >> bit) & 1))
  }
  return found
}
