// Files of processors abroad beyond the golden cases: sheets, damage in every place, the same payment in two reports.

import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { utils, write } from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { mergeFiles } from '../../../shared/entries/merge'
import { totalsOf } from '../../../shared/formats/totals'
import { must } from '../../../shared/result'
import { readBytes, readOne } from './reading'

const FIXTURES = join(import.meta.dirname, '../../fixtures/formats')
const digest = (text: string) => createHash('sha256').update(text).digest('hex')

function fixture(name: string): Promise<string> {
  return readFile(join(FIXTURES, name, 'input.csv'), 'utf8')
}

async function isAccepted(text: string): Promise<boolean> {
  return readBytes(text, (read) => read.ok && read.value.members.some(({ parsed }) => parsed.verdict === 'accept'))
}

describe('a settlement batch', () => {
  it('that lost any of its rows is not accepted', async () => {
    const lines = (await fixture('adyen-settlement/batch-comes-to-nothing')).split('\n')
    for (let gone = 1; gone < lines.length - 1; gone += 1) {
      expect(await isAccepted(lines.filter((_, at) => at !== gone).join('\n')), `line ${gone + 1}`).toBe(false)
    }
  })

  it('cut anywhere before the end of its last amount is not accepted', async () => {
    const text = await fixture('adyen-settlement/batch-comes-to-nothing')
    const end = text.lastIndexOf('110.37') + 5
    for (let cut = 60; cut < end; cut += 61) expect(await isAccepted(text.slice(0, cut)), `cut at ${cut}`).toBe(false)
  })

  it('in which any digit of a net amount differs is not accepted', async () => {
    const text = await fixture('adyen-settlement/batch-comes-to-nothing')
    const nets = ['98.62', '45.10', '18.80', '29.95', '27.50', '0.80', '12.00', '5.00', '3.10', '110.37']
    for (const net of nets) {
      for (const at of [0, net.length - 2, net.length - 1]) {
        if (net.charAt(at) === '.') continue
        const other = net.slice(0, at) + String((Number(net.charAt(at)) + 1) % 10) + net.slice(at + 1)
        const changed = text.replace(`EUR,${net},`, `EUR,${other},`).replace(`EUR,,${net},`, `EUR,,${other},`)
        expect(changed).not.toBe(text)
        expect(await isAccepted(changed), `${net} as ${other}`).toBe(false)
      }
    }
  })

  it('in a sheet with blank rows above its header is the same batch', async () => {
    const text = await fixture('adyen-settlement/batch-comes-to-nothing')
    const plain = await readOne(text)
    const rows = text
      .trimEnd()
      .split('\n')
      .map((line) => line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/).map((cell) => cell.replaceAll('"', '')))
    const book = utils.book_new()
    utils.book_append_sheet(book, utils.aoa_to_sheet([[], [], [], ...rows]), 'data')
    const bytes: Uint8Array = write(book, { type: 'buffer', bookType: 'xlsx' })
    const sheet = await readOne(bytes, { name: 'settlement.xlsx' })
    expect(sheet.parsed.verdict).toBe('accept')
    const unplaced = (drafts: typeof plain.parsed.drafts) => drafts.map((draft) => ({ ...draft, line: 0 }))
    expect(unplaced(sheet.parsed.drafts)).toEqual(unplaced(plain.parsed.drafts))
    expect(sheet.parsed.drafts[0]?.line).toBe(5)
  })

  it('and the accounting report say of a payment that it is one', async () => {
    const batch = (await readOne(await fixture('adyen-settlement/batch-comes-to-nothing'))).parsed
    const steps = (await readOne(await fixture('adyen-accounting/steps-and-settled'))).parsed
    for (const files of [
      [batch, steps],
      [steps, batch],
    ]) {
      const merged = mergeFiles(files, digest)
      expect(merged.entries).toHaveLength(batch.drafts.length)
      expect(merged.revisions).toEqual([])
      const sale = merged.entries.find(({ refs }) => refs.orderNo === 'T-1001' && refs.refundNo === undefined)
      expect(sale?.sources).toHaveLength(2)
      expect(sale?.refs.batchNo).toBe('41')
    }
  })
})

describe('columns that the merchant chose', () => {
  it('make no second transaction of one that another export has', async () => {
    const full = (await readOne(await fixture('stripe-balance/every-category-reordered'))).parsed
    const few = (await readOne(await fixture('stripe-balance/few-columns-semicolons'))).parsed
    const merged = mergeFiles([few, full], digest)
    expect(merged.entries).toHaveLength(full.drafts.length)
    expect(merged.revisions).toEqual([])
    expect(totalsOf(merged.entries)).toEqual(totalsOf(full.drafts))
    expect(merged.entries.filter(({ at }) => at === null)).toEqual([])
  })
})

describe('a card number in a file of a processor', () => {
  const CARD = '4111111111111111'
  it.each([
    ['adyen-settlement/batch-comes-to-nothing', 'TeaHouseNL,8516000000000011', `${CARD},8516000000000011`],
    ['adyen-settlement/batch-comes-to-nothing', 'Deposit level', `Deposit card ${CARD}`],
    ['stripe-payments/dashboard-export', '"Tea, 1"', `"card ${CARD}"`],
    ['stripe-payments/dashboard-export', 'card_1,4242', `card_1,${CARD}`],
    ['checkoutcom-breakdown/one-payout', 'ent_teahouse01,Tea House', `ent_teahouse01,card ${CARD}`],
    ['checkoutcom-breakdown/one-payout', 'VISA,,act_0002', `VISA,${CARD},act_0002`],
    ['stripe-balance/every-category-reordered', 'Radar (2026-06-30)', `card no. ${CARD}`],
  ])('%s: %s', async (name, before, after) => {
    const text = await fixture(name)
    const planted = text.replace(before, after)
    expect(planted).not.toBe(text)
    await readBytes(planted, async (read) => {
      const [member] = must(read).members
      const stored = await readFile(member?.storedPath ?? '', 'utf8')
      const whole = text.split(CARD).length - 1
      expect(stored.split(CARD).length - 1).toBe(whole)
      expect(stored).toContain('411111******1111')
    })
  })

  it('that is an order number or reference stays whole', async () => {
    const { parsed } = await readOne(await fixture('stripe-balance/every-category-reordered'))
    expect(parsed.drafts.map(({ refs }) => refs.orderNo)).toContain(CARD)
  })
})
