import { describe, expect, it } from 'vitest'
import { sidesOf } from '../../../renderer/reconciliation/sides'
import { entry } from './entries'

const order = entry({ id: 'o' })
const payment = entry({ id: 'p', stream: 'payment' })
const fundSale = entry({ id: 'f', stream: 'fund' })
const payout = entry({ id: 'w', stream: 'fund', kind: 'payout' })
const deposit = entry({ id: 'b', stream: 'bank' })

describe('the two sides of a decision', () => {
  it('put the order left and the payment right, whichever of them is the candidate', () => {
    const sides = { level: 'L1', left: ['o'], right: ['p'] }
    expect(sidesOf([order], payment)).toEqual(sides)
    expect(sidesOf([payment], order)).toEqual(sides)
  })

  it('find the level from the streams', () => {
    expect(sidesOf([payment], fundSale)?.level).toBe('L2')
    expect(sidesOf([payment], payout)?.level).toBe('L3')
    expect(sidesOf([payout], deposit)?.level).toBe('L4')
    expect(sidesOf([payment], deposit)?.level).toBe('L4')
  })

  it('leave out rows of the candidate’s own stream', () => {
    expect(sidesOf([order, payment], payment)).toMatchObject({ left: ['o'], right: ['p'] })
  })

  it('do not exist where no level joins the streams', () => {
    expect(sidesOf([order], deposit)).toBeNull()
    expect(sidesOf([order], entry({ id: 'o2' }))).toBeNull()
    expect(sidesOf([order, deposit], payment)).toBeNull()
  })
})
