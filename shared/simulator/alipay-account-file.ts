// Alipay's 账务明细 of the whole time: newest first, running balance, fees as 支出 rows of their own (FORMATS §2.3).

import { addDays } from '../day'
import type { AlipayAccount } from './alipay-account'
import { MERCHANT } from './numbers'
import type { Plan } from './plan'
import { chineseMidnight, clock, plainDay, Sheet, yuan } from './sheet'
import type { FundRow, SimulatedFile } from './shop'

const HEADER =
  '账务流水号,业务流水号,商户订单号,商品名称,发生时间,对方账号,收入金额（+元）,支出金额（-元）,账户余额（元）,交易渠道,业务类型,备注'

function lineOf(row: FundRow, balanceMinor: number): string {
  const tab = (text: string) => `${text}\t`
  return [
    tab(row.fundNo),
    tab(row.tradeNo),
    tab(row.orderNo),
    tab(row.goods),
    `${row.day} ${clock(row.second)}`,
    tab(row.party),
    yuan(Math.max(row.netMinor, 0)),
    yuan(Math.min(row.netMinor, 0)),
    yuan(balanceMinor),
    '支付宝',
    row.type,
    row.note,
  ].join(',')
}

/** The one statement of the account. */
export function alipayAccountFile(plan: Plan, account: AlipayAccount): SimulatedFile {
  const name = `${MERCHANT.alipayNo}_${plainDay(plan.start)}_${plainDay(plan.end)}_账务明细.csv`
  const sheet = new Sheet({ name, archive: null, encoding: 'gb18030', lineEnd: '\r\n' })
  const after = addDays(plan.end, 1)
  const rule = '-'.repeat(41)
  sheet.add('#支付宝账务明细查询')
  sheet.add(`#账号：[${MERCHANT.alipayNo}]`)
  sheet.add(`#起始日期：[${chineseMidnight(plan.start)}]   终止日期：[${chineseMidnight(after)}]`)
  sheet.add(`#${rule}账务明细列表${rule}`)
  sheet.add(HEADER)
  let balance = account.rows.reduce((sum, row) => sum + row.netMinor, account.openingMinor)
  for (const row of account.rows.toReversed()) {
    sheet.add(lineOf(row, balance), row.lines)
    balance -= row.netMinor
  }
  const [out, into] = [account.rows.filter((row) => row.netMinor < 0), account.rows.filter((row) => row.netMinor > 0)]
  const sum = (rows: readonly FundRow[]) => yuan(Math.abs(rows.reduce((total, row) => total + row.netMinor, 0)))
  sheet.add(`#${rule}账务明细列表结束${'-'.repeat(36)}`)
  sheet.add(`#支出合计：${out.length}笔，共${sum(out)}元`)
  sheet.add(`#收入合计：${into.length}笔，共${sum(into)}元`)
  sheet.add(`#导出时间：[${chineseMidnight(after).slice(0, 12)}08:12:30]`)
  return sheet.file()
}
