// The waterfall reads as a sum. Its identities are asserted in the program for every book the tests make; here are the
// lines themselves, and that a broken sum cannot pass in silence.

import { describe, expect, test } from 'vitest'
import type { Entry } from '../../../shared/entry'
import { WATERFALL_NAMES } from '../../../shared/matching/model'
import { matchEntries } from '../../../shared/matching/reconcile'
import { lookAt } from '../../../shared/settlement/as-of'
import { waterfalls } from '../../../shared/settlement/waterfall'
import { bank, covers, day, fund, idOf, inputOf, order, payment, settings } from '../matching/make'

const entries = [
  order({ name: 'o1', amount: 1000, refs: { orderNo: 'A' } }),
  payment({ name: 'p1', amount: 990, fee: -6, refs: { orderNo: 'A' } }),
  order({ name: 'o2', amount: 300, method: '现金', refs: { orderNo: 'B' } }),
  order({ name: 'o3', amount: -50, refs: { orderNo: 'B' } }),
  order({ name: 'o4', amount: 200, method: '微信支付' }),
  payment({ name: 'p2', amount: 70, fee: -1, time: '20:00:00' }),
  payment({ name: 'p3', amount: -40, fee: 1, time: '21:00:00' }),
  payment({ name: 'p4', amount: -30, kind: 'chargeback' }),
  payment({ name: 'p5', amount: -20, kind: 'hold' }),
  payment({ name: 'p6', amount: 5, kind: 'interest' }),
  payment({ name: 'p7', amount: -3, kind: 'fee' }),
  payment({ name: 'p8', amount: 2, kind: 'feeRefund' }),
  payment({ name: 'p9', amount: 0, kind: 'preAuth' }),
  bank({ name: 'b1', amount: 968, day: '2026-03-04' }),
  bank({ name: 'b2', amount: -400, day: '2026-03-04', counterparty: '房东' }),
  bank({ name: 'b3', amount: 15, day: '2026-03-05' }),
]

function linesOf(input = inputOf(entries), period?: { from: ReturnType<typeof day>; to: ReturnType<typeof day> }) {
  const made = matchEntries(input)
  const [all] = waterfalls(input, made, lookAt(input, made, day('2026-03-31')), period)
  return { lines: Object.fromEntries(all?.lines.map((line) => [line.name, line.minor]) ?? []), all, made }
}

describe('the waterfall', () => {
  test('every line is there, in order, and says what it says', () => {
    const { lines, all } = linesOf()
    expect(all?.lines.map((line) => line.name)).toEqual([...WATERFALL_NAMES])
    expect(lines).toEqual({
      opening: 0,
      orders: 1450,
      otherMethods: -250,
      missingAtAcquirer: -200,
      missingInBooks: 30,
      amountDifferences: -10,
      sales: 1060,
      refunds: -40,
      fees: -10,
      feeRefunds: 3,
      disputes: -30,
      holds: -20,
      adjustments: 5,
      owed: 968,
      inTransit: 0,
      payouts: -968,
      payoutDifferences: 15,
      deposits: 983,
      otherBank: -400,
      closing: 0,
    })
    expect(all).toMatchObject({ unexplainedMinor: 15, unexplainedAbsMinor: 15 })
  })

  test('a period holds its own days, and begins with what was owed', () => {
    const { lines } = linesOf(inputOf(entries), { from: day('2026-03-04'), to: day('2026-03-04') })
    expect(lines).toMatchObject({
      opening: 968,
      orders: 0,
      sales: 0,
      owed: 968,
      payouts: -968,
      deposits: 968,
      closing: 0,
    })
    const first = linesOf(inputOf(entries), { from: day('2026-03-01'), to: day('2026-03-03') })
    expect(first.lines).toMatchObject({ opening: 0, owed: 968, payouts: 0, inTransit: 968, closing: 968 })
  })

  test('currencies do not mix', () => {
    const dollars = [...entries, payment({ name: 'p0', amount: 800, currency: 'USD', account: 'x' })]
    const input = inputOf(dollars)
    const made = matchEntries(input)
    const both = waterfalls(input, made, lookAt(input, made, day('2026-03-31')))
    expect(both.map((each) => [each.currency, each.lines.find((line) => line.name === 'owed')?.minor])).toEqual([
      ['CNY', 968],
      ['USD', 800],
    ])
  })

  test('rows before the first day of the book do not count', () => {
    const input = inputOf(entries, {
      settings: settings({ startDay: '2026-03-04', openingReceivable: { wechat: 968 } }),
    })
    const { lines } = linesOf(input)
    expect(lines).toMatchObject({ opening: 968, orders: 0, sales: 0, deposits: 983, closing: 0 - 15 })
  })

  test('an account’s own balance proves what it held; where it cannot, nothing is claimed', () => {
    const coverage = [covers('fund', '2026-03-01', '2026-03-31')]
    const row = (name: string, amount: number, balance: number | undefined, time: string) =>
      fund({
        name,
        amount,
        time,
        kind: amount < 0 ? 'transferOut' : 'sale',
        ...(balance === undefined ? {} : { balance }),
      })
    const rows = [row('f1', 100, 400, '09:00:00'), row('f2', -50, 350, '09:00:00'), row('f3', 10, 360, '10:00:00')]
    expect(linesOf(inputOf(rows, { coverage })).lines).toMatchObject({ opening: 300, closing: 360 })
    const silent = [row('f1', 100, undefined, '09:00:00'), ...rows.slice(1)]
    expect(linesOf(inputOf(silent, { coverage })).lines.opening).toBe(0)
    const stated = settings({ openingReceivable: { alipay: 77 } })
    expect(linesOf(inputOf(rows, { coverage, settings: stated })).lines.opening).toBe(77)
    const bill = payment({
      name: 'p1',
      amount: 5,
      day: '2026-03-01',
      acquirerId: 'alipay',
      account: '2088000000000001',
    })
    const later = [
      covers('fund', '2026-03-03', '2026-03-31'),
      covers('payment', '2026-03-01', '2026-03-02', { acquirerId: 'alipay', account: '2088000000000001' }),
    ]
    expect(linesOf(inputOf([...rows, bill], { coverage: later })).lines.opening).toBe(0)
  })

  test('a part of a fen is an error, not a figure', () => {
    const { made } = linesOf()
    const halved = entries.map((entry) =>
      entry.id === idOf('b1') ? { ...entry, netMinor: 0.5 as Entry['netMinor'] } : entry,
    )
    const input = inputOf(halved)
    expect(() => waterfalls(input, made, lookAt(input, made, day('2026-03-31')))).toThrow(/minor units/)
  })
})
