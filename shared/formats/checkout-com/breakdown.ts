// Checkout.com's settlement breakdown: every movement behind one payout, in the holding currency. The payout itself is no
// row of it: its amount is the sum of the rows with its Payout ID. Rules: checkout.com docs, settlement breakdown report
// and breakdown types; published reports for signs. The file declares no totals; each row carries its own proof.
// Times are in the entity's settlement zone, which only some reports name: without it a row has a day and no instant.

import { reason } from '../../reason'
import { isProblem } from '../amount'
import type { Detection, Format, FormatParser, Head, ParseEnd, ParseSink } from '../format'
import { detectTable, openOccurrences, openTable, type RowReading } from '../header-table'
import { openLedger } from '../ledger'
import { openUnknownTypes } from '../unknown-types'
import { judge } from '../verdict'
import { zonedReader } from '../zoned-time'
import { type BreakdownRow, readBreakdownRow } from './breakdown-row'
import { BREAKDOWN_COLUMNS, breakdownColumnClass, isBreakdownHeader } from './columns'

const TABLE = { names: BREAKDOWN_COLUMNS, isHeader: isBreakdownHeader }

function detectBreakdown(head: Head): Detection | null {
  return detectTable(head, TABLE, () => 'settlement-breakdown')
}

function openBreakdown(_head: Head, sink: ParseSink): FormatParser {
  const ledger = openLedger(sink)
  const moment = zonedReader()
  const occurrence = openOccurrences()
  const unknown = openUnknownTypes()
  const table = openTable(TABLE, ledger, read)
  let unzoned = false
  return { row: table.row, end }

  function read(row: BreakdownRow): RowReading {
    const drafts = readBreakdownRow(row, moment, (facts) => occurrence(facts, table.part()))
    if (isProblem(drafts)) return drafts
    unzoned ||= drafts.some(({ at }) => at === null)
    drafts.forEach(unknown.add)
    return drafts
  }

  function end(): ParseEnd {
    const counts = ledger.counts()
    const accounts = ledger.accounts()
    const zone = unzoned ? [reason('zoneUnstated', { column: 'Processed On' })] : []
    const remarks = [...zone, ...unknown.remarks()]
    return {
      counts,
      scope: accounts.length === 0 ? null : accounts.join('+'),
      acquirerId: 'checkoutcom',
      accounts,
      period: ledger.period(),
      statedAt: null,
      checks: [],
      balance: null,
      unstated: unzoned ? ['at'] : [],
      ...judge({ counts, checks: [], balance: null, missing: [], remarks }),
    }
  }
}

export const checkoutComBreakdown: Format = {
  id: 'checkoutcom-breakdown',
  family: 'checkoutcom',
  parserVersion: 1,
  streams: ['payment', 'fund'],
  tokeniser: 'csv',
  detect: detectBreakdown,
  columnClass: breakdownColumnClass,
  open: openBreakdown,
}
