// Other people's files of processors abroad, kept beside the repository and never copied into it. Counted without the app
// (python3, csv.DictReader and decimal):
//
//   Adyen settlement:  Σ Net Credit (NC) − Net Debit (NC) per file: 0.00, −8.83, 0.00, 0.00, −0.03, −6.83
//   Stripe:            Σ gross, fee, net over the rows in which net = gross − fee: 27.35 / 0.95 / 26.40 without line 8
//                      (its publisher made it contradict itself), 0.00 / 16.20 / −16.20, 1805.11 / 0.95 / 1804.16
//   Checkout.com:      Σ gross, deduction, net: 85 / −5.50 / 79.50

import { access, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { inspectionOfFile } from '../../../electron/import/inspect'
import { must } from '../../../shared/result'
import { readBytes } from './reading'

const SAMPLES = join(import.meta.dirname, '../../../../shared/samples')

const present = await access(SAMPLES).then(
  () => true,
  () => false,
)
if (!present) console.warn(`SAMPLES ABSENT: ${SAMPLES} is not here, so no published file was read`)

/** File, format, verdict, rows with an entry, lines of issues, Σ gross, fee and net in minor units, the batch's sum. */
const EXPECTED: readonly (readonly [
  string,
  string,
  string,
  number,
  readonly number[],
  readonly number[],
  number | null,
])[] = [
  ['adyen/settlement_detail_report_batch_238.csv', 'adyen-settlement', 'accept', 3, [], [0, 0, 0], 0],
  ['adyen/settlement_detail_report_donation.csv', 'adyen-settlement', 'accept', 2, [], [24, -24, 0], 0],
  ['adyen/settlement_detail_report_donation_reordered.csv', 'adyen-settlement', 'accept', 2, [], [24, -24, 0], 0],
  ['adyen/settlement_detail_report_chargeback.csv', 'adyen-settlement', 'incomplete', 3, [], [-683, -200, -883], -883],
  ['adyen/settlement_detail_report_invoice_deduction.csv', 'adyen-settlement', 'incomplete', 2, [], [-3, 0, -3], -3],
  ['adyen/settlement_detail_report_refund.csv', 'adyen-settlement', 'incomplete', 3, [], [-683, 0, -683], -683],
  ['adyen/payments_accounting_report_nyce.csv', 'adyen-accounting', 'accept', 1, [], [1040, -38, 1002], null],
  ['stripe/settlement_report.csv', 'stripe-balance', 'incomplete', 6, [8], [2735, -95, 2640], null],
  ['stripe/payments_activity.csv', 'stripe-balance', 'accept', 2, [], [0, -1620, -1620], null],
  ['stripe/settlement_report_giving_basket.csv', 'stripe-balance', 'accept', 2, [], [180_511, -95, 180_416], null],
  [
    'checkoutcom/settlement-breakdown_ent_testcheckoutfixture_20260702_00000003k599_1.csv',
    'checkoutcom-breakdown',
    'accept',
    9,
    [],
    [8500, -550, 7950],
    null,
  ],
]

describe.skipIf(!present)('a published file of a processor abroad', () => {
  it.each(EXPECTED)('%s', async (name, format, verdict, entries, issueLines, sums, batch) => {
    const bytes = await readFile(join(SAMPLES, name))
    await readBytes(bytes, (read) => {
      const found = inspectionOfFile({ name, bytes: bytes.length, sha256: null }, must(read), 'en')
      expect([found.format, found.verdict, found.counts.entries]).toEqual([format, verdict, entries])
      expect(found.issues.map(({ line }) => line)).toEqual(issueLines)
      const add = (part: 'grossMinor' | 'feeMinor' | 'netMinor') =>
        found.totals.reduce((sum, one) => sum + one[part], 0)
      expect([add('grossMinor'), add('feeMinor'), add('netMinor')]).toEqual(sums)
      expect(found.declared.checks.map(({ computed }) => computed)).toEqual(batch === null ? [] : [batch])
    })
  })
})
