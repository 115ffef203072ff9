// Alipay's daily 业务明细 and its 汇总, as they lie together in one archive: GB18030, CRLF, cells that end in a TAB (FORMATS §2.2).

import { addDays, type Day } from '../day'
import { MERCHANT } from './numbers'
import type { Plan } from './plan'
import { chineseMidnight, clock, plainDay, Sheet, yuan } from './sheet'
import { byMoment, type Moment, type Payment, type Refund, type Sale, type SimulatedFile, settledMinor } from './shop'
import type { TruthLine } from './truth'

const DETAIL_HEADER =
  '支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,订单金额（元）,商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,商家红包消费金额（元）,卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注'
const SUMMARY_HEADER =
  '门店编号,门店名称,交易订单总笔数,退款订单总笔数,订单金额（元）,商家实收（元）,支付宝优惠（元）,商家优惠（元）,卡消费金额（元）,服务费（元）,分润（元）,实收净额（元）'

interface TradeRow extends Moment {
  readonly sale: Sale
  readonly payment: Payment
  readonly refund: Refund | null
  readonly lines: TruthLine[]
}

/** Signed as the bill prints them: refunds negative, a charged fee negative. */
interface Figures {
  readonly order: number
  readonly received: number
  readonly coupon: number
  readonly fee: number
}

function figuresOf({ payment, refund }: TradeRow): Figures {
  if (refund === null)
    return {
      order: payment.orderMinor,
      received: settledMinor(payment),
      coupon: payment.couponMinor,
      fee: -payment.feeMinor,
    }
  const order = -refund.requestedMinor
  const received = -refund.settledMinor
  return { order, received, coupon: order - received, fee: refund.feeBackMinor }
}

function lineOf(row: TradeRow): string {
  const { sale, payment, refund } = row
  const { order, received, coupon, fee } = figuresOf(row)
  const tab = (text: string) => `${text}\t`
  return [
    tab(payment.acquirerNo),
    tab(sale.orderNo),
    tab(refund === null ? '交易' : '退款'),
    tab(sale.goods.replaceAll(',', ' ')),
    `${sale.day} ${clock(sale.second)}`,
    `${row.day} ${clock(row.second)}`,
    tab('xm_store'),
    tab(sale.store),
    tab(sale.cashier),
    tab(sale.terminalNo),
    tab(payment.payer),
    yuan(order),
    yuan(received),
    '0.00',
    '0.00',
    '0.00',
    yuan(coupon),
    '0.00',
    '',
    tab('0.00'),
    '0.00',
    tab(refund?.refundNo ?? ''),
    yuan(fee),
    '0.00',
    sale.goods.replaceAll(',', ' '),
  ].join(',')
}

function rowsByDay(sales: readonly Sale[]): Map<Day, TradeRow[]> {
  const days = new Map<Day, TradeRow[]>()
  const put = (row: TradeRow) => {
    const rows = days.get(row.day)
    if (rows === undefined) days.set(row.day, [row])
    else rows.push(row)
  }
  for (const sale of sales) {
    for (const payment of sale.payments)
      if (payment.acquirer === 'alipay')
        put({ day: payment.day, second: payment.second, sale, payment, refund: null, lines: payment.billLines })
    for (const refund of sale.refunds)
      if (refund.accepted && refund.payment?.acquirer === 'alipay')
        put({ day: refund.day, second: refund.second, sale, payment: refund.payment, refund, lines: refund.billLines })
  }
  return days
}

function openSheet(day: Day, title: string, list: string): { sheet: Sheet; close(): SimulatedFile } {
  const stem = `${MERCHANT.alipayNo}_${plainDay(day)}`
  const rule = '-'.repeat(41)
  const sheet = new Sheet({
    name: `${stem}_${list}.csv`,
    archive: `${stem}_业务明细.zip`,
    encoding: 'gb18030',
    lineEnd: '\r\n',
  })
  sheet.add(`#支付宝${title}查询`)
  sheet.add(`#账号：[${MERCHANT.alipayNo}]`)
  sheet.add(`#起始日期：[${chineseMidnight(day)}]   终止日期：[${chineseMidnight(addDays(day, 1))}]`)
  sheet.add(`#${rule}${title}列表${rule}`)
  const close = () => {
    sheet.add(`#导出时间：[${chineseMidnight(addDays(day, 1)).slice(0, 12)}05:46:49]`)
    return sheet.file()
  }
  return { sheet, close }
}

function detailFile(day: Day, rows: readonly TradeRow[]): SimulatedFile {
  const { sheet, close } = openSheet(day, '业务明细', '业务明细')
  sheet.add(DETAIL_HEADER)
  const sums = { sales: 0, received: 0, saleCoupons: 0, refunds: 0, returned: 0, refundCoupons: 0 }
  for (const row of [...rows].sort(byMoment)) {
    sheet.add(lineOf(row), row.lines)
    const figures = figuresOf(row)
    sums[row.refund === null ? 'sales' : 'refunds'] += 1
    sums[row.refund === null ? 'received' : 'returned'] += figures.received
    sums[row.refund === null ? 'saleCoupons' : 'refundCoupons'] += figures.coupon
  }
  sheet.add(`#${'-'.repeat(41)}业务明细列表结束${'-'.repeat(36)}`)
  sheet.add(`#交易合计：${sums.sales}笔，商家实收共${yuan(sums.received)}元，商家优惠共${yuan(sums.saleCoupons)}元`)
  sheet.add(
    `#退款合计：${sums.refunds}笔，商家实收退款共${yuan(sums.returned)}元，商家优惠退款共${yuan(sums.refundCoupons)}元`,
  )
  return close()
}

function summaryCells(label: string, store: string, rows: readonly TradeRow[]): string {
  const sum = (pick: (figures: Figures) => number) => rows.reduce((total, row) => total + pick(figuresOf(row)), 0)
  const refunds = rows.filter((row) => row.refund !== null).length
  const [order, received, fee] = [sum((f) => f.order), sum((f) => f.received), sum((f) => f.fee)]
  const amounts = [order, received, 0, sum((f) => f.coupon), 0, fee, 0, received + fee]
  return [`${label}\t`, `${store}\t`, String(rows.length - refunds), String(refunds), ...amounts.map(yuan)].join(',')
}

function summaryFile(day: Day, rows: readonly TradeRow[]): SimulatedFile {
  const { sheet, close } = openSheet(day, '业务汇总', '业务明细(汇总)')
  sheet.add(SUMMARY_HEADER)
  for (const store of [...new Set(rows.map((row) => row.sale.store))].sort())
    sheet.add(
      summaryCells(
        'xm_store',
        store,
        rows.filter((row) => row.sale.store === store),
      ),
    )
  sheet.add(summaryCells('合计', '', rows))
  sheet.add(`#${'-'.repeat(41)}业务汇总列表结束${'-'.repeat(36)}`)
  return close()
}

/** Two members a day: detail and summary. */
export function alipayTradeFiles(plan: Plan, sales: readonly Sale[]): SimulatedFile[] {
  const byDay = rowsByDay(sales)
  return plan.days.flatMap((day) => {
    const rows = byDay.get(day) ?? []
    return [detailFile(day, rows), summaryFile(day, rows)]
  })
}
