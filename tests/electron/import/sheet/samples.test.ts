// Published spreadsheets beside the repository. The CITIC statement's sums were added up by hand from its column 结算金额:
// 11 rows of spending, 1098.80, and 2 credits, 1.41.

import { existsSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readOne, refuseOne } from '../reading'

const SAMPLES = '../shared/samples'
const bytesOf = (name: string) => readFileSync(`${SAMPLES}/${name}`)

if (!existsSync(SAMPLES)) {
  it('published spreadsheets are absent here', () => {
    console.warn(`no ${SAMPLES}: the published spreadsheets were not read`)
    expect(existsSync(SAMPLES)).toBe(false)
  })
} else {
  it('CITIC’s card statement is an old spreadsheet whose signs are turned', async () => {
    const member = await readOne(bytesOf('bank_cn/deg_citic_credit.xls'))
    expect([member.encoding, member.parsed.format, member.parsed.verdict]).toEqual(['xls', 'bank-cn-csv', 'accept'])
    expect(member.parsed.drafts[0]).toMatchObject({ line: 3, day: '2024-11-09', grossMinor: -590, account: '6688' })
    const sums = { out: 0, in: 0 }
    for (const { grossMinor } of member.parsed.drafts) sums[grossMinor < 0 ? 'out' : 'in'] += grossMinor
    expect([member.parsed.drafts.length, sums]).toEqual([13, { out: -109880, in: 141 }])
  })

  it('a bank’s statement with cells of dates is read as its text is', async () => {
    const member = await readOne(bytesOf('bank_generic_csv/sample_statement_en.xlsx'))
    expect(member.parsed.drafts.map(({ day, grossMinor, currency }) => [day, grossMinor, currency])).toEqual([
      ['2018-12-15', -3350, 'USD'],
      ['2018-12-15', 152500, 'EUR'],
    ])
  })

  it('a personal bill in a spreadsheet is refused with the bill to download', async () => {
    const refused = await refuseOne(bytesOf('wechat_consumer/example-wechat-records.xlsx'))
    expect(refused.failure).toMatchObject({ kind: 'notMerchantRecord', params: { billCode: 'wechatConsumerBill' } })
  })
}
