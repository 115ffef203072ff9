// One body row (SB) of a PayPal report. Amounts are whole numbers of minor units without a sign; CR adds to the account,
// DR takes from it. The fee has a side and a currency of its own. Days are those of the report's own time zone.

import { type Day, dayOf, type Instant, instantOf } from '../../day'
import type { EntryDraft, EntryKind } from '../../entry'
import { type Minor, minor, negateMinor, ZERO } from '../../money'
import { isProblem } from '../amount'
import { cellAt, isSpreadsheetNumber, presentOrNull, textOrNull } from '../cell'
import { parseTimeOfDay } from '../clock'
import { draftOf, presentRefs } from '../draft'
import type { SourceRow } from '../format'
import type { RowProblem } from '../ledger'
import { streamOf } from '../stream-of'
import { kindOfEvent } from './events'
import type { ReportColumns, ReportField } from './report-columns'

export interface ReportLayout {
  readonly columns: ReportColumns
  readonly header: readonly string[]
  /** Account of the section the row stands in. */
  readonly account: string | null
}

/** What a row adds to the totals of its currency, as printed. */
export interface ReportRow {
  readonly draft: EntryDraft
  readonly currency: string
  readonly grossMinor: Minor
  readonly feeMinor: Minor
}

type Cell = (field: ReportField) => string

/** Reads a row; `denied` where PayPal says that no money moved; or names the first thing that is wrong with it. */
export function readReportRow(row: SourceRow, layout: ReportLayout): ReportRow | 'denied' | RowProblem {
  const cell: Cell = (field) => cellAt(row.cells, layout.columns[field])
  const name = (field: ReportField) => layout.header[layout.columns[field] ?? -1] ?? field
  const transactionId = presentOrNull(cell('transactionId'))
  if (transactionId === null) return { kind: 'missingCell', column: name('transactionId'), raw: '' }
  const damaged = (['transactionId', 'invoiceId', 'referenceId'] as const).find((field) =>
    isSpreadsheetNumber(cell(field)),
  )
  if (damaged) return { kind: 'spreadsheetDamage', column: name(damaged), raw: cell(damaged) }
  const dated: ReportField = cell('completed') === '' ? 'begun' : 'completed'
  const moment = reportMoment(cell(dated))
  if (moment === null) return { kind: 'badTime', column: name(dated), raw: cell(dated) }
  const currency = cell('currency')
  if (!/^[A-Z]{3}$/.test(currency)) return { kind: 'badCurrency', column: name('currency'), raw: currency }
  const gross = sided(cell('gross'), cell('side'), name('gross'), name('side'))
  if (isProblem(gross)) return gross
  const fee = readFee(cell, name, currency)
  if (isProblem(fee)) return fee
  const kind = kindOfEvent(cell('event'), cell('side') === 'CR')
  if (kind === null) return { kind: 'unknownKind', column: name('event'), raw: cell('event') }
  if (cell('status') === 'D') return 'denied'
  const waits = kind === 'preAuth'
  const draft = draftOf(
    {
      stream: streamOf(kind),
      kind,
      line: row.line,
      day: moment.day,
      currency,
      grossMinor: waits ? ZERO : gross,
      feeMinor: waits ? ZERO : fee,
    },
    {
      naturalKey: transactionId,
      at: moment.at,
      authorisedMinor: waits ? gross : null,
      acquirerId: 'paypal',
      merchantNo: layout.account,
      storeNo: presentOrNull(cell('storeId')),
      refs: refsOf(kind, transactionId, cell),
      method: textOrNull(cell('event')),
      counterparty: textOrNull(cell('payer')),
      note: textOrNull(cell('note')) ?? textOrNull(cell('subject')),
      status: textOrNull(cell('status')),
    },
  )
  return { draft, currency, grossMinor: gross, feeMinor: fee }
}

/** `2026/01/06 00:00:30 -0800`: the day as printed, the instant by the offset. */
export function reportMoment(text: string): { readonly day: Day; readonly at: Instant } | null {
  const match = /^(\d{4})\/(\d{2})\/(\d{2}) (\d{2}:\d{2}:\d{2}) ([+-])(\d{2}):?(\d{2})$/.exec(text)
  if (!match) return null
  const day = dayOf(Number(match[1]), Number(match[2]), Number(match[3]))
  const seconds = parseTimeOfDay(match[4] ?? '')
  if (day === null || seconds === null) return null
  const offset = Number(match[6]) * 60 + Number(match[7])
  return { day, at: instantOf(day, seconds, match[5] === '-' ? -offset : offset) }
}

/** An unsigned whole number of minor units with the sign of its side. */
export function sided(text: string, side: string, column: string, sideColumn: string): Minor | RowProblem {
  if (text === '') return { kind: 'missingCell', column, raw: '' }
  if (!/^\d{1,15}$/.test(text)) {
    return { kind: isSpreadsheetNumber(text) ? 'spreadsheetDamage' : 'badAmount', column, raw: text }
  }
  if (side !== 'CR' && side !== 'DR') return { kind: 'unknownKind', column: sideColumn, raw: side }
  const amount = minor(Number(text))
  return side === 'CR' ? amount : negateMinor(amount)
}

function readFee(cell: Cell, name: (field: ReportField) => string, currency: string): Minor | RowProblem {
  if (cell('fee') === '') return ZERO
  const fee = sided(cell('fee'), cell('feeSide') || (cell('fee') === '0' ? 'CR' : ''), name('fee'), name('feeSide'))
  if (isProblem(fee) || fee === 0 || cell('feeCurrency') === '' || cell('feeCurrency') === currency) return fee
  return { kind: 'badCurrency', column: name('feeCurrency'), raw: cell('feeCurrency') }
}

const OF_ANOTHER: ReadonlySet<EntryKind> = new Set<EntryKind>([
  'refund',
  'reversal',
  'chargeback',
  'chargebackReversal',
])

/** A row about an earlier payment names that payment as its reference; the reference of a payment itself is its plan. */
function refsOf(kind: EntryKind, transactionId: string, cell: Cell): EntryDraft['refs'] {
  const orderNo = presentOrNull(cell('invoiceId')) ?? presentOrNull(cell('custom'))
  const reference = presentOrNull(cell('referenceId'))
  const ofTransaction = cell('referenceType') === '' || cell('referenceType') === 'TXN' ? reference : null
  if (kind === 'payout' || kind === 'returnedPayout') {
    return presentRefs({ payoutNo: transactionId, traceNo: presentOrNull(cell('bankReference')) })
  }
  if (kind === 'fee' || kind === 'feeRefund') {
    return presentRefs({ orderNo, acquirerNo: ofTransaction ?? transactionId, traceNo: transactionId })
  }
  if (OF_ANOTHER.has(kind)) {
    return presentRefs({ orderNo, acquirerNo: ofTransaction, refundNo: transactionId, originalNo: ofTransaction })
  }
  const plan = kind === 'sale' ? null : ofTransaction
  return presentRefs({
    orderNo,
    acquirerNo: transactionId,
    originalNo: plan,
    traceNo: presentOrNull(cell('trackingId')),
  })
}
