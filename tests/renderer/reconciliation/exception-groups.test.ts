import { describe, expect, it } from 'vitest'
import { groupByType } from '../../../renderer/reconciliation/exception-groups'
import { exceptionTone } from '../../../renderer/ui/exception-tone'
import { EXCEPTION_TYPES } from '../../../shared/matching/model'

const group = { currency: 'CNY', open: 1, resolved: 0, openMinor: -100 }

describe('exceptions by type', () => {
  it('put money that may be lost before what only waits, and what is resolved last', () => {
    const types = groupByType([
      { ...group, type: 'latePayout' },
      { ...group, type: 'chargeback', open: 0, resolved: 2 },
      { ...group, type: 'shortPayout' },
      { ...group, type: 'missingAtAcquirer', openMinor: 900 },
    ]).map(({ type }) => type)
    expect(types).toEqual(['missingAtAcquirer', 'shortPayout', 'latePayout', 'chargeback'])
  })

  it('count all currencies of a type and add up none of them', () => {
    const [both] = groupByType([
      { ...group, type: 'chargeback' },
      { ...group, type: 'chargeback', currency: 'USD', open: 2 },
    ])
    expect(both).toMatchObject({ open: 3, sums: [{ currency: 'CNY' }, { currency: 'USD' }] })
  })

  it('have a tone each', () => {
    expect(EXCEPTION_TYPES.every((type) => exceptionTone(type) !== undefined)).toBe(true)
  })
})
