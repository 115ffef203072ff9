import { describe, expect, it } from 'vitest'
import { bytesText, paceOf, type Sample, withSample } from '../../../renderer/imports/pace'

describe('the pace of an import', () => {
  it('says nothing before it has watched for a moment', () => {
    expect(paceOf([], 100)).toEqual({ bytesPerSecond: 0, secondsLeft: null })
    expect(
      paceOf(
        [
          { at: 0, bytes: 5 },
          { at: 100, bytes: 9 },
        ],
        100,
      ).secondsLeft,
    ).toBeNull()
  })

  it('takes the time left from the last seconds, not from the start', () => {
    let samples: readonly Sample[] = []
    for (let second = 0; second <= 20; second += 1) {
      const bytes = second <= 10 ? second * 10 : 100 + (second - 10) * 1000
      samples = withSample(samples, { at: second * 1000, bytes })
    }
    expect(paceOf(samples, 15_100)).toEqual({ bytesPerSecond: 1000, secondsLeft: 5 })
  })

  it('starts afresh when the count falls', () => {
    expect(withSample([{ at: 0, bytes: 90 }], { at: 10, bytes: 3 })).toEqual([{ at: 10, bytes: 3 }])
  })

  it('does not promise a time while nothing moves', () => {
    expect(
      paceOf(
        [
          { at: 0, bytes: 7 },
          { at: 2000, bytes: 7 },
        ],
        100,
      ).secondsLeft,
    ).toBeNull()
  })

  it('writes sizes with a unit that can be read', () => {
    expect([0, 999, 1500, 12_340_000, 291_000_000].map(bytesText)).toEqual([
      '0 B',
      '999 B',
      '1.5 KB',
      '12.3 MB',
      '291 MB',
    ])
  })
})
