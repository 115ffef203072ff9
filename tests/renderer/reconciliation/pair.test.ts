import { describe, expect, it } from 'vitest'
import { pairOf } from '../../../renderer/reconciliation/pair'
import type { ExceptionDetail } from '../../../renderer/storage/api'
import { ZERO } from '../../../shared/money'
import { DAY, entry, exception } from './entries'

const order = entry({ id: 'o' })
const payment = entry({ id: 'p', stream: 'payment' })
const other = entry({ id: 'q', stream: 'payment' })
const why = { code: 'amountApart', params: {} }
const base: ExceptionDetail = { exception: exception({}), entries: [order], candidates: [], matches: [], fileNames: {} }

describe('the two sides of a drawer', () => {
  it('are the row and the chosen candidate, with why it was not taken', () => {
    const detail = { ...base, candidates: [payment, other].map((each) => ({ entry: each, reason: why })) }
    expect(pairOf(detail, 1)).toMatchObject({
      kind: 'candidate',
      left: [{ id: 'o' }],
      right: [{ id: 'q' }],
      sides: { level: 'L1', left: ['o'], right: ['q'] },
      reason: why,
    })
  })

  it('are both sides of a match that does not agree', () => {
    const match = {
      id: 'm',
      level: 'L1' as const,
      pass: 'orderNo',
      certainty: 'certain' as const,
      by: 'machine' as const,
      left: ['o'],
      right: ['p'],
      differenceMinor: ZERO,
      currency: 'CNY',
      day: DAY,
      reason: why,
    }
    const pair = pairOf({ ...base, entries: [payment, order], matches: [match] }, 0)
    expect(pair).toMatchObject({ kind: 'match', left: [{ id: 'o' }], right: [{ id: 'p' }], sides: { level: 'L1' } })
  })

  it('are one side alone where there is no other', () => {
    expect(pairOf(base, 0)).toMatchObject({ kind: 'alone', left: [{ id: 'o' }], right: [], sides: null })
  })

  it('never show a row against itself', () => {
    const detail = { ...base, entries: [order, payment], candidates: [{ entry: payment, reason: why }] }
    expect(pairOf(detail, 0)).toMatchObject({ left: [{ id: 'o' }], right: [{ id: 'p' }] })
  })
})
