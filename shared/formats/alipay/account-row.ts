// One row of 账务明细: a movement of the balance at Alipay. Income adds, outgo takes away, however its sign is printed.

import type { EntryDraft, EntryKind } from '../../entry'
import { type Minor, minor } from '../../money'
import { isProblem, readAmount, readAmountOrZero } from '../amount'
import { cellAt, isSpreadsheetNumber, lacksSeconds, presentOrNull, textOrNull } from '../cell'
import type { Moment } from '../clock'
import { draftOf, presentRefs } from '../draft'
import type { SourceRow } from '../format'
import type { ColumnNames, Columns } from '../header'
import type { RowProblem } from '../ledger'

const NAMES = {
  key: ['账务流水号'],
  businessNo: ['业务流水号'],
  orderNo: ['商户订单号'],
  product: ['商品名称'],
  at: ['发生时间'],
  counterparty: ['对方账号'],
  income: ['收入金额(+元)', '收入金额(元)', '收入(+元)', '收入金额', '收入'],
  outgo: ['支出金额(-元)', '支出金额(元)', '支出(-元)', '支出金额', '支出'],
  balance: ['账户余额(元)', '账户余额'],
  channel: ['交易渠道'],
  kind: ['业务类型'],
  note: ['备注'],
  description: ['业务描述'],
  baseOrderNo: ['业务基础订单号'],
  businessOrderNo: ['业务订单号'],
} as const satisfies ColumnNames<string>

export type AccountField = keyof typeof NAMES
export const ACCOUNT_COLUMNS: ColumnNames<AccountField> = NAMES
export const ACCOUNT_NEEDED: readonly AccountField[] = ['key', 'at', 'income', 'outgo', 'kind']

export interface AccountLayout {
  readonly columns: Columns<AccountField>
  readonly header: readonly string[]
  readonly account: string
  readonly moment: (text: string) => Moment | null
}

export interface AccountRow {
  readonly draft: EntryDraft
  /** Signed amount of the movement. */
  readonly amount: Minor
}

/** Words of 业务类型, tried in order; direction decides where a word stands for both. */
const KINDS: readonly (readonly [RegExp, EntryKind, EntryKind])[] = [
  [/退费|退还.*(?:手续费|服务费)|手续费.*退|服务费.*退/, 'feeRefund', 'fee'],
  [/收费|手续费|服务费/, 'feeRefund', 'fee'],
  [/退票|提现退回|提现失败/, 'returnedPayout', 'other'],
  [/提现|结算/, 'returnedPayout', 'payout'],
  [/退款/, 'other', 'refund'],
  [/解冻/, 'release', 'release'],
  [/冻结/, 'release', 'hold'],
  [/拒付/, 'chargebackReversal', 'chargeback'],
  [/分润|分账/, 'adjustment', 'adjustment'],
  [/利息|收益/, 'interest', 'interest'],
  [/在线支付|交易付款|交易|收款|支付/, 'sale', 'other'],
  [/转账|充值/, 'transferIn', 'transferOut'],
]

function kindOf(words: string, amount: Minor): EntryKind {
  const found = KINDS.find(([pattern]) => pattern.test(words))
  return found ? (amount < 0 ? found[2] : found[1]) : 'other'
}

/** Reads a row into its draft, or names the first thing that is wrong with it. */
export function readAccountRow(row: SourceRow, layout: AccountLayout): AccountRow | RowProblem {
  const cell = (field: AccountField) => cellAt(row.cells, layout.columns[field])
  const name = (field: AccountField) => layout.header[layout.columns[field] ?? -1] ?? field
  const key = presentOrNull(cell('key'))
  if (key === null) return { kind: 'missingCell', column: name('key'), raw: '' }
  const damaged = (['key', 'businessNo', 'orderNo'] as const).find((field) => isSpreadsheetNumber(cell(field)))
  if (damaged) return { kind: 'spreadsheetDamage', column: name(damaged), raw: cell(damaged) }
  if (lacksSeconds(cell('at'))) return { kind: 'spreadsheetDamage', column: name('at'), raw: cell('at') }
  const at = layout.moment(cell('at'))
  if (at === null || at.at === null) return { kind: 'badTime', column: name('at'), raw: cell('at') }
  if (cell('kind') === '') return { kind: 'missingCell', column: name('kind'), raw: '' }
  const income = readAmountOrZero(cell('income'), name('income'))
  if (isProblem(income)) return income
  const outgo = readAmountOrZero(cell('outgo'), name('outgo'))
  if (isProblem(outgo)) return outgo
  const balance = layout.columns.balance === undefined ? null : readAmount(cell('balance'), name('balance'))
  if (isProblem(balance)) return balance
  const amount = minor(income - Math.abs(outgo))
  const draft = draftOf(
    {
      stream: 'fund',
      kind: kindOf(cell('kind'), amount),
      line: row.line,
      day: at.day,
      currency: 'CNY',
      grossMinor: amount,
    },
    {
      naturalKey: key,
      account: layout.account,
      at: at.at,
      balanceMinor: balance,
      acquirerId: 'alipay',
      merchantNo: layout.account === '' ? null : layout.account,
      refs: refsOf(cell),
      method: textOrNull(cell('channel')),
      counterparty: textOrNull(cell('counterparty')),
      note: noteOf(cell),
      status: cell('kind'),
    },
  )
  return { draft, amount }
}

/** Taobao order numbers carry the prefix T200P; what follows is the number of the original order. */
function refsOf(cell: (field: AccountField) => string): EntryDraft['refs'] {
  const orderNo = presentOrNull(cell('orderNo'))
  const base = presentOrNull(cell('baseOrderNo')) ?? /^T200P(.+)$/.exec(orderNo ?? '')?.[1] ?? null
  return presentRefs({ orderNo, acquirerNo: presentOrNull(cell('businessNo')), originalNo: base })
}

function noteOf(cell: (field: AccountField) => string): string | null {
  const texts = [cell('product'), cell('description'), cell('note')].filter((text) => textOrNull(text) !== null)
  return texts.length === 0 ? null : [...new Set(texts)].join(' ')
}
