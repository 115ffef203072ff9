// Square's transactions export: one row per transaction, read by column names (41 to 55 of them). Rules: Square's help on
// exporting transactions; published files for marks, signs and zones. The file declares no totals; every row carries its
// own proof (net total = total collected + fees). Deposits are named beside the rows, not listed.

import { reason } from '../../reason'
import { cellAt } from '../cell'
import { openDatedRows } from '../dated-rows'
import type { Detection, Format, FormatParser, Head, ParseEnd, ParseSink, SourceRow } from '../format'
import { detectTable, openTable, type RowReading } from '../header-table'
import { openLedger } from '../ledger'
import { judge } from '../verdict'
import { isTransactionsHeader, squareColumnClass, TRANSACTION_COLUMNS, type TransactionField } from './columns'
import { type SquareCurrency, squareCurrency } from './form'
import { readTransaction, type TransactionRow } from './transaction-row'

const TABLE = { names: TRANSACTION_COLUMNS, isHeader: isTransactionsHeader }

function detectTransactions(head: Head): Detection | null {
  return detectTable(head, TABLE, (columns) => (columns.depositId === undefined ? 'without deposits' : 'with deposits'))
}

function openTransactions(_head: Head, sink: ParseSink): FormatParser {
  const ledger = openLedger(sink)
  const table = openTable(TABLE, ledger, read)
  let known: SquareCurrency | null = null
  const text = (source: SourceRow, field: TransactionField) => cellAt(source.cells, table.layout()?.columns[field])
  const dated = openDatedRows({
    dateOf: (source) => ({ date: text(source, 'date'), zone: text(source, 'zone') }),
    pass: table.row,
  })
  return { row: (source) => (table.layout() === null ? table.row(source) : dated.row(source)), end }

  function read(row: TransactionRow): RowReading {
    const order = dated.order()
    if (order === null) return { kind: 'dayAmbiguous', column: row.name('date'), raw: row.cell('date') }
    known ??= squareCurrency(row.cell('collected'), row.cell('zone'))
    if (known === null) return { kind: 'badCurrency', column: row.name('collected'), raw: row.cell('collected') }
    const found = readTransaction(row, order, known.currency)
    if (found === 'nothing') return 'ignored'
    return found
  }

  function end(): ParseEnd {
    dated.end(() => null)
    const counts = ledger.counts()
    const columns = table.layout()?.columns ?? {}
    const remarks = [
      ...(known?.assumed ? [reason('currencyAssumed', { currency: known.currency })] : []),
      ...(dated.order() === null && counts.dataRows > 0 ? [reason('dayOrderUnknown')] : []),
    ]
    return {
      counts,
      scope: null,
      acquirerId: 'square',
      accounts: [],
      period: ledger.period(),
      statedAt: null,
      checks: [],
      balance: null,
      unstated: [
        ...(columns.depositDate === undefined ? (['settleDay'] as const) : []),
        ...(columns.depositId === undefined || columns.orderReference === undefined ? (['refs'] as const) : []),
        ...(columns.customer === undefined ? (['counterparty'] as const) : []),
      ],
      ...judge({ counts, checks: [], balance: null, missing: [], remarks }),
    }
  }
}

export const squareTransactions: Format = {
  id: 'square-transactions',
  family: 'square',
  parserVersion: 2,
  streams: ['payment', 'order'],
  tokeniser: 'csv',
  detect: detectTransactions,
  columnClass: squareColumnClass,
  open: openTransactions,
}
