import { describe, expect, it } from 'vitest'
import { momentIn, openDateEvidence } from '../../../../shared/formats/mapping/date-form'
import { openNumberEvidence } from '../../../../shared/formats/mapping/number-form'
import { openQuestions, proveMapping, withProof } from '../../../../shared/formats/mapping/prove'
import { openUnitEvidence } from '../../../../shared/formats/mapping/unit'
import { type Lang, say } from '../../../../shared/sentences/say'
import type { ImportProfile } from '../../../../shared/settings'

function dates(...texts: string[]) {
  const evidence = openDateEvidence()
  for (const text of texts) evidence.add(text)
  return evidence.decide('Date')
}

function numbers(...texts: string[]) {
  const evidence = openNumberEvidence()
  for (const text of texts) evidence.add(text, 2)
  return evidence.decide()
}

function units(names: string[], ...texts: string[]) {
  const evidence = openUnitEvidence(names)
  for (const text of texts) evidence.add(text, 'CNY')
  return evidence.decide()
}

const bank: ImportProfile = {
  id: 'p',
  name: 'bank',
  stream: 'bank',
  headerFingerprint: '',
  delimiter: ',',
  columns: { day: 'Date', amount: 'Amount', balance: 'Balance', direction: 'D/C', kind: 'Type' },
  unit: 'yuan',
  currency: 'CNY',
}

describe('date forms', () => {
  it('a date that fits both orders is asked, with both readings', () => {
    const decision = dates('03/04/2026', '05/06/2026')
    expect(decision).toMatchObject({ value: null, standing: 'ambiguous', fitting: ['dmy', 'mdy'] })
    expect(decision.readings).toEqual([
      { form: 'dmy', text: '03/04/2026', means: '2026-04-03' },
      { form: 'mdy', text: '03/04/2026', means: '2026-03-04' },
    ])
  })

  it('the question is put with a date that differs, not with 05/05', () => {
    expect(dates('05/05/2026', '03/04/2026').readings[0]?.text).toBe('03/04/2026')
  })

  it.each([
    ['dmy', ['03/04/2026', '13/04/2026'], '13/04/2026'],
    ['mdy', ['03/04/2026', '04/13/2026'], '04/13/2026'],
    ['dmy', ['3 Apr 2026'], '3 Apr 2026'],
    ['mdy', ['April 3, 2026'], 'April 3, 2026'],
    ['yearFirst', ['20260403', '2026-04-03 10:00:00'], '20260403'],
    ['epochSeconds', ['1775203200'], '1775203200'],
    ['epochMillis', ['1775203200000'], '1775203200000'],
    ['ymd', ['99-12-31'], '99-12-31'],
  ] as const)('%s is proved by %j', (form, texts, witness) => {
    const decision = dates(...texts)
    expect(decision).toMatchObject({ value: form, standing: 'proved' })
    expect(decision.reason.params).toMatchObject({ text: witness })
  })

  it('dates of both orders in one column are asked, not taken by majority', () => {
    expect(dates('13/04/2026', '14/04/2026', '04/15/2026')).toMatchObject({ value: null, standing: 'ambiguous' })
  })

  it('what is no date in any form decides nothing', () => {
    expect(dates('yesterday', '13/04/2026').value).toBe('dmy')
    expect(dates('yesterday')).toMatchObject({ value: null, fitting: [] })
  })

  it('reads half days, and midnight as the first hour', () => {
    expect(momentIn('4/13/2026 12:05:00 AM', 'mdy')?.at).toBe(Date.UTC(2026, 3, 12, 16, 5))
    expect(momentIn('4/13/2026 2:05 PM', 'mdy')?.at).toBe(Date.UTC(2026, 3, 13, 6, 5))
    expect(momentIn('4/13/2026 14:05 PM', 'mdy')).toBeNull()
  })

  it('never reads a date in another form than it was asked for', () => {
    expect(momentIn('2026-04-03', 'dmy')).toBeNull()
    expect(momentIn('13/04/2026', 'mdy')).toBeNull()
    expect(momentIn('03/04/2026', 'yearFirst')).toBeNull()
    expect(momentIn('30/02/2026', 'dmy')).toBeNull()
  })
})

describe('decimal marks', () => {
  it.each([
    ['point', ['1,234.56']],
    ['comma', ['1.234,56']],
    ['comma', ['12,50', '1.000']],
    ['point', ['1,000', '9.005', '12.50']],
    ['point', ['1,234']],
    ['comma', ['12.345']],
  ] as const)('%s is proved by %j', (form, texts) => {
    expect(numbers(...texts)).toMatchObject({ value: form, standing: 'proved' })
  })

  it('1,500 may be fifteen hundred or one and a half: asked, with both amounts', () => {
    expect(numbers('1,500', '20').readings).toEqual([
      { form: 'point', text: '1,500', means: 150_000 },
      { form: 'comma', text: '1,500', means: 150 },
    ])
    expect(numbers('1,500').value).toBeNull()
  })

  it('whole numbers are read alike in both forms', () => {
    expect(numbers('15', '20')).toMatchObject({ value: 'point', standing: 'assumed' })
  })

  it('amounts in both forms are asked', () => {
    expect(numbers('1.234,56', '1,234.56').standing).toBe('ambiguous')
  })
})

describe('units', () => {
  it('decimals prove yuan, a name proves fen where every amount is whole', () => {
    expect(units(['金额'], '12', '12.50').value).toBe('yuan')
    expect(units(['金额(分)'], '1250').value).toBe('fen')
    expect(units(['amount_cents'], '1250').value).toBe('fen')
    expect(units(['金额（元）'], '12').value).toBe('yuan')
  })

  it('whole numbers without a name are asked, with both amounts', () => {
    const decision = units(['金额'], '0', '1250')
    expect(decision).toMatchObject({ value: null, standing: 'ambiguous' })
    expect(decision.readings.map(({ means }) => means)).toEqual([125_000, 1250])
  })

  it('a name that says fen and an amount with decimals contradict each other', () => {
    expect(units(['金额(分)'], '12.50').standing).toBe('ambiguous')
  })

  it('part of a word is no unit', () => {
    expect(units(['分润金额'], '12').standing).toBe('ambiguous')
    expect(units(['积分'], '12').standing).toBe('ambiguous')
  })
})

describe('signs', () => {
  const header = ['Date', 'Amount', 'Balance', 'D/C', 'Type']
  const sign = (rows: string[][], profile: Partial<ImportProfile> = {}) =>
    proveMapping(header, rows, { ...bank, ...profile }).sign
  const plain = { columns: { day: 'Date', amount: 'Amount', balance: 'Balance' } }

  it('the running balance proves which sign went out', () => {
    const rows = [
      ['2026-04-01', '10.00', '90.00'],
      ['2026-04-02', '5.00', '85.00'],
      ['2026-04-03', '-20.00', '105.00'],
    ]
    expect(sign(rows, plain)).toMatchObject({ value: 'inverted', standing: 'proved' })
    const turned = rows.map(([day = '', amount = '', balance = '']) => [day, amount, String(200 - Number(balance))])
    expect(sign(turned, plain)).toMatchObject({ value: 'minus', standing: 'proved' })
    expect(sign(turned.toReversed(), plain).value).toBe('minus')
  })

  it('a bank statement without any sign is asked', () => {
    expect(sign([['2026-04-01', '10.00']], plain)).toMatchObject({ value: null, standing: 'ambiguous' })
  })

  it('a column of directions is read by its words, and a word that is not known is asked', () => {
    const rows = [
      ['2026-04-01', '10.00', '', 'C'],
      ['2026-04-01', '4.00', '', 'D'],
    ]
    expect(sign(rows)).toMatchObject({ value: 'direction', standing: 'proved' })
    const asked = sign([...rows, ['2026-04-01', '4.00', '', 'X']])
    expect(asked).toMatchObject({ value: null, standing: 'ambiguous' })
    expect(asked.directionWords.find(({ word }) => word === 'X')).toEqual({ word: 'X', count: 1, means: null })
    expect(sign([...rows, ['2026-04-01', '4.00', '', 'X']], { directions: { X: 'out' } }).value).toBe('direction')
  })

  it('a column of kinds that knows refunds decides for orders', () => {
    const orders = { stream: 'order' as const, columns: { day: 'Date', amount: 'Amount', kind: 'Type' } }
    const rows = [
      ['2026-04-01', '10.00', '', '', '销售'],
      ['2026-04-01', '4.00', '', '', '退货'],
      ['2026-04-01', '4.00', '', '', '团购'],
    ]
    const decided = sign(rows, orders)
    expect(decided.value).toBe('kind')
    expect(decided.kindWords.map(({ word, means }) => [word, means])).toEqual([
      ['销售', 'sale'],
      ['退货', 'refund'],
      ['团购', null],
    ])
  })

  it('both columns filled in one row is asked', () => {
    const columns = { day: 'Date', income: 'Amount', outgo: 'Balance' }
    expect(sign([['2026-04-01', '10.00', '']], { columns }).value).toBe('columns')
    expect(sign([['2026-04-01', '10.00', '3.00']], { columns }).standing).toBe('ambiguous')
  })
})

it('what is proved goes into the profile, what is asked does not', () => {
  const header = ['Date', 'Amount']
  const profile = { ...bank, columns: { day: 'Date', amount: 'Amount' } }
  const proof = proveMapping(
    header,
    [
      ['03.04.2026', '-1.250,50'],
      ['23.04.2026', '30,00'],
    ],
    profile,
  )
  expect(openQuestions(proof)).toEqual([])
  expect(withProof(profile, proof)).toEqual({ ...profile, dateOrder: 'dmy', decimal: 'comma' })
  const open = proveMapping(header, [['03/04/2026', '1,500']], profile)
  expect(openQuestions(open)).toEqual(['date', 'number', 'unit', 'sign'])
  expect(withProof(profile, open)).toEqual(profile)
})

it('every reason has a sentence in both languages', () => {
  const profile = { ...bank, columns: { day: 'Date', amount: 'Amount' } }
  for (const rows of [
    [['03/04/2026', '1,500']],
    [
      ['13/04/2026', '-1.50'],
      ['1/4/2026', '2'],
    ],
    [['x', 'y']],
  ]) {
    const proof = proveMapping(['Date', 'Amount'], rows, profile)
    for (const lang of ['zh', 'en'] satisfies Lang[])
      for (const part of ['date', 'number', 'unit', 'sign'] as const)
        expect(say(lang, proof[part].reason)).not.toMatch(/[{}]/)
  }
})
