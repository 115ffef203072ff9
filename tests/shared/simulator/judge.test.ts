// The judge must say yes to the truth itself and no to every departure from it, one by one.

import { describe, expect, it } from 'vitest'
import { judge } from '../../../shared/simulator/judge'
import type { ReconcileResult, SeenMatch } from '../../../shared/simulator/reconcile-result'
import { simulateShop } from '../../../shared/simulator/simulate'
import type { Truth, TruthLevel, TruthMatch } from '../../../shared/simulator/truth'

const { truth } = simulateShop({ seed: 11, days: 31, perDay: 40 })

function seen(match: TruthMatch, certainty: SeenMatch['certainty'] = 'certain'): SeenMatch {
  return { level: match.level, pass: 'test', certainty, left: match.left, right: match.right }
}

/** A result that says exactly what truth says. */
function perfect(of: Truth = truth): ReconcileResult {
  return {
    waterfall: [{ unexplainedMinor: 0, unexplainedAbsMinor: of.expected.unexplainedAbsMinor }],
    exceptions: of.faults.map(({ type, day, minor, entries }) => ({ type, day, minor: -(minor ?? 1), entries })),
    matches: of.matches.map((match) => seen(match)),
  }
}

function pick(level: TruthLevel, count: number): TruthMatch[] {
  return truth.matches.filter((match) => match.level === level && match.decidable).slice(0, count)
}

function pair(level: TruthLevel): [TruthMatch, TruthMatch] {
  const [a, b] = pick(level, 2)
  if (a === undefined || b === undefined) throw new Error(`too few matches on ${level}`)
  return [a, b]
}

describe('the judge', () => {
  it('finds nothing to object to in the truth itself', () => {
    const verdict = judge(truth, perfect())
    expect(verdict.clean).toBe(true)
    expect(verdict.found).toBe(truth.faults.length)
    expect(verdict.matchedDecidable).toBe(verdict.decidable)
    expect(verdict.decidable).toBeGreaterThan(1000)
  })

  it('misses a fault that is not named', () => {
    for (const at of truth.faults.keys()) {
      const result = perfect()
      const verdict = judge(truth, { ...result, exceptions: result.exceptions.toSpliced(at, 1) })
      expect(verdict.missed).toEqual([truth.faults[at]])
      expect(verdict.clean).toBe(false)
    }
  })

  it('does not take another type, or lines of another sale, for the fault', () => {
    const result = perfect()
    const [first, ...rest] = result.exceptions
    const [elsewhere] = pick('L2', 1)
    if (first === undefined || elsewhere === undefined) throw new Error('nothing to change')
    const otherType = judge(truth, { ...result, exceptions: [{ ...first, type: 'chargeback' }, ...rest] })
    expect([otherType.missed.length, otherType.falseAlarms.length]).toEqual([1, 1])
    const entries = [...first.entries, ...elsewhere.left]
    const otherLines = judge(truth, { ...result, exceptions: [{ ...first, entries }, ...rest] })
    expect([otherLines.missed.length, otherLines.falseAlarms.length]).toEqual([1, 1])
  })

  it('calls an exception about ordinary lines, or about nothing on an ordinary day, a false alarm', () => {
    const result = perfect()
    const [match] = pick('L1', 1)
    for (const entries of [match?.left ?? [], []]) {
      const exception = { type: 'missingAtAcquirer', day: '1999-01-01', minor: 1, entries }
      const verdict = judge(truth, { ...result, exceptions: [...result.exceptions, exception] })
      expect(verdict.falseAlarms).toEqual([exception])
      expect(verdict.clean).toBe(false)
    }
  })

  it('accepts a day without lines where the fault is that a bill is absent', () => {
    const result = perfect()
    const exceptions = result.exceptions.map((one) => (one.type === 'missingDay' ? { ...one, entries: [] } : one))
    expect(judge(truth, { ...result, exceptions }).clean).toBe(true)
  })

  it('objects to another amount, with either sign', () => {
    const result = perfect()
    const at = truth.faults.findIndex(({ minor }) => minor !== null)
    const exceptions = result.exceptions.map((one, index) => (index === at ? { ...one, minor: one.minor + 1 } : one))
    const verdict = judge(truth, { ...result, exceptions })
    expect(verdict.wrongAmounts.map(({ fault }) => fault)).toEqual([truth.faults[at]])
    expect(verdict.clean).toBe(false)
  })

  it.each(['L1', 'L2', 'L4'] as const)('sees crossed partners on %s, certain and probable apart', (level) => {
    const [a, b] = pair(level)
    const crossed = { ...seen(a), right: b.right }
    const result = perfect()
    const certain = judge(truth, { ...result, matches: [...result.matches, crossed] })
    expect(certain.wrongCertain).toEqual([crossed])
    const probable = judge(truth, { ...result, matches: [...result.matches, { ...crossed, certainty: 'probable' }] })
    expect([probable.wrongCertain.length, probable.wrongProbable.length]).toEqual([0, 1])
    expect([certain.clean, probable.clean]).toEqual([false, false])
  })

  it('sees a match with its sides exchanged, with a line of no group, with an empty side, or on L3', () => {
    const [a] = pair('L1')
    const stranger = { file: 'elsewhere.csv', line: 1 }
    const wrong: SeenMatch[] = [
      { ...seen(a), left: a.right, right: a.left },
      { ...seen(a), right: [...a.right, stranger] },
      { ...seen(a), right: [] },
      { ...seen(a), level: 'L3' },
    ]
    expect(judge(truth, { ...perfect(), matches: wrong }).wrongCertain).toEqual(wrong)
  })

  it('counts a decidable group as unmatched until all of its lines are joined', () => {
    const result = perfect()
    const dropped = result.matches.findIndex((_, at) => truth.matches[at]?.decidable === true)
    const verdict = judge(truth, { ...result, matches: result.matches.toSpliced(dropped, 1) })
    expect(verdict.unmatchedDecidable).toEqual([truth.matches[dropped]])
    expect(verdict.matchedDecidable).toBe(verdict.decidable - 1)
    const many = truth.matches.find(({ right, decidable }) => decidable && right.length > 1)
    const partly = result.matches.map((one, at) =>
      truth.matches[at] === many ? { ...one, right: one.right.slice(1) } : one,
    )
    const half = judge(truth, { ...result, matches: partly })
    expect([half.wrongCertain.length, half.unmatchedDecidable.length]).toEqual([0, 1])
  })

  it('lets payouts of one bank day be joined whole, but not in part and not over days', () => {
    const paid = truth.matches.filter(({ level }) => level === 'L4')
    const together =
      paid.map(({ day }) => paid.filter((match) => match.day === day)).find((all) => all.length > 1) ?? []
    const [one, ...others] = together
    const other = others[0]
    const elsewhere = truth.matches.find((match) => match.level === 'L4' && match.day !== one?.day)
    if (one === undefined || other === undefined || elsewhere === undefined) throw new Error('no day with two payouts')
    const join = (a: TruthMatch, b: TruthMatch) => ({
      ...seen(a),
      left: [...a.left, ...b.left],
      right: [...a.right, ...b.right],
    })
    const wrongs = (match: SeenMatch) => judge(truth, { ...perfect(), matches: [match] }).wrongCertain.length
    expect(wrongs(join(one, other))).toBe(0)
    expect(wrongs({ ...join(one, other), left: join(one, other).left.slice(1) })).toBe(1)
    expect(wrongs(join(one, elsewhere))).toBe(1)
  })

  it('takes lines of an overlapping file for the row they repeat', () => {
    const [first, second] = truth.same[0] ?? []
    const match = truth.matches.find(({ level, right }) => level === 'L1' && right.some((line) => line === first))
    if (first === undefined || second === undefined || match === undefined) throw new Error('nothing overlaps')
    const other = { ...seen(match), right: match.right.map((line) => (line === first ? second : line)) }
    expect(judge(truth, { ...perfect(), matches: [other] }).wrongCertain).toEqual([])
  })

  it('objects to an unexplained fen, and to one that hides another', () => {
    for (const [unexplainedMinor, unexplainedAbsMinor] of [
      [1, 1],
      [0, 200],
    ] as const)
      expect(judge(truth, { ...perfect(), waterfall: [{ unexplainedMinor, unexplainedAbsMinor }] }).clean).toBe(false)
    const causeless = simulateShop({ seed: 3, days: 31, perDay: 20, faults: false, causelessMinor: 100 }).truth
    expect(judge(causeless, perfect(causeless)).clean).toBe(true)
    expect(
      judge(causeless, { ...perfect(causeless), waterfall: [{ unexplainedMinor: 0, unexplainedAbsMinor: 0 }] }).clean,
    ).toBe(false)
  })
})
