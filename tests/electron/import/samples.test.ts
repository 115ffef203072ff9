// Other people's files, kept beside the repository and never copied into it. The figures were counted without the app:
//
//   WeChat (per file):  awk -F',`' '/^`/ && NF>20 {s+=$13} END {printf "%.2f\n", s}' (column 13 应结订单金额 or 总金额;
//                       REFUND bill: $19 退款金额, negative)
//   Alipay trade:       iconv -f GB18030 -t UTF-8 F | awk -F, '$3~/交易/{s+=$13} $3~/退款/{r+=$13} END {print s, r}'
//   Alipay account:     iconv … | awk -F, '/^[0-9]/ {s+=$7-$8} END {printf "%.2f\n", s}'
//   ICBC:               python3: csv.reader, income − outgo of the columns 记账金额, rows whose first cell is a date
//   ABC, BOC, CMB:      python3: sum of 交易金额 (金额, 人民币金额 with the sign turned) over rows with a date

import { access, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { totalsOf } from '../../../shared/formats/totals'
import { readOne } from './reading'

const SAMPLES = join(import.meta.dirname, '../../../../shared/samples')

/** File, verdict, entries, sum of gross in fen, reasons. */
const EXPECTED: readonly (readonly [string, 'accept' | 'incomplete', number, number, readonly string[]])[] = [
  ['wechat_trade/gunsluo_ALL_20210128.csv', 'accept', 3, 3, []],
  ['wechat_trade/gunsluo_REFUND_20210201.csv', 'accept', 2, -2, []],
  ['wechat_trade/gunsluo_SUCCESS_20210201.csv', 'accept', 1, 1, []],
  ['wechat_trade/WxJava_ALL_2014_legacy_doc.csv', 'accept', 2, 2, []],
  ['wechat_trade/tencent_doc_ALL_service_provider_truncated.csv', 'incomplete', 1, 1, ['countDiffers', 'totalDiffers']],
  ['alipay_trade_detail/qding_20880211096256330156_20190916_业务明细.csv', 'accept', 10, 2, []],
  [
    'alipay_account_detail/airline_20121229_账务明细_truncated_redacted.csv',
    'incomplete',
    3,
    377_800,
    ['countDiffers', 'totalDiffers', 'balanceBroken'],
  ],
  ['bank_cn/deg_abc_debit.csv', 'incomplete', 5, -235_588, ['balanceBroken']],
  ['bank_cn/deg_boc_debit.csv', 'accept', 17, 42_670, []],
  ['bank_cn/deg_cmb_credit.csv', 'accept', 6, -767_598, []],
  ['bank_cn/deg_cmb_debit.csv', 'incomplete', 5, -77_914, ['balanceBroken']],
  ['bank_cn/deg_icbc_credit.csv', 'incomplete', 9, 425_788, ['totalDiffers', 'balanceBroken']],
  ['bank_cn/deg_icbc_debit-v1.csv', 'incomplete', 11, -139_934, ['totalDiffers', 'balanceBroken']],
]

const present = await access(SAMPLES).then(
  () => true,
  () => false,
)
if (!present) console.warn(`SAMPLES ABSENT: ${SAMPLES} is not here, so no published file was read`)

describe.skipIf(!present)('a published file', () => {
  it.each(EXPECTED)('%s is read as it stands', async (name, verdict, entries, grossMinor, codes) => {
    const { parsed } = await readOne(await readFile(join(SAMPLES, name)))
    expect(parsed.issues).toEqual([])
    expect(parsed.drafts).toHaveLength(entries)
    expect(totalsOf(parsed.drafts).reduce((sum, total) => sum + total.grossMinor, 0)).toBe(grossMinor)
    expect(parsed.verdict).toBe(verdict)
    expect([...new Set(parsed.reasons.map(({ code }) => code))]).toEqual(codes)
  })
})
