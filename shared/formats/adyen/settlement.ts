// Adyen's Settlement details report, as .csv or as a sheet with blank rows above its header, for one merchant account or
// several. Rules: docs.adyen.com reporting, settlement details report (columns, journal types, time zone); published
// reports for moved and added columns. A row of a payment prints gross in the currency the shopper paid in (GC) and net
// in the settlement currency (NC): entries are in the settlement currency. Fees are printed positive when charged.
//
// Proof: net credit − net debit of a batch is 0, payout and balance transfers included.

import { isProblem } from '../amount'
import type { Detection, Format, FormatParser, Head, ParseEnd, ParseSink } from '../format'
import { normaliseHeader } from '../header'
import { detectTable, openOccurrences, openTable, type RowReading } from '../header-table'
import { openLedger } from '../ledger'
import { openUnknownTypes } from '../unknown-types'
import { judge } from '../verdict'
import { zonedReader } from '../zoned-time'
import { openBatches } from './batches'
import { adyenColumnClass, isSettlementHeader, SETTLEMENT_COLUMNS } from './columns'
import { openContradictions } from './contradictions'
import { openDamagedCells } from './damaged-cells'
import { readSettlementRow, type SettlementReader, type SettlementRow } from './settlement-row'
import { zoneRemarks } from './zones-stated'

const TABLE = { names: SETTLEMENT_COLUMNS, isHeader: isSettlementHeader }

function detectSettlement(head: Head): Detection | null {
  return detectTable(head, TABLE, () => 'settlement')
}

function openSettlement(head: Head, sink: ParseSink): FormatParser {
  const ledger = openLedger(sink)
  const batches = openBatches()
  const damaged = openDamagedCells()
  const contradictions = openContradictions()
  const occurrence = openOccurrences()
  const unknown = openUnknownTypes()
  const table = openTable(TABLE, ledger, read)
  const reader: SettlementReader = {
    moment: zonedReader(),
    seconds: head.sheet !== true,
    occurrence: (facts) => occurrence(facts, table.part()),
    contradiction: contradictions.add,
  }
  let unbatched = false
  let unzoned = false
  return { row: table.row, end }

  function read(row: SettlementRow): RowReading {
    const draft = readSettlementRow(row, reader)
    if (isProblem(draft)) return draft
    unknown.add(draft)
    damaged.add(row.source, row.layout.header)
    const batch = draft.refs.batchNo
    unzoned ||= draft.at === null
    if (batch === undefined) unbatched = true
    else batches.add(draft.account, batch, draft.currency, draft.netMinor)
    return [draft]
  }

  function end(): ParseEnd {
    const counts = ledger.counts()
    const checks = [...batches.checks(), ...contradictions.checks()]
    const accounts = ledger.accounts()
    const { columns, header } = table.layout() ?? { columns: {}, header: [] }
    const booked = normaliseHeader(header[columns.at ?? -1] ?? '') === 'bookingdate'
    const missing = unbatched ? ['Batch Number'] : []
    const remarks = [...damaged.remarks(), ...zoneRemarks(unzoned), ...unknown.remarks()]
    return {
      counts,
      scope: accounts.length === 0 ? null : accounts.join('+'),
      acquirerId: 'adyen',
      accounts,
      period: ledger.period(),
      statedAt: null,
      checks,
      balance: null,
      unstated: booked ? ['at', 'day'] : [],
      ...judge({ counts, checks, balance: null, missing, remarks }),
    }
  }
}

export const adyenSettlement: Format = {
  id: 'adyen-settlement',
  family: 'adyen',
  parserVersion: 1,
  streams: ['payment', 'fund'],
  tokeniser: 'csv',
  detect: detectSettlement,
  columnClass: adyenColumnClass,
  open: openSettlement,
}
