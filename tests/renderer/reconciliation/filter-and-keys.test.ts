// @vitest-environment happy-dom

import { describe, expect, it } from 'vitest'
import {
  filterFromParams,
  NO_EXCEPTION_FILTER,
  paramsFromFilter,
  queryOf,
} from '../../../renderer/reconciliation/exception-filter'
import { isTyping, keyAction } from '../../../renderer/reconciliation/keys'
import type { Day } from '../../../shared/day'

describe('the filter in the address', () => {
  it('comes back as it went', () => {
    const filter = filterFromParams({ type: 'ambiguous,chargeback', state: 'all', text: '42', day: '2025-03-05' })
    expect(filterFromParams(paramsFromFilter(filter))).toEqual(filter)
    expect(paramsFromFilter(NO_EXCEPTION_FILTER)).toEqual({})
  })

  it('leaves out what it does not understand', () => {
    expect(filterFromParams({ type: 'nonsense', state: '?', day: '2025-02-30' })).toEqual(NO_EXCEPTION_FILTER)
  })

  it('asks for one day where one is chosen, else for the period', () => {
    const period = { from: '2025-03-01' as Day, to: '2025-03-31' as Day }
    expect(queryOf(filterFromParams({ day: '2025-03-05' }), period)).toMatchObject({
      from: '2025-03-05',
      to: '2025-03-05',
    })
    expect(queryOf(NO_EXCEPTION_FILTER, period)).toEqual({ ...period, state: 'open' })
    expect(queryOf(NO_EXCEPTION_FILTER, null)).toEqual({ state: 'open' })
  })
})

describe('the keyboard', () => {
  const press = { typing: false, modified: false }

  it('moves, confirms, rejects and notes', () => {
    const actions = ['ArrowUp', 'ArrowDown', 'c', 'X', 'n', 'q'].map((key) => keyAction({ ...press, key }))
    expect(actions).toEqual(['previous', 'next', 'confirm', 'reject', 'note', null])
  })

  it('decides nothing while a person types, nor with Ctrl held', () => {
    expect(keyAction({ ...press, key: 'c', typing: true })).toBeNull()
    expect(keyAction({ ...press, key: 'c', modified: true })).toBeNull()
    expect(isTyping(document.createElement('textarea'), 'c')).toBe(true)
    expect(isTyping(document.createElement('div'), 'c')).toBe(false)
  })

  it('leaves the arrows to a radio that has the focus, and takes the letters', () => {
    const radio = Object.assign(document.createElement('input'), { type: 'radio' })
    expect(isTyping(radio, 'ArrowDown')).toBe(true)
    expect(isTyping(radio, 'c')).toBe(false)
    expect(isTyping(document.createElement('input'), 'c')).toBe(true)
  })
})
