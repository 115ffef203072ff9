import { describe, expect, it } from 'vitest'
import { openBalanceTrail } from '../../../shared/formats/balance-trail'
import { minor } from '../../../shared/money'

/** Rows as [amount, balance after it], one a line. */
function walked(rows: readonly (readonly [number, number])[]) {
  const trail = openBalanceTrail()
  rows.forEach(([amount, balance], index) => {
    trail.add(index + 1, minor(amount), minor(balance))
  })
  return { check: trail.check(), line: trail.brokenLine() }
}

describe('a running balance in any order', () => {
  it('holds for every order of whole rows', () => {
    const rows = [
      [100, 100],
      [-30, 70],
      [30, 100],
      [5, 105],
    ] as const
    for (let turn = 0; turn < rows.length; turn += 1) {
      const { check, line } = walked([...rows.slice(turn), ...rows.slice(0, turn)].toReversed())
      expect(check).toEqual({ openingMinor: 0, closingMinor: 105, chainOk: true })
      expect(line).toBeNull()
    }
  })

  it('breaks where a row in the middle is gone, and names the line after it', () => {
    const { check, line } = walked([
      [100, 100],
      [30, 100],
      [5, 105],
    ])
    expect(check?.chainOk).toBe(false)
    expect(line).toBe(2)
  })

  it('breaks where two parts each hold but do not hang together', () => {
    const { check } = walked([
      [10, 10],
      [-10, 0],
      [5, 105],
      [-5, 100],
    ])
    expect(check?.chainOk).toBe(false)
  })

  it('comes back to where it began when all rows cancel out', () => {
    const { check } = walked([
      [-10, 90],
      [-20, 80],
      [10, 100],
      [20, 100],
    ])
    expect(check?.chainOk).toBe(true)
  })

  it('says nothing without rows', () => {
    expect(walked([])).toEqual({ check: null, line: null })
  })
})
