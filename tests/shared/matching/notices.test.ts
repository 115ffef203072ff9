// What needs no partner to be told: fees off their rate, disputes, terminals, revised rows. Each fact once.

import { describe, expect, test } from 'vitest'
import type { Entry } from '../../../shared/entry'
import { allowedFees } from '../../../shared/matching/allowed-fees'
import { because } from '../../../shared/matching/codes'
import type { MatchInput } from '../../../shared/matching/model'
import { matchEntries } from '../../../shared/matching/reconcile'
import { revisedParams } from '../../../shared/matching/revised-fields'
import { say } from '../../../shared/sentences/say'
import { fund, idOf, inputOf, payment, raised, settings } from './make'

const NAMES = ['p1', 'p2', 'f1', 'f2']
const told = (entries: readonly Entry[], stated: Partial<MatchInput> = {}) =>
  raised(matchEntries(inputOf(entries, { coverage: [], ...stated })), NAMES)

describe('fee audit', () => {
  const at = (amount: number, fee: number, more: object = {}) =>
    told([payment({ name: 'p1', amount, fee, ratePpm: 6000, ...more })])

  test('a fee off by one fen is named, half a fen is rounded either way', () => {
    expect(at(1000, -6)).toEqual([])
    expect(at(1000, -7)).toEqual(['feeDiffers -1 p1'])
    expect(at(1000, -5)).toEqual(['feeDiffers 1 p1'])
    expect(at(250, -1)).toEqual([])
    expect(at(250, -2)).toEqual([])
    expect(at(251, -1)).toEqual(['feeDiffers 1 p1'])
    expect(at(50, 0)).toEqual([])
  })

  test('a coupon may or may not bear a fee', () => {
    expect(at(1000, -6, { asked: 2000 })).toEqual([])
    expect(at(1000, -12, { asked: 2000 })).toEqual([])
    expect(at(1000, -9, { asked: 2000 })).toEqual(['feeDiffers -3 p1'])
  })

  test('of a refund at most the share rounded up goes back', () => {
    expect(at(-1000, 6)).toEqual([])
    expect(at(-1000, 0)).toEqual([])
    expect(at(-1010, 7)).toEqual([])
    expect(at(-1010, 8)).toEqual(['feeDiffers 1 p1'])
  })

  test('a row that states no rate, or moves nothing, is not audited', () => {
    expect(told([payment({ name: 'p1', amount: 1000, fee: -99 })])).toEqual([])
    expect(told([payment({ name: 'p1', amount: 1000, fee: -99, ratePpm: 1, kind: 'chargeback' })])).toEqual([
      'chargeback 1000 p1',
    ])
  })

  describe('where no row states its rate', () => {
    const sales = (count: number, more: (n: number) => object = () => ({})) =>
      Array.from({ length: count }, (_, n) =>
        payment({ name: `s${n}`, amount: 1000 + 100 * n, fee: -Math.round((1000 + 100 * n) * 0.006), ...more(n) }),
      )
    const odd = payment({ name: 'p1', amount: 5000, fee: -31 })

    test('the rate of nearly all sales of the account shows which fee is off', () => {
      expect(told([...sales(19), odd])).toEqual(['feeDiffers -1 p1'])
      const made = matchEntries(inputOf([...sales(19), odd], { coverage: [] }))
      expect(made.exceptions[0]?.reason).toMatchObject({
        code: 'feeOffUsualRate',
        params: { percent: '0.6%', expectedMinor: 30, feeMinor: 31, amountMinor: 5000 },
      })
    })

    test('too few sales, or too little agreement, prove nothing', () => {
      expect(told([...sales(18), odd])).toEqual([])
      const other = payment({ name: 'p2', amount: 5000, fee: -44 })
      expect(told([...sales(18), odd, other])).toEqual([])
    })

    test('each account, method and card type has a rate of its own, and without fees there is none', () => {
      const cards = sales(20, (n) => ({ name: `c${n}`, method: 'card', fee: -(1000 + 100 * n) / 100 }))
      expect(told([...sales(20), ...cards])).toEqual([])
      expect(told([...sales(30, () => ({ fee: 0 })), odd])).toEqual([])
      expect(told([...sales(30), payment({ name: 'p1', amount: 5000, fee: 0 })])).toEqual([])
    })

    test('half a fen may be rounded either way', () => {
      expect(told([...sales(30), payment({ name: 'p1', amount: 250, fee: -1 })])).toEqual([])
      expect(told([...sales(30), payment({ name: 'p1', amount: 250, fee: -2 })])).toEqual([])
    })
  })

  test('sums beyond what a float carries are exact', () => {
    expect(allowedFees(9_007_199_254_740_991, 6000)).toEqual([54_043_195_528_446])
    expect(allowedFees(-250, 6000)).toEqual([2, 1])
  })

  test('the rate is said as people write it', () => {
    const [first] = matchEntries(
      inputOf([payment({ name: 'p1', amount: 1000, fee: -9, ratePpm: 3800 })]),
    ).exceptions.filter((each) => each.type === 'feeDiffers')
    expect(first?.reason.params.percent).toBe('0.38%')
    const [whole] = matchEntries(
      inputOf([payment({ name: 'p1', amount: 1000, fee: -9, ratePpm: 20_000 })]),
    ).exceptions.filter((each) => each.type === 'feeDiffers')
    expect(whole?.reason.params.percent).toBe('2%')
  })
})

describe('disputes, terminals, revisions', () => {
  test('a chargeback that two files tell of is told once', () => {
    const refs = { acquirerNo: 'A' }
    const both = [
      payment({ name: 'p1', amount: -500, kind: 'chargeback', refs }),
      fund({ name: 'f1', amount: -500, kind: 'chargeback', refs, acquirerId: 'wechat' }),
      fund({ name: 'f2', amount: -70, kind: 'chargeback' }),
    ]
    expect(told(both)).toEqual(['chargeback -500 p1', 'chargeback -70 f2'])
  })

  test('sales are held against the bindings of their terminal', () => {
    const bound = (stated: object) => ({
      settings: settings({ terminals: [{ terminalNo: 'T1', boundOn: '2026-03-02', ...stated }] }),
    })
    const sale = (on: string) => [payment({ name: 'p1', amount: 500, terminalNo: 'T1', day: on })]
    expect(told(sale('2026-03-02'), bound({ unboundOn: '2026-03-03' }))).toEqual([])
    expect(told(sale('2026-03-03'), bound({ unboundOn: '2026-03-03' }))).toEqual(['afterUnbind 500 p1'])
    expect(told(sale('2026-03-01'), bound({}))).toEqual(['wrongTerminal 500 p1'])
    expect(told(sale('2026-03-05'), bound({ merchantNo: '1600000001' }))).toEqual([])
    expect(told(sale('2026-03-05'), bound({ merchantNo: '1600000002' }))).toEqual(['wrongTerminal 500 p1'])
    expect(told(sale('2026-03-01'), bound({ acquirerId: 'alipay' }))).toEqual([])
    const refund = [payment({ name: 'p1', amount: -500, terminalNo: 'T1', day: '2026-03-09' })]
    expect(told(refund, bound({ unboundOn: '2026-03-03' }))).toEqual([])
  })

  test('a row revised several times is told once, with all fields', () => {
    const revision = (fields: string[]) => ({ entry: idOf('p1'), file: 'x', line: 1, fields })
    const revisions = [revision(['feeMinor']), revision(['status']), { ...revision(['x']), entry: 'gone' }]
    const made = matchEntries(inputOf([payment({ name: 'p1', amount: 500 })], { coverage: [], revisions }))
    expect(raised(made, NAMES)).toEqual(['revised 0 p1'])
    const told = (lang: 'zh' | 'en') => made.exceptions[0] && say(lang, made.exceptions[0].reason)
    expect(told('zh')).toContain('（手续费、状态）')
    expect(told('en')).toContain('(fee and status)')
  })

  test('changed fields are named in words, the telling ones first', () => {
    const named = (...fields: string[]) => say('en', because('rowRevised', revisedParams(new Set(fields))))
    expect(named('netMinor', 'grossMinor')).toContain('(amount)')
    expect(named('status', 'note', 'feeMinor')).toContain('(fee, status and note)')
    expect(named('status', 'note', 'feeMinor', 'brandNew')).toContain('(fee, status, note and more, 4 fields in all)')
    expect(named('brandNew')).toContain('(other content)')
  })
})
