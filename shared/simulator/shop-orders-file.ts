// The shop's own order files: UTF-8 with BOM, quoted where needed, refunds as negative rows of the order they belong to.

import { clock, quoted, Sheet, yuan } from './sheet'
import { byMoment, type Moment, type Refund, type Sale, type SimulatedFile } from './shop'
import { BOOK_TERMINAL, KEYLESS_TERMINALS, SIDE_TERMINAL } from './trade'
import type { TruthLine } from './truth'

const HEADER = '订单号,类型,下单时间,门店,终端号,收银员,支付方式,订单金额,退款单号,备注'

interface OrderRow extends Moment {
  readonly cells: readonly string[]
  readonly lines: TruthLine[]
}

function row(sale: Sale, when: Moment, type: string, minor: number, refundNo: string, lines: TruthLine[]): OrderRow {
  const note = type === '退款' ? '' : sale.note
  const place = [sale.store, sale.terminalNo, sale.cashier, sale.method]
  const time = `${when.day} ${clock(when.second)}`
  return {
    day: when.day,
    second: when.second,
    cells: [sale.printedNo, type, time, ...place, yuan(minor), refundNo, note],
    lines,
  }
}

function refundRow(sale: Sale, refund: Refund): OrderRow {
  return row(sale, refund, '退款', -refund.requestedMinor, refund.refundNo, refund.bookLines)
}

function rowsOf(sales: readonly Sale[]): OrderRow[] {
  const rows: OrderRow[] = []
  for (const sale of sales) {
    if (sale.bookedMinor !== null) rows.push(row(sale, sale, '销售', sale.bookedMinor, '', sale.bookLines))
    for (const refund of sale.refunds) if (refund.booked) rows.push(refundRow(sale, refund))
  }
  return rows.sort(byMoment)
}

function ordersFile(name: string, sales: readonly Sale[]): SimulatedFile {
  const sheet = new Sheet({ name, archive: null, encoding: 'utf-8-bom', lineEnd: '\r\n' })
  sheet.add(HEADER)
  for (const { cells, lines } of rowsOf(sales)) sheet.add(cells.map(quoted).join(','), lines)
  return sheet.file()
}

/** Three files: the main tills', a till's that counts its sales for itself, and a hand-kept book without numbers. */
export function shopOrdersFiles(sales: readonly Sale[], month: string): SimulatedFile[] {
  const at = (terminalNo: string) => sales.filter((sale) => sale.terminalNo === terminalNo)
  const main = sales.filter(({ terminalNo }) => !KEYLESS_TERMINALS.includes(terminalNo))
  return [
    ordersFile(`订单_${month}.csv`, main),
    ordersFile(`订单_外卖机_${month}.csv`, at(SIDE_TERMINAL)),
    ordersFile(`订单_手工台账_${month}.csv`, at(BOOK_TERMINAL)),
  ]
}
