// One row of a mapped layout. Refunds and other kinds that take money away are negative, however they are printed.

import { type Day, instantOf } from '../../day'
import type { EntryDraft, EntryKind } from '../../entry'
import { currencyDecimals, type Minor, minor, negateMinor, ZERO } from '../../money'
import type { ImportProfile } from '../../settings'
import { isProblem } from '../amount'
import { cellAt, isSpreadsheetNumber, presentOrNull, textOrNull } from '../cell'
import { type Moment, parseTimeOfDay } from '../clock'
import { draftOf, presentRefs } from '../draft'
import type { SourceRow } from '../format'
import type { RowProblem } from '../ledger'
import { directionOfWord } from '../mapping/direction-words'
import { readPrinted } from '../printed-amount'
import type { MappedField } from './fields'
import { isUnpaid, kindOfWord, TAKES_AWAY } from './kinds'

export interface MappedLayout {
  readonly profile: ImportProfile
  readonly header: readonly string[]
  readonly columns: { readonly [K in MappedField]?: number }
  readonly moment: (text: string) => Moment | null
}

type Cell = (field: MappedField) => string

/** Reads a row into its draft, into `unpaid` (nothing was paid for it), or names the first thing that is wrong. */
export function readMappedRow(row: SourceRow, layout: MappedLayout): EntryDraft | 'unpaid' | RowProblem {
  const cell: Cell = (field) => cellAt(row.cells, layout.columns[field])
  const name = (field: MappedField) => layout.header[layout.columns[field] ?? -1] ?? field
  if (isUnpaid(cell('status'))) return 'unpaid'
  const damaged = (['orderNo', 'acquirerNo', 'refundNo'] as const).find((field) => isSpreadsheetNumber(cell(field)))
  if (damaged) return { kind: 'spreadsheetDamage', column: name(damaged), raw: cell(damaged) }
  const when = readWhen(layout, cell)
  if (when === null)
    return {
      kind: 'badTime',
      column: name(layout.columns.time === undefined ? 'day' : 'time'),
      raw: cell('time') || cell('day'),
    }
  const currency = textOrNull(cell('currency'))?.toUpperCase() ?? layout.profile.currency
  if (!/^[A-Z]{3}$/.test(currency)) return { kind: 'badCurrency', column: name('currency'), raw: currency }
  const decimals = decimalsOf(layout, currency)
  const amount = readMovement(layout, cell, name, decimals)
  if (isProblem(amount)) return amount
  const kind = readKind(layout, cell, amount)
  if (kind === null) return { kind: 'unknownKind', column: name('kind'), raw: cell('kind') }
  const fee = readMoneyOrZero(layout, cell('fee'), name('fee'), decimals)
  if (isProblem(fee)) return fee
  const balance = cell('balance') === '' ? null : readMoney(layout, cell('balance'), name('balance'), decimals)
  if (isProblem(balance)) return balance
  const grossMinor = TAKES_AWAY.has(kind) ? minor(-Math.abs(amount)) : amount
  const feeMinor = fee === 0 ? ZERO : minor(kind === 'sale' ? -Math.abs(fee) : fee)
  return draftOf(
    { stream: layout.profile.stream, kind, line: row.line, day: when.day, currency, grossMinor, feeMinor },
    {
      ...statedBy(layout, cell),
      naturalKey: keyOf(layout, row, cell, kind, when.day),
      at: when.at,
      balanceMinor: balance,
    },
  )
}

function statedBy(layout: MappedLayout, cell: Cell): Partial<EntryDraft> {
  return {
    acquirerId: layout.profile.acquirerId ?? null,
    terminalNo: presentOrNull(cell('terminalNo')),
    storeNo: textOrNull(cell('storeNo')),
    refs: presentRefs({
      orderNo: presentOrNull(cell('orderNo')),
      acquirerNo: presentOrNull(cell('acquirerNo')),
      refundNo: presentOrNull(cell('refundNo')),
      originalNo: presentOrNull(cell('originalNo')),
      rrn: presentOrNull(cell('rrn')),
    }),
    method: textOrNull(cell('method')),
    counterparty: textOrNull(cell('counterparty')),
    note: textOrNull(cell('note')),
    status: textOrNull(cell('status')),
    operator: textOrNull(cell('operator')),
  }
}

/** Decimals of an amount as this layout prints it: none where it counts in fen. */
export function decimalsOf(layout: MappedLayout, currency: string): number {
  return layout.profile.unit === 'fen' ? 0 : currencyDecimals(currency)
}

/** A bank row and a payment without a number are known by their content only. */
function keyOf(layout: MappedLayout, row: SourceRow, cell: Cell, kind: EntryKind, day: Day): string | null {
  if (layout.profile.stream === 'bank') return null
  if (layout.profile.stream === 'order') return orderKey(layout, row, kind, day)
  const acquirerNo = presentOrNull(cell('acquirerNo'))
  return acquirerNo === null ? null : `${acquirerNo}|${kind}|${presentOrNull(cell('refundNo')) ?? ''}`
}

/**
 * An order's row is known by its number, kind, method (a split tender has one row per method) and day (many tills count
 * from 1 every morning), a refund by its own number too. A row without an order number and a refund without a number of
 * its own are known by their content only.
 */
export function orderKey(layout: MappedLayout, row: SourceRow, kind: EntryKind, day: Day): string | null {
  const cell: Cell = (field) => cellAt(row.cells, layout.columns[field])
  const orderNo = presentOrNull(cell('orderNo'))
  const refundNo = kind === 'sale' ? null : presentOrNull(cell('refundNo'))
  const besideSale = layout.columns.refundAmount !== undefined
  if (orderNo === null || (kind !== 'sale' && refundNo === null && !besideSale)) return null
  const acquirerNo = presentOrNull(cell('acquirerNo'))
  return [orderNo, kind, refundNo ?? '', cell('method'), acquirerNo ?? '', day].join('|')
}

function readWhen(layout: MappedLayout, cell: Cell): Moment | null {
  const read = layout.moment(layout.columns.time === undefined ? cell('day') : cell('time'))
  if (read === null || read.at !== null) return read
  const seconds = layout.columns.timeOfDay === undefined ? null : parseTimeOfDay(cell('timeOfDay'))
  return seconds === null ? read : { day: read.day, at: instantOf(read.day, seconds) }
}

function readMovement(
  layout: MappedLayout,
  cell: Cell,
  name: (field: MappedField) => string,
  decimals: number,
): Minor | RowProblem {
  const { columns, profile } = layout
  if (columns.amount !== undefined) {
    const amount = readMoney(layout, cell('amount'), name('amount'), decimals)
    if (isProblem(amount)) return amount
    if (columns.direction !== undefined) return directed(layout, cell('direction'), name('direction'), amount)
    return profile.invertSign === true ? negateMinor(amount) : amount
  }
  if (cell('income') === '' && cell('outgo') === '') return { kind: 'missingCell', column: name('income'), raw: '' }
  const income = readMoneyOrZero(layout, cell('income'), name('income'), decimals)
  if (isProblem(income)) return income
  const outgo = readMoneyOrZero(layout, cell('outgo'), name('outgo'), decimals)
  if (isProblem(outgo)) return outgo
  // Money on both sides of one row is a shifted row, not a difference.
  if (income !== 0 && outgo !== 0) return { kind: 'amountsDisagree', column: name('outgo'), raw: cell('outgo') }
  return minor(income - Math.abs(outgo))
}

/** A minus sign beside a direction takes the movement back: it is a correction. */
function directed(layout: MappedLayout, word: string, column: string, amount: Minor): Minor | RowProblem {
  const direction = directionOfWord(word, layout.profile.directions)
  if (direction === null) return { kind: word === '' ? 'missingCell' : 'unknownKind', column, raw: word }
  return direction === 'in' ? amount : negateMinor(amount)
}

/** An amount with the decimal mark of the profile; one in the other form is a problem, never another amount. */
export function readMoney(layout: MappedLayout, text: string, column: string, decimals: number): Minor | RowProblem {
  return readPrinted(text, column, decimals, layout.profile.decimal ?? 'point')
}

/** As `readMoney`, but a blank cell or a lone dash is zero: for columns that are blank where they do not apply. */
export function readMoneyOrZero(
  layout: MappedLayout,
  text: string,
  column: string,
  decimals: number,
): Minor | RowProblem {
  return /^(?:-{0,2}|`)$/.test(text) ? ZERO : readMoney(layout, text, column, decimals)
}

function readKind(layout: MappedLayout, cell: Cell, amount: Minor): EntryKind | null {
  if (layout.profile.stream === 'bank') return amount < 0 ? 'transferOut' : 'transferIn'
  const word = cell('kind')
  if (layout.columns.kind === undefined || word === '') return amount < 0 ? 'refund' : 'sale'
  return kindOfWord(word, layout.profile.kinds)
}
