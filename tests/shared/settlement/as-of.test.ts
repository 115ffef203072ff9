// What depends on the day from which one looks. (1) Nothing is late before it is due, nor where no bank file would show
// it; (2) a day between covered days that no file covers is missing, unless the orders prove that it was empty.

import { describe, expect, test } from 'vitest'
import type { Entry } from '../../../shared/entry'
import type { MatchInput } from '../../../shared/matching/model'
import { matchEntries } from '../../../shared/matching/reconcile'
import { lookAt } from '../../../shared/settlement/as-of'
import { waterfalls } from '../../../shared/settlement/waterfall'
import { bank, covers, day, idOf, inputOf, order, payment, raised, settings } from '../matching/make'

const NAMES = ['p1', 'p2', 'o1', 'o2', 'b1']
const COVERAGE = [covers('payment', '2026-03-02', '2026-03-31'), covers('bank', '2026-03-01', '2026-03-31')]
const paid = (name: string, on: string, amount = 500) => payment({ name, amount, day: on })

function seen(entries: readonly Entry[], asOf: string, stated: Partial<MatchInput> = {}) {
  const input = inputOf(entries, { coverage: COVERAGE, ...stated })
  const made = matchEntries(input)
  const view = lookAt(input, made, day(asOf))
  const line = (name: string) => waterfalls(input, made, view)[0]?.lines.find((each) => each.name === name)?.minor
  return { view, exceptions: raised(view, NAMES), line }
}

describe('late payouts', () => {
  test('a payout is late from the day after it was due, and in transit until then', () => {
    const onDay = seen([paid('p1', '2026-03-05')], '2026-03-06')
    expect(onDay.exceptions).toEqual([])
    expect([onDay.line('inTransit'), onDay.line('closing')]).toEqual([500, 500])
    const after = seen([paid('p1', '2026-03-05')], '2026-03-07')
    expect(after.exceptions).toEqual(['latePayout 500 p1'])
    expect(after.view.exceptions[0]).toMatchObject({ day: '2026-03-06', explained: true, acquirerId: 'wechat' })
    expect([after.line('inTransit'), after.line('closing')]).toEqual([0, 500])
  })

  test('what falls due on a weekend is not late before the next working day has passed', () => {
    const daily = { id: 'wechat', name: 'w', payerPatterns: ['财付通'] }
    const settlement = { mode: 'automatic', basis: 'D', days: 1, cutOffSeconds: 86_400 }
    const stated = { settings: settings({ acquirers: [{ ...daily, settlement }] }) }
    const entries = [paid('p1', '2026-03-06')]
    expect(seen(entries, '2026-03-09', stated).exceptions).toEqual([])
    expect(seen(entries, '2026-03-10', stated).exceptions).toEqual(['latePayout 500 p1'])
  })

  test('a deposit that came later is not known on an earlier day', () => {
    const entries = [paid('p1', '2026-03-05'), bank({ name: 'b1', amount: 500, day: '2026-03-10' })]
    expect(seen(entries, '2026-03-09').exceptions).toEqual(['latePayout 500 p1'])
    expect(seen(entries, '2026-03-10').exceptions).toEqual([])
    expect(seen(entries, '2026-03-09').line('deposits')).toBe(0)
  })

  test('nothing is late where no bank file covers the day it was due', () => {
    const coverage = [covers('payment', '2026-03-02', '2026-03-31'), covers('bank', '2026-03-01', '2026-03-05')]
    expect(seen([paid('p1', '2026-03-05')], '2026-03-20', { coverage }).exceptions).toEqual([])
  })

  test('refunds that were carried reduce what is late', () => {
    const entries = [paid('p1', '2026-03-04', -200), paid('p2', '2026-03-05', 500)]
    expect(seen(entries, '2026-03-20').exceptions).toEqual(['latePayout 300 p2'])
  })

  test('a resolution sticks to the same facts', () => {
    const entries = [paid('p1', '2026-03-05')]
    const [late] = seen(entries, '2026-03-20').view.exceptions
    const resolved = [
      { exception: late?.id ?? '', how: 'expected' as const, note: 'b' },
      { exception: late?.id ?? '', how: 'expected' as const, note: 'a' },
    ]
    const decisions = { confirmed: [], rejected: [], resolved }
    expect(seen(entries, '2026-03-20', { decisions }).view.exceptions[0]?.resolution).toEqual({
      how: 'expected',
      note: 'b',
    })
    expect(seen(entries, '2026-03-21', { decisions }).view.exceptions[0]?.id).toBe(late?.id)
  })
})

describe('missing days', () => {
  const hole = [
    covers('payment', '2026-03-02', '2026-03-04'),
    covers('payment', '2026-03-06', '2026-03-31'),
    covers('bank', '2026-03-01', '2026-03-31'),
  ]
  const withOrders = [...hole, covers('order', '2026-03-01', '2026-03-31')]
  const sold = (name: string, method?: string) =>
    order({ name, amount: 300, day: '2026-03-05', ...(method ? { method } : {}) })
  const elsewhere = order({ name: 'o2', amount: 70, day: '2026-03-05', method: '现金' })

  test('a hole is missing, with the orders that prove it', () => {
    const entries = [paid('p1', '2026-03-30'), sold('o1', '微信支付'), elsewhere]
    expect(seen(entries, '2026-03-31', { coverage: withOrders }).exceptions).toEqual(['missingDay 300 o1'])
    expect(seen([paid('p1', '2026-03-30')], '2026-03-31', { coverage: hole }).exceptions).toEqual(['missingDay 0'])
  })

  test('a day on which no order was paid by the acquirer was empty, if orders say how they were paid', () => {
    const other = [paid('p1', '2026-03-30'), elsewhere]
    expect(seen(other, '2026-03-31', { coverage: withOrders }).exceptions).toEqual([])
    const silent = [paid('p1', '2026-03-30'), order({ name: 'o2', amount: 70, day: '2026-03-07' })]
    expect(seen(silent, '2026-03-31', { coverage: withOrders }).exceptions).toEqual(['missingDay 0'])
  })

  test('a deposit for the day proves that it was not empty', () => {
    const entries = [paid('p1', '2026-03-30'), elsewhere, bank({ name: 'b1', amount: 900, day: '2026-03-06' })]
    expect(seen(entries, '2026-03-31', { coverage: withOrders }).exceptions).toEqual(['missingDay 0 b1'])
  })

  test('before the book, after the last file and after the day one looks from nothing is missing', () => {
    const entries = [paid('p1', '2026-03-30')]
    expect(
      seen(entries, '2026-03-31', { coverage: hole, settings: settings({ startDay: '2026-03-06' }) }).exceptions,
    ).toEqual([])
    expect(seen(entries, '2026-03-04', { coverage: hole }).exceptions).toEqual([])
  })

  test('the same hole of two acquirers is two exceptions', () => {
    const alipay = { acquirerId: 'alipay', account: '2088' }
    const both = [
      ...hole,
      covers('payment', '2026-03-02', '2026-03-04', alipay),
      covers('payment', '2026-03-06', '2026-03-31', alipay),
    ]
    const { view } = seen([paid('p1', '2026-03-30')], '2026-03-31', { coverage: both })
    expect(new Set(view.exceptions.map((each) => each.id)).size).toBe(2)
    expect(view.exceptions.map((each) => each.merchantNo).sort()).toEqual(['1600000001', '2088'])
    expect(idOf('p1')).toHaveLength(32)
  })
})
