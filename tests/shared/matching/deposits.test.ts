// L4, rule by rule. WeChat pays T+1: 2026-03-02 is a Monday; the days 6, 7 and 8 (Friday to Sunday) fall due on the 9th.

import { describe, expect, test } from 'vitest'
import type { Entry } from '../../../shared/entry'
import type { MatchInput } from '../../../shared/matching/model'
import { matchEntries } from '../../../shared/matching/reconcile'
import { minor } from '../../../shared/money'
import { say } from '../../../shared/sentences/say'
import { lookAt } from '../../../shared/settlement/as-of'
import { waterfalls } from '../../../shared/settlement/waterfall'
import { bank, covers, day, fund, idOf, inputOf, order, payment, raised, said, settings } from './make'

const NAMES = [
  ...Array.from({ length: 10 }, (_, n) => `p${n}`),
  ...Array.from({ length: 10 }, (_, n) => `b${n}`),
  ...Array.from({ length: 10 }, (_, n) => `f${n}`),
  'back',
  'o1',
]
const COVERAGE = [covers('payment', '2026-03-02', '2026-03-31'), covers('bank', '2026-03-01', '2026-04-10')]

const paid = (n: number, amount: number, more: object = {}) =>
  payment({ name: `p${n}`, amount, day: `2026-03-0${n}`, ...more })
const came = (n: number, on: number, amount: number, more: object = {}) =>
  bank({ name: `b${n}`, amount, day: `2026-03-${String(on).padStart(2, '0')}`, ...more })

function matched(entries: readonly Entry[], stated: Partial<MatchInput> = {}) {
  const input = inputOf(entries, { coverage: COVERAGE, ...stated })
  const made = matchEntries(input)
  const view = lookAt(input, made, day('2026-03-31'))
  return {
    input,
    made,
    view,
    matches: said(made, entries, NAMES, 'L4'),
    exceptions: raised(made, NAMES),
    late: raised(view, NAMES),
    waterfall: waterfalls(input, made, view)[0],
  }
}

describe('what is owed finds what has arrived', () => {
  test('a day’s net arrives on the day it is due', () => {
    const { matches, exceptions, made } = matched([paid(2, 1000, { fee: -6 }), came(2, 3, 994)])
    expect(matches).toEqual(['p2=b2 amountDay probable'])
    expect(exceptions).toEqual([])
    expect(made.expected[0]).toMatchObject({
      settleDay: '2026-03-02',
      dueDay: '2026-03-03',
      netMinor: 994,
      paidMinor: 994,
    })
  })

  test('a weekend arrives on Monday, in one sum or day by day', () => {
    const days = [paid(6, 500), paid(7, 400), paid(8, 300)]
    expect(matched([...days, came(1, 9, 1200)]).matches).toEqual(['p6+p7+p8=b1 daysTogether probable'])
    expect(matched([...days, came(1, 9, 500), came(2, 9, 400), came(3, 9, 300)]).matches).toEqual([
      'p6=b1 amountDay probable',
      'p7=b2 amountDay probable',
      'p8=b3 amountDay probable',
    ])
    expect(matched([...days, came(1, 9, 900), came(2, 9, 300)]).matches).toEqual([
      'p6+p7=b1 daysTogether probable',
      'p8=b2 amountDay probable',
    ])
    expect(
      matched([...days, came(1, 9, 700), came(2, 9, 500 - 100), came(3, 9, 50), came(4, 9, 50)]).matches.join(),
    ).toContain('p7=b2')
  })

  test('equal sums of one due day are settled as a group', () => {
    const { matches, made } = matched([paid(6, 500), paid(7, 500), came(1, 9, 500), came(2, 9, 500)])
    expect(matches).toEqual(['p6+p7=b1+b2 amountDay probable'])
    const found = made.matches.find((each) => each.level === 'L4')
    expect(found && say('en', found.reason)).toBe(
      'The nets of 2026-03-06, 2026-03-07 are 5.00 each, and 2 deposits of that amount are theirs: 10.00 in all.',
    )
  })

  test('a late payout is matched and its working days are counted', () => {
    const { matches, exceptions, made } = matched([paid(5, 500), came(1, 10, 500)])
    expect(matches).toEqual(['p5=b1 amountWindow probable'])
    expect(exceptions).toEqual(['latePayout 500 b1+p5'])
    expect(made.exceptions[0]).toMatchObject({ day: '2026-03-06', explained: true, reason: { params: { days: 2 } } })
  })

  test('a payout on the Saturday after a Friday is not a working day late, but a calendar-day rule counts it', () => {
    const entries = [paid(5, 500), came(1, 7, 500)]
    expect(matched(entries).exceptions).toEqual([])
    const rule = { mode: 'automatic', basis: 'D', days: 1, cutOffSeconds: 86_400 }
    const own = settings({
      acquirers: [{ id: 'wechat', name: '微信支付', settlement: rule, payerPatterns: ['财付通'] }],
    })
    expect(matched(entries, { settings: own }).exceptions).toEqual(['latePayout 500 b1+p5'])
  })

  test('equal late sums arrive in the order in which they were due', () => {
    const { matches } = matched([paid(2, 500), paid(3, 500), came(1, 5, 500), came(2, 6, 500)])
    expect(matches).toEqual(['p2=b1 amountWindow probable', 'p3=b2 amountWindow probable'])
    const sameDay = matched([paid(2, 500), paid(3, 500), came(1, 6, 500), came(2, 6, 500)])
    expect(sameDay.matches).toEqual(['p2+p3=b1+b2 amountWindow probable'])
  })

  test('one deposit that two days fit is undecided, and neither day is called late', () => {
    const { matches, exceptions, late, waterfall } = matched([paid(2, 500), paid(3, 500), came(1, 6, 500)])
    expect(matches).toEqual([])
    expect(exceptions).toEqual(['ambiguous 500 b1'])
    expect(late).toEqual([])
    expect(waterfall?.unexplainedAbsMinor).toBe(0)
  })

  test('more equal deposits than sums are undecided, and the surplus has no cause', () => {
    const { exceptions, waterfall } = matched([paid(2, 500), came(1, 3, 500), came(2, 3, 500)])
    expect(exceptions).toEqual(['ambiguous 1000 b1+b2', 'unexplainedDeposit 500 b1+b2'])
    expect(waterfall?.unexplainedMinor).toBe(500)
  })

  test('a day of refunds is carried into the next payout', () => {
    const refunds = [paid(3, 1000), payment({ name: 'p4', amount: -300, day: '2026-03-04' }), paid(5, 800)]
    const { matches, exceptions, late } = matched([...refunds, came(1, 4, 1000), came(2, 6, 500)])
    expect(matches).toEqual(['p3=b1 amountDay probable', 'p4+p5=b2 daysTogether probable'])
    expect(exceptions).toEqual([])
    expect(late).toEqual([])
  })

  test('what refunds have used up was not late', () => {
    const days = [payment({ name: 'p2', amount: -500, day: '2026-03-02' }), paid(3, 300), paid(4, 700)]
    const { exceptions } = matched([...days, came(1, 5, 500)])
    expect(exceptions).toEqual([])
    expect(matched(days.slice(0, 2)).late).toEqual([])
  })

  test('a day of refunds can be collected from the bank account', () => {
    const { matches } = matched([payment({ name: 'p4', amount: -300, day: '2026-03-04' }), came(1, 5, -300)])
    expect(matches).toEqual(['p4=b1 amountWindow probable'])
  })

  test('one sum can arrive in parts, on its day or later', () => {
    expect(matched([paid(2, 900), came(1, 3, 400), came(2, 3, 500)]).matches).toEqual(['p2=b1+b2 inParts probable'])
    expect(matched([paid(2, 90_000), came(1, 3, 40_000), came(2, 4, 50_000), came(3, 4, 7_700)]).matches).toEqual([
      'p2=b1+b2 inParts probable',
    ])
  })

  test('several days can arrive in fewer deposits than days', () => {
    const days = [paid(6, 500), paid(7, 400), paid(8, 300)]
    expect(matched([...days, came(1, 9, 650), came(2, 9, 550)]).matches).toEqual(['p6+p7+p8=b1+b2 dueDaySum probable'])
  })

  test('days that do not follow each other arrive together only where no other days make the sum', () => {
    const days = [paid(2, 50_000), paid(3, 40_000), paid(4, 30_000)]
    expect(matched([...days, came(1, 6, 80_000)]).matches).toEqual(['p2+p4=b1 subset probable'])
    const several = [...days, paid(5, 60_000)]
    const { matches, exceptions } = matched([...several, came(1, 10, 90_000)])
    expect(matches).toEqual([])
    expect(exceptions).toContain('ambiguous 90000 b1')
  })

  test('a sum that could be made up in one way is not chosen where another deposit wants the same days', () => {
    const { matches, made } = matched([paid(2, 500), paid(3, 300), paid(4, 90), came(1, 6, 800), came(2, 6, 390)])
    expect(matches).toEqual([])
    expect(made.exceptions.map((each) => each.reason.code)).toEqual(['depositOneSum', 'depositOneSum'])
  })

  test('so many subsets that any amount would be near one of them prove nothing', () => {
    const days = [2, 3, 4, 5, 6, 7, 8].map((n) => paid(n, 100 + n * n))
    const { matches, exceptions } = matched([...days, came(1, 12, 104 + 125 + 164)])
    expect(matches).toEqual([])
    expect(exceptions).toEqual(['unexplainedDeposit 393 b1'])
  })

  test('a text that names the settle day tells equal sums apart', () => {
    const note = '微信支付结算 20260303'
    const { matches } = matched([paid(2, 500), paid(3, 500), came(1, 9, 500, { note })])
    expect(matches).toEqual(['p3=b1 dayInText probable'])
  })

  test('a text that names the merchant number and the settle day is a key', () => {
    const note = '1600000001 2026-03-03 结算'
    expect(matched([paid(3, 500), came(1, 4, 500, { note })]).matches).toEqual(['p3=b1 merchantAndDay certain'])
  })

  test('a deposit that names one merchant number is not for another', () => {
    const other = payment({ name: 'p9', amount: 70, account: '1600000002', day: '2026-03-02' })
    const { matches, exceptions } = matched([paid(2, 500), other, came(1, 3, 500, { note: '商户1600000002' })])
    expect(matches).toEqual([])
    expect(exceptions).toEqual(['beforeStart 500 b1'])
  })

  test('two merchant numbers of one acquirer can be paid in one sum', () => {
    const other = payment({ name: 'p9', amount: 70, account: '1600000002', day: '2026-03-02' })
    expect(matched([paid(2, 500), other, came(1, 3, 570)]).matches).toEqual(['p2+p9=b1 daysTogether probable'])
  })

  test('a difference that the owner tolerates is matched and said', () => {
    const own = settings({ tolerance: { payoutDepositMinor: 5 } })
    const { matches, exceptions } = matched([paid(2, 500), came(1, 4, 497)], { settings: own })
    expect(matches).toEqual(['p2=b1 tolerance probable'])
    expect(exceptions).toEqual(['latePayout 500 b1+p2'])
  })

  test('a cut-off before midnight moves late sales into the next settle day', () => {
    const rule = { mode: 'automatic', basis: 'T', days: 1, cutOffSeconds: 82_800 }
    const own = settings({
      acquirers: [{ id: 'wechat', name: '微信支付', settlement: rule, payerPatterns: ['财付通'] }],
    })
    const entries = [
      payment({ name: 'p1', amount: 100, day: '2026-03-03', time: '22:59:59' }),
      payment({ name: 'p2', amount: 200, day: '2026-03-03', time: '23:00:00' }),
      came(1, 4, 100),
      came(2, 5, 200),
    ]
    expect(matched(entries, { settings: own }).matches).toEqual([
      'p1=b1 amountDay probable',
      'p2=b2 amountDay probable',
    ])
    const stated = entries.map((each) => (each.stream === 'payment' ? { ...each, settleDay: day('2026-03-03') } : each))
    expect(matched([...stated.slice(0, 2), came(3, 4, 300)], { settings: own }).matches).toEqual([
      'p1+p2=b3 amountDay probable',
    ])
  })
})

describe('differences', () => {
  test('the only deposit on the due day is taken with its difference, which has no cause', () => {
    const { matches, exceptions, waterfall } = matched([paid(2, 1000), came(1, 3, 900)])
    expect(matches).toEqual(['p2=b1 dueDayOnly probable'])
    expect(exceptions).toEqual(['shortPayout -100 b1+p2'])
    expect(waterfall).toMatchObject({ unexplainedMinor: -100, unexplainedAbsMinor: 100 })
  })

  test('+100 and −100 without a cause do not hide each other', () => {
    const apart = matched([paid(2, 1000), paid(3, 2000), came(1, 3, 1100), came(2, 4, 1900)])
    expect(apart.waterfall).toMatchObject({ unexplainedMinor: 0, unexplainedAbsMinor: 200 })
    const sameDay = matched([paid(6, 400), paid(7, 1000), came(1, 9, 500), came(2, 9, 900)])
    expect(sameDay.waterfall).toMatchObject({ unexplainedMinor: 0, unexplainedAbsMinor: 200 })
    expect(sameDay.matches).toEqual(['p6=b1 dueDayOnly probable', 'p7=b2 dueDayOnly probable'])
  })

  test('a person who explains a difference, or writes it off, takes it out of the unexplained; seeing it does not', () => {
    const entries = [paid(2, 1000), came(1, 3, 900)]
    const { made } = matched(entries)
    const exception = made.exceptions[0]?.id ?? ''
    const decided = (how: 'writtenOff' | 'acknowledged') =>
      matched(entries, { decisions: { confirmed: [], rejected: [], resolved: [{ exception, how, note: '' }] } })
    expect(decided('writtenOff').waterfall?.unexplainedAbsMinor).toBe(0)
    expect(decided('acknowledged').waterfall?.unexplainedAbsMinor).toBe(100)
    expect(decided('writtenOff').made.exceptions[0]?.resolution).toEqual({ how: 'writtenOff', note: '' })
  })

  test('a weekend short by something is taken as a whole, or as the one day it is nearest to', () => {
    const days = [paid(6, 500), paid(7, 400), paid(8, 300)]
    expect(matched([...days, came(1, 9, 1190)]).matches).toEqual(['p6+p7+p8=b1 dueDayOnly probable'])
    expect(matched([...days, came(1, 9, 410)]).matches).toEqual(['p7=b1 dueDayOnly probable'])
    expect(matched([paid(6, 500), paid(7, 400), came(1, 9, 450)]).matches).toEqual([])
  })

  test('a deposit of another size is not taken for what was owed', () => {
    const { exceptions, late } = matched([paid(2, 1000), came(1, 3, 70)])
    expect(exceptions).toEqual(['beforeStart 70 b1'])
    expect(late).toEqual(['latePayout 1000 p2'])
  })

  test('a little later, the only deposit left is taken for the only sum left', () => {
    const { matches, exceptions } = matched([paid(4, 1000), came(1, 6, 900)])
    expect(matches).toEqual(['p4=b1 dueDayOnly probable'])
    expect(exceptions).toEqual(['latePayout 1000 b1+p4', 'shortPayout -100 b1+p4'])
    expect(matched([paid(4, 1000), came(1, 10, 900)]).matches).toEqual(['p4=b1 dueDayOnly probable'])
    expect(matched([paid(4, 1000), came(1, 11, 900)]).matches).toEqual([])
  })

  test.each([
    [
      'a chargeback',
      payment({ name: 'p9', amount: -100, kind: 'chargeback', day: '2026-03-03', settleDay: '2026-03-20' }),
      'offByChargeback',
    ],
    [
      'a fee row',
      payment({ name: 'p9', amount: -100, kind: 'fee', day: '2026-03-03', settleDay: '2026-03-20' }),
      'offByFeeRow',
    ],
    [
      'an adjustment',
      payment({ name: 'p9', amount: -100, kind: 'adjustment', day: '2026-03-03', settleDay: '2026-03-20' }),
      'offByAdjustment',
    ],
    [
      'a hold',
      payment({ name: 'p9', amount: -100, kind: 'hold', day: '2026-03-03', settleDay: '2026-03-20' }),
      'offByHold',
    ],
    ['a refund that the bill lacks', order({ name: 'o1', amount: -100, day: '2026-03-03' }), 'offByMissingRefund'],
  ])('%s of exactly the difference is its cause', (_, cause, code) => {
    const coverage = [...COVERAGE, covers('order', '2026-03-03', '2026-03-03')]
    const { made } = matched([paid(3, 1000), came(1, 4, 900), cause], { coverage })
    const short = made.exceptions.find((each) => each.type === 'shortPayout')
    expect(short).toMatchObject({ explained: true, reason: { code } })
  })

  test('what the records count but was not taken off is a cause, too', () => {
    const cause = payment({ name: 'p9', amount: -100, kind: 'chargeback', day: '2026-03-03' })
    const { made } = matched([paid(3, 1000), cause, came(1, 4, 1000)])
    expect(made.exceptions.find((each) => each.type === 'overPayout')?.reason.code).toBe('offByChargeback')
  })

  test('fees, orders, repeated payments and sales that a bill gets wrong are causes', () => {
    const coverage = [...COVERAGE, covers('order', '2026-03-01', '2026-03-31')]
    const feeOff = [payment({ name: 'p3', amount: 1000, fee: -20, ratePpm: 6000, day: '2026-03-03' }), came(1, 4, 994)]
    expect(matched(feeOff).made.exceptions.find((each) => each.type === 'overPayout')?.reason.code).toBe(
      'offByFeeDifference',
    )
    const feesOff = [
      payment({ name: 'p3', amount: 1000, fee: -20, ratePpm: 6000, day: '2026-03-03' }),
      payment({ name: 'p4', amount: 1000, fee: -10, ratePpm: 6000, day: '2026-03-03' }),
      came(1, 4, 1988),
    ]
    expect(matched(feesOff).made.exceptions.find((each) => each.type === 'overPayout')?.reason.code).toBe(
      'offByFeeDifference',
    )
    const refs = { orderNo: 'A' }
    const wrong = [
      order({ name: 'o1', amount: 900, day: '2026-03-03', refs }),
      paid(3, 1000, { refs }),
      came(1, 4, 900),
    ]
    expect(matched(wrong, { coverage }).made.exceptions.find((each) => each.type === 'shortPayout')?.reason.code).toBe(
      'offByOrderDifference',
    )
    const twice = [
      order({ name: 'o1', amount: 900, day: '2026-03-03', refs }),
      paid(3, 900, { refs }),
      payment({ name: 'p4', amount: 900, day: '2026-03-03', refs, time: '12:01:00' }),
      came(1, 4, 900),
    ]
    expect(matched(twice, { coverage }).made.exceptions.find((each) => each.type === 'shortPayout')?.reason.code).toBe(
      'offByRepeatedPayment',
    )
    const lacking = [
      order({ name: 'o1', amount: 500, day: '2026-03-03', refs }),
      paid(3, 1000, { fee: -6, ratePpm: 6000 }),
      came(1, 4, 994 + 497),
    ]
    expect(matched(lacking, { coverage }).made.exceptions.find((each) => each.type === 'overPayout')?.reason.code).toBe(
      'offByMissingSale',
    )
  })

  test('a missing or incomplete file of a day explains a difference of any size', () => {
    const hole = [
      covers('payment', '2026-03-02', '2026-03-06'),
      covers('payment', '2026-03-08', '2026-03-31'),
      ...COVERAGE.slice(1),
    ]
    const { made } = matched([paid(5, 9), came(0, 6, 9), paid(6, 500), paid(8, 300), came(1, 9, 1200)], {
      coverage: hole,
    })
    expect(made.exceptions.find((each) => each.type === 'overPayout')).toMatchObject({
      explained: true,
      reason: { code: 'offByMissingDay' },
    })
    const incomplete = [
      covers('payment', '2026-03-02', '2026-03-31', {
        incomplete: [{ file: 'x', from: day('2026-03-04'), to: day('2026-03-04') }],
      }),
      ...COVERAGE.slice(1),
    ]
    const cut = matched([paid(4, 500), came(1, 5, 700)], { coverage: incomplete }).made
    expect(cut.exceptions.find((each) => each.type === 'overPayout')?.reason.code).toBe('offByIncompleteFile')
    expect(cut.exceptions.find((each) => each.type === 'incompleteFile')?.day).toBe('2026-03-04')
  })
})

describe('what no record explains', () => {
  test('an unmatched deposit is unexplained, unless a day without a file or the end of the files explains it', () => {
    const stray = matched([paid(2, 500), came(1, 3, 500), came(2, 11, 70)])
    expect(stray.exceptions).toEqual(['unexplainedDeposit 70 b2'])
    expect(stray.waterfall?.unexplainedMinor).toBe(70)
    const hole = [
      covers('payment', '2026-03-02', '2026-03-09'),
      covers('payment', '2026-03-11', '2026-03-12'),
      ...COVERAGE.slice(1),
    ]
    const holed = matched([paid(2, 500), came(1, 3, 500), came(2, 11, 70), came(3, 20, 80)], { coverage: hole })
    expect(holed.made.exceptions.map((each) => [each.reason.code, each.explained])).toEqual([
      ['depositForMissingDay', true],
      ['depositAfterFiles', true],
    ])
    expect(holed.late).toEqual(['missingDay 0 b2'])
  })

  test('deposits until the first day falls due are for the time before the book', () => {
    const { exceptions, waterfall } = matched([paid(2, 500), came(1, 2, 330), came(2, 3, 500)])
    expect(exceptions).toEqual(['beforeStart 330 b1'])
    const line = (name: string) => waterfall?.lines.find((each) => each.name === name)?.minor
    expect([line('opening'), line('payouts'), line('deposits'), line('closing')]).toEqual([330, -830, 830, 0])
  })

  test('a weekend that began before the book is matched, its rest is for the time before', () => {
    const coverage = [covers('payment', '2026-03-08', '2026-03-31'), ...COVERAGE.slice(1)]
    const { matches, exceptions, waterfall } = matched([paid(8, 300), came(1, 9, 1200)], { coverage })
    expect(matches).toEqual(['p8=b1 dueDayOnly probable'])
    expect(exceptions).toEqual(['beforeStart 900 b1'])
    expect(waterfall?.unexplainedAbsMinor).toBe(0)
    expect(waterfall?.lines.find((each) => each.name === 'opening')?.minor).toBe(900)
  })

  test('an opening receivable that the owner stated is checked against what came', () => {
    const own = (amount: number) => settings({ startDay: '2026-03-02', openingReceivable: { wechat: amount } })
    const entries = [paid(2, 500), came(1, 2, 330), came(2, 3, 500)]
    expect(matched(entries, { settings: own(330) }).exceptions).toEqual(['beforeStart 330 b1'])
    expect(matched(entries, { settings: own(400) }).exceptions).toEqual(['beforeStart 330 b1', 'shortPayout -70 b1'])
    expect(matched(entries, { settings: own(300) }).exceptions).toEqual(['beforeStart 330 b1', 'overPayout 30 b1'])
  })

  test('money of an acquirer without files is other money, unless the owner has set that acquirer up', () => {
    const stranger = came(1, 3, 500, { counterparty: '银联商务股份有限公司' })
    expect(matched([stranger]).exceptions).toEqual([])
    const rule = { mode: 'automatic', basis: 'T', days: 1, cutOffSeconds: 82_800 }
    const own = settings({
      acquirers: [{ id: 'unionpay', name: '银联商务', settlement: rule, payerPatterns: ['银联商务'] }],
    })
    const { made } = matched([stranger], { settings: own })
    expect(made.exceptions.map((each) => [each.type, each.reason.code, each.explained])).toEqual([
      ['unexplainedDeposit', 'depositWithoutFiles', true],
    ])
  })

  test('money that names no acquirer is other money', () => {
    const { exceptions, waterfall } = matched([
      paid(2, 500),
      came(1, 3, 500),
      came(2, 3, 9900, { counterparty: '房东' }),
    ])
    expect(exceptions).toEqual([])
    expect(waterfall?.lines.find((each) => each.name === 'otherBank')).toMatchObject({ count: 1, minor: 9900 })
  })
})

describe('payouts that bounce', () => {
  const back = bank({ name: 'back', amount: -500, day: '2026-03-05', note: '退票', kind: 'returnedPayout' })

  test('a payout that went back is awaited again, and the next one of its amount pays it', () => {
    const { matches, exceptions, late, waterfall } = matched([paid(4, 500), came(1, 5, 500), back, came(2, 10, 500)])
    expect(matches).toEqual(['p4=b1+b2+back amountWindow probable'])
    expect(exceptions).toEqual(['returnedPayout -500 b1+b2+back'])
    expect(late).toEqual([])
    expect(waterfall?.lines.find((each) => each.name === 'closing')?.minor).toBe(0)
  })

  test('a return that names someone else is of the payer whose deposit it gives back', () => {
    const back = (counterparty: string) =>
      bank({ name: 'back', amount: -500, day: '2026-03-05', counterparty, note: '退票 收款账号户名不符' })
    const own = matched([paid(2, 500), came(1, 3, 500), back('某某小店'), came(2, 6, 500)])
    expect(own.exceptions).toEqual(['returnedPayout -500 b1+b2+back'])
    expect(own.matches).toEqual(['p2=b1+b2+back amountWindow probable'])
    const rivals = [came(1, 3, 500), came(3, 3, 500, { counterparty: '支付宝' })]
    expect(matched([paid(2, 500), ...rivals, back('某某小店')]).exceptions).toEqual([])
  })

  test('while it has not come again it is late', () => {
    const { matches, exceptions, late } = matched([paid(4, 500), came(1, 5, 500), back])
    expect(matches).toEqual([])
    expect(exceptions).toEqual(['returnedPayout -500 b1+back'])
    expect(late).toEqual(['latePayout 500 p4'])
  })

  test('a return that fits two deposits is named without a guess', () => {
    const { exceptions } = matched([paid(2, 500), paid(3, 500), came(1, 3, 500), came(2, 4, 500), back])
    expect(exceptions).toContain('returnedPayout -500 back')
  })
})

describe('acquirers that keep the money until it is withdrawn', () => {
  const coverage = [covers('fund', '2026-03-01', '2026-03-31'), covers('bank', '2026-03-01', '2026-03-31')]
  const alipay = { counterparty: '支付宝（中国）网络技术有限公司' }
  const sold = fund({ name: 'f1', amount: 1000, day: '2026-03-02', balance: 1300 })
  const sent = (n: number, amount: number, refs = {}) =>
    fund({ name: `f${n}`, amount: -amount, kind: 'payout', day: '2026-03-05', time: `0${n}:00:00`, refs, balance: 300 })

  test('a withdrawal in the account’s file is looked for at the bank, and nothing else is due', () => {
    const { matches, exceptions, late, waterfall } = matched([sold, sent(2, 700), came(1, 6, 700, alipay)], {
      coverage,
    })
    expect(matches).toEqual(['f2=b1 amountDay probable'])
    expect(exceptions).toEqual([])
    expect(late).toEqual([])
    const line = (name: string) => waterfall?.lines.find((each) => each.name === name)?.minor
    expect([line('opening'), line('sales'), line('payouts'), line('closing')]).toEqual([300, 1000, -700, 600])
  })

  test('a withdrawal that has not reached the bank is late', () => {
    expect(matched([sold, sent(2, 700)], { coverage }).late).toEqual(['latePayout 700 f2'])
  })

  test('the number of a payout in the bank’s text is a key, even where the amounts differ', () => {
    const entries = [
      sold,
      sent(2, 700, { payoutNo: 'PO-000777' }),
      came(1, 6, 690, { ...alipay, note: '提现 PO-000777' }),
    ]
    const { matches, exceptions } = matched(entries, { coverage })
    expect(matches).toEqual(['f2=b1 payoutNo certain'])
    expect(exceptions).toEqual(['shortPayout -10 b1+f2'])
  })

  test('a withdrawal that went back into the account is not expected at the bank', () => {
    const returned = fund({ name: 'f3', amount: 700, kind: 'returnedPayout', day: '2026-03-06', balance: 1300 })
    const { exceptions, late } = matched([sold, sent(2, 700), returned], { coverage })
    expect(exceptions).toEqual(['returnedPayout 700 f2+f3'])
    expect(late).toEqual([])
    const seen = [came(1, 5, 700, alipay), came(2, 6, -700, { ...alipay, note: '退票' })]
    const both = matched([sold, sent(2, 700), returned, ...seen], { coverage })
    expect(both.matches).toEqual(['f2+f3=b1+b2 returned probable'])
    expect(both.exceptions).toEqual(['returnedPayout 700 b1+b2+f2+f3'])
    const numbered = [
      sold,
      sent(2, 700, { payoutNo: 'A' }),
      sent(4, 700, { payoutNo: 'B' }),
      { ...returned, refs: { payoutNo: 'B' } },
    ]
    expect(matched(numbered, { coverage }).exceptions).toEqual(['returnedPayout 700 f3+f4'])
  })

  describe('without the account’s file', () => {
    const bills = [
      covers('payment', '2026-03-02', '2026-03-09', { acquirerId: 'alipay', account: '2088' }),
      ...coverage.slice(1),
    ]
    const sale = (n: number, amount: number) =>
      payment({ name: `p${n}`, amount, day: `2026-03-0${n}`, acquirerId: 'alipay', account: '2088' })
    const sales = [sale(2, 500), sale(3, 300), sale(4, 90), sale(5, 710)]
    const line = (found: ReturnType<typeof matched>, name: string) =>
      found.waterfall?.lines.find((each) => each.name === name)?.minor

    test('a withdrawal pays from the balance, not for days that make its sum by chance', () => {
      const found = matched([...sales, came(1, 5, 800, alipay), came(2, 6, 123, alipay)], { coverage: bills })
      expect(found.matches).toEqual(['=b1 balance probable', '=b2 balance probable'])
      expect(found.exceptions).toEqual([])
      expect(found.late).toEqual([])
      expect(line(found, 'payouts')).toBe(-923)
      expect(line(found, 'payoutDifferences')).toBe(0)
      expect(line(found, 'closing')).toBe(1600 - 923)
      expect(found.made.levels[3]).toMatchObject({ entries: 2, matched: 2, unmatched: 0 })
    })

    test('deposits that are whole days in their order, all of them, are matched by day', () => {
      const days = [came(1, 2, 500, alipay), came(2, 5, 390, alipay), came(3, 6, 710, alipay)]
      const found = matched([...sales, ...days], { coverage: bills })
      expect(found.matches).toEqual([
        'p2=b1 dayByDay probable',
        'p3+p4=b2 dayByDay probable',
        'p5=b3 dayByDay probable',
      ])
      expect(found.exceptions).toEqual([])
      const off = matched([...sales, ...days.slice(0, 2), came(3, 6, 709, alipay)], { coverage: bills })
      expect(off.matches.every((each) => each.includes('balance'))).toBe(true)
      expect(off.exceptions).toEqual([])
    })

    test('more than the book’s days can have left was there before, and against a stated opening it has no cause', () => {
      const entries = [...sales, came(1, 3, 1000, alipay), came(2, 9, 700, alipay)]
      const free = matched(entries, { coverage: bills })
      expect(free.exceptions).toEqual(['beforeStart 200 b1'])
      expect(line(free, 'opening')).toBe(200)
      expect(line(free, 'payoutDifferences')).toBe(0)
      expect(line(free, 'closing')).toBe(100)
      const stated = matched(entries, {
        coverage: bills,
        settings: settings({ openingReceivable: { alipay: 150 } }),
      })
      expect(stated.exceptions).toEqual(['unexplainedDeposit 50 b1'])
      expect(stated.waterfall?.unexplainedMinor).toBe(50)
      expect(line(stated, 'payoutDifferences')).toBe(50)
    })

    test('what came after the files end, or after a day without a file, is for those days', () => {
      const late = matched([...sales, came(1, 12, 1700, alipay)], { coverage: bills })
      expect(late.exceptions).toEqual(['unexplainedDeposit 100 b1'])
      expect(late.made.exceptions[0]).toMatchObject({ explained: true, reason: { code: 'depositAfterFiles' } })
    })

    test('a person can say that a deposit is no withdrawal', () => {
      const rejected = [{ level: 'L4' as const, left: [], right: [idOf('b1')] }]
      const decisions = { confirmed: [], rejected, resolved: [] }
      const found = matched([...sales, came(1, 9, 800, alipay)], { coverage: bills, decisions })
      expect(found.matches).toEqual([])
      expect(found.exceptions).toEqual(['unexplainedDeposit 800 b1'])
    })
  })

  test('an acquirer without a rule owes, but nothing is due', () => {
    const entries = [payment({ name: 'p1', amount: 500, acquirerId: 'someone', account: 'x' })]
    const { made, late, waterfall } = matched(entries, { coverage: [covers('bank', '2026-03-01', '2026-03-31')] })
    expect(made.expected[0]).toMatchObject({ mode: 'unknown', netMinor: 500 })
    expect(late).toEqual([])
    expect(waterfall?.lines.find((each) => each.name === 'closing')?.minor).toBe(500)
  })
})

describe('payout rows of acquirers that pay by themselves', () => {
  const coverage = [
    covers('payment', '2026-03-01', '2026-03-31'),
    covers('fund', '2026-03-01', '2026-03-31', { acquirerId: 'wechat', account: '1600000001' }),
    covers('bank', '2026-03-01', '2026-03-31'),
  ]
  const row = (n: number, amount: number, on: string, refs = {}) =>
    fund({ name: `f${n}`, amount: -amount, kind: 'payout', day: on, acquirerId: 'wechat', account: '1600000001', refs })

  test('payments are joined to the payout row by its number, or by the net of their settle day', () => {
    const numbered = [
      paid(2, 500, { refs: { payoutNo: 'PO1' } }),
      row(1, 500, '2026-03-03', { payoutNo: 'PO1' }),
      paid(3, 400),
      row(2, 400, '2026-03-04'),
      came(1, 4, 500),
      came(2, 5, 400),
    ]
    const { made, matches } = matched(numbered, { coverage })
    expect(said(made, numbered, NAMES, 'L3')).toEqual(['p2=f1 payoutNo certain', 'p3=f2 settleDaySum probable'])
    expect(matches).toEqual(['f1=b1 amountDay probable', 'f2=b2 amountDay probable'])
    expect(made.levels[2]).toEqual({ level: 'L3', entries: 4, matched: 4, ambiguous: 0, unmatched: 0 })
  })

  test('a payout row that is not the sum of its payments is named', () => {
    const entries = [paid(2, 500, { refs: { payoutNo: 'PO1' } }), row(1, 490, '2026-03-03', { payoutNo: 'PO1' })]
    expect(matched(entries, { coverage }).exceptions).toEqual(['shortPayout -10 f1+p2'])
    const over = [paid(2, 500, { refs: { payoutNo: 'PO1' } }), row(1, 510, '2026-03-03', { payoutNo: 'PO1' })]
    expect(matched(over, { coverage }).exceptions).toEqual(['overPayout 10 f1+p2'])
  })

  test('what else of the account went into the payout is part of it', () => {
    const refs = { payoutNo: 'PO1' }
    const carried = { ...row(2, 0, '2026-03-02', refs), kind: 'transferIn' as const }
    const moved = { ...carried, grossMinor: minor(-40), netMinor: minor(-40) }
    const entries = [paid(2, 500, { refs }), moved, row(1, 460, '2026-03-03', refs)]
    const { made, exceptions } = matched(entries, { coverage })
    expect(said(made, entries, NAMES, 'L3')).toEqual(['f2+p2=f1 payoutNo certain'])
    expect(exceptions).toEqual([])
  })

  test('where no payout row exists, payments that name a payout are owed in one sum', () => {
    const refs = { payoutNo: 'PAY-000042' }
    const entries = [
      paid(2, 500, { refs }),
      paid(3, 300, { refs }),
      paid(3, 70, { name: 'p4' }),
      came(1, 5, 790, { note: 'PAY-000042' }),
    ]
    const { made, matches } = matched(entries)
    expect(matches).toEqual(['p2+p3=b1 payoutNo certain'])
    expect(made.expected.map((each) => [each.settleDay, each.netMinor])).toEqual([
      ['2026-03-03', 800],
      ['2026-03-03', 70],
    ])
  })

  test('settle days without a payout row stay open on L3', () => {
    const { made } = matched([paid(2, 500), row(1, 77, '2026-03-20')], { coverage })
    expect(made.levels[2]).toEqual({ level: 'L3', entries: 2, matched: 0, ambiguous: 0, unmatched: 2 })
  })

  test('several days in one payout row are one sum, or the only subset that makes it up', () => {
    const entries = [paid(6, 500), paid(7, 400), paid(8, 300), row(1, 1200, '2026-03-09')]
    expect(said(matched(entries, { coverage }).made, entries, NAMES, 'L3')).toEqual([
      'p6+p7+p8=f1 settleDaySum probable',
    ])
    const subset = [paid(2, 50_000), paid(3, 40_000), paid(4, 30_000), row(1, 80_000, '2026-03-06')]
    expect(said(matched(subset, { coverage }).made, subset, NAMES, 'L3')).toEqual(['p2+p4=f1 subset probable'])
  })
})

describe('persons decide', () => {
  const twoDays = [paid(2, 500), paid(3, 500), came(1, 6, 500)]

  test('a confirmed deposit is matched before any pass, one payment standing for its day', () => {
    const confirmed = [{ level: 'L4' as const, left: [idOf('p3')], right: [idOf('b1')] }]
    const { matches, late } = matched(twoDays, { decisions: { confirmed, rejected: [], resolved: [] } })
    expect(matches).toEqual(['p3=b1 person certain'])
    expect(late).toEqual(['latePayout 500 p2'])
  })

  test('a decision about rows that are not there sleeps', () => {
    const confirmed = [
      { level: 'L4' as const, left: [idOf('p3')], right: [idOf('gone')] },
      { level: 'L4' as const, left: [idOf('p3'), idOf('gone')], right: [idOf('b1')] },
    ]
    const plain = matched(twoDays)
    expect(matched(twoDays, { decisions: { confirmed, rejected: [], resolved: [] } }).made).toEqual(plain.made)
  })

  test('a rejected deposit is never put together again', () => {
    const rejected = [{ level: 'L4' as const, left: [idOf('p2')], right: [idOf('b1')] }]
    const { matches } = matched(twoDays, { decisions: { confirmed: [], rejected, resolved: [] } })
    expect(matches).toEqual(['p3=b1 amountWindow probable'])
    const weekend = [paid(6, 500), paid(7, 400), came(1, 9, 900)]
    const never = [{ level: 'L4' as const, left: [idOf('p7')], right: [idOf('b1')] }]
    expect(matched(weekend, { decisions: { confirmed: [], rejected: never, resolved: [] } }).matches).toEqual([])
  })
})
