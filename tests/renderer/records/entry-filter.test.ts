import { describe, expect, it } from 'vitest'
import {
  filterFromParams,
  isNarrowed,
  NO_ENTRY_FILTER,
  paramsFromFilter,
  queryOf,
} from '../../../renderer/records/entry-filter'
import type { Day } from '../../../shared/day'

const march = { from: '2025-03-01' as Day, to: '2025-03-31' as Day }

describe('the filter in the address', () => {
  it('comes back as it went', () => {
    const filter = filterFromParams({
      text: '6222',
      stream: 'payment,fund',
      kind: 'refund',
      acquirer: 'wechat',
      matched: 'unmatched',
      file: 'ff',
      day: '2025-03-05',
      days: 'all',
      sort: 'gross+',
    })
    expect(filterFromParams(paramsFromFilter(filter))).toEqual(filter)
    expect(paramsFromFilter(NO_ENTRY_FILTER)).toEqual({})
  })

  it('leaves out what it does not understand', () => {
    expect(filterFromParams({ stream: 'x', kind: 'y', matched: 'z', sort: 'up', day: '31' })).toEqual(NO_ENTRY_FILTER)
  })
})

describe('the question to the storage', () => {
  it('keeps to the period of the frame', () => {
    expect(queryOf(NO_ENTRY_FILTER, march)).toEqual({ ...march, sort: { by: 'at', descending: true } })
  })

  it('shows a file whole, whatever the period', () => {
    expect(queryOf(filterFromParams({ file: 'ff' }), march)).not.toHaveProperty('from')
  })

  it('is one day where one is chosen', () => {
    expect(queryOf(filterFromParams({ day: '2025-03-05', days: 'all' }), march)).toMatchObject({
      from: '2025-03-05',
      to: '2025-03-05',
    })
  })

  it('does not search for blanks', () => {
    expect(queryOf({ ...NO_ENTRY_FILTER, text: '  ' }, null)).not.toHaveProperty('text')
  })

  it('knows whether anything narrows it', () => {
    expect(isNarrowed(NO_ENTRY_FILTER)).toBe(false)
    expect(isNarrowed({ ...NO_ENTRY_FILTER, sort: { by: 'net', descending: false } })).toBe(false)
    expect(isNarrowed({ ...NO_ENTRY_FILTER, kinds: ['refund'] })).toBe(true)
  })
})
