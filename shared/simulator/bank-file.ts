// The bank statement in the layout of China Construction Bank for companies: title rows, GB18030, running balance (FORMATS §5).

import type { BankAccount } from './bank-account'
import { MERCHANT } from './numbers'
import { clock, plainDay, quoted, Sheet, yuan } from './sheet'
import type { BankRow, SimulatedFile } from './shop'

const HEADER =
  '账号,账户名称,交易时间,借方发生额/元(支取),贷方发生额/元(收入),余额,币种,对方户名,对方账号,对方开户机构,记账日期,摘要,备注,账户明细编号-交易流水号,企业流水号,凭证种类,凭证号'

function lineOf(row: BankRow, balanceMinor: number, at: number): string {
  const serial = `${at + 1}-4405${plainDay(row.day)}${String(at + 1).padStart(7, '0')}`
  return [
    MERCHANT.bankAccount,
    MERCHANT.bankName,
    `${plainDay(row.day)} ${clock(row.second)}`,
    yuan(Math.max(-row.netMinor, 0)),
    yuan(Math.max(row.netMinor, 0)),
    yuan(balanceMinor),
    '人民币元',
    row.party,
    row.party === '' ? '' : row.account,
    row.party === '' ? '' : row.branch,
    plainDay(row.day),
    row.summary,
    row.note,
    serial,
    '',
    '',
    '',
  ]
    .map(quoted)
    .join(',')
}

/** One statement over all days of the account, oldest row first. */
export function bankFile(account: BankAccount): SimulatedFile {
  const name = `建设银行_${plainDay(account.from)}_${plainDay(account.to)}.csv`
  const sheet = new Sheet({ name, archive: null, encoding: 'gb18030', lineEnd: '\r\n' })
  sheet.add('中国建设银行企业账户明细')
  sheet.add(`账号：${MERCHANT.bankAccount},账户名称：${MERCHANT.bankName}`)
  sheet.add(`起始日期：${plainDay(account.from)},截止日期：${plainDay(account.to)}`)
  sheet.add(HEADER)
  let balance = account.openingMinor
  for (const [at, row] of account.rows.entries()) {
    balance += row.netMinor
    sheet.add(lineOf(row, balance, at), row.lines)
  }
  return sheet.file()
}
