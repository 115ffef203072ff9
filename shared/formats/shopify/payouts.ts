// Shopify's payouts export: one row per payout, its total made of the parts beside it. Rules: Shopify's help on exporting
// payouts; fees and refunds are printed negative there. A total that its parts do not make is a check that fails.

import type { EntryDraft } from '../../entry'
import { type Currency, currencyDecimals, type Minor, minor, negateMinor } from '../../money'
import { isProblem } from '../amount'
import { isSpreadsheetNumber, presentOrNull, textOrNull } from '../cell'
import { draftOf, presentRefs } from '../draft'
import type { DeclaredCheck, Format, FormatParser, Head, ParseEnd, ParseSink } from '../format'
import { detectTable, openTable, type RowReading, type TableRow } from '../header-table'
import { openLedger, type RowProblem } from '../ledger'
import { readPrinted } from '../printed-amount'
import { checkEqual, judge } from '../verdict'
import { type ZonedMoment, zonedReader } from '../zoned-time'
import { isPayoutsHeader, PAYOUT_COLUMNS, PAYOUT_PARTS, type PayoutField, shopifyColumnClass } from './columns'

const TABLE = { names: PAYOUT_COLUMNS, isHeader: isPayoutsHeader }

type PayoutRow = TableRow<PayoutField>

interface ReadPayout {
  readonly draft: EntryDraft
  readonly total: Minor
  readonly parts: Minor
}

function openPayouts(_head: Head, sink: ParseSink): FormatParser {
  const ledger = openLedger(sink)
  const table = openTable(TABLE, ledger, read)
  const moment = zonedReader()
  const sums = new Map<Currency, { total: number; parts: number }>()
  const wrong: DeclaredCheck[] = []
  return { row: table.row, end }

  function read(row: PayoutRow): RowReading {
    const found = readPayout(row, moment)
    if (isProblem(found)) return found
    const { currency, day } = found.draft
    const sum = sums.get(currency) ?? { total: 0, parts: 0 }
    sums.set(currency, { total: sum.total + found.total, parts: sum.parts + found.parts })
    if (found.total !== found.parts) wrong.push({ ...checkEqual(`Total ${day}`, found.total, found.parts), currency })
    return /^(?:failed|cancel+ed)$/i.test(row.cell('status')) ? 'ignored' : [found.draft]
  }

  function end(): ParseEnd {
    const counts = ledger.counts()
    const totals = [...sums].map(([currency, { total, parts }]) => ({
      ...checkEqual(`Total ${currency}`, total, parts),
      currency,
    }))
    const checks = [...wrong, ...totals]
    return {
      counts,
      scope: null,
      acquirerId: 'shopify',
      accounts: [],
      period: ledger.period(),
      statedAt: null,
      checks,
      balance: null,
      unstated: ['refs', 'at', 'note'],
      ...judge({ counts, checks, balance: null, missing: [] }),
    }
  }
}

function readPayout(row: PayoutRow, moment: ZonedMoment): ReadPayout | RowProblem {
  const { cell, name } = row
  if (isSpreadsheetNumber(cell('bankReference'))) {
    return { kind: 'spreadsheetDamage', column: name('bankReference'), raw: cell('bankReference') }
  }
  const when = moment(cell('date'), null)
  if (when === null) return { kind: 'badDay', column: name('date'), raw: cell('date') }
  const currency = cell('currency').toUpperCase()
  if (!/^[A-Z]{3}$/.test(currency)) return { kind: 'badCurrency', column: name('currency'), raw: cell('currency') }
  const decimals = currencyDecimals(currency)
  const total = readPrinted(cell('total'), name('total'), decimals)
  if (isProblem(total)) return total
  let parts = 0
  for (const field of PAYOUT_PARTS) {
    const part = cell(field) === '' ? 0 : readPrinted(cell(field), name(field), decimals)
    if (typeof part !== 'number') return part
    parts += part
  }
  const payoutNo = presentOrNull(cell('payoutId'))
  const draft = draftOf(
    { stream: 'fund', kind: 'payout', line: row.source.line, day: when.day, currency, grossMinor: negateMinor(total) },
    {
      naturalKey: `payout|${payoutNo ?? when.day}|${currency}|${total}`,
      settleDay: when.day,
      acquirerId: 'shopify',
      refs: presentRefs({ payoutNo, traceNo: presentOrNull(cell('bankReference')) }),
      status: textOrNull(cell('status')),
    },
  )
  return { draft, total, parts: minor(parts) }
}

export const shopifyPayouts: Format = {
  id: 'shopify-payouts',
  family: 'shopify',
  parserVersion: 1,
  streams: ['fund'],
  tokeniser: 'csv',
  detect: (head) => detectTable(head, TABLE, () => 'payouts'),
  columnClass: shopifyColumnClass,
  open: openPayouts,
}
