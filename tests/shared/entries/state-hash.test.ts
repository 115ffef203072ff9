// The state hash is equal exactly where the derived records are equal; sentences and order do not enter.

import { describe, expect, test } from 'vitest'
import { sha256 } from '../../../electron/book/canonical'
import { mergeFiles } from '../../../shared/entries/merge'
import { type StateMemo, stateBuckets, stateHash } from '../../../shared/entries/state-hash'
import type { Exception, Match, Matching } from '../../../shared/matching/model'
import { minor } from '../../../shared/money'
import { reason } from '../../../shared/reason'
import { day, draftOf, fileOf } from '../../helpers/parsed-files'

const { entries } = mergeFiles(
  [fileOf('a', [draftOf({ naturalKey: '1' }), draftOf({ naturalKey: '2', day: day('2026-01-02'), line: 3 })])],
  sha256,
)
const match: Match = {
  id: 'm',
  level: 'L1',
  pass: 'orderNo',
  certainty: 'certain',
  by: 'machine',
  left: ['a'],
  right: ['b'],
  differenceMinor: minor(0),
  currency: 'CNY',
  day: day('2026-01-01'),
  reason: reason('x'),
}
const exception: Exception = {
  id: 'e',
  type: 'missingInBooks',
  day: day('2026-01-01'),
  currency: 'CNY',
  minor: minor(100),
  entries: ['a'],
  acquirerId: null,
  merchantNo: null,
  reason: reason('x'),
  candidates: [],
  explained: true,
  resolution: null,
}
const matching: Matching = { matches: [match], exceptions: [exception], expected: [], levels: [] }
const hash = (changed: Partial<Matching> = {}) => stateHash(entries, { ...matching, ...changed }, sha256)

describe('the state hash', () => {
  test('is 64 hex digits, and the same for any order of records', () => {
    expect(hash()).toMatch(/^[0-9a-f]{64}$/)
    const second = { ...match, id: 'm2' }
    expect(stateHash(entries.toReversed(), { ...matching, matches: [second, match] }, sha256)).toBe(
      hash({ matches: [match, second] }),
    )
  })

  test('changes with any field of an entry', () => {
    for (const change of [{ note: 'x' }, { feeMinor: minor(-7) }, { refs: { rrn: '1' } }]) {
      const changed = entries.map((entry, at) => (at === 0 ? { ...entry, ...change } : entry))
      expect(stateHash(changed, matching, sha256)).not.toBe(hash())
    }
  })

  test('does not change with the place where a row stands', () => {
    const moved = entries.map((entry) => ({ ...entry, sources: [{ file: 'f'.repeat(64), line: 9 }] }))
    expect(stateHash(moved, matching, sha256)).toBe(hash())
  })

  test('changes with matches, exceptions, resolutions and expected payouts', () => {
    const owed = {
      acquirerId: 'wechat',
      merchantNo: '1',
      settleDay: day('2026-01-01'),
      dueDay: day('2026-01-02'),
      currency: 'CNY',
      netMinor: minor(1),
      entries: ['a'],
      paidBy: [],
      paidMinor: minor(0),
      basis: 'records' as const,
      mode: 'automatic' as const,
    }
    const states = [
      hash(),
      hash({ matches: [] }),
      hash({ matches: [{ ...match, certainty: 'probable' }] }),
      hash({ exceptions: [] }),
      hash({ exceptions: [{ ...exception, resolution: { how: 'expected', note: '' } }] }),
      hash({ exceptions: [{ ...exception, resolution: { how: 'expected', note: 'seen' } }] }),
      hash({ expected: [owed] }),
      hash({ expected: [{ ...owed, paidMinor: minor(1) }] }),
      hash({ expected: [{ ...owed, mode: 'onDemand' }] }),
    ]
    expect(new Set(states).size).toBe(states.length)
  })

  test('does not change with sentences and candidates', () => {
    expect(hash({ matches: [{ ...match, reason: reason('y', { a: 1 }) }] })).toBe(hash())
    expect(hash({ exceptions: [{ ...exception, candidates: [{ entry: 'b', reason: reason('z') }] }] })).toBe(hash())
  })

  test('is the same with what an earlier state has left, whatever has come or gone since', () => {
    const memo: StateMemo = new Map()
    const [first, second] = entries
    const states = [
      entries,
      first ? [first] : [],
      second ? [second] : [],
      [],
      entries.map((entry) => ({ ...entry, note: 'x' })),
    ]
    for (const state of states) {
      expect(stateHash(state, matching, sha256, memo)).toBe(stateHash(state, matching, sha256))
    }
  })

  test('a change of one day touches the bucket of that day only', () => {
    const before = stateBuckets(entries, matching, sha256)
    const changed = entries.map((entry) => (entry.day === '2026-01-02' ? { ...entry, note: 'x' } : entry))
    const after = stateBuckets(changed, matching, sha256)
    const touched = [...after].filter(([bucket, value]) => before.get(bucket) !== value).map(([bucket]) => bucket)
    expect(touched).toEqual(['entry/payment/2026-01-02'])
  })
})

test('200,000 entries are merged and hashed in seconds, not minutes', () => {
  const drafts = Array.from({ length: 200_000 }, (_, at) =>
    draftOf({ naturalKey: at % 2 ? `k${at}` : null, line: at + 2, grossMinor: minor(at), note: `n${at}` }),
  )
  const before = process.cpuUsage()
  const merged = mergeFiles([fileOf('big', drafts)], sha256)
  const mid = process.cpuUsage(before)
  stateHash(merged.entries, matching, sha256)
  const end = process.cpuUsage(before)
  console.info(
    `merge ${Math.round(mid.user / 1000)} ms, hash ${Math.round((end.user - mid.user) / 1000)} ms of processor time`,
  )
  expect(merged.entries).toHaveLength(200_000)
  expect(end.user / 1e6).toBeLessThan(20)
})
