// One record of Leshua's bill: fen without a sign; 资金流向 says what moved. `*` stands for "does not apply".

import type { Card, EntryDraft, EntryKind, Stream } from '../../entry'
import { type Minor, minor, ZERO } from '../../money'
import { isProblem, readAmount } from '../amount'
import { cellAt, isSpreadsheetNumber, presentOrNull, textOrNull } from '../cell'
import type { Moment } from '../clock'
import { draftOf, presentRefs } from '../draft'
import type { SourceRow } from '../format'
import type { RowProblem } from '../ledger'
import { feeBySettled } from '../settled-fee'
import type { LeshuaColumns, LeshuaField } from './columns'

export interface LeshuaLayout {
  readonly columns: LeshuaColumns
  readonly header: readonly string[]
  readonly moment: (text: string) => Moment | null
}

export interface LeshuaRow {
  readonly draft: EntryDraft
  /** The settled amount, signed like the row; `null` where the record does not state it. */
  readonly settled: Minor | null
}

interface Direction {
  readonly stream: Stream
  readonly kind: EntryKind
  readonly sign: 1 | -1
}

const DIRECTIONS: Readonly<Record<string, Direction>> = {
  进账: { stream: 'payment', kind: 'sale', sign: 1 },
  退款: { stream: 'payment', kind: 'refund', sign: -1 },
  出账: { stream: 'fund', kind: 'payout', sign: -1 },
  冻结: { stream: 'fund', kind: 'hold', sign: -1 },
  解冻: { stream: 'fund', kind: 'release', sign: 1 },
}

/** Reads a record into its draft, or names the first thing that is wrong with it. */
export function readLeshuaRow(row: SourceRow, layout: LeshuaLayout): LeshuaRow | RowProblem {
  const cell = (field: LeshuaField) => {
    const text = cellAt(row.cells, layout.columns[field])
    return text === '*' ? '' : text
  }
  const name = (field: LeshuaField) => layout.header[layout.columns[field] ?? -1] ?? field
  const direction = DIRECTIONS[cell('direction')]
  if (!direction) return { kind: 'unknownKind', column: name('direction'), raw: cell('direction') }
  const damaged = (['acquirerNo', 'orderNo', 'channelNo'] as const).find((field) => isSpreadsheetNumber(cell(field)))
  if (damaged) return { kind: 'spreadsheetDamage', column: name(damaged), raw: cell(damaged) }
  const at = readWhen(layout, cell)
  if (at === null) return { kind: 'badTime', column: name('at'), raw: cell('at') || cell('day') }
  const amounts = readAmounts(cell, name, direction.sign)
  if (isProblem(amounts)) return amounts
  const settleDay = cell('settleDay') === '' ? null : layout.moment(cell('settleDay'))
  const merchantNo = presentOrNull(cell('merchantNo'))
  const draft = draftOf(
    {
      stream: direction.stream,
      kind: direction.kind,
      line: row.line,
      day: at.day,
      currency: 'CNY',
      grossMinor: amounts.gross,
      feeMinor: amounts.fee,
    },
    {
      naturalKey: keyOf(cell),
      account: merchantNo ?? '',
      at: at.at,
      settleDay: settleDay?.day ?? null,
      acquirerId: 'leshua',
      merchantNo,
      terminalNo: presentOrNull(cell('terminalNo')),
      storeNo: presentOrNull(cell('storeNo')),
      refs: refsOf(cell, direction),
      card: cardOf(cell),
      method: textOrNull(cell('method')) ?? textOrNull(cell('type')),
      note: textOrNull(cell('note')),
      status: textOrNull(cell('status')) ?? cell('direction'),
      ratePpm: /^\d{1,4}$/.test(cell('rate')) ? Number(cell('rate')) * 100 : null,
    },
  )
  return { draft, settled: amounts.settled }
}

type Cell = (field: LeshuaField) => string

function readWhen(layout: LeshuaLayout, cell: Cell): Moment | null {
  const text = cell('at')
  if (text === '') return layout.moment(cell('day'))
  const whole = /^\d{14}$/.test(text) ? layout.moment(`${text.slice(0, 8)} ${text.slice(8)}`) : layout.moment(text)
  return whole ?? (layout.columns.day === undefined ? null : layout.moment(`${cell('day')} ${text}`))
}

/** Its own number with what moved; a record without a number is known by its content. */
function keyOf(cell: Cell): string | null {
  const number = presentOrNull(cell('refundNo')) ?? presentOrNull(cell('acquirerNo'))
  return number === null ? null : [number, cell('direction'), cell('type')].join('|')
}

function refsOf(cell: Cell, { kind }: Direction): EntryDraft['refs'] {
  const acquirerNo = presentOrNull(cell('acquirerNo'))
  const original = presentOrNull(cell('originalNo'))
  const channelNo = presentOrNull(cell('channelNo'))
  const common = {
    rrn: presentOrNull(cell('rrn')),
    traceNo: presentOrNull(cell('traceNo')),
    batchNo: presentOrNull(cell('batchNo')),
    orderNo: presentOrNull(cell('orderNo')),
    merchantRefundNo: presentOrNull(cell('merchantRefundNo')),
  }
  if (kind === 'payout') return presentRefs({ ...common, payoutNo: acquirerNo })
  if (kind !== 'refund') return presentRefs({ ...common, acquirerNo, originalNo: channelNo })
  const refundNo = presentOrNull(cell('refundNo')) ?? (original === null ? null : acquirerNo)
  return presentRefs({ ...common, acquirerNo: original ?? acquirerNo, refundNo, originalNo: original ?? channelNo })
}

interface Amounts {
  readonly gross: Minor
  readonly fee: Minor
  readonly settled: Minor | null
}

function readAmounts(cell: Cell, name: (field: LeshuaField) => string, sign: 1 | -1): Amounts | RowProblem {
  const amount = readFen(cell('amount'), name('amount'))
  if (isProblem(amount)) return amount
  const fee = cell('fee') === '' ? ZERO : readFen(cell('fee'), name('fee'))
  if (isProblem(fee)) return fee
  const settled = cell('settled') === '' ? null : readFen(cell('settled'), name('settled'))
  if (isProblem(settled)) return settled
  const gross = minor(Math.abs(amount) * sign)
  const signedSettled = settled === null ? null : minor(Math.abs(settled) * sign)
  return { gross, fee: feeBySettled(gross, fee, signedSettled), settled: signedSettled }
}

/** A whole number of fen; a decimal point means that someone has turned fen into yuan. */
function readFen(text: string, column: string): Minor | RowProblem {
  return text.includes('.') ? { kind: 'badAmount', column, raw: text } : readAmount(text, column, 0)
}

function cardOf(cell: Cell): Card | null {
  const masked = presentOrNull(cell('card'))
  const type = /贷记|信用/.test(cell('cardType')) ? 'credit' : /借记/.test(cell('cardType')) ? 'debit' : null
  return masked === null && type === null ? null : { ...(masked ? { masked } : {}), ...(type ? { type } : {}) }
}
