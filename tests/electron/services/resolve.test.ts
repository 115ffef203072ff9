// Resolving an exception of the sample shop: it leaves the open ones, stands once, and a write-off keeps to the tolerance.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Exception } from '../../../shared/matching/model'
import { type Served, served } from '../../helpers/bridge-client'

let there: Served
let open: Exception[] = []

beforeAll(async () => {
  there = await served()
  const opened = await there.bridge.book.open({ which: 'sample' })
  expect(opened.ok).toBe(true)
  const { head, pages } = await there.bridge.view.manifest()
  const keys = pages.map(({ key }) => key).filter((key) => key.startsWith('exception/'))
  for await (const text of await there.bridge.view.pages({ head, keys })) {
    open.push(...(JSON.parse(text) as { rows: Exception[] }).rows)
  }
  open = open.filter(({ resolution }) => resolution === null)
}, 120_000)
afterAll(() => there.end())

const openCount = async () =>
  (await there.bridge.view.overview({})).attention.reduce((total, { count }) => total + count, 0)

describe('resolving', () => {
  it('takes an exception out of what needs attention, once', async () => {
    const exceptions = open.slice(0, 2).map(({ id }) => id)
    const before = await openCount()
    expect(before).toBe(open.length)
    expect((await there.bridge.decisions.resolve({ exceptions, how: 'acknowledged', note: '看过' })).ok).toBe(true)
    expect(await openCount()).toBe(before - 2)
    const again = await there.bridge.decisions.resolve({ exceptions, how: 'expected' })
    expect(again).toMatchObject({ ok: false, failure: { kind: 'alreadyDecided' } })
  })

  it('does not write off more than the tolerance, in either direction', async () => {
    const dear = open.slice(2).filter(({ minor }) => minor !== 0)
    for (const { id, minor } of [dear.find(({ minor }) => minor > 0), dear.find(({ minor }) => minor < 0)].flatMap(
      (each) => each ?? [],
    )) {
      expect(await there.bridge.decisions.resolve({ exceptions: [id], how: 'writtenOff' })).toEqual({
        ok: false,
        failure: {
          kind: 'aboveTolerance',
          params: { amountMinor: Math.abs(minor), toleranceMinor: 0, currency: 'CNY' },
        },
      })
    }
    expect(dear.length).toBeGreaterThan(1)
  })

  it('says what needs attention most urgently first, with the days and sums of the exceptions', async () => {
    const { attention } = await there.bridge.view.overview({})
    const types = attention.map(({ type }) => type)
    expect(new Set(types).size).toBe(types.length)
    const late = open.filter(({ type }) => type === 'latePayout')
    const shown = attention.find(({ type }) => type === 'latePayout')
    expect(shown?.minor).toBe(late.reduce((sum, { minor }) => sum + minor, 0))
    expect(shown?.oldestDay).toBe(late.map(({ day }) => day).toSorted()[0])
  })
})
