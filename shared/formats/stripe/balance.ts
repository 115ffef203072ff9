// Stripe's itemised balance reports (balance_change_from_activity.itemized, payout_reconciliation.itemized,
// payouts.itemized) and the Dashboard's older balance history. One row is one balance transaction; each carries its own
// proof (net = gross − fee), the file declares no totals. Rules: docs.stripe.com/reports/report-types/balance and
// /payout-reconciliation (columns, signs), /reports/reporting-categories; published files for what merchants choose.
//
// `created_utc` is UTC; `created` is in a zone that the file does not name, so it gives the day and no instant.

import type { EntryDraft } from '../../entry'
import { reason } from '../../reason'
import { isProblem } from '../amount'
import type { Detection, Format, FormatParser, Head, ParseEnd, ParseSink } from '../format'
import { detectTable, openTable, type RowReading, type TableRow } from '../header-table'
import { openLedger } from '../ledger'
import { openUnknownTypes } from '../unknown-types'
import { judge } from '../verdict'
import { zonedReader } from '../zoned-time'
import { readBalanceRow } from './balance-row'
import {
  BALANCE_COLUMNS,
  type BalanceColumns,
  type BalanceField,
  isBalanceHeader,
  orderColumns,
  stripeColumnClass,
} from './columns'

const TABLE = { names: BALANCE_COLUMNS, isHeader: isBalanceHeader }

function detectBalance(head: Head): Detection | null {
  return detectTable(head, TABLE, (columns) => (columns.payout === undefined ? 'balance' : 'payouts'))
}

function openBalance(_head: Head, sink: ParseSink): FormatParser {
  const ledger = openLedger(sink)
  const moment = zonedReader()
  const merchants = new Set<string>()
  const unknown = openUnknownTypes()
  let orders: readonly number[] | null = null
  const table = openTable(TABLE, ledger, read)
  return { row: table.row, end }

  function read(row: TableRow<BalanceField>): RowReading {
    orders ??= orderColumns(row.layout.header)
    const draft = readBalanceRow(row, moment, orders)
    if (isProblem(draft)) return draft
    if (draft.merchantNo !== null) merchants.add(draft.merchantNo)
    unknown.add(draft)
    return [draft]
  }

  function end(): ParseEnd {
    const counts = ledger.counts()
    const columns = table.layout()?.columns ?? {}
    const inUtc = columns.createdUtc !== undefined || columns.effectiveUtc !== undefined
    const unzoned = inUtc ? [] : [reason('zoneUnstated', { column: 'created' })]
    const remarks = [...unzoned, ...unknown.remarks()]
    return {
      counts,
      scope: null,
      acquirerId: 'stripe',
      accounts: [...merchants].sort(),
      period: ledger.period(),
      statedAt: null,
      checks: [],
      balance: null,
      unstated: unstatedBy(columns, orders ?? []),
      ...judge({ counts, checks: [], balance: null, missing: [], remarks }),
    }
  }
}

/** What the merchant left out of the file, and the day where it is that of UTC. */
function unstatedBy(columns: BalanceColumns, orders: readonly number[]): readonly (keyof EntryDraft)[] {
  const unstated: (keyof EntryDraft)[] = []
  if (columns.createdUtc === undefined) unstated.push('at')
  if (columns.created === undefined) unstated.push('day')
  if (columns.available === undefined) unstated.push('settleDay')
  if (columns.account === undefined) unstated.push('merchantNo')
  if (columns.cardBrand === undefined) unstated.push('card')
  if (columns.method === undefined) unstated.push('method')
  if (columns.customer === undefined) unstated.push('counterparty')
  if (columns.description === undefined) unstated.push('note')
  const referred = columns.source !== undefined && columns.charge !== undefined && columns.payout !== undefined
  if (!referred || (columns.order === undefined && orders.length === 0)) unstated.push('refs')
  return unstated
}

export const stripeBalance: Format = {
  id: 'stripe-balance',
  family: 'stripe',
  parserVersion: 1,
  streams: ['payment', 'fund'],
  tokeniser: 'csv',
  detect: detectBalance,
  columnClass: stripeColumnClass,
  open: openBalance,
}
