// Columns of Chinese bank statements by the names that ICBC, CCB, BOC, CMB, ABC, BoCom, SPDB, CITIC, CGB and others give
// them, best name first. Names are normalised (no blanks, half-width brackets, no bilingual part).

import { type ColumnNames, type Columns, columnsOf, normaliseHeader } from '../header'

const NAMES = {
  day: [
    '交易日期',
    '交易日',
    '交易日期时间',
    '交易时间',
    '交易发生日',
    '发生日期',
    '入账日期',
    '日期',
    '记账日期',
    '记帐日期',
    '记账日',
    '会计日期',
  ],
  bookedDay: ['记账日期', '记帐日期', '记账日', '入账日期', '入账日'],
  time: ['交易时间', '记账时间', '时间', '交易时刻'],
  amount: [
    '结算金额',
    '交易金额',
    '发生额',
    '人民币金额',
    '金额',
    '记账金额',
    '入账金额',
    '交易额',
    '发生金额',
    '金额(元)',
    '交易金额(元)',
  ],
  income: [
    '记账金额(收入)',
    '贷方发生额/元(收入)',
    '贷方发生额(收入)',
    '贷方发生额',
    '贷方金额',
    '贷方发生额(元)',
    '贷方交易金额',
    '收入金额',
    '收入金额(元)',
    '转入金额',
    '存入金额',
    '收方金额',
    '交易金额(收入)',
    '贷方',
    '收入',
    '存入',
  ],
  outgo: [
    '记账金额(支出)',
    '借方发生额/元(支取)',
    '借方发生额(支取)',
    '借方发生额',
    '借方金额',
    '借方发生额(元)',
    '借方交易金额',
    '支出金额',
    '支出金额(元)',
    '转出金额',
    '支取金额',
    '付方金额',
    '交易金额(支出)',
    '借方',
    '支出',
    '支取',
  ],
  flag: [
    '借贷标志',
    '借/贷',
    '借贷',
    '借贷方向',
    '借贷标识',
    '收支标志',
    '收/支',
    '收支',
    '收付标志',
    '收支方向',
    '交易类型',
    '往来账',
  ],
  balance: [
    '余额',
    '账户余额',
    '本次余额',
    '联机余额',
    '当前余额',
    '交易后余额',
    '账面余额',
    '余额(元)',
    '账户余额(元)',
    '本次余额(元)',
  ],
  currency: ['结算币种', '记账币种', '币种', '币别', '货币', '交易币种', '交易货币', '记账货币'],
  counterparty: [
    '对方户名',
    '对方账户名',
    '对方账户名称',
    '对方单位名称',
    '对方单位',
    '对方名称',
    '对方姓名',
    '对手信息',
    '交易对方',
    '交易对手',
    '收(付)方名称',
    '收/付方名称',
    '对手户名',
    '对方账号名称',
  ],
  payer: ['付款人名称', '付款人户名'],
  payee: ['收款人名称', '收款人户名'],
  summary: ['摘要', '交易摘要', '交易名称', '业务摘要', '摘要说明', '交易描述'],
  remark: ['附言', '交易附言', '备注', '客户摘要', '个性化信息'],
  purpose: ['用途', '交易用途', '交易场所', '交易地点'],
  serial: ['账户明细编号-交易流水号', '交易流水号', '流水号', '核心流水号', '交易参考号', '业务流水号', '柜员流水号'],
  traceNo: ['日志号', '凭证号', '凭证号码'],
  account: ['本方账号', '账号', '帐号', '本方帐号', '交易账号', '查询账号', '卡号', '借记卡号', '交易卡号', '账户账号'],
  cardTail: ['卡号末四位', '卡末四位'],
  channel: ['交易渠道', '渠道'],
} as const satisfies ColumnNames<string>

export type BankField = keyof typeof NAMES
export type BankColumns = Columns<BankField>
export const BANK_COLUMNS: ColumnNames<BankField> = NAMES

/** Names that Hong Kong banks print, in English and in long characters; only taken where the file speaks of such a bank. */
const HONG_KONG: Partial<Record<BankField, readonly string[]>> = {
  day: ['transactiondate', 'date', 'postdate', 'postingdate', '交易日期', '日期', '過賬日期', '记账日期', '入賬日期'],
  bookedDay: ['valuedate', '起息日'],
  time: ['time', '時間'],
  amount: ['amount', 'transactionamount', '金額', '交易金額', '賬項金額'],
  income: [
    'deposit',
    'deposits',
    'credit',
    'creditamount',
    'paidin',
    'moneyin',
    '存入',
    '存入金額',
    '貸項',
    '貸方',
    '收入',
  ],
  outgo: [
    'withdrawal',
    'withdrawals',
    'debit',
    'debitamount',
    'paidout',
    'moneyout',
    '提取',
    '支出',
    '提取金額',
    '借項',
    '借方',
  ],
  balance: ['balance', 'runningbalance', 'ledgerbalance', 'accountbalance', '結餘', '餘額', '戶口結餘', '賬面結餘'],
  currency: ['currency', 'accountcurrency', '貨幣', '幣別'],
  counterparty: ['counterparty', 'payer/payee', 'beneficiary', '對方戶名', '收/付款人'],
  summary: [
    'description',
    'transactiondetails',
    'details',
    'narrative',
    'particulars',
    '交易詳情',
    '詳情',
    '摘要',
    '交易內容',
  ],
  remark: ['customerreference', 'remarks', '備註', '附言'],
  serial: ['bankreference', 'transactionreference', 'referencenumber', 'reference', '交易參考編號', '參考編號'],
  account: ['accountnumber', 'accountno', '賬戶號碼', '戶口號碼'],
}

const KNOWN = new Set<string>(Object.values(NAMES).flat())
const UNIT = /\((?:单位[:：])?(?:元|人民币元?|cny|rmb|港元|港币|hkd|usd)\)$/
/** A Chinese name with its English beside it (`交易日期/Transaction Date`, `余额 Balance`). */
const BILINGUAL = /^([\u4e00-\u9fff()/-]*[\u4e00-\u9fff)])[/:：]?[a-z'’][a-z0-9'’ .,/&()-]*$/

/** A header name as the lists above have it: without its unit or its English where only that makes it known. */
function plainName(cell: string): string {
  const name = normaliseHeader(cell)
  if (KNOWN.has(name)) return name
  const chinese = BILINGUAL.exec(name)?.[1] ?? name
  if (KNOWN.has(chinese)) return chinese
  const bare = chinese.replace(UNIT, '')
  return KNOWN.has(bare) ? bare : name
}

const HONG_KONG_BANK = /hsbc|滙豐|汇丰|hang seng|恒生|bank of china \(hong kong\)|中銀香港|\bhkd\b|港元/i
const FIRST_ROW = /^["\s]*(?:\d{4}[-/.年]\d|\d{8}\b|\d{1,2}[-/ ]?(?:\d{1,2}[-/ ]|[a-z]{3}[-/ ]?\d{4}))/i

/** Whether what stands above the rows speaks of a bank in Hong Kong: its columns may be English, its days come first. */
export function isHongKong(lines: readonly string[]): boolean {
  const first = lines.findIndex((line) => FIRST_ROW.test(line))
  return lines.slice(0, first < 0 ? lines.length : first).some((line) => HONG_KONG_BANK.test(line))
}

const OTHER_RECORDS = /订单|商品|收款码|门店|^商户/
const BANK_WORDS = /余额|摘要|记账|记帐|借方|贷方|借贷|借\/贷|对方户名|对方账户|对手信息|存入|支取|卡末四位/

const HONG_KONG_WORDS = /balance|deposit|withdrawal|debit|結餘|餘額|存入|提取/

/** The columns of a header row of a bank statement, or `null` when the row is none. */
export function bankColumns(cells: readonly string[], hongKong = false): BankColumns | null {
  return (hongKong ? hongKongColumns(cells) : null) ?? mainlandColumns(cells.map(plainName))
}

function hongKongColumns(cells: readonly string[]): BankColumns | null {
  const names = cells.map(plainName)
  const columns: BankColumns = { ...columnsOf(names, BANK_COLUMNS), ...columnsOf(names, namesOf(HONG_KONG)) }
  const moves = columns.amount !== undefined || (columns.income !== undefined && columns.outgo !== undefined)
  const spoken = names.filter((name) => HONG_KONG_WORDS.test(name))
  return names.length >= 3 && columns.day !== undefined && moves && spoken.length > 0 ? columns : null
}

function namesOf(some: Partial<Record<BankField, readonly string[]>>): ColumnNames<BankField> {
  const fields = Object.keys(NAMES) as BankField[]
  return Object.fromEntries(fields.map((field) => [field, some[field] ?? []])) as unknown as ColumnNames<BankField>
}

function mainlandColumns(cells: readonly string[]): BankColumns | null {
  const names = cells.filter((name) => name !== '')
  if (names.length < 4 || names.some((name) => OTHER_RECORDS.test(name))) return null
  const columns = columnsOf(cells, BANK_COLUMNS)
  const moves = columns.amount !== undefined || (columns.income !== undefined && columns.outgo !== undefined)
  return columns.day !== undefined && moves && names.some((name) => BANK_WORDS.test(name)) ? columns : null
}
