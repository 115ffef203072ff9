// PayPal's published files, kept beside the repository and never copied into it. Counted without the app:
//
//   activity (en): python3: csv.DictReader(utf-8-sig), Σ of Gross and Fee (thousands commas removed) by Type and Currency:
//                  Website/General Payment > 0: 26 rows, gross 70,660.80, fee −2,925.88; withdrawals EUR −59,383.68 (14);
//                  conversions −67,537.02 + … USD; every Balance = the one before it in its currency + Net (USD, EUR, AUD)
//   statement (es): Bruto 136.44, Comisión −5.36; 4,626.81 − 47.59 = 4,579.22 before, 4,710.30 after
//   reports:        awk -F, over SB rows with quotes removed: $10 by $9 (CR, DR) and $11; footers read by eye
//
// Their footers: stl.csv leaves the withdrawal out of the debits and states balances that do not follow; the 7378 and 20039
// rows were cut to three and one; three files have no footers at all. So all of them are incomplete.

import { access, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { inspectionOfFile } from '../../../../electron/import/inspect'
import { must } from '../../../../shared/result'
import { readBytes, readOne, refuseOne } from '../reading'

const SAMPLES = join(import.meta.dirname, '../../../../../shared/samples')

const present = await access(SAMPLES).then(
  () => true,
  () => false,
)
if (!present) console.warn(`SAMPLES ABSENT: ${SAMPLES} is not here, so no published file was read`)

async function inspected(name: string) {
  const bytes = await readFile(join(SAMPLES, name))
  return readBytes(bytes, (read) => inspectionOfFile({ name, bytes: bytes.length, sha256: null }, must(read), 'en'))
}

type Row = readonly [kind: string, currency: string, count: number, grossMinor: number, feeMinor: number]

const REPORTS: readonly (readonly [string, string, readonly string[], readonly Row[]])[] = [
  [
    'stl.csv',
    'paypal-settlement',
    ['SF GBP gross debits', 'SF GBP ending balance', 'SF GBP rows', 'SF AUD fee credits', 'SF AUD ending balance'],
    [
      ['sale', 'AUD', 2, 5735, -300],
      ['sale', 'GBP', 1, 834, -87],
      ['refund', 'GBP', 1, -134, 47],
      ['payout', 'GBP', 1, -100, 0],
    ],
  ],
  [
    'stl_chargeback_with_fee.csv',
    'paypal-transactions',
    [],
    [
      ['chargeback', 'USD', 1, -300, 0],
      ['fee', 'USD', 1, -2000, 0],
    ],
  ],
  [
    'stl_currency_convert.csv',
    'paypal-settlement',
    [],
    [
      ['sale', 'BRL', 1, 2200, -360],
      ['transferIn', 'USD', 1, 327, 0],
      ['transferOut', 'BRL', 1, -1840, 0],
    ],
  ],
  [
    'stl_payout_currency_convert.csv',
    'paypal-settlement',
    [],
    [
      ['sale', 'AUD', 1, 20_000, 0],
      ['transferIn', 'USD', 1, 12_000, 0],
      ['transferOut', 'AUD', 1, -10_000, 0],
    ],
  ],
  ['trr_express_checkout_refund.csv', 'paypal-transactions', [], [['refund', 'JPY', 1, -15_000, 4300]]],
  [
    'trr_express_with_non_data_rows.csv',
    'paypal-transactions',
    ['SF', 'SC', 'RF', 'RC', 'FF'],
    [['sale', 'JPY', 1, 15_000, -4300]],
  ],
]

describe.skipIf(!present)('a published file of PayPal', () => {
  it.each(REPORTS)(
    '%s: every row is read, and what its footers get wrong is said',
    async (name, format, wrong, rows) => {
      const found = await inspected(`paypal_reports/${name}`)
      expect(found.format).toBe(format)
      expect(found.verdict).toBe('incomplete')
      expect(found.issues).toEqual([])
      expect(found.totals.map((one) => [one.kind, one.currency, one.count, one.grossMinor, one.feeMinor])).toEqual(rows)
      const failed = found.declared.checks.filter(({ ok }) => !ok).map((check) => check.name)
      expect(failed).toEqual(expect.arrayContaining([...wrong]))
      expect(found.declared.ok).toBe(false)
    },
  )

  it('activity in English: day before month is proved by its dates, three balances hold', async () => {
    const found = await inspected('paypal_activity/oca_activity_en.csv')
    expect(found.verdict).toBe('accept')
    expect(found.counts).toEqual({ dataRows: 76, entries: 76, issues: 0, ignored: 0 })
    expect(found.period).toEqual({ from: '2015-12-29', to: '2016-11-01' })
    expect(found.balance?.chainOk).toBe(true)
    const sums = Object.fromEntries(found.totals.map((one) => [`${one.kind} ${one.currency}`, one]))
    expect(sums['sale USD']).toMatchObject({ count: 26, grossMinor: 7_066_080, feeMinor: -292_588 })
    expect(sums['payout EUR']).toMatchObject({ count: 14, grossMinor: -5_938_368 })
    expect(sums['hold USD']?.grossMinor).toBe(-374_722)
    expect(sums['release USD']?.grossMinor).toBe(374_722)
  })

  it('statement in Spanish: the assumption that made its days is said', async () => {
    const found = await inspected('paypal_activity/oca_statement_es.csv')
    expect(found.totals).toMatchObject([
      { kind: 'sale', currency: 'EUR', count: 4, grossMinor: 13_644, feeMinor: -536 },
    ])
    expect(found.balance).toEqual({ openingMinor: 457_922, closingMinor: 471_030, chainOk: true })
    expect(found.period).toEqual({ from: '2020-01-02', to: '2020-01-03' })
    expect(found.reasons).toHaveLength(1)
    expect(found.reasons[0]).toMatch(/proves whether the day or the month/)
  })

  it('the report of subscriptions moves no money: refused, with the report to download', async () => {
    const bytes = await readFile(join(SAMPLES, 'paypal_reports/sar_classic_subscr_signup.csv'))
    const refused = await refuseOne(bytes)
    expect(refused.failure).toMatchObject({
      kind: 'notMerchantRecord',
      params: { billCode: 'paypalSubscriptions' },
    })
  })
})

const HEADER =
  '"Date","Time","TimeZone","Name","Type","Status","Currency","Gross","Fee","Net","Transaction ID","Balance"'
const row = (date: string, id: string) =>
  `"${date}","09:00:00","Asia/Shanghai","Ann","Website Payment","Completed","USD","10.00","-0.60","9.40","${id}",""`

describe('PayPal activity', () => {
  it('whose dates prove no order is refused: no day is guessed', async () => {
    const refused = await refuseOne([HEADER, row('01/02/2026', 'A'), row('02/02/2026', 'B'), ''].join('\n'))
    expect(refused.parsed?.drafts).toEqual([])
    expect(refused.parsed?.issues.map(({ kind, column, raw }) => [kind, column, raw])).toEqual([
      ['dayAmbiguous', 'Date', '01/02/2026'],
      ['dayAmbiguous', 'Date', '02/02/2026'],
    ])
    expect(refused.parsed?.reasons.map(({ code }) => code)).toContain('dayOrderUnknown')
  })

  it('without a currency is refused with the name of the column it lacks', async () => {
    const header = '"Date","Time","Time Zone","Name","Type","Status","Amount","Receipt ID","Balance"'
    const refused = await refuseOne(
      [header, '"04/25/2026","09:00:00","PDT","Ann","Payment Received","Completed","10.00","","110.00"', ''].join('\n'),
    )
    expect(refused.parsed?.reasons[0]).toEqual({
      code: 'columnsMissing',
      params: { columns: 'Currency, Gross, Fee, Net, Transaction ID' },
    })
  })

  it('proved late gives the same rows as proved at once', async () => {
    const rows = Array.from({ length: 12 }, (_, month) => row(`${month + 1}/2/2026`, `T${month}`))
    const late = await readOne([HEADER, ...rows, row('12/30/2026', 'Z'), ''].join('\n'))
    expect(late.parsed.drafts.map(({ day }) => day)).toEqual([
      ...rows.map((_, month) => `2026-${String(month + 1).padStart(2, '0')}-02`),
      '2026-12-30',
    ])
    expect(late.parsed.drafts.map(({ line }) => line)).toEqual(Array.from({ length: 13 }, (_, at) => at + 2))
  })
})
