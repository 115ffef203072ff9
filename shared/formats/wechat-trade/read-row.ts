// One row of a WeChat bill: what the merchant is owed for it, signed. Amounts are printed unsigned, in yuan; the fee has
// five decimals and is negative on refund rows, so `feeMinor` is its opposite.

import type { Card, EntryDraft, EntryKind } from '../../entry'
import { addMinor, type Minor, minor, negateMinor, ZERO } from '../../money'
import { isProblem, readAmount, readAmountOrZero } from '../amount'
import { cellAt, isSpreadsheetNumber, lacksSeconds, presentOrNull, textOrNull } from '../cell'
import type { Moment } from '../clock'
import { draftOf, presentRefs } from '../draft'
import type { SourceRow } from '../format'
import type { RowProblem } from '../ledger'
import type { WechatColumns, WechatField } from './columns'

/** The amounts of a row as printed, for the totals at the end. */
export interface WechatAmounts {
  readonly settled: Minor
  readonly refunded: Minor
  readonly refundCoupon: Minor
  readonly fee: Minor
  readonly ordered: Minor
  readonly refundAsked: Minor
}

export interface WechatRow {
  readonly draft: EntryDraft
  readonly printed: WechatAmounts
}

export interface WechatLayout {
  readonly columns: WechatColumns
  /** Header cells, to name a column in an issue. */
  readonly header: readonly string[]
  readonly moment: (text: string) => Moment | null
}

const KINDS: Readonly<Record<string, EntryKind>> = { SUCCESS: 'sale', REFUND: 'refund', REVOKED: 'void' }

/** Reads a row into its draft, or names the first thing that is wrong with it. */
export function readWechatRow(row: SourceRow, layout: WechatLayout): WechatRow | RowProblem {
  const cell = (field: WechatField) => cellAt(row.cells, layout.columns[field])
  const name = (field: WechatField) => layout.header[layout.columns[field] ?? -1] ?? field
  const state = cell('state')
  const kind = KINDS[state]
  if (!kind) return { kind: 'unknownStatus', column: name('state'), raw: state }
  const acquirerNo = presentOrNull(cell('acquirerNo'))
  if (acquirerNo === null) return { kind: 'missingCell', column: name('acquirerNo'), raw: '' }
  const damaged = (['acquirerNo', 'orderNo', 'refundNo'] as const).find((field) => isSpreadsheetNumber(cell(field)))
  if (damaged) return { kind: 'spreadsheetDamage', column: name(damaged), raw: cell(damaged) }
  const timeField = kind === 'sale' || layout.columns.refundAskedAt === undefined ? 'time' : 'refundAskedAt'
  if (lacksSeconds(cell(timeField))) {
    return { kind: 'spreadsheetDamage', column: name(timeField), raw: cell(timeField) }
  }
  const at = layout.moment(cell(timeField))
  if (at === null || at.at === null) return { kind: 'badTime', column: name(timeField), raw: cell(timeField) }
  const currency = layout.columns.currency === undefined ? 'CNY' : cell('currency')
  if (!/^[A-Z]{3}$/.test(currency)) return { kind: 'badCurrency', column: name('currency'), raw: currency }
  const printed = readPrinted(layout, cell, name)
  if (isProblem(printed)) return printed
  const merchantNo = presentOrNull(cell('subMerchantNo')) ?? presentOrNull(cell('merchantNo'))
  const refundNo = presentOrNull(cell('refundNo'))
  const out = kind !== 'sale'
  const draft = draftOf(
    {
      stream: 'payment',
      kind,
      line: row.line,
      day: at.day,
      currency,
      grossMinor: out ? negateMinor(printed.refunded) : printed.settled,
      feeMinor: negateMinor(printed.fee),
    },
    {
      naturalKey: `${acquirerNo}|${state}|${refundNo ?? ''}`,
      account: merchantNo ?? '',
      at: at.at,
      orderMinor: orderMinor(layout, printed, out),
      acquirerId: 'wechat',
      merchantNo,
      terminalNo: presentOrNull(cell('device')),
      refs: presentRefs({
        orderNo: presentOrNull(cell('orderNo')),
        acquirerNo,
        refundNo,
        merchantRefundNo: presentOrNull(cell('merchantRefundNo')),
      }),
      card: cardOf(cell('bank')),
      method: textOrNull(cell('tradeType')),
      counterparty: textOrNull(cell('payer')),
      note: textOrNull(cell('product')),
      status: out ? textOrNull(cell('refundState')) : state,
      ratePpm: ratePpm(cell('rate')),
    },
  )
  return { draft, printed }
}

function orderMinor(layout: WechatLayout, printed: WechatAmounts, out: boolean): Minor | null {
  if (out) return layout.columns.refundAsked === undefined ? null : negateMinor(printed.refundAsked)
  return layout.columns.ordered === undefined ? null : printed.ordered
}

function readPrinted(
  layout: WechatLayout,
  cell: (field: WechatField) => string,
  name: (field: WechatField) => string,
): WechatAmounts | RowProblem {
  const needed = readAmount(cell('settled'), name('settled'))
  if (isProblem(needed)) return needed
  const amounts = { settled: needed, refunded: ZERO, refundCoupon: ZERO, fee: ZERO, ordered: ZERO, refundAsked: ZERO }
  for (const field of ['refunded', 'refundCoupon', 'fee', 'ordered', 'refundAsked'] as const) {
    if (layout.columns[field] === undefined) continue
    const read = readAmountOrZero(cell(field), name(field))
    if (isProblem(read)) return read
    amounts[field] = read
  }
  return amounts
}

export const NO_AMOUNTS: WechatAmounts = {
  settled: ZERO,
  refunded: ZERO,
  refundCoupon: ZERO,
  fee: ZERO,
  ordered: ZERO,
  refundAsked: ZERO,
}

/** Sum of two rows' printed amounts. */
export function addPrinted(a: WechatAmounts, b: WechatAmounts): WechatAmounts {
  return {
    settled: addMinor(a.settled, b.settled),
    refunded: addMinor(a.refunded, b.refunded),
    refundCoupon: addMinor(a.refundCoupon, b.refundCoupon),
    fee: addMinor(a.fee, b.fee),
    ordered: addMinor(a.ordered, b.ordered),
    refundAsked: addMinor(a.refundAsked, b.refundAsked),
  }
}

/** 付款银行 is like `CMB_CREDIT`; `OTHERS` and a blank say nothing. */
function cardOf(bank: string): Card | null {
  const match = /^([A-Z0-9]+)_(CREDIT|DEBIT)$/.exec(bank)
  if (!match) return null
  return { issuer: match[1] ?? '', type: match[2] === 'CREDIT' ? 'credit' : 'debit' }
}

/** `0.60%` as millionths (6000); `null` where it is no plain percentage. */
function ratePpm(text: string): number | null {
  const match = /^(\d{1,2})(?:\.(\d{1,4}))?%$/.exec(text)
  return match ? minor(Number(match[1]) * 10_000 + Number((match[2] ?? '').padEnd(4, '0'))) : null
}
