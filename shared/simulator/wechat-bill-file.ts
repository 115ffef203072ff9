// WeChat Pay's daily trade bill of type ALL: 27 columns, backticks, no quoting, LF, newest row first (FORMATS §1.1).

import { addDays, type Day } from '../day'
import { MERCHANT } from './numbers'
import type { Plan } from './plan'
import { clock, Sheet, yuan } from './sheet'
import { byMoment, type Moment, type Payment, type Refund, type Sale, type SimulatedFile, settledMinor } from './shop'
import type { TruthLine } from './truth'

const HEADER =
  '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注'
const TRAILER = '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额'

interface BillRow extends Moment {
  readonly sale: Sale
  readonly payment: Payment
  readonly refund: Refund | null
  readonly lines: TruthLine[]
}

interface Sums {
  settled: number
  refunded: number
  fees: number
  ordered: number
  requested: number
}

/** Merchant's own text: a comma would cut the row, so WeChat escapes it. */
function escaped(text: string): string {
  return text.replaceAll(',', '\\ ').replaceAll('\n', '\\n')
}

/** Five decimals, of which only two are ever used. */
function fee(fen: number): string {
  return `${yuan(fen)}000`
}

function backticked(cells: readonly string[]): string {
  return cells.map((cell) => `\`${cell}`).join(',')
}

function lineOf(row: BillRow, feeMinor: number): string {
  const { sale, payment, refund } = row
  const settled = refund === null ? settledMinor(payment) : 0
  return backticked([
    `${row.day} ${clock(row.second)}`,
    MERCHANT.wechatAppId,
    MERCHANT.wechatNo,
    '0',
    sale.terminalNo,
    payment.acquirerNo,
    sale.orderNo,
    `ofyak5${payment.acquirerNo.slice(-12)}${sale.orderNo.slice(-10)}`,
    'MICROPAY',
    refund === null ? 'SUCCESS' : 'REFUND',
    'OTHERS',
    'CNY',
    yuan(settled),
    refund === null ? yuan(payment.couponMinor) : '0.00',
    refund?.acquirerRefundNo ?? '0',
    refund?.refundNo ?? '0',
    yuan(refund?.settledMinor ?? 0),
    '0.00',
    refund === null ? '' : 'ORIGINAL',
    refund === null ? '' : 'SUCCESS',
    escaped(sale.goods),
    sale.note === '' ? '' : escaped(`{\\"备注\\":\\"${sale.note.replaceAll('"', '')}\\"}`),
    fee(feeMinor),
    '0.60%',
    yuan(refund === null ? payment.orderMinor : 0),
    yuan(refund?.requestedMinor ?? 0),
    '',
  ])
}

/** Rows of all days, by day. */
function rowsByDay(sales: readonly Sale[]): Map<Day, BillRow[]> {
  const days = new Map<Day, BillRow[]>()
  const put = (row: BillRow) => {
    const rows = days.get(row.day)
    if (rows === undefined) days.set(row.day, [row])
    else rows.push(row)
  }
  for (const sale of sales) {
    for (const payment of sale.payments)
      if (payment.acquirer === 'wechat')
        put({ day: payment.day, second: payment.second, sale, payment, refund: null, lines: payment.billLines })
    for (const refund of sale.refunds)
      if (refund.accepted && refund.payment?.acquirer === 'wechat')
        put({ day: refund.day, second: refund.second, sale, payment: refund.payment, refund, lines: refund.billLines })
  }
  return days
}

function trailerOf(count: number, sums: Sums): string {
  const amounts = [
    yuan(sums.settled),
    yuan(sums.refunded),
    '0.00',
    fee(sums.fees),
    yuan(sums.ordered),
    yuan(sums.requested),
  ]
  return backticked([String(count), ...amounts])
}

function tally(sums: Sums, { payment, refund }: BillRow, feeMinor: number): void {
  sums.fees += feeMinor
  if (refund === null) {
    sums.settled += settledMinor(payment)
    sums.ordered += payment.orderMinor
  } else {
    sums.refunded += refund.settledMinor
    sums.requested += refund.requestedMinor
  }
}

interface BillShape {
  readonly bom: boolean
  /** The bill ends after its last whole row. */
  readonly cut: boolean
  /** States the fees of revised rows as they were first. */
  readonly first: boolean
}

function billFile(from: Day, to: Day, rows: readonly BillRow[], shape: BillShape): SimulatedFile {
  const name = `${MERCHANT.wechatNo}All${from}_${to}.csv`
  const sheet = new Sheet({
    name,
    archive: null,
    encoding: shape.bom ? 'utf-8-bom' : 'utf-8',
    lineEnd: '\n',
  })
  const sums: Sums = { settled: 0, refunded: 0, fees: 0, ordered: 0, requested: 0 }
  sheet.add(HEADER)
  for (const row of [...rows].sort((a, b) => byMoment(b, a))) {
    const stated = (shape.first ? row.payment.firstFeeMinor : null) ?? row.payment.feeMinor
    const feeMinor = row.refund === null ? stated : -row.refund.feeBackMinor
    sheet.add(lineOf(row, feeMinor), row.lines)
    tally(sums, row, feeMinor)
  }
  if (shape.cut) return sheet.file()
  sheet.add(TRAILER)
  sheet.add(trailerOf(rows.length, sums))
  return sheet.file(rows.length % 3 !== 0)
}

/** One bill a day except the missing one, and one more that covers the revised day and the day after it. */
export function wechatBillFiles(plan: Plan, sales: readonly Sale[]): SimulatedFile[] {
  const byDay = rowsByDay(sales)
  const rowsOn = (day: Day) => byDay.get(day) ?? []
  const files = plan.days
    .filter((day) => day !== plan.missingDay)
    .map((day, at) => billFile(day, day, rowsOn(day), { bom: at % 3 === 0, cut: day === plan.cutDay, first: true }))
  const { revisedDay } = plan
  if (revisedDay === null) return files
  const next = addDays(revisedDay, 1)
  const both = [...rowsOn(revisedDay), ...rowsOn(next)]
  return [...files, billFile(revisedDay, next, both, { bom: false, cut: false, first: false })]
}
