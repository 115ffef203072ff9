import { describe, expect, it } from 'vitest'
import { compareSides, type FieldName, type Relation } from '../../../renderer/reconciliation/compare-sides'
import type { Day } from '../../../shared/day'
import type { Entry } from '../../../shared/entry'
import { minor } from '../../../shared/money'
import { entry } from './entries'

function relation(field: FieldName, left: readonly Entry[], right: readonly Entry[]): Relation | undefined {
  return compareSides(left, right).find((row) => row.field === field)?.relation
}

const order = entry({ refs: { orderNo: 'A1' } })
const payment = entry({
  stream: 'payment',
  feeMinor: minor(-1),
  netMinor: minor(99),
  refs: { orderNo: 'A1', acquirerNo: '42' },
})

describe('two sides beside each other', () => {
  it('marks the amount by which an order and its payment differ', () => {
    expect(relation('grossMinor', [order], [payment])).toBe('same')
    const short = entry({ stream: 'payment', grossMinor: minor(90), netMinor: minor(90) })
    expect(relation('grossMinor', [order], [short])).toBe('differs')
  })

  it('does not hold a fee against an order, which knows no fees', () => {
    expect(relation('feeMinor', [order], [payment])).toBe('oneSided')
    expect(relation('netMinor', [order], [payment])).toBe('shown')
  })

  it('compares what the bank received with what was left after fees', () => {
    const deposit = entry({ stream: 'bank', kind: 'transferIn', grossMinor: minor(198), netMinor: minor(198) })
    expect(relation('netMinor', [payment, payment], [deposit])).toBe('same')
    expect(relation('grossMinor', [payment, payment], [deposit])).toBe('shown')
  })

  it('knows that a payout leaves the acquirer with a minus and arrives with a plus', () => {
    const payout = entry({ stream: 'fund', kind: 'payout', grossMinor: minor(-500), netMinor: minor(-500) })
    const deposit = entry({ stream: 'bank', kind: 'transferIn', grossMinor: minor(500), netMinor: minor(500) })
    expect(relation('netMinor', [payout], [deposit])).toBe('same')
    const wrongWay = entry({ stream: 'bank', grossMinor: minor(-500), netMinor: minor(-500) })
    expect(relation('netMinor', [payout], [wrongWay])).toBe('differs')
  })

  it('never takes two currencies for the same amount', () => {
    expect(relation('grossMinor', [order], [entry({ stream: 'payment', currency: 'USD' })])).toBe('differs')
  })

  it('agrees on a number that one of several rows carries', () => {
    const split = [entry({ refs: { orderNo: 'B' } }), entry({ refs: { orderNo: 'A1' } })]
    expect(relation('orderNo', split, [payment])).toBe('same')
    expect(relation('orderNo', [entry({ refs: { orderNo: 'Z' } })], [payment])).toBe('differs')
  })

  it('takes a number that only one side states for no disagreement', () => {
    expect(relation('acquirerNo', [order], [payment])).toBe('oneSided')
  })

  it('does not compare the wording of free texts, nor the day of a deposit', () => {
    expect(relation('method', [entry({ method: '微信' })], [entry({ stream: 'payment', method: 'JSAPI' })])).toBe(
      'shown',
    )
    const next = entry({ stream: 'bank', day: '2025-03-06' as Day })
    expect(relation('day', [payment], [next])).toBe('shown')
  })

  it('leaves out what neither side states', () => {
    expect(compareSides([order], [payment]).some((row) => row.field === 'rrn')).toBe(false)
  })
})
