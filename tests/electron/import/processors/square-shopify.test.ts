// Published files of Square and Shopify, kept beside the repository and never copied into it. Counted without the app:
//
//   Square items:   python3: csv.DictReader, Σ (Net Sales + Tax) = 1,106.37 over 143 rows, 103 transaction numbers
//   Square row:     read by eye: 22.50 − 0.95 = 21.55
//   Shopify orders: python3: rows with a Total: 127, Σ Total 15,063.00, Σ Refunded Amount 423.75 in 8 orders;
//                   the small file: 8 orders, 995.00, one refund of 10.00

import { access, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sha256 } from '../../../../electron/book/canonical'
import { inspectionOfFile } from '../../../../electron/import/inspect'
import { mergeFiles } from '../../../../shared/entries/merge'
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

describe.skipIf(!present)('a published file of Square or Shopify', () => {
  it('Square items: rows become one order per transaction', async () => {
    const found = await inspected('square/square_items_20260718_redacted.csv')
    expect(found.verdict).toBe('accept')
    expect(found.counts).toEqual({ dataRows: 143, entries: 143, issues: 0, ignored: 0 })
    expect(found.totals).toMatchObject([
      { stream: 'order', kind: 'sale', currency: 'USD', count: 103, grossMinor: 110_637, netMinor: 110_637 },
    ])
  })

  it('Square transaction: the fee is what is missing from the net total', async () => {
    const found = await inspected('square/square_transactions_1row_redacted.csv')
    expect(found.verdict).toBe('accept')
    expect(found.totals).toMatchObject([
      { stream: 'payment', kind: 'sale', currency: 'USD', grossMinor: 2250, feeMinor: -95, netMinor: 2155 },
    ])
    expect(found.period).toEqual({ from: '2022-11-10', to: '2022-11-10' })
  })

  it.each([
    ['shopify_orders_sample.csv', 249, 127, 1_506_300, 8, -42_375],
    ['shopify_orders.csv', 9, 8, 99_500, 1, -1000],
  ])('Shopify %s: one entry per order, one per refunded order', async (name, rows, orders, sold, refunds, refunded) => {
    const found = await inspected(`shopify_orders/${name}`)
    expect(found.format).toBe('shopify-orders')
    expect(found.verdict).toBe('accept')
    expect(found.counts).toEqual({ dataRows: rows, entries: orders, issues: 0, ignored: rows - orders })
    expect(found.totals).toMatchObject([
      { stream: 'order', kind: 'sale', currency: 'USD', count: orders, grossMinor: sold },
      { stream: 'order', kind: 'refund', currency: 'USD', count: refunds, grossMinor: refunded },
    ])
  })
})

const PAYMENTS = 'Transaction Date,Type,Order,Payout Status,Payout Date,Amount,Fee,Net,Currency'
const refund = '2026-07-02 09:00:00 +0200,refund,#1001,paid,2026-07-06,-30.00,0.00,-30.00,EUR'

describe('Shopify Payments', () => {
  it('two equal refunds of one second stay two, and a second download adds none', async () => {
    const one = await readOne([PAYMENTS, refund, refund, ''].join('\n'))
    const later = await readOne(
      [PAYMENTS, '2026-07-03 09:00:00 +0200,charge,#1002,paid,2026-07-07,5.00,0.40,4.60,EUR', refund, refund, ''].join(
        '\n',
      ),
    )
    const merged = mergeFiles([one.parsed, later.parsed], sha256)
    expect(merged.entries).toHaveLength(3)
    expect(merged.revisions).toEqual([])
  })

  it('without a currency is refused with the name of the column it lacks', async () => {
    const refused = await refuseOne(
      'Transaction Date,Type,Order,Payout Status,Payout Date,Amount,Fee,Net\n2026-07-02,charge,#1,paid,2026-07-06,3.00,0.10,2.90\n',
    )
    expect(refused.parsed?.reasons.map(({ code, params }) => [code, params.columns])).toContainEqual([
      'columnsMissing',
      'Currency',
    ])
  })
})

const ITEMS = 'Date,Time,Time Zone,Item,Qty,Gross Sales,Discounts,Net Sales,Tax,Transaction ID,Event Type'
const TRANSACTIONS = 'Date,Time,Time Zone,Tip,Total Collected,Cash,Fees,Net Total,Transaction ID,Payment ID,Event Type'

describe('Square', () => {
  it('a cash sale of both exports is one order, with what was collected and its method', async () => {
    const items = await readOne(
      [ITEMS, '2026-07-01,10:00:00,Europe/London,Tea,1,£4.00,£0.00,£4.00,£0.80,TX1,Payment', ''].join('\n'),
    )
    const transactions = await readOne(
      [TRANSACTIONS, '2026-07-01,10:00:00,Europe/London,£0.20,£5.00,£5.00,£0.00,£5.00,TX1,PAY1,Payment', ''].join('\n'),
    )
    for (const files of [
      [items.parsed, transactions.parsed],
      [transactions.parsed, items.parsed],
    ]) {
      const { entries, revisions } = mergeFiles(files, sha256)
      expect(entries).toMatchObject([
        { stream: 'order', kind: 'sale', currency: 'GBP', grossMinor: 500, method: 'Cash' },
      ])
      expect(revisions).toEqual([])
    }
  })

  it('cash is no debt of Square: the payment is what the other tenders leave', async () => {
    const { parsed } = await readOne(
      [TRANSACTIONS, '2026-07-01,10:00:00,Europe/London,£0.00,£5.00,£2.00,-£0.10,£4.90,TX1,PAY1,Payment', ''].join(
        '\n',
      ),
    )
    expect(
      parsed.drafts.map(({ stream, grossMinor, feeMinor, method }) => [stream, grossMinor, feeMinor, method]),
    ).toEqual([
      ['payment', 300, -10, null],
      ['order', 200, 0, 'Cash'],
    ])
  })
})
