// Personal bills are no merchant's record: every generation of them is refused, with the bill to download instead.

import { access, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { failureReason } from '../../../electron/import/inspect'
import { say } from '../../../shared/sentences/say'
import { refuseOne } from './reading'

const WECHAT = '交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注'
const ALIPAY_NOW =
  '交易时间,交易分类,交易对方,对方账号,商品说明,收/支,金额,收/付款方式,交易状态,交易订单号,商家订单号,备注,'
const ALIPAY_2021 = '收/支,交易对方,对方账号,商品说明,收/付款方式,金额,交易状态,交易分类,交易订单号,商家订单号,交易时间'
const ALIPAY_16 =
  '交易号,商家订单号,交易创建时间,付款时间,最近修改时间,交易来源地,类型,交易对方,商品名称,金额（元）,收/支,交易状态,服务费（元）,成功退款（元）,备注,资金状态'
const JD = '交易时间,商户名称,交易说明,金额,收/付款方式,交易状态,收/支,交易分类,交易订单号,商家订单号,备注'
const MEITUAN = '交易创建时间,交易成功时间,交易类型,订单标题,收/支,支付方式,订单金额,实付金额,交易单号,商家单号,备注'
const ROW = '2026-07-01 08:00:00,商户消费,早点铺,豆浆,支出,3.00,零钱,支付成功,100001,200001,/'

/** What the bill is, its text, and the code of the sentence. */
const BILLS: readonly (readonly [string, string, string])[] = [
  [
    'WeChat with its preamble',
    `微信支付账单明细,,,\n微信昵称：[小王],,,\n,,,\n${WECHAT}\n${ROW}\n`,
    'wechatConsumerBill',
  ],
  ['WeChat, header alone', `${WECHAT}\n${ROW}\n`, 'wechatConsumerBill'],
  [
    'WeChat, quoted header',
    `${WECHAT.split(',')
      .map((name) => `"${name}"`)
      .join(',')}\n${ROW}\n`,
    'wechatConsumerBill',
  ],
  ['WeChat, TABs', `${WECHAT.replaceAll(',', '\t')}\n${ROW.replaceAll(',', '\t')}\n`, 'wechatConsumerBill'],
  ['Alipay of today', `导出信息：\n姓名：王\n支付宝账户：w@x.cn\n\n${ALIPAY_NOW}\n${ROW}\n`, 'alipayConsumerBill'],
  [
    'Alipay of 2021',
    `${ALIPAY_2021}\n支出,早点铺,/,豆浆,余额,3.00,交易成功,餐饮,1,2,2026-07-01 08:00:00\n`,
    'alipayConsumerBill',
  ],
  [
    'Alipay of 16 columns',
    `支付宝交易记录明细查询\n账号:[w@x.cn]\n\n${ALIPAY_16}\n1,,2026-07-01,,,,,,,3.00,,,,,,\n`,
    'alipayConsumerBill',
  ],
  ['Alipay of 16 columns, header alone', `${ALIPAY_16}\n1,,2026-07-01,,,,,,,3.00,,,,,,\n`, 'alipayConsumerBill'],
  ['JD with its preamble', `导出信息：\n京东账号名：jd_1\n\n${JD}\n${ROW}\n`, 'jdConsumerBill'],
  ['JD, header alone', `${JD}\n${ROW}\n`, 'jdConsumerBill'],
  ['Meituan with its preamble', `美团交易账单明细\n美团用户名：[王]\n""\n${MEITUAN}\n${ROW}\n`, 'meituanConsumerBill'],
  ['Meituan, header alone', `${MEITUAN}\n${ROW}\n`, 'meituanConsumerBill'],
]

describe('a personal bill', () => {
  it.each(BILLS)('%s is refused with the bill to download instead', async (_name, text, billCode) => {
    const { failure, sample } = await refuseOne(text)
    expect(failure).toMatchObject({ kind: 'notMerchantRecord', params: { billCode } })
    expect(sample).toBeNull()
    expect(say('zh', failureReason(failure))).toContain('下载')
    expect(say('en', failureReason(failure))).toContain('download')
  })

  it('words of a personal bill inside a note do not make one', async () => {
    const bank = '交易日期,摘要,交易金额,余额,对方户名\n2026-07-01,支付宝账户：x@y.cn 转入,1.00,1.00,王\n'
    await expect(refuseOne(bank)).rejects.toThrow('nothing was refused')
  })
})

const SAMPLES = join(import.meta.dirname, '../../../../shared/samples')
const present = await access(SAMPLES).then(
  () => true,
  () => false,
)
if (!present) console.warn(`SAMPLES ABSENT: ${SAMPLES} is not here, so no published personal bill was read`)

describe.skipIf(!present)('a published personal bill', () => {
  it.each([
    ['wechat_consumer/example-wechat-records.csv', 'wechatConsumerBill'],
    ['wechat_consumer/example-wechat-records.xlsx', 'wechatConsumerBill'],
    ['alipay_consumer/example-alipay-records.csv', 'alipayConsumerBill'],
    ['jd_meituan_consumer/example-jd-records.csv', 'jdConsumerBill'],
    ['jd_meituan_consumer/example-mt-records.csv', 'meituanConsumerBill'],
  ])('%s', async (name, billCode) => {
    const { failure } = await refuseOne(await readFile(join(SAMPLES, name)))
    expect(failure).toMatchObject({ kind: 'notMerchantRecord', params: { billCode } })
  })
})
