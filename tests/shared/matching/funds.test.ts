// L2: payments with the rows of the account at the acquirer. (1) Nothing is counted twice; (2) a fee row belongs to the
// payment it was charged for; (3) what one file has and the other lacks, on a day both cover, is named.

import { describe, expect, test } from 'vitest'
import type { Entry } from '../../../shared/entry'
import type { MatchInput } from '../../../shared/matching/model'
import { matchEntries } from '../../../shared/matching/reconcile'
import { lookAt } from '../../../shared/settlement/as-of'
import { waterfalls } from '../../../shared/settlement/waterfall'
import { covers, day, fund, inputOf, order, payment, raised, said } from './make'

const NAMES = ['p1', 'p2', 'p3', 'f1', 'f2', 'f3', 'f4', 'f5', 'o1']
const ACCOUNT = { acquirerId: 'alipay', account: '2088000000000001' }
const COVERAGE = [covers('payment', '2026-03-01', '2026-03-31', ACCOUNT), covers('fund', '2026-03-01', '2026-03-31')]

const paid = (name: string, amount: number, more: object = {}) => payment({ name, amount, ...ACCOUNT, ...more })
const w = (acquirerNo: string) => ({ refs: { acquirerNo } })

function matched(entries: readonly Entry[], stated: Partial<MatchInput> = {}) {
  const input = inputOf(entries, { coverage: COVERAGE, ...stated })
  const made = matchEntries(input)
  const lines = waterfalls(input, made, lookAt(input, made, day('2026-03-31')))[0]?.lines ?? []
  const line = (name: string) => lines.find((each) => each.name === name)?.minor
  return { made, matches: said(made, entries, NAMES, 'L2'), exceptions: raised(made, NAMES), line }
}

describe('payments and the account', () => {
  test('a sale and its fee row are joined to the payment, and counted once', () => {
    const entries = [
      paid('p1', 1000, { fee: -6, ...w('A') }),
      fund({ name: 'f1', amount: 1000, ...w('A') }),
      fund({ name: 'f2', amount: -6, kind: 'fee', ...w('A') }),
    ]
    const { matches, exceptions, line, made } = matched(entries)
    expect(matches).toEqual(['p1=f1+f2 acquirerNo certain'])
    expect(exceptions).toEqual([])
    expect([line('sales'), line('fees'), line('owed')]).toEqual([1000, -6, 994])
    expect(made.levels[1]).toEqual({ level: 'L2', entries: 3, matched: 3, ambiguous: 0, unmatched: 0 })
  })

  test('a row after the fee is split as the payment says', () => {
    const entries = [
      paid('p1', 1000, { fee: -6, ...w('A') }),
      fund({ name: 'f1', amount: 994, note: '含手续费', ...w('A') }),
    ]
    const { matches, exceptions, line } = matched(entries)
    expect(matches).toEqual(['p1=f1 acquirerNo certain'])
    expect(exceptions).toEqual([])
    expect([line('sales'), line('fees'), line('owed')]).toEqual([1000, -6, 994])
  })

  test('refunds are joined by their own number, else by the sale’s number and the amount', () => {
    const entries = [
      paid('p1', -300, { fee: 2, refs: { acquirerNo: 'A', refundNo: 'R1' } }),
      paid('p2', -200, { fee: 1, refs: { acquirerNo: 'A', refundNo: 'R2' } }),
      fund({ name: 'f1', amount: -200, ...w('A') }),
      fund({ name: 'f2', amount: -300, refs: { refundNo: 'R1' } }),
      fund({ name: 'f3', amount: 1, kind: 'feeRefund', ...w('A') }),
      fund({ name: 'f4', amount: 2, kind: 'feeRefund', ...w('A') }),
    ]
    expect(matched(entries)).toMatchObject({
      matches: ['p1=f2+f4 refundNo certain', 'p2=f1+f3 acquirerNo certain'],
      exceptions: [],
    })
  })

  test('the order number joins where the acquirer’s number does not', () => {
    const refs = { orderNo: 'N' }
    const entries = [
      paid('p1', 500, { refs }),
      fund({ name: 'f1', amount: 500, refs }),
      fund({ name: 'f2', amount: -3, kind: 'fee', refs }),
    ]
    expect(matched(entries)).toMatchObject({
      matches: ['p1=f1+f2 orderNo certain'],
      exceptions: ['feeDiffers -3 f1+f2+p1'],
    })
  })

  test('equal refunds of one sale that nothing tells apart are one group', () => {
    const entries = [
      paid('p1', -100, w('A')),
      paid('p2', -100, { ...w('A'), time: '13:00:00' }),
      fund({ name: 'f1', amount: -100, ...w('A') }),
      fund({ name: 'f2', amount: -100, ...w('A') }),
    ]
    expect(matched(entries).matches).toEqual(['p1+p2=f1+f2 acquirerNo certain'])
  })

  test('an amount that the account books otherwise has no cause', () => {
    const entries = [paid('p1', 1000, w('A')), fund({ name: 'f1', amount: 900, ...w('A') })]
    const { exceptions, line, made } = matched(entries)
    expect(exceptions).toEqual(['amountDiffers -100 f1+p1'])
    expect(made.exceptions[0]?.explained).toBe(false)
    expect(line('sales')).toBe(900)
  })

  test('what only one of both files has is named where both cover the day', () => {
    const only = [paid('p1', 500, w('A')), fund({ name: 'f1', amount: 70, ...w('B') })]
    expect(matched(only).exceptions).toEqual(['missingAtAcquirer -500 p1', 'missingInBooks 70 f1'])
    expect(matched(only).made.levels[1]).toEqual({ level: 'L2', entries: 2, matched: 0, ambiguous: 0, unmatched: 2 })
    const border = only.map((each) => ({ ...each, day: day('2026-03-31'), at: Date.parse('2026-03-31T15:55:00Z') }))
    expect(matched(border).exceptions).toEqual([])
    const early = { settings: { ...inputOf([]).settings, startDay: day('2026-03-20') } }
    expect(matched(only, early).exceptions).toEqual([])
    const untimed = only.map((each) => ({ ...each, at: null }))
    expect(matched(untimed).exceptions).toHaveLength(2)
  })

  test('a payment that the account books on the next day is counted once, on the account’s day', () => {
    const coverage = [
      covers('payment', '2026-03-01', '2026-03-31', ACCOUNT),
      covers('fund', '2026-03-04', '2026-03-31'),
    ]
    const entries = [
      paid('p1', 500, { ...w('A'), time: '23:59:59' }),
      fund({ name: 'f1', amount: 500, day: '2026-03-04', ...w('A') }),
    ]
    expect(matched(entries, { coverage }).line('sales')).toBe(500)
  })

  test('an order is linked to the row of the account through the payment', () => {
    const refs = { orderNo: 'N', acquirerNo: 'A' }
    const entries = [
      order({ name: 'o1', amount: 500, refs }),
      paid('p1', 500, { refs }),
      fund({ name: 'f1', amount: 480, refs }),
    ]
    const { line } = matched(entries, { coverage: [...COVERAGE, covers('order', '2026-03-01', '2026-03-31')] })
    expect([line('orders'), line('amountDifferences'), line('missingInBooks'), line('sales')]).toEqual([
      500, -20, 0, 480,
    ])
  })

  test('a file of payouts and holds alone replaces no payment', () => {
    const entries = [paid('p1', 500, w('A')), fund({ name: 'f1', amount: -50, kind: 'hold' })]
    const { line, exceptions } = matched(entries)
    expect([line('sales'), line('holds'), line('owed')]).toEqual([500, -50, 450])
    expect(exceptions).toEqual([])
  })

  test('a person’s confirmation joins what no number joins, and a rejection keeps apart what one does', () => {
    const entries = [paid('p1', 500, w('A')), fund({ name: 'f1', amount: 500, ...w('B') })]
    const sides = [{ level: 'L2' as const, left: [entries[0]?.id ?? ''], right: [entries[1]?.id ?? ''] }]
    const confirmed = matched(entries, { decisions: { confirmed: sides, rejected: [], resolved: [] } })
    expect(confirmed).toMatchObject({ matches: ['p1=f1 person certain'], exceptions: [] })
    const joined = [paid('p1', 500, w('A')), fund({ name: 'f1', amount: 500, ...w('A') })]
    const rejected = matched(joined, { decisions: { confirmed: [], rejected: sides, resolved: [] } })
    expect(rejected.matches).toEqual([])
  })

  test('an account that its file does not name is the acquirer’s only one', () => {
    const entries = [paid('p1', 500, w('A')), fund({ name: 'f1', amount: 500, account: '', ...w('A') })]
    const coverage = [
      covers('payment', '2026-03-01', '2026-03-31', ACCOUNT),
      covers('fund', '2026-03-01', '2026-03-31', { account: '' }),
    ]
    expect(matched(entries, { coverage }).matches).toEqual(['p1=f1 acquirerNo certain'])
    const two = [...entries, paid('p2', 70, { account: '2088000000000002', ...w('B') })]
    expect(matched(two, { coverage }).matches).toEqual([])
  })
})
