// Published statements of banks abroad as tables. Counted apart by hand: 10.00 − 33.50 = −23.50, + 1,533.50 = 1,510.00.
// The dates 01/04/20 and 02/04/20 fit two orders, so that file is asked.

import { access, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readOne, refuseOne } from '../reading'
import { ORDERS } from '../statements'

const SAMPLES = join(import.meta.dirname, '../../../../../shared/samples/bank_generic_csv')
const TWO = ['USD -3350', 'EUR 152500']

const EXPECTED: readonly (readonly [string, readonly string[], number | null])[] = [
  ['debit_credit.csv', ['CNY -3350', 'CNY 153350'], 151_000],
  ['multi_currency.csv', TWO, null],
  ['sample_statement_en.csv', TWO, null],
  ['sample_statement_en.xlsx', TWO, null],
]

const present = await access(SAMPLES).then(
  () => true,
  () => false,
)
if (!present) console.warn(`SAMPLES ABSENT: ${SAMPLES} is not here, so no published table of a bank was read`)

describe.runIf(present)('a published table of a bank abroad', () => {
  it.each(EXPECTED)('%s: amounts with their signs, and the balance they lead to', async (name, amounts, closing) => {
    const { parsed } = await readOne(await readFile(join(SAMPLES, name)), { name })
    expect(parsed.format).toBe('bank-generic')
    expect(parsed.drafts.map((draft) => `${draft.currency} ${draft.grossMinor}`)).toEqual(amounts)
    expect(parsed.drafts.map((draft) => draft.day)).toEqual(['2018-12-15', '2018-12-15'])
    expect(parsed.balance?.closingMinor ?? null).toBe(closing)
    expect(parsed.verdict).toBe('accept')
  })

  it.each(['meta_data_separated_credit_debit.csv', 'meta_data_separated_credit_debit.xlsx'])(
    '%s is asked for the order of its dates',
    async (name) => {
      const { failure, profile } = await refuseOne(await readFile(join(SAMPLES, name)), { name })
      expect(failure).toEqual({ kind: 'formatAmbiguous', params: { name, detail: '01/04/20' } })
      expect(profile?.columns).toMatchObject({ day: 'Date', income: 'Credit', outgo: 'Debit' })
    },
  )
})

describe('a table that is no statement of a bank abroad', () => {
  it.each([
    ['orders', ORDERS],
    ['an English shop', 'Order No,Date,Amount,Balance\nS1,2026-07-01,1.00,1.00\n'],
    ['payouts', 'Payout Date,Date,Amount,Balance\n2026-07-01,2026-07-01,1.00,1.00\n'],
    ['a Chinese bank', '交易日期,摘要,交易金额,余额\n2026-07-01,结算,50.00,150.00\n'],
  ])('%s is left to other formats', async (_, text) => {
    const format = await readOne(text).then(
      ({ parsed }) => parsed.format,
      () => 'refused',
    )
    expect(format).not.toBe('bank-generic')
  })
})
