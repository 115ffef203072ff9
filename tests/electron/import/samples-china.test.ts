// Other people's files of Chinese acquirers, kept beside the repository and never copied into it. Counted without the app:
//
//   WeChat fund flow:  awk -F',`' '/^`/ && NF>5 {s+=$7} END {printf "%.2f\n", s}' (both rows are 支出: −0.02; the row that
//                      came in was left out by its publisher, so count and income must differ from the totals)
//   UnionPay ZM:       python3: Σ int(line[79:91]) over the lines = 1322700, Σ fee int(line[192:204]) = 7936; the RD page
//                      beside it prints 13227.00, 79.36 and 13147.64

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

async function inspected(name: string) {
  const bytes = await readFile(join(SAMPLES, name))
  return readBytes(bytes, (read) => inspectionOfFile({ name, bytes: bytes.length, sha256: null }, must(read), 'en'), {
    name: name.split('/').at(-1) ?? name,
  })
}

describe.skipIf(!present)('a published file of a Chinese acquirer', () => {
  it('WeChat fund flow: the row that is missing shows in the totals it is missing from, and only there', async () => {
    const found = await inspected('wechat_fundflow/gunsluo_fundflow_BASIC_20210201.csv')
    expect(found.format).toBe('wechat-fund-flow')
    expect(found.verdict).toBe('incomplete')
    expect(found.counts).toEqual({ dataRows: 2, entries: 2, issues: 0, ignored: 0 })
    expect(found.declared.checks.filter(({ ok }) => !ok).map(({ name }) => name)).toEqual([
      '资金流水总笔数',
      '收入笔数',
      '收入金额',
    ])
    expect(found.totals).toEqual([
      { stream: 'fund', kind: 'refund', currency: 'CNY', count: 2, grossMinor: -2, feeMinor: 0, netMinor: -2 },
    ])
    expect(found.balance).toEqual({ openingMinor: 23, closingMinor: 21, chainOk: true })
  })

  it('UnionPay: the detail agrees with the summary in its archive, and trades keep their own day', async () => {
    const found = await inspected('unionpay_zm/802310048993424_20150905.zip')
    expect(found.format).toBe('unionpay-zm')
    expect(found.verdict).toBe('accept')
    expect(found.counts).toEqual({ dataRows: 15, entries: 8, issues: 0, ignored: 7 })
    expect(found.totals).toEqual([
      {
        stream: 'payment',
        kind: 'sale',
        currency: 'CNY',
        count: 8,
        grossMinor: 1_322_700,
        feeMinor: -7_936,
        netMinor: 1_314_764,
      },
    ])
    expect(found.declared.checks.filter(({ name }) => name.startsWith('汇总'))).toHaveLength(7)
    expect(found.declared.ok).toBe(true)
    expect(found.period).toEqual({ from: '2015-09-05', to: '2015-09-06' })
  })
})
