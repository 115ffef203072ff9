// One row of PayPal's activity download: gross and fee are printed signed, net = gross + fee. The date is read in the order
// that the file has proved; the day is the one printed, the instant follows from the zone beside it.

import { type Day, type Instant, instantOf } from '../../day'
import type { EntryDraft, EntryKind } from '../../entry'
import { currencyDecimals, type Minor, minor, ZERO } from '../../money'
import { isProblem } from '../amount'
import { isSpreadsheetNumber, presentOrNull, textOrNull } from '../cell'
import type { DateOrder } from '../clock'
import { dayInOrder } from '../date-order'
import { draftOf, presentRefs } from '../draft'
import { parseHalfDayTime } from '../half-day'
import type { TableRow } from '../header-table'
import type { RowProblem } from '../ledger'
import { type DecimalMark, readPrinted } from '../printed-amount'
import { streamOf } from '../stream-of'
import { offsetIn } from '../zones'
import type { ActivityField } from './activity-columns'
import { kindOfActivity, movedNothing } from './activity-kinds'
import { kindOfEvent } from './events'

export type ActivityRow = TableRow<ActivityField>

/** How this file writes dates and decimals. */
export interface ActivityForm {
  readonly order: DateOrder
  readonly mark: DecimalMark
}

export interface ReadActivity {
  readonly draft: EntryDraft
  /** The type's words where none of them is known. */
  readonly unknownType: string | null
}

/** Reads a row; `nothing` where no money moved; or names the first thing that is wrong with it. */
export function readActivityRow(row: ActivityRow, form: ActivityForm): ReadActivity | 'nothing' | RowProblem {
  const { cell, name } = row
  const damaged = (['id', 'reference', 'invoice'] as const).find((field) => isSpreadsheetNumber(cell(field)))
  if (damaged) return { kind: 'spreadsheetDamage', column: name(damaged), raw: cell(damaged) }
  const when = readWhen(row, form.order)
  if (isProblem(when)) return when
  const currency = cell('currency').toUpperCase()
  if (!/^[A-Z]{3}$/.test(currency)) return { kind: 'badCurrency', column: name('currency'), raw: cell('currency') }
  const amounts = readAmounts(row, form.mark, currencyDecimals(currency))
  if (isProblem(amounts)) return amounts
  if (movedNothing(cell('type'), cell('status'), cell('impact'))) return 'nothing'
  const credit = amounts.gross === 0 ? amounts.fee > 0 : amounts.gross > 0
  const known = kindOfEvent(cell('event'), credit) ?? kindOfActivity(cell('type'), credit)
  const kind = known ?? 'other'
  const waits = kind === 'preAuth'
  const id = presentOrNull(cell('id'))
  const balance =
    cell('balance') === '' ? null : readPrinted(cell('balance'), name('balance'), currencyDecimals(currency), form.mark)
  if (balance !== null && isProblem(balance)) return balance
  const draft = draftOf(
    {
      stream: streamOf(kind),
      kind,
      line: row.source.line,
      day: when.day,
      currency,
      grossMinor: waits ? ZERO : amounts.gross,
      feeMinor: waits ? ZERO : amounts.fee,
    },
    {
      naturalKey: id,
      at: when.at,
      authorisedMinor: waits ? amounts.gross : null,
      balanceMinor: balance,
      acquirerId: 'paypal',
      refs: refsOf(row, kind, id),
      method: textOrNull(cell('type')),
      counterparty: textOrNull(cell('name')) ?? textOrNull(cell(amounts.gross < 0 ? 'to' : 'from')),
      note: textOrNull(cell('note')) ?? textOrNull(cell('subject')) ?? textOrNull(cell('title')),
      status: textOrNull(cell('status')),
    },
  )
  return { draft, unknownType: known === null ? cell('type') : null }
}

function readWhen(row: ActivityRow, order: DateOrder): { readonly day: Day; readonly at: Instant | null } | RowProblem {
  const day = dayInOrder(row.cell('date'), order)
  if (day === null) return { kind: 'badDay', column: row.name('date'), raw: row.cell('date') }
  if (row.cell('time') === '') return { day, at: null }
  const seconds = parseHalfDayTime(row.cell('time'))
  if (seconds === null) return { kind: 'badTime', column: row.name('time'), raw: row.cell('time') }
  const offset = offsetIn(row.cell('zone'), day, seconds)
  return { day, at: offset === null ? null : instantOf(day, seconds, offset) }
}

/** Gross and fee as printed; where one of the three columns is absent, the other two give it. */
function readAmounts(
  row: ActivityRow,
  mark: DecimalMark,
  decimals: number,
): { readonly gross: Minor; readonly fee: Minor } | RowProblem {
  const { columns } = row.layout
  const [gross, fee, net] = (['gross', 'fee', 'net'] as const).map((field) =>
    columns[field] === undefined ? null : readCell(row, field, mark, decimals),
  )
  for (const read of [gross, fee, net]) if (read != null && isProblem(read)) return read
  const [g, f, n] = [gross, fee, net].map((read) => (read == null || isProblem(read) ? null : read))
  if (g != null && f != null) {
    if (n != null && n !== g + f) return { kind: 'amountsDisagree', column: row.name('net'), raw: row.cell('net') }
    return { gross: g, fee: f }
  }
  if (g != null) return { gross: g, fee: n == null ? ZERO : minor(n - g) }
  if (n != null) return { gross: f == null ? n : minor(n - f), fee: f ?? ZERO }
  const amount = readPrinted(row.cell('amount'), row.name('amount'), decimals, mark)
  return isProblem(amount) ? amount : { gross: amount, fee: f ?? ZERO }
}

function readCell(
  row: ActivityRow,
  field: 'gross' | 'fee' | 'net',
  mark: DecimalMark,
  decimals: number,
): Minor | RowProblem {
  const text = row.cell(field)
  if (field === 'fee' && /^(?:|\.\.\.|-|--)$/.test(text)) return ZERO
  return readPrinted(text, row.name(field), decimals, mark)
}

const OF_ANOTHER: ReadonlySet<EntryKind> = new Set<EntryKind>([
  'refund',
  'reversal',
  'chargeback',
  'chargebackReversal',
])

function refsOf(row: ActivityRow, kind: EntryKind, id: string | null): EntryDraft['refs'] {
  const orderNo = presentOrNull(row.cell('invoice')) ?? presentOrNull(row.cell('custom'))
  const reference = presentOrNull(row.cell('reference'))
  if (kind === 'payout' || kind === 'returnedPayout') return presentRefs({ payoutNo: id, originalNo: reference })
  if (kind === 'fee' || kind === 'feeRefund') return presentRefs({ orderNo, acquirerNo: reference ?? id, traceNo: id })
  if (OF_ANOTHER.has(kind)) {
    return presentRefs({ orderNo, acquirerNo: reference, refundNo: id, originalNo: reference })
  }
  return presentRefs({ orderNo, acquirerNo: id, originalNo: kind === 'sale' ? null : reference })
}
