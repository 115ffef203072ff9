// One row of Allinpay's file: yuan. The documents do not say how refunds are signed, so the kind gives the sign; the fee
// takes the sign that makes amount and fee come to the settled amount.

import type { Card, EntryDraft, EntryKind } from '../../entry'
import { type Minor, minor, ZERO } from '../../money'
import { isProblem, readAmount, readAmountOrZero } from '../amount'
import { cellAt, isSpreadsheetNumber, presentOrNull, textOrNull } from '../cell'
import type { Moment } from '../clock'
import { draftOf, presentRefs } from '../draft'
import type { SourceRow } from '../format'
import type { RowProblem } from '../ledger'
import { feeBySettled } from '../settled-fee'
import type { AllinpayColumns, AllinpayField } from './columns'

export interface AllinpayLayout {
  readonly columns: AllinpayColumns
  readonly header: readonly string[]
  readonly moment: (text: string) => Moment | null
}

export interface AllinpayRow {
  readonly draft: EntryDraft
  /** 结算金额, signed like the row; `null` where the layout or the row does not state it. */
  readonly settled: Minor | null
}

/** Words of 交易类型, tried in order. */
const KINDS: readonly (readonly [RegExp, EntryKind])[] = [
  [/预授权完成.*撤销|预授权完成.*冲正/, 'void'],
  [/预授权撤销|预授权冲正/, 'preAuth'],
  [/冲正/, 'reversal'],
  [/撤销/, 'void'],
  [/退货|退款/, 'refund'],
  [/预授权完成/, 'preAuthCompletion'],
  [/预授权/, 'preAuth'],
  [/消费|支付|扫码|收款|分期|交易/, 'sale'],
]
const OUT: ReadonlySet<EntryKind> = new Set<EntryKind>(['refund', 'void', 'reversal'])

/** Reads a row into its draft, or names the first thing that is wrong with it. */
export function readAllinpayRow(row: SourceRow, layout: AllinpayLayout): AllinpayRow | RowProblem {
  const cell = (field: AllinpayField) => cellAt(row.cells, layout.columns[field])
  const name = (field: AllinpayField) => layout.header[layout.columns[field] ?? -1] ?? field
  const kind = KINDS.find(([pattern]) => pattern.test(cell('kind')))?.[1]
  if (!kind) return { kind: 'unknownKind', column: name('kind'), raw: cell('kind') }
  const merchantNo = presentOrNull(cell('merchantNo'))
  if (merchantNo === null) return { kind: 'missingCell', column: name('merchantNo'), raw: '' }
  const damaged = (['acquirerNo', 'orderNo', 'rrn', 'merchantNo'] as const).find((f) => isSpreadsheetNumber(cell(f)))
  if (damaged) return { kind: 'spreadsheetDamage', column: name(damaged), raw: cell(damaged) }
  const at = layout.moment(`${cell('day')} ${cell('time')}`)
  if (at === null || at.at === null || !/:\d{2}:|^\d{6}$/.test(cell('time'))) {
    return { kind: 'badTime', column: name('time'), raw: `${cell('day')} ${cell('time')}` }
  }
  const amounts = readAmounts(cell, name, layout, kind)
  if (isProblem(amounts)) return amounts
  const acquirerNo = presentOrNull(cell('acquirerNo'))
  const draft = draftOf(
    {
      stream: 'payment',
      kind,
      line: row.line,
      day: at.day,
      currency: 'CNY',
      grossMinor: kind === 'preAuth' ? ZERO : amounts.gross,
      feeMinor: kind === 'preAuth' ? ZERO : amounts.fee,
    },
    {
      naturalKey: keyOf(cell, acquirerNo, kind),
      account: merchantNo,
      at: at.at,
      orderMinor: amounts.ordered,
      authorisedMinor: kind === 'preAuth' ? amounts.gross : null,
      acquirerId: 'allinpay',
      merchantNo,
      terminalNo: presentOrNull(cell('terminalNo')),
      storeNo: presentOrNull(cell('storeNo')),
      refs: refsOf(cell, acquirerNo, kind),
      card: cardOf(cell),
      method: textOrNull(cell('method')),
      note: textOrNull(cell('note')),
      status: cell('kind'),
    },
  )
  return { draft, settled: amounts.settled }
}

function keyOf(cell: (field: AllinpayField) => string, acquirerNo: string | null, kind: EntryKind): string {
  if (acquirerNo !== null) return `${acquirerNo}|${kind}`
  const fields = ['terminalNo', 'day', 'time', 'batchNo', 'traceNo', 'rrn', 'amount'] as const
  return [...fields.map(cell), kind].join('|')
}

function refsOf(
  cell: (field: AllinpayField) => string,
  acquirerNo: string | null,
  kind: EntryKind,
): EntryDraft['refs'] {
  const original = presentOrNull(cell('originalNo'))
  return presentRefs({
    orderNo: presentOrNull(cell('orderNo')),
    acquirerNo: OUT.has(kind) ? (original ?? acquirerNo) : acquirerNo,
    refundNo: OUT.has(kind) ? acquirerNo : null,
    originalNo: original,
    rrn: presentOrNull(cell('rrn')),
    traceNo: presentOrNull(cell('traceNo')),
    batchNo: presentOrNull(cell('batchNo')),
  })
}

interface Amounts {
  readonly gross: Minor
  readonly fee: Minor
  readonly ordered: Minor | null
  readonly settled: Minor | null
}

function readAmounts(
  cell: (field: AllinpayField) => string,
  name: (field: AllinpayField) => string,
  layout: AllinpayLayout,
  kind: EntryKind,
): Amounts | RowProblem {
  const amount = readAmount(cell('amount'), name('amount'))
  if (isProblem(amount)) return amount
  const printed = { fee: ZERO, original: ZERO, settled: ZERO }
  for (const field of ['fee', 'original', 'settled'] as const) {
    const read = readAmountOrZero(cell(field), name(field))
    if (isProblem(read)) return read
    printed[field] = read
  }
  const signed = (value: Minor) => minor(OUT.has(kind) ? -Math.abs(value) : Math.abs(value))
  const gross = signed(amount)
  const stated = layout.columns.settled !== undefined && /\d/.test(cell('settled'))
  const settled = stated ? signed(printed.settled) : null
  const original = layout.columns.original === undefined || printed.original === 0 ? null : signed(printed.original)
  return { gross, fee: feeBySettled(gross, printed.fee, settled), ordered: original, settled }
}

function cardOf(cell: (field: AllinpayField) => string): Card | null {
  const masked = presentOrNull(cell('card'))
  const issuer = textOrNull(cell('issuer'))
  const words = cell('cardType')
  const type = /贷记|信用/.test(words) ? 'credit' : /借记/.test(words) ? 'debit' : null
  if (masked === null && issuer === null && type === null) return null
  return { ...(masked ? { masked } : {}), ...(type ? { type } : {}), ...(issuer ? { issuer } : {}) }
}
