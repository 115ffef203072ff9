// The shop's account at Alipay: sales in, refunds out, each fee a row of its own, and withdrawals that reach the bank.

import { addDays, type Day, weekday } from '../day'
import { MERCHANT } from './numbers'
import {
  type BankRow,
  byMoment,
  type FundRow,
  type Payment,
  type Refund,
  type Sale,
  settledMinor,
  type Withdrawal,
} from './shop'
import type { Shop } from './trade'

export interface AlipayAccount {
  readonly openingMinor: number
  /** In order of time. */
  readonly rows: readonly FundRow[]
  readonly withdrawals: readonly Withdrawal[]
}

type NewRow = Omit<FundRow, 'fundNo' | 'goods' | 'party' | 'tradeNo' | 'orderNo' | 'note'> & { readonly note?: string }

function rowOf(shop: Shop, sale: Sale, payment: Payment, made: NewRow): FundRow {
  return {
    note: '',
    ...made,
    fundNo: shop.numbers.fundNo(made.day),
    tradeNo: payment.acquirerNo,
    orderNo: sale.orderNo,
    goods: sale.goods.replaceAll(',', ' '),
    party: payment.payer,
  }
}

function paymentRows(shop: Shop, sale: Sale, payment: Payment): FundRow[] {
  const { day, second, fundLines: lines } = payment
  const paid = rowOf(shop, sale, payment, { day, second, netMinor: settledMinor(payment), type: '在线支付', lines })
  if (payment.feeMinor === 0) return [paid]
  const note = `服务费[${payment.acquirerNo}]`
  return [paid, rowOf(shop, sale, payment, { day, second, netMinor: -payment.feeMinor, type: '收费', lines, note })]
}

function refundRows(shop: Shop, made: Refund, payment: Payment): FundRow[] {
  const { day, second, sale, fundLines: lines } = made
  const back = rowOf(shop, sale, payment, { day, second, netMinor: -made.settledMinor, type: '交易退款', lines })
  if (made.feeBackMinor === 0) return [back]
  const note = `退还服务费[${payment.acquirerNo}]`
  return [back, rowOf(shop, sale, payment, { day, second, netMinor: made.feeBackMinor, type: '收费', lines, note })]
}

function tradeRows(shop: Shop): FundRow[] {
  const rows: FundRow[] = []
  for (const sale of shop.sales) {
    for (const payment of sale.payments)
      if (payment.acquirer === 'alipay') rows.push(...paymentRows(shop, sale, payment))
    for (const made of sale.refunds)
      if (made.accepted && made.payment?.acquirer === 'alipay') rows.push(...refundRows(shop, made, made.payment))
  }
  return rows.filter(({ day }) => day >= shop.plan.start).sort(byMoment)
}

function depositOf(shop: Shop, day: Day, netMinor: number): BankRow {
  return {
    day: addDays(day, shop.random.chance(400) ? 1 : 0),
    second: shop.random.int(11 * 3600, 16 * 3600),
    netMinor,
    party: '支付宝（中国）网络技术有限公司',
    account: '21590900000000412',
    branch: '支付宝（中国）网络技术有限公司客户备付金',
    summary: '提现',
    note: '支付宝转账',
    lines: [],
  }
}

/** On Mondays and Thursdays the owner withdraws most of the balance; Alipay's rows of that day until 9:30 count. */
export function alipayAccount(shop: Shop): AlipayAccount {
  const { plan, random } = shop
  const openingMinor = plan.faults ? random.int(50_000, 300_000) : 0
  const trade = tradeRows(shop)
  const rows: FundRow[] = []
  const withdrawals: Withdrawal[] = []
  let balance = openingMinor
  let next = 0
  const takeUntil = (day: Day, second: number) => {
    for (let row = trade[next]; row !== undefined && byMoment(row, { day, second }) <= 0; row = trade[++next]) {
      rows.push(row)
      balance += row.netMinor
    }
  }
  for (const day of plan.days) {
    if (weekday(day) !== 1 && weekday(day) !== 4) continue
    takeUntil(day, 34_200)
    const amount = Math.floor((balance * random.int(60, 90)) / 10_000) * 100
    if (amount < 10_000) continue
    balance -= amount
    const lines: FundRow['lines'] = []
    rows.push(withdrawalRow(shop, day, amount, lines))
    withdrawals.push({ fundLines: lines, row: depositOf(shop, day, amount) })
  }
  takeUntil(addDays(plan.end, 1), 0)
  return { openingMinor, rows, withdrawals }
}

function withdrawalRow(shop: Shop, day: Day, amountMinor: number, lines: FundRow['lines']): FundRow {
  const fundNo = shop.numbers.fundNo(day)
  return {
    day,
    second: 34_200,
    fundNo,
    tradeNo: fundNo,
    orderNo: '',
    goods: '提现',
    party: `建设银行(${MERCHANT.bankAccount.slice(-4)})`,
    netMinor: -amountMinor,
    type: '提现',
    note: '提现到银行卡',
    lines,
  }
}
