import { describe, expect, it } from 'vitest'
import { fieldsOf, mainNumber } from '../../../renderer/records/entry-fields'
import { latestAnswer } from '../../../renderer/records/latest-answer'
import { rateText } from '../../../renderer/records/rate-text'
import { entry } from '../reconciliation/entries'

describe('the fields of an entry', () => {
  it('leave out what the source does not state', () => {
    const names = fieldsOf(entry({ refs: { orderNo: 'A1' }, method: '微信' })).map((field) => field.name)
    expect(names).toEqual(['day', 'grossMinor', 'feeMinor', 'netMinor', 'orderNo', 'method'])
  })

  it('name an order by its order number and a refund by its refund number', () => {
    const refs = { orderNo: 'A1', acquirerNo: '42', refundNo: '43' }
    expect(mainNumber(entry({ refs }))).toBe('A1')
    expect(mainNumber(entry({ stream: 'payment', refs }))).toBe('43')
    expect(mainNumber(entry({ stream: 'bank' }))).toBeNull()
  })
})

describe('the latest answer', () => {
  it('is the only one that counts, in whatever order answers come', async () => {
    const latest = latestAnswer()
    let finishFirst: (text: string) => void = () => {}
    const first = latest(
      () =>
        new Promise<string>((resolve) => {
          finishFirst = resolve
        }),
    )
    const second = latest(async () => 'second')
    finishFirst('first')
    expect(await Promise.all([first, second])).toEqual([null, 'second'])
  })
})

describe('a fee rate', () => {
  it('keeps every digit it has, and at least two', () => {
    expect([6000, 3800, 5500, 120_000, 6001, 0].map(rateText)).toEqual([
      '0.60%',
      '0.38%',
      '0.55%',
      '12.00%',
      '0.6001%',
      '0.00%',
    ])
  })
})
