// Square's items export: one row per thing sold or taken back, gathered into one order per transaction and event. An order
// is the sum of net sales and tax of its rows; tips and service charges stand only in the transactions export, so amounts
// are taken from there where both were read. Net sales = gross sales + discounts is each row's own proof.

import type { EntryDraft, EntryKind } from '../../entry'
import { type Currency, type Minor, minor } from '../../money'
import { reason } from '../../reason'
import { isProblem } from '../amount'
import { cellAt, isSpreadsheetNumber, textOrNull } from '../cell'
import type { DateOrder } from '../clock'
import { openDatedRows } from '../dated-rows'
import { draftOf, presentRefs } from '../draft'
import type { Detection, Format, FormatParser, Head, ParseEnd, ParseSink, SourceRow } from '../format'
import { detectTable, openTable, type RowReading, type TableRow } from '../header-table'
import { openLedger, type RowProblem } from '../ledger'
import { judge } from '../verdict'
import { isLinesHeader, LINE_COLUMNS, type LineField, squareColumnClass } from './columns'
import { type SquareCurrency, type SquareMoment, squareAmount, squareCurrency, squareMoment } from './form'

const TABLE = { names: LINE_COLUMNS, isHeader: isLinesHeader }

type LineRow = TableRow<LineField>

interface SoldLine {
  readonly key: string
  readonly kind: EntryKind
  readonly when: SquareMoment
  readonly amount: Minor
}

interface Gathered {
  readonly first: LineRow
  readonly line: SoldLine
  amount: number
}

function openLines(_head: Head, sink: ParseSink): FormatParser {
  const ledger = openLedger(sink)
  const table = openTable(TABLE, ledger, read)
  const orders = new Map<string, Gathered>()
  let known: SquareCurrency | null = null
  const text = (source: SourceRow, field: LineField) => cellAt(source.cells, table.layout()?.columns[field])
  const dated = openDatedRows({
    dateOf: (source) => ({ date: text(source, 'date'), zone: text(source, 'zone') }),
    pass: table.row,
  })
  return { row: (source) => (table.layout() === null ? table.row(source) : dated.row(source)), end }

  function read(row: LineRow): RowReading {
    const order = dated.order()
    if (order === null) return { kind: 'dayAmbiguous', column: row.name('date'), raw: row.cell('date') }
    known ??= squareCurrency(row.cell('net'), row.cell('zone'))
    if (known === null) return { kind: 'badCurrency', column: row.name('net'), raw: row.cell('net') }
    const line = readLine(row, order, known.currency)
    if (isProblem(line)) return line
    const gathered = orders.get(line.key)
    if (gathered) {
      gathered.amount += line.amount
      return []
    }
    const made = { first: row, line, amount: line.amount }
    orders.set(line.key, made)
    return []
  }

  function end(): ParseEnd {
    dated.end(() => null)
    const rows = ledger.counts()
    for (const order of orders.values()) ledger.read(draftOfOrder(order, known?.currency ?? 'USD'))
    const remarks = [
      ...(known?.assumed ? [reason('currencyAssumed', { currency: known.currency })] : []),
      ...(dated.order() === null && rows.dataRows > 0 ? [reason('dayOrderUnknown')] : []),
    ]
    return {
      counts: rows,
      scope: null,
      acquirerId: 'square',
      accounts: [],
      period: ledger.period(),
      statedAt: null,
      checks: [],
      balance: null,
      unstated: UNSTATED,
      ...judge({ counts: rows, checks: [], balance: null, missing: [], remarks }),
    }
  }
}

/** What the transactions export says better of the same order. */
const UNSTATED: readonly (keyof EntryDraft)[] = [
  'grossMinor',
  'netMinor',
  'method',
  'note',
  'status',
  'operator',
  'counterparty',
]

/** Reads a row; refunds have a negative quantity and amounts, which must agree with their event. */
function readLine(row: LineRow, order: DateOrder, currency: Currency): SoldLine | RowProblem {
  const { cell, name } = row
  const transactionId = cell('transactionId')
  if (transactionId === '') return { kind: 'missingCell', column: name('transactionId'), raw: '' }
  if (isSpreadsheetNumber(transactionId)) {
    return { kind: 'spreadsheetDamage', column: name('transactionId'), raw: transactionId }
  }
  const when = squareMoment(cell('date'), cell('time'), cell('zone'), order)
  if (when === 'date') return { kind: 'badDay', column: name('date'), raw: cell('date') }
  if (when === 'time') return { kind: 'badTime', column: name('time'), raw: cell('time') }
  const amount = readAmount(row, currency)
  if (isProblem(amount)) return amount
  const kind = kindOf(row)
  if (kind === null) return { kind: 'unknownKind', column: name('event'), raw: cell('event') }
  const key = kind === 'sale' ? [transactionId, kind] : [transactionId, kind, cell('date'), cell('time')]
  return { key: key.join('|'), kind, when, amount }
}

function kindOf(row: LineRow): EntryKind | null {
  const [event, quantity] = [row.cell('event'), row.cell('quantity')]
  if (event === '') return quantity.startsWith('-') ? 'refund' : 'sale'
  if (/^payment$/i.test(event)) return 'sale'
  return /^refund$/i.test(event) ? 'refund' : null
}

function readAmount(row: LineRow, currency: Currency): Minor | RowProblem {
  const { cell, name } = row
  if (cell('net') === '') return { kind: 'missingCell', column: name('net'), raw: '' }
  const [net, tax, gross, discounts] = (['net', 'tax', 'gross', 'discounts'] as const).map((field) =>
    squareAmount(cell(field), name(field), currency),
  )
  for (const read of [net, tax, gross, discounts]) if (read !== undefined && isProblem(read)) return read
  const [n, t, g, d] = [net, tax, gross, discounts].map((read) => (read === undefined || isProblem(read) ? 0 : read))
  if (cell('gross') !== '' && n !== (g ?? 0) + (d ?? 0)) {
    return { kind: 'amountsDisagree', column: name('net'), raw: cell('net') }
  }
  return minor((n ?? 0) + (t ?? 0))
}

function draftOfOrder({ first, line, amount }: Gathered, currency: Currency): EntryDraft {
  const { cell } = first
  const transactionId = cell('transactionId')
  return draftOf(
    {
      stream: 'order',
      kind: line.kind,
      line: first.source.line,
      day: line.when.day,
      currency,
      grossMinor: minor(amount),
    },
    {
      naturalKey: line.key,
      at: line.when.at,
      terminalNo: textOrNull(cell('device')),
      storeNo: textOrNull(cell('location')),
      refs: presentRefs({ orderNo: transactionId, acquirerNo: transactionId }),
      counterparty: textOrNull(cell('customer')),
      note: textOrNull(cell('thing')),
      operator: textOrNull(cell('employee')),
    },
  )
}

function detectLines(head: Head): Detection | null {
  return detectTable(head, TABLE, () => 'items')
}

export const squareItems: Format = {
  id: 'square-items',
  family: 'square',
  parserVersion: 1,
  streams: ['order'],
  tokeniser: 'csv',
  detect: detectLines,
  columnClass: squareColumnClass,
  open: openLines,
}
