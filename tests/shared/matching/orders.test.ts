// L1, rule by rule: which evidence joins an order to its payment, and what stays open with which exception.

import { describe, expect, test } from 'vitest'
import type { Day } from '../../../shared/day'
import type { Entry } from '../../../shared/entry'
import type { MatchInput } from '../../../shared/matching/model'
import { matchEntries } from '../../../shared/matching/reconcile'
import { lookAt } from '../../../shared/settlement/as-of'
import { waterfalls } from '../../../shared/settlement/waterfall'
import { covers, DAY, fund, idOf, inputOf, MARCH, order, payment, raised, said, settings } from './make'

const NAMES = ['o1', 'o2', 'o3', 'p1', 'p2', 'p3', 'p4', 's1', 'r1', 'r2', 'r3', 'f1', 'f2']

function matched(entries: readonly Entry[], stated: Partial<MatchInput> = {}) {
  const made = matchEntries(inputOf(entries, stated))
  return { made, matches: said(made, entries, NAMES), exceptions: raised(made, NAMES) }
}

const refs = { orderNo: 'A1' }

describe('keys make a match certain', () => {
  test('an order number joins an order and a payment, whatever their times', () => {
    const entries = [
      order({ name: 'o1', amount: 500, refs }),
      payment({ name: 'p1', amount: 500, refs, day: '2026-03-09' }),
    ]
    expect(matched(entries).matches).toEqual(['o1=p1 orderNo certain'])
  })

  test('an order number does not join across currencies', () => {
    const entries = [
      order({ name: 'o1', amount: 500, refs }),
      payment({ name: 'p1', amount: 500, refs, currency: 'USD' }),
    ]
    const { matches, made } = matched(entries)
    expect(matches).toEqual([])
    expect(made.exceptions.map((each) => each.type).sort()).toEqual(['missingAtAcquirer', 'missingInBooks'])
    expect(made.exceptions[0]?.candidates[0]?.reason.code).toBe('nearCurrency')
    const both = [...entries, order({ name: 'o2', amount: 500, refs, currency: 'USD' })]
    expect(matched(both).matches).toEqual(['o2=p1 orderNo certain'])
  })

  test('different amounts under one number stay joined and are named', () => {
    const entries = [order({ name: 'o1', amount: 500, refs }), payment({ name: 'p1', amount: 450, refs })]
    const { matches, exceptions } = matched(entries)
    expect(matches).toEqual(['o1=p1 orderNo certain'])
    expect(exceptions).toEqual(['amountDiffers -50 o1+p1'])
    expect(matched(entries, { settings: settings({ tolerance: { orderPaymentMinor: 50 } }) }).exceptions).toEqual([])
  })

  test('a coupon is no difference: what the customer was asked for is compared', () => {
    const entries = [order({ name: 'o1', amount: 500, refs }), payment({ name: 'p1', amount: 400, asked: 500, refs })]
    expect(matched(entries).exceptions).toEqual([])
  })

  test('a second payment of the merchant order of a payment that its acquirer’s number joins repeats it', () => {
    const paid = (name: string, acquirerNo: string, more: object = {}) =>
      payment({ name, amount: 500, refs: { orderNo: 'M1', acquirerNo }, ...more })
    const first = [order({ name: 'o1', amount: 500, refs: { acquirerNo: 'W1' } }), paid('p1', 'W1')]
    const again = matched([...first, paid('p2', 'W2', { time: '12:03:00' })])
    expect(again.matches).toEqual(['o1=p1 acquirerNo certain'])
    expect(again.exceptions).toEqual(['duplicatePayment 500 p2'])
    for (const other of [{ amount: 499 }, { day: '2026-03-05' }, { account: '1600000002' }]) {
      expect(matched([...first, paid('p2', 'W2', other)]).exceptions[0]).toMatch(/^missingInBooks/)
    }
  })

  test('the acquirer’s number, the reference number and the trace number join where no order number does', () => {
    const numbered = [
      order({ name: 'o1', amount: 500, refs: { acquirerNo: 'W1' } }),
      payment({ name: 'p1', amount: 500, refs: { acquirerNo: 'W1' } }),
      order({ name: 'o2', amount: 500, refs: { rrn: '000123456789' }, terminalNo: 'T1' }),
      payment({ name: 'p2', amount: 500, refs: { rrn: '000123456789' }, terminalNo: 'T1' }),
      order({ name: 'o3', amount: 500, refs: { traceNo: '000001', batchNo: '7' }, terminalNo: 'T1' }),
      payment({ name: 'p3', amount: 500, refs: { traceNo: '000001', batchNo: '7' }, terminalNo: 'T1' }),
    ]
    expect(matched(numbered).matches).toEqual([
      'o1=p1 acquirerNo certain',
      'o2=p2 rrnTerminalDay certain',
      'o3=p3 traceBatchTerminal certain',
    ])
  })

  test('one order paid in parts, and parts of orders paid at once, are groups', () => {
    const split = [
      order({ name: 'o1', amount: 500, refs }),
      payment({ name: 'p1', amount: 200, refs }),
      payment({ name: 'p2', amount: 300, refs }),
    ]
    expect(matched(split).matches).toEqual(['o1=p1+p2 orderNo certain'])
    const joint = [
      order({ name: 'o1', amount: 200, refs }),
      order({ name: 'o2', amount: 300, refs }),
      payment({ name: 'p1', amount: 500, refs }),
    ]
    expect(matched(joint).matches).toEqual(['o1+o2=p1 orderNo certain'])
  })

  test('a second payment of the same order is a duplicate, the first one in time pays it', () => {
    const entries = [
      order({ name: 'o1', amount: 500, refs }),
      payment({ name: 'p1', amount: 500, refs, time: '12:05:00' }),
      payment({ name: 'p2', amount: 500, refs, time: '12:01:00' }),
      payment({ name: 'p3', amount: 70, refs, time: '12:01:00' }),
    ]
    const { matches, exceptions } = matched(entries)
    expect(matches).toEqual(['o1=p2 orderNo certain'])
    expect(exceptions).toEqual(['duplicatePayment 500 p1', 'missingInBooks 70 p3'])
  })

  test('two payments of one order in the same second are undecided', () => {
    const entries = [
      order({ name: 'o1', amount: 500, refs }),
      payment({ name: 'p1', amount: 500, refs }),
      payment({ name: 'p2', amount: 500, refs }),
    ]
    const { matches, exceptions, made } = matched(entries)
    expect(matches).toEqual([])
    expect(exceptions).toEqual(['ambiguous 1000 o1+p1+p2'])
    expect(made.exceptions[0]?.candidates.map(({ entry }) => entry).sort()).toEqual([idOf('p1'), idOf('p2')].sort())
  })

  test('one payment and parts that also make up the order leave it undecided', () => {
    const entries = [
      order({ name: 'o1', amount: 500, refs }),
      payment({ name: 'p1', amount: 500, refs }),
      payment({ name: 'p2', amount: 200, refs }),
      payment({ name: 'p3', amount: 300, refs }),
    ]
    expect(matched(entries)).toMatchObject({ matches: [], exceptions: ['ambiguous 1000 o1+p1+p2+p3'] })
  })

  test('only the parts that make up the order are taken, the rest is named', () => {
    const entries = [
      order({ name: 'o1', amount: 500, refs }),
      payment({ name: 'p1', amount: 200, refs }),
      payment({ name: 'p2', amount: 300, refs }),
      payment({ name: 'p3', amount: 70, refs }),
    ]
    expect(matched(entries)).toMatchObject({
      matches: ['o1=p1+p2 orderNo certain'],
      exceptions: ['missingInBooks 70 p3'],
    })
  })

  test('a counter that begins anew every day joins within the day only', () => {
    const on = (n: number) => ({ day: `2026-03-0${n}`, refs: { orderNo: '0001' } })
    const entries = [
      order({ name: 'o1', amount: 100, ...on(2) }),
      order({ name: 'o2', amount: 200, ...on(3) }),
      order({ name: 'o3', amount: 300, ...on(4) }),
      payment({ name: 'p1', amount: 100, ...on(2) }),
      payment({ name: 'p3', amount: 350, ...on(4) }),
    ]
    const { matches, exceptions } = matched(entries)
    expect(matches).toEqual(['o1=p1 orderNo certain', 'o3=p3 orderNo certain'])
    expect(exceptions).toEqual(['amountDiffers 50 o3+p3', 'missingAtAcquirer 200 o2'])
  })

  test('where numbers begin anew every day, one of another day is another sale', () => {
    const on = (n: number, orderNo: string) => ({ day: `2026-03-0${n}`, refs: { orderNo } })
    const twoDays = ['0001', '0002'].flatMap((number, at) =>
      [2, 3].flatMap((n) => [
        order({ name: `x${number}${n}`, amount: 100 + n + at, ...on(n, number) }),
        payment({ name: `y${number}${n}`, amount: 100 + n + at, ...on(n, number) }),
      ]),
    )
    const far = [
      order({ name: 'o1', amount: 500, ...on(2, '0003') }),
      payment({ name: 'p1', amount: 500, ...on(7, '0003') }),
    ]
    const over = [
      order({ name: 'o2', amount: 70, ...on(4, '0004'), time: '23:50:00' }),
      payment({ name: 'p2', amount: 70, ...on(5, '0004'), time: '00:05:00' }),
      order({ name: 'o3', amount: 80, ...on(4, '0005'), time: '12:00:00' }),
      payment({ name: 'p3', amount: 80, ...on(5, '0005'), time: '12:00:00' }),
    ]
    const { matches } = matched([...twoDays, ...far, ...over])
    expect(matches.filter((each) => /o\d/.test(each))).toEqual(['o2=p2 orderNo certain'])
    expect(matches).toHaveLength(5)
    expect(matched(far).matches).toEqual(['o1=p1 orderNo certain'])
  })

  test('a number that comes back once is read day by day, the next day included', () => {
    const on = (n: number) => ({ day: `2026-03-0${n}`, refs: { orderNo: 'B7' } })
    const entries = [
      order({ name: 'o1', amount: 100, ...on(2) }),
      order({ name: 'o2', amount: 200, ...on(4) }),
      order({ name: 'o3', amount: 300, ...on(4) }),
      payment({ name: 'p1', amount: 110, ...on(3) }),
      payment({ name: 'p2', amount: 200, ...on(4), time: '12:00:01' }),
      payment({ name: 'p3', amount: 200, ...on(4), time: '12:00:02' }),
      payment({ name: 'p4', amount: 310, ...on(4) }),
    ]
    const { matches, exceptions } = matched(entries)
    expect(matches).toEqual(['o1=p1 orderNo certain', 'o2=p2 orderNo certain', 'o3=p4 orderNo certain'])
    expect(exceptions).toEqual(['amountDiffers 10 o1+p1', 'amountDiffers 10 o3+p4', 'duplicatePayment 200 p3'])
  })

  test('orders of several days and one payment of one number: the day decides', () => {
    const entries = [
      order({ name: 'o1', amount: 100, refs, day: '2026-03-02' }),
      order({ name: 'o2', amount: 200, refs, day: '2026-03-05' }),
      payment({ name: 'p1', amount: 250, refs, day: '2026-03-06' }),
    ]
    expect(matched(entries).matches).toEqual(['o2=p1 orderNo certain'])
  })

  test('equal orders and payments of one number and day are one group', () => {
    const entries = [
      order({ name: 'o1', amount: 100, refs }),
      order({ name: 'o2', amount: 100, refs }),
      payment({ name: 'p1', amount: 100, refs, time: '12:00:01' }),
      payment({ name: 'p2', amount: 100, refs, time: '12:00:02' }),
      payment({ name: 'p3', amount: 100, refs, time: '12:00:03' }),
    ]
    expect(matched(entries.slice(0, 4)).matches).toEqual(['o1+o2=p1+p2 orderNo certain'])
    const { matches, exceptions } = matched(entries)
    expect(matches).toEqual(['o1+o2=p1+p2 orderNo certain'])
    expect(exceptions).toEqual(['duplicatePayment 100 p3'])
    const tied = entries.map((entry) => ({ ...entry, at: 0 }))
    expect(matched(tied).matches).toEqual([])
  })

  test('what does not add up under one number of one day is matched as a whole and named', () => {
    const entries = [
      order({ name: 'o1', amount: 100, refs }),
      order({ name: 'o2', amount: 210, refs }),
      payment({ name: 'p1', amount: 130, refs }),
      payment({ name: 'p2', amount: 170, refs }),
    ]
    expect(matched(entries)).toMatchObject({
      matches: ['o1+o2=p1+p2 orderNo certain'],
      exceptions: ['amountDiffers -10 o1+o2+p1+p2'],
    })
  })
})

describe('refunds', () => {
  const sale = [order({ name: 's1', amount: 900, refs }), payment({ name: 'p4', amount: 900, refs })]

  test('the refund number joins, be it the merchant’s or the acquirer’s', () => {
    const entries = [
      ...sale,
      order({ name: 'o1', amount: -100, refs: { ...refs, refundNo: 'R1' } }),
      payment({ name: 'r1', amount: -100, refs: { ...refs, refundNo: '503', merchantRefundNo: 'R1' } }),
      order({ name: 'o2', amount: -100, refs: { ...refs, refundNo: '504' } }),
      payment({ name: 'r2', amount: -100, refs: { ...refs, refundNo: '504', merchantRefundNo: 'R2' } }),
    ]
    expect(matched(entries).matches).toEqual([
      'o1=r1 refundNo certain',
      'o2=r2 refundNo certain',
      's1=p4 orderNo certain',
    ])
  })

  test('without refund numbers the order number and the amount join, equal parts as a group', () => {
    const entries = [
      ...sale,
      order({ name: 'o1', amount: -100, refs }),
      order({ name: 'o2', amount: -100, refs, day: '2026-03-04' }),
      payment({ name: 'r1', amount: -100, refs, time: '13:00:00' }),
      payment({ name: 'r2', amount: -100, refs, time: '14:00:00' }),
      order({ name: 'o3', amount: -70, refs }),
      payment({ name: 'r3', amount: -70, refs }),
    ]
    expect(matched(entries).matches).toEqual([
      'o1+o2=r1+r2 orderNo certain',
      'o3=r3 orderNo certain',
      's1=p4 orderNo certain',
    ])
  })

  test('refunds whose own numbers differ are not joined by the order number', () => {
    const own = (refundNo: string) => ({ ...refs, merchantRefundNo: refundNo })
    const entries = [
      ...sale,
      order({ name: 'o1', amount: -100, refs: own('R1') }),
      payment({ name: 'r1', amount: -100, refs: own('R1') }),
      order({ name: 'o2', amount: -200, refs: own('R2') }),
      payment({ name: 'r2', amount: -200, refs: own('R3') }),
    ]
    const { matches, exceptions } = matched(entries)
    expect(matches).toEqual(['o1=r1 refundNo certain', 's1=p4 orderNo certain'])
    expect(exceptions).toEqual(['missingInBooks -200 r2', 'refundMissing -200 o2'])
    const bare = [...entries, payment({ name: 'r3', amount: -200, refs })]
    expect(matched(bare).matches).toContain('o2=r3 orderNo certain')
    const unnumbered = [...entries, order({ name: 'o3', amount: -200, refs })]
    expect(matched(unnumbered).matches).toContain('o3=r2 orderNo certain')
  })

  test('refunds beyond the sale are named once, with everything that belongs to them', () => {
    const entries = [
      ...sale,
      order({ name: 'o1', amount: -900, refs }),
      payment({ name: 'r1', amount: -900, refs, time: '13:00:00' }),
      payment({ name: 'r2', amount: -100, refs, time: '14:00:00' }),
    ]
    expect(matched(entries).exceptions).toEqual(['overRefunded -100 p4+r1+r2'])
    const failed = entries.map((entry) => (entry.id === idOf('r2') ? { ...entry, status: 'FAIL' } : entry))
    expect(matched(failed).exceptions).toEqual([])
  })

  test('a refund that failed moved nothing: the books’ refund is missing, and no line counts it', () => {
    const numbered = { orderNo: 'A1', merchantRefundNo: 'M1' }
    const entries = [
      order({ name: 'o1', amount: 500, refs }),
      payment({ name: 'p1', amount: 500, fee: -3, refs }),
      order({ name: 'o2', amount: -200, refs: numbered }),
      payment({ name: 'r1', amount: -200, fee: 1, refs: numbered, status: 'FAIL' }),
    ]
    const input = inputOf(entries, { coverage: MARCH })
    const made = matchEntries(input)
    expect(said(made, entries, NAMES)).toEqual(['o1=p1 orderNo certain'])
    expect(raised(made, NAMES)).toEqual(['refundMissing -200 o2+r1'])
    expect(made.exceptions[0]?.reason).toMatchObject({ code: 'refundFailed', params: { status: 'FAIL' } })
    const view = lookAt(input, made, DAY as Day)
    const line = (name: string) => waterfalls(input, made, view)[0]?.lines.find((each) => each.name === name)?.minor
    expect([line('refunds'), line('feeRefunds'), line('missingAtAcquirer'), line('owed')]).toEqual([0, 0, 200, 497])
    expect(made.expected[0]?.netMinor).toBe(497)
  })

  test('a refund that the books lack is named only where the books list refunds at all', () => {
    const entries = [...sale, payment({ name: 'r1', amount: -100, refs })]
    expect(matched(entries).exceptions).toEqual([])
    const other = order({ name: 'o1', amount: -70, refs: { orderNo: 'B' } })
    expect(matched([...entries, other]).exceptions).toEqual(['missingInBooks -100 r1', 'refundMissing -70 o1'])
  })

  test('a sale and the void that took it back, both unknown to the books, are nothing', () => {
    const entries = [
      order({ name: 'o1', amount: -70, refs: { orderNo: 'B' } }),
      payment({ name: 'p1', amount: 300, refs: { acquirerNo: 'W9' } }),
      payment({ name: 'p2', amount: -300, kind: 'void', refs: { acquirerNo: 'W9' } }),
    ]
    expect(matched(entries).exceptions).toEqual(['refundMissing -70 o1'])
  })
})

describe('without a key', () => {
  test('the only candidate both ways is probable', () => {
    const entries = [order({ name: 'o1', amount: 500 }), payment({ name: 'p1', amount: 500, time: '12:05:00' })]
    const { matches, made } = matched(entries)
    expect(matches).toEqual(['o1=p1 amountTerminalTime probable'])
    expect(made.matches[0]?.reason).toEqual({
      code: 'joinedByAmountTime',
      params: { currency: 'CNY', amountMinor: 500, seconds: 300 },
    })
  })

  test('where a time is not stated the day stands for it', () => {
    const entries = [
      order({ name: 'o1', amount: 500, time: null }),
      payment({ name: 'p1', amount: 500, time: '21:00:00' }),
    ]
    expect(matched(entries).matches).toEqual(['o1=p1 amountTerminalTime probable'])
    const reversed = [
      order({ name: 'o1', amount: 500, time: '21:00:00' }),
      payment({ name: 'p1', amount: 500, time: null }),
    ]
    expect(matched(reversed).matches).toEqual(['o1=p1 amountTerminalTime probable'])
    const untimed = [order({ name: 'o1', amount: 500, time: null }), payment({ name: 'p1', amount: 500, time: null })]
    expect(matched(untimed).made.matches[0]?.reason.code).toBe('joinedByAmountDay')
  })

  test.each([
    ['the window', { time: '12:30:00' }, {}],
    ['the terminal', { terminalNo: 'T2' }, { terminalNo: 'T1' }],
    ['the method', {}, { method: '支付宝' }],
    ['the house', {}, { method: '银联商务' }],
    ['the reference number', { refs: { rrn: '1' } }, { refs: { rrn: '2' } }],
    ['the amount', { amount: 501 }, {}],
  ])('%s keeps two apart, and the reason says so', (_, paid, sold) => {
    const entries = [order({ name: 'o1', amount: 500, ...sold }), payment({ name: 'p1', amount: 500, ...paid })]
    expect(
      matched(entries, {
        coverage: [...MARCH, covers('payment', '2026-03-01', '2026-03-31', { acquirerId: 'alipay' })],
      }).matches,
    ).toEqual([])
  })

  test('twins stay undecided, as one group with all candidates', () => {
    const entries = [
      order({ name: 'o1', amount: 500 }),
      order({ name: 'o2', amount: 500, time: '12:01:00' }),
      payment({ name: 'p1', amount: 500, time: '12:00:30' }),
      payment({ name: 'p2', amount: 500, time: '12:01:30' }),
    ]
    expect(matched(entries)).toMatchObject({ matches: [], exceptions: ['ambiguous 1000 o1+o2+p1+p2'] })
  })

  test('a crowd of equal amounts in one window is undecided as a whole', () => {
    const orders = Array.from({ length: 3 }, (_, n) => order({ name: `o${n}`, amount: 500 }))
    const payments = Array.from({ length: 300 }, (_, n) => payment({ name: `p${n}`, amount: 500 }))
    const made = matchEntries(inputOf([...orders, ...payments]))
    expect(made.matches.filter((match) => match.level === 'L1')).toEqual([])
    expect(made.exceptions.filter((each) => each.type === 'ambiguous')).toHaveLength(1)
  })

  test('numbers of a space that has been seen to join tell two sales apart', () => {
    const number = (n: number) => ({ orderNo: `XM2026030${n}` })
    const joined = [
      order({ name: 's1', amount: 900, refs: number(1) }),
      payment({ name: 'p4', amount: 900, refs: number(1) }),
    ]
    const apart = [
      order({ name: 'o1', amount: 500, refs: number(2) }),
      payment({ name: 'p1', amount: 500, refs: number(3) }),
    ]
    const { matches, made } = matched([...joined, ...apart])
    expect(matches).toEqual(['s1=p4 orderNo certain'])
    expect(made.exceptions[0]?.candidates[0]?.reason.code).toBe('nearOrderNo')
    expect(matched(apart).matches).toEqual(['o1=p1 amountTerminalTime probable'])
    const otherTill = [order({ name: 'o1', amount: 500, refs: { orderNo: 'WM-77' } }), apart[1] as Entry]
    expect(matched([...joined, ...otherTill]).matches).toContain('o1=p1 amountTerminalTime probable')
    const uuid = { orderNo: 'f3a9-77bc' }
    const mixed = [order({ name: 'o1', amount: 500, refs: uuid }), apart[1] as Entry]
    expect(matched([...joined, ...mixed]).matches).toContain('o1=p1 amountTerminalTime probable')
  })

  test('acquirer numbers that differ tell two sales apart as well', () => {
    const number = (n: number) => ({ acquirerNo: `4200000${n}` })
    const entries = [
      order({ name: 's1', amount: 900, refs: number(1) }),
      payment({ name: 'p4', amount: 900, refs: number(1) }),
      order({ name: 'o1', amount: 500, refs: number(2) }),
      payment({ name: 'p1', amount: 500, refs: number(3) }),
    ]
    const { matches, made } = matched(entries)
    expect(matches).toEqual(['s1=p4 acquirerNo certain'])
    expect(made.exceptions[0]?.candidates[0]?.reason.code).toBe('nearAcquirerNo')
  })
})

describe('what stays open', () => {
  test('an order paid in cash is set aside, with its refund, unless a number joins it', () => {
    const entries = [
      order({ name: 'o1', amount: 500, method: '现金', refs }),
      order({ name: 'o2', amount: -100, refs }),
      payment({ name: 'p1', amount: 500 }),
    ]
    const { made, exceptions } = matched(entries)
    expect(exceptions).toEqual(['missingInBooks 500 p1'])
    expect(made.levels[0]).toEqual({ level: 'L1', entries: 1, matched: 0, ambiguous: 0, unmatched: 1 })
    const paid = [...entries.slice(0, 1), payment({ name: 'p1', amount: 500, refs })]
    expect(matched(paid).matches).toEqual(['o1=p1 orderNo certain'])
  })

  test('an order of nothing and a payment of nothing are not asked for', () => {
    const entries = [order({ name: 'o1', amount: 0 }), payment({ name: 'p1', amount: 0, time: '22:00:00' })]
    expect(matched(entries).exceptions).toEqual([])
  })

  test('nothing is missing on a day that the other side’s files do not cover', () => {
    const coverage = [covers('order', '2026-03-01', '2026-03-10'), covers('payment', '2026-03-01', '2026-03-10')]
    const late = [
      order({ name: 'o1', amount: 500, day: '2026-03-12' }),
      payment({ name: 'p1', amount: 70, day: '2026-03-12' }),
    ]
    expect(matched(late, { coverage }).exceptions).toEqual([])
    const border = [order({ name: 'o1', amount: 500, day: '2026-03-10', time: '23:58:00' })]
    expect(matched(border, { coverage }).exceptions).toEqual([])
    const inside = [order({ name: 'o1', amount: 500, day: '2026-03-10', time: '23:40:00' })]
    expect(matched(inside, { coverage }).exceptions).toEqual(['missingAtAcquirer 500 o1'])
    const untimed = [order({ name: 'o1', amount: 500, day: '2026-03-10', time: null })]
    expect(matched(untimed, { coverage }).exceptions).toEqual(['missingAtAcquirer 500 o1'])
    const elsewhere = [order({ name: 'o1', amount: 500, day: '2026-03-05' })].map((each) => ({ ...each, at: 0 }))
    expect(matched(elsewhere, { coverage }).exceptions).toEqual(['missingAtAcquirer 500 o1'])
  })

  test('nothing is missing before the first day of the book', () => {
    const entries = [order({ name: 'o1', amount: 500 }), payment({ name: 'p1', amount: 70 })]
    expect(matched(entries, { settings: settings({ startDay: '2026-03-10' }) }).exceptions).toEqual([])
  })

  test('the acquirer of the order’s method must cover the day', () => {
    const sold = [order({ name: 'o1', amount: 500, method: '支付宝' })]
    expect(matched(sold).exceptions).toEqual([])
    const alipay = covers('payment', '2026-03-01', '2026-03-31', { acquirerId: 'alipay', account: '2088' })
    expect(matched(sold, { coverage: [...MARCH, alipay] }).exceptions).toEqual(['missingAtAcquirer 500 o1'])
  })

  test('a hole in the files of the account that this till’s orders go through is no proof', () => {
    const hole = [
      ...MARCH.filter((each) => each.stream !== 'payment'),
      covers('payment', '2026-03-01', '2026-03-02'),
      covers('payment', '2026-03-04', '2026-03-31'),
      covers('payment', '2026-03-01', '2026-03-31', { account: '1600000002' }),
    ]
    const joined = [
      order({ name: 's1', amount: 900, refs, day: '2026-03-01' }),
      payment({ name: 'p4', amount: 900, refs, day: '2026-03-01' }),
    ]
    const open = order({ name: 'o1', amount: 500 })
    expect(matched([...joined, open], { coverage: hole }).exceptions).toEqual([])
    expect(matched([open], { coverage: hole }).exceptions).toEqual([])
  })

  test('a payment unknown to the books names the orders it might have been', () => {
    const entries = [
      order({ name: 'o1', amount: 500, refs }),
      payment({ name: 'p1', amount: 500, refs }),
      payment({ name: 'p2', amount: 510, time: '12:20:00' }),
    ]
    const { made } = matched(entries)
    const [missing] = made.exceptions
    expect(missing?.type).toBe('missingInBooks')
    expect(missing?.candidates.map(({ entry, reason }) => [entry, reason.code])).toEqual([[idOf('o1'), 'nearAmount']])
  })

  test('the nearest three are shown, nearest first, each with the field that failed', () => {
    const entries = [
      order({ name: 'o1', amount: 500, terminalNo: 'T1', method: '微信支付' }),
      payment({ name: 'p1', amount: 500, terminalNo: 'T2' }),
      payment({ name: 'p2', amount: 500, time: '14:00:00', terminalNo: 'T1' }),
      payment({ name: 'p3', amount: 490, terminalNo: 'T1' }),
      payment({ name: 'p4', amount: 100, day: '2026-03-04', time: null }),
    ]
    const missing = matched(entries).made.exceptions.find((each) => each.type === 'missingAtAcquirer')
    expect(missing?.candidates.map(({ entry, reason }) => [entry, reason.code])).toEqual([
      [idOf('p1'), 'nearTerminal'],
      [idOf('p2'), 'nearTime'],
      [idOf('p3'), 'nearAmount'],
    ])
    const untimed = [
      order({ name: 'o1', amount: 500, time: null }),
      payment({ name: 'p1', amount: 500, day: '2026-03-04' }),
    ]
    expect(matched(untimed).made.exceptions[0]?.candidates[0]?.reason.code).toBe('nearDay')
    const otherMethod = [order({ name: 'o1', amount: 500, method: '支付宝' }), payment({ name: 'p1', amount: 500 })]
    const coverage = [
      ...MARCH,
      covers('payment', '2026-03-01', '2026-03-31', { acquirerId: 'alipay', account: '2088' }),
    ]
    const byMethod = matched(otherMethod, { coverage }).made.exceptions.find(
      (each) => each.type === 'missingAtAcquirer',
    )
    expect(byMethod?.candidates[0]?.reason.code).toBe('nearMethod')
  })
})

describe('rows of the account stand in where no bill is there', () => {
  const coverage = [covers('order', '2026-03-01', '2026-03-31'), covers('fund', '2026-03-01', '2026-03-31')]

  test('an order is matched to the account’s sale row', () => {
    const entries = [order({ name: 'o1', amount: 500, refs }), fund({ name: 'f1', amount: 500, refs })]
    expect(matched(entries, { coverage }).matches).toEqual(['o1=f1 orderNo certain'])
    const unknown = [fund({ name: 'f1', amount: 500, refs })]
    expect(matched(unknown, { coverage }).exceptions).toEqual(['missingInBooks 500 f1'])
  })

  test('where bills exist they speak for their days, the account for the others', () => {
    const withBill = [
      ...coverage,
      covers('payment', '2026-03-01', '2026-03-05', { acquirerId: 'alipay', account: '2088000000000001' }),
    ]
    const entries = [
      order({ name: 'o1', amount: 500, refs, day: '2026-03-08' }),
      fund({ name: 'f1', amount: 500, refs, day: '2026-03-08' }),
      fund({ name: 'f2', amount: 70, refs: { orderNo: 'B' } }),
    ]
    expect(matched(entries, { coverage: withBill }).matches).toEqual(['o1=f1 orderNo certain'])
  })
})
