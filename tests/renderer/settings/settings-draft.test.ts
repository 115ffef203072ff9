// Settings are checked before they are saved: 1 what the book would refuse is named at its field;
// 2 a preset that was changed and changed back leaves no trace.

import { describe, expect, it } from 'vitest'
import {
  clockText,
  freeAcquirerId,
  presetOf,
  problemsOf,
  withAcquirer,
  withoutAcquirer,
} from '../../../renderer/settings/settings-draft'
import type { Day } from '../../../shared/day'
import { minor } from '../../../shared/money'
import { DEFAULT_SETTINGS, type Settings, settingsZ } from '../../../shared/settings'

const day = (text: string): Day => text as Day
const terminal = (terminalNo: string, boundOn: string, unboundOn?: string) => ({
  terminalNo,
  boundOn: day(boundOn),
  ...(unboundOn ? { unboundOn: day(unboundOn) } : {}),
})
const withTerminals = (...terminals: Settings['terminals']): Settings => ({ ...DEFAULT_SETTINGS, terminals })

describe('problems', () => {
  it('are none in what the app starts with', () => {
    expect(problemsOf(DEFAULT_SETTINGS)).toEqual(new Map())
  })

  it('name the field', () => {
    const wechat = presetOf('wechat')
    if (!wechat) throw new Error('no preset')
    const draft: Settings = {
      ...withTerminals(terminal('', '2025-03-01'), terminal('T1', '2025-03-05', '2025-03-05')),
      acquirers: [
        { ...wechat, name: ' ' },
        { ...wechat, id: 'a', name: 'Same', settlement: { ...wechat.settlement, days: 61 } },
        { ...wechat, id: 'b', name: 'Same' },
      ],
      tolerance: { orderPaymentMinor: minor(-1), payoutDepositMinor: minor(0) },
      lateWorkingDays: 1.5,
    }
    expect(Object.fromEntries(problemsOf(draft))).toEqual({
      'acquirer.wechat.name': 'required',
      'acquirer.a.name': 'duplicate',
      'acquirer.b.name': 'duplicate',
      'acquirer.a.days': 'days',
      'terminal.0.terminalNo': 'required',
      'terminal.1.unboundOn': 'unboundBefore',
      'tolerance.orderPayment': 'negative',
      lateWorkingDays: 'days',
    })
    expect(settingsZ.safeParse(draft).success).toBe(false)
  })

  it('see a terminal that is bound twice on a day, but not one that is bound again after unbinding', () => {
    const twice = withTerminals(terminal('T1', '2025-01-01'), terminal('T1', '2025-03-01'))
    expect(problemsOf(twice).get('terminal.0.boundOn')).toBe('overlap')
    const again = withTerminals(terminal('T1', '2025-01-01', '2025-03-01'), terminal('T1', '2025-03-01'))
    expect(problemsOf(again)).toEqual(new Map())
  })
})

describe('acquirers', () => {
  it('keep a preset only where it was changed', () => {
    const alipay = presetOf('alipay')
    if (!alipay) throw new Error('no preset')
    const changed = withAcquirer(DEFAULT_SETTINGS, { ...alipay, settlement: { ...alipay.settlement, days: 2 } })
    expect(changed.acquirers).toHaveLength(1)
    expect(withAcquirer(changed, { ...alipay })).toEqual(DEFAULT_SETTINGS)
    expect(withoutAcquirer(changed, 'alipay')).toEqual(DEFAULT_SETTINGS)
  })

  it('added by the owner get an id nobody has', () => {
    const own = { ...DEFAULT_SETTINGS, acquirers: [{ ...(presetOf('wechat') ?? never()), id: 'own-1' }] }
    expect(freeAcquirerId(own)).toBe('own-2')
  })

  it('end their day at a time people read', () => {
    expect([clockText(86_400), clockText(82_800), clockText(1800)]).toEqual(['24:00', '23:00', '00:30'])
  })
})

function never(): never {
  throw new Error('no preset')
}
