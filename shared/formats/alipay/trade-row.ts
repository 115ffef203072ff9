// One row of 业务明细: refunds are printed negative, 服务费 negative when charged; both are the app's own signs.

import type { EntryDraft, EntryKind } from '../../entry'
import { addMinor, type Minor, minor, negateMinor, ZERO } from '../../money'
import { isProblem, readAmount, readAmountOrZero } from '../amount'
import { cellAt, isSpreadsheetNumber, lacksSeconds, presentOrNull, textOrNull } from '../cell'
import type { Moment } from '../clock'
import { draftOf, presentRefs } from '../draft'
import type { SourceRow } from '../format'
import type { RowProblem } from '../ledger'
import type { TradeColumns, TradeField } from './trade-columns'

export interface TradeLayout {
  readonly columns: TradeColumns
  readonly header: readonly string[]
  readonly account: string
  readonly moment: (text: string) => Moment | null
}

export interface TradeRow {
  readonly kind: 'sale' | 'refund'
  /** The payment, and beside it the share of a third party (分润) where there is one. */
  readonly drafts: readonly EntryDraft[]
  readonly received: Minor
  readonly discount: Minor
  /** 实收净额 as printed and as computed with and without the share; `null` where the layout has no such column. */
  readonly net: { readonly printed: Minor; readonly plain: Minor; readonly shared: Minor } | null
}

const KINDS: Readonly<Record<string, 'sale' | 'refund'>> = { 交易: 'sale', 退款: 'refund' }

/** Reads a row into its drafts, or names the first thing that is wrong with it. */
export function readTradeRow(row: SourceRow, layout: TradeLayout): TradeRow | RowProblem {
  const cell = (field: TradeField) => cellAt(row.cells, layout.columns[field])
  const name = (field: TradeField) => layout.header[layout.columns[field] ?? -1] ?? field
  const kind = KINDS[cell('kind')]
  if (!kind) return { kind: 'unknownKind', column: name('kind'), raw: cell('kind') }
  const acquirerNo = presentOrNull(cell('acquirerNo'))
  if (acquirerNo === null) return { kind: 'missingCell', column: name('acquirerNo'), raw: '' }
  const damaged = (['acquirerNo', 'orderNo'] as const).find((field) => isSpreadsheetNumber(cell(field)))
  if (damaged) return { kind: 'spreadsheetDamage', column: name(damaged), raw: cell(damaged) }
  if (lacksSeconds(cell('finishedAt'))) {
    return { kind: 'spreadsheetDamage', column: name('finishedAt'), raw: cell('finishedAt') }
  }
  const at = layout.moment(cell('finishedAt'))
  if (at === null || at.at === null) return { kind: 'badTime', column: name('finishedAt'), raw: cell('finishedAt') }
  const amounts = readAmounts(layout, cell, name)
  if (isProblem(amounts)) return amounts
  const received = kind === 'refund' ? minor(-Math.abs(amounts.received)) : amounts.received
  const refundNo = presentOrNull(cell('refundNo'))
  const merchantNo = presentOrNull(cell('merchantNo')) ?? (layout.account === '' ? null : layout.account)
  const key = `${acquirerNo}|${cell('kind')}|${refundNo ?? ''}`
  const basis = { stream: 'payment' as const, line: row.line, day: at.day, currency: 'CNY' }
  const shared = {
    account: merchantNo ?? '',
    at: at.at,
    acquirerId: 'alipay',
    merchantNo,
    terminalNo: presentOrNull(cell('terminalNo')),
    storeNo: presentOrNull(cell('storeNo')),
    refs: presentRefs({ orderNo: presentOrNull(cell('orderNo')), acquirerNo, refundNo }),
    method: textOrNull(cell('method')),
    counterparty: textOrNull(cell('payer')),
    operator: textOrNull(cell('operator')),
  }
  const payment = draftOf(
    { ...basis, kind, grossMinor: received, feeMinor: amounts.fee },
    { ...shared, naturalKey: key, orderMinor: orderMinor(layout, kind, amounts.ordered), note: noteOf(cell) },
  )
  const share = kind === 'sale' ? minor(-Math.abs(amounts.share)) : minor(Math.abs(amounts.share))
  const taken =
    share === 0
      ? []
      : [draftOf({ ...basis, kind: SHARE, grossMinor: share }, { ...shared, naturalKey: `${key}|分润`, note: '分润' })]
  const net = { printed: amounts.net, plain: payment.netMinor, shared: addMinor(payment.netMinor, share) }
  return {
    kind,
    drafts: [payment, ...taken],
    received,
    discount: amounts.discount,
    net: layout.columns.net === undefined ? null : net,
  }
}

const SHARE: EntryKind = 'adjustment'

function noteOf(cell: (field: TradeField) => string): string | null {
  const texts = [cell('product'), cell('note')].filter((text) => textOrNull(text) !== null)
  return texts.length === 0 ? null : [...new Set(texts)].join(' ')
}

function orderMinor(layout: TradeLayout, kind: 'sale' | 'refund', ordered: Minor): Minor | null {
  if (layout.columns.ordered === undefined) return null
  return kind === 'refund' ? negateMinor(minor(Math.abs(ordered))) : ordered
}

type Amounts = Readonly<Record<'received' | 'ordered' | 'discount' | 'fee' | 'share' | 'net', Minor>>

function readAmounts(
  layout: TradeLayout,
  cell: (field: TradeField) => string,
  name: (field: TradeField) => string,
): Amounts | RowProblem {
  const received = readAmount(cell('received'), name('received'))
  if (isProblem(received)) return received
  const amounts = { received, ordered: ZERO, discount: ZERO, fee: ZERO, share: ZERO, net: ZERO }
  for (const field of ['ordered', 'discount', 'fee', 'share', 'net'] as const) {
    if (layout.columns[field] === undefined) continue
    const read = readAmountOrZero(cell(field), name(field))
    if (isProblem(read)) return read
    amounts[field] = read
  }
  return amounts
}
