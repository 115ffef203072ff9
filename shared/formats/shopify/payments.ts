// Shopify Payments transactions: the parts of every payout. Rules: Shopify's help on exporting Payments transactions;
// published files and parsers for signs. The fee is printed positive, net = amount − fee (and its VAT where that stands
// apart); the fee of a refunded sale is not returned. A row has no number of its own: its facts and how often they stood
// before in the file are its key.

import type { EntryDraft } from '../../entry'
import { currencyDecimals, type Minor, minor, negateMinor } from '../../money'
import { reason } from '../../reason'
import { isProblem } from '../amount'
import { isSpreadsheetNumber, lacksSeconds, presentOrNull, textOrNull } from '../cell'
import { draftOf, presentRefs } from '../draft'
import type { Detection, Format, FormatParser, Head, ParseEnd, ParseSink } from '../format'
import { detectTable, openOccurrences, openTable, type RowReading, type TableRow } from '../header-table'
import { openLedger, type RowProblem } from '../ledger'
import { readPrinted } from '../printed-amount'
import { streamOf } from '../stream-of'
import { judge } from '../verdict'
import { type ZonedMoment, zonedReader } from '../zoned-time'
import { isPaymentsHeader, PAYMENT_COLUMNS, type PaymentField, shopifyColumnClass } from './columns'
import { shopifyKind } from './kinds'

const TABLE = { names: PAYMENT_COLUMNS, isHeader: isPaymentsHeader }
const NAMED_TYPES = 5

type PaymentRow = TableRow<PaymentField>

function openPayments(_head: Head, sink: ParseSink): FormatParser {
  const ledger = openLedger(sink)
  const table = openTable(TABLE, ledger, read)
  const occurrence = openOccurrences()
  const moment = zonedReader()
  const unknown = new Set<string>()
  return { row: table.row, end }

  function read(row: PaymentRow): RowReading {
    if (row.layout.columns.currency === undefined)
      return { kind: 'missingCell', column: 'Currency', raw: row.source.raw }
    const draft = readPayment(row, moment)
    if (isProblem(draft)) return draft
    if (draft.kind === 'other') unknown.add(row.cell('type'))
    const facts = (['date', 'type', 'order', 'checkout'] as const).map(row.cell)
    const naturalKey = occurrence([...facts, draft.grossMinor, draft.feeMinor], table.part())
    return [{ ...draft, naturalKey }]
  }

  function end(): ParseEnd {
    const counts = ledger.counts()
    const columns = table.layout()?.columns ?? {}
    const absent = columns.currency === undefined ? 'Currency' : null
    const types = [...unknown].slice(0, NAMED_TYPES).join(', ')
    const remarks = [
      ...(absent === null ? [] : [reason('columnsMissing', { columns: absent })]),
      ...(types === '' ? [] : [reason('typesUnknown', { types })]),
    ]
    return {
      counts,
      scope: null,
      acquirerId: 'shopify',
      accounts: [],
      period: ledger.period(),
      statedAt: null,
      checks: [],
      balance: null,
      unstated: ['status', ...(columns.payoutId === undefined ? (['refs'] as const) : [])],
      ...judge({ counts, checks: [], balance: null, missing: [], remarks }),
    }
  }
}

/** Reads a row into its draft without a key, or names the first thing that is wrong with it. */
function readPayment(row: PaymentRow, moment: ZonedMoment): EntryDraft | RowProblem {
  const { cell, name } = row
  const damaged = (['order', 'payoutId', 'checkout'] as const).find((field) => isSpreadsheetNumber(cell(field)))
  if (damaged) return { kind: 'spreadsheetDamage', column: name(damaged), raw: cell(damaged) }
  if (lacksSeconds(cell('date'))) return { kind: 'spreadsheetDamage', column: name('date'), raw: cell('date') }
  const when = moment(cell('date'), null)
  if (when === null) return { kind: 'badTime', column: name('date'), raw: cell('date') }
  const payoutDay = cell('payoutDate') === '' ? null : moment(cell('payoutDate'), null)
  if (payoutDay === null && cell('payoutDate') !== '') {
    return { kind: 'badDay', column: name('payoutDate'), raw: cell('payoutDate') }
  }
  const currency = cell('currency').toUpperCase()
  if (!/^[A-Z]{3}$/.test(currency)) return { kind: 'badCurrency', column: name('currency'), raw: cell('currency') }
  const amounts = readAmounts(row, currencyDecimals(currency))
  if (isProblem(amounts)) return amounts
  const type = cell('type')
  if (type === '') return { kind: 'missingCell', column: name('type'), raw: '' }
  const kind = shopifyKind(type, amounts.gross === 0 ? amounts.fee > 0 : amounts.gross > 0) ?? 'other'
  const payout = kind === 'payout' || kind === 'returnedPayout'
  const brand = textOrNull(cell('brand'))
  return draftOf(
    {
      stream: kind === 'other' ? 'payment' : streamOf(kind),
      kind,
      line: row.source.line,
      day: when.day,
      currency,
      grossMinor: amounts.gross,
      feeMinor: amounts.fee,
    },
    {
      at: when.at,
      settleDay: payoutDay?.day ?? null,
      acquirerId: 'shopify',
      storeNo: textOrNull(cell('entity')),
      refs: presentRefs({
        orderNo: presentOrNull(cell('order')),
        acquirerNo: payout ? null : presentOrNull(cell('checkout')),
        payoutNo: presentOrNull(cell('payoutId')),
      }),
      card: brand === null ? null : { issuer: brand },
      method: textOrNull(cell('method')),
      note: type,
      status: textOrNull(cell('payoutStatus')),
    },
  )
}

function readAmounts(row: PaymentRow, decimals: number): { gross: Minor; fee: Minor } | RowProblem {
  const [gross, fee, net] = (['amount', 'fee', 'net'] as const).map((field) =>
    readPrinted(row.cell(field), row.name(field), decimals),
  )
  const vat = row.cell('vat') === '' ? minor(0) : readPrinted(row.cell('vat'), row.name('vat'), decimals)
  for (const read of [gross, fee, net, vat]) if (read !== undefined && isProblem(read)) return read
  const [g = 0, f = 0, n = 0, v = 0] = [gross, fee, net, vat].map((read) => (isNumber(read) ? read : 0))
  const charged = [f, f + v].find((each) => g - each === n)
  if (charged === undefined) return { kind: 'amountsDisagree', column: row.name('net'), raw: row.cell('net') }
  return { gross: minor(g), fee: negateMinor(minor(charged)) }
}

function isNumber(read: Minor | RowProblem | undefined): read is Minor {
  return typeof read === 'number'
}

function detectPayments(head: Head): Detection | null {
  return detectTable(head, TABLE, (columns) =>
    columns.payoutId === undefined ? 'without payout numbers' : 'transactions',
  )
}

export const shopifyPayments: Format = {
  id: 'shopify-payments',
  family: 'shopify',
  parserVersion: 1,
  streams: ['payment', 'fund'],
  tokeniser: 'csv',
  detect: detectPayments,
  columnClass: shopifyColumnClass,
  open: openPayments,
}
