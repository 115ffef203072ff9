// One line of a settlement batch. Amounts stand unsigned in a debit and a credit column; what counts is the net in the
// settlement currency, and gross is stated in that currency too (net + fees) where the shopper paid in another one.

import type { EntryDraft } from '../../entry'
import { currencyDecimals, type Minor, minor } from '../../money'
import { isProblem, readAmountOrZero } from '../amount'
import { isSpreadsheetNumber, lacksSeconds, presentOrNull, textOrNull } from '../cell'
import { draftOf, presentRefs } from '../draft'
import type { TableRow } from '../header-table'
import type { RowProblem } from '../ledger'
import type { ZonedMoment } from '../zoned-time'
import type { SettlementField } from './columns'
import type { Contradiction } from './contradictions'
import { type Gross, grossOf } from './fees'
import { type AdyenKind, adyenKind } from './kinds'

export type SettlementRow = TableRow<SettlementField>

export interface SettlementReader {
  readonly moment: ZonedMoment
  /** The source is text, in which times always carry seconds; a sheet shows them as its cells are formatted. */
  readonly seconds: boolean
  /** The key of a row that has no reference of its own. */
  occurrence(facts: readonly (string | number)[]): string
  /** A row whose gross and fees do not come to its net: its printed gross and net stand, and it is named. */
  contradiction(found: Contradiction): void
}

/** Numbers by which rows are told apart and joined: a damaged one makes the row unreadable. */
const KEYS = ['psp', 'modification', 'order', 'batch'] as const

/** Reads a row into its draft, or names the first thing that is wrong with it. */
export function readSettlementRow(row: SettlementRow, reader: SettlementReader): EntryDraft | RowProblem {
  const damaged = KEYS.find((field) => isSpreadsheetNumber(row.cell(field)))
  if (damaged) return { kind: 'spreadsheetDamage', column: row.name(damaged), raw: row.cell(damaged) }
  const at = row.cell('at')
  if (reader.seconds && lacksSeconds(at)) return { kind: 'spreadsheetDamage', column: row.name('at'), raw: at }
  const when = reader.moment(at, textOrNull(row.cell('zone')))
  if (when === null) return { kind: 'badTime', column: row.name('at'), raw: at }
  const currency = row.cell('currency')
  if (!/^[A-Z]{3}$/.test(currency)) return { kind: 'badCurrency', column: row.name('currency'), raw: currency }
  const net = readPair(row, 'netDebit', 'netCredit', currency)
  if (isProblem(net)) return net
  if (net === null) return { kind: 'missingCell', column: row.name('netCredit'), raw: '' }
  const type = row.cell('type')
  const kind = adyenKind(type, net > 0)
  if (kind === null) return { kind: 'unknownKind', column: row.name('type'), raw: type }
  const read = kind.ofPayment ? readGross(row, net, currency) : { gross: net, otherNet: null }
  if (isProblem(read)) return read
  const { gross, otherNet } = read
  if (otherNet !== null) reader.contradiction({ line: row.source.line, net, otherNet, currency })
  const account = presentOrNull(row.cell('account'))
  const key = keyOf(row, kind, reader, net)
  if (key === null) return { kind: 'missingCell', column: row.name('psp'), raw: '' }
  return draftOf(
    {
      stream: kind.stream,
      kind: kind.kind,
      line: row.source.line,
      day: when.day,
      currency,
      grossMinor: gross,
      feeMinor: minor(net - gross),
    },
    {
      naturalKey: key,
      account: account ?? '',
      at: when.at,
      acquirerId: 'adyen',
      merchantNo: account,
      storeNo: presentOrNull(row.cell('store')),
      terminalNo: presentOrNull(row.cell('terminal')),
      refs: refsOf(row, kind, account),
      method: textOrNull(row.cell('variant')) ?? textOrNull(row.cell('method')),
      note: kind.ofPayment ? null : noteOf(row),
      status: type,
    },
  )
}

/** Credit less debit; `null` where both are blank. */
function readPair(
  row: SettlementRow,
  debitField: 'netDebit' | 'grossDebit',
  creditField: 'netCredit' | 'grossCredit',
  currency: string,
): Minor | null | RowProblem {
  if (row.cell(debitField) === '' && row.cell(creditField) === '') return null
  const read = (field: SettlementField) =>
    readAmountOrZero(row.cell(field), row.name(field), currencyDecimals(currency))
  const debit = read(debitField)
  if (isProblem(debit)) return debit
  const credit = read(creditField)
  if (isProblem(credit)) return credit
  if (debit < 0) return { kind: 'badAmount', column: row.name(debitField), raw: row.cell(debitField) }
  if (credit < 0) return { kind: 'badAmount', column: row.name(creditField), raw: row.cell(creditField) }
  if (debit > 0 && credit > 0)
    return { kind: 'amountsDisagree', column: row.name(debitField), raw: row.cell(debitField) }
  return minor(credit - debit)
}

function readGross(row: SettlementRow, net: Minor, currency: string): Gross | RowProblem {
  const same = row.cell('grossCurrency') === currency
  const printed = same ? readPair(row, 'grossDebit', 'grossCredit', currency) : null
  if (isProblem(printed)) return printed
  const cells = (fields: readonly SettlementField[]) =>
    fields
      .filter((field) => row.layout.columns[field] !== undefined)
      .map((field) => ({ text: row.cell(field), column: row.name(field) }))
  const parts = ['commission', 'markup', 'scheme', 'interchange'] as const
  const readings = [cells(parts), cells(['paymentFees']), cells([...parts, 'dccMarkup'])]
  return grossOf(net, printed, readings, currencyDecimals(currency))
}

/**
 * A payment's row is known by its references and type, in this report and in Payments accounting; instalments share
 * them. Rows without references (fees, payouts, transfers) are known by what they say and how often.
 */
function keyOf(row: SettlementRow, kind: AdyenKind, reader: SettlementReader, net: Minor): string | null {
  const [psp, modification, type] = [row.cell('psp'), row.cell('modification'), row.cell('type')]
  if (presentOrNull(psp) === null && kind.ofPayment) return null
  if (kind.ofPayment && !/instal/i.test(type)) return `${psp}|${modification}|${type}`
  const facts = [psp, type, row.cell('batch'), row.cell('currency'), row.cell('at'), modification]
  return reader.occurrence([...facts, row.cell('modificationMerchant'), net])
}

function refsOf(row: SettlementRow, kind: AdyenKind, account: string | null): EntryDraft['refs'] {
  const batchNo = presentOrNull(row.cell('batch'))
  // Batches are counted per merchant account, and several accounts may be paid by one company.
  const payoutNo = batchNo === null ? null : account === null ? batchNo : `${account}/${batchNo}`
  if (!kind.ofPayment) return presentRefs({ batchNo, payoutNo, acquirerNo: presentOrNull(row.cell('psp')) })
  const modification = presentOrNull(row.cell('modification'))
  const refunding = kind.kind === 'refund' || kind.kind === 'reversal'
  return presentRefs({
    orderNo: presentOrNull(row.cell('order')),
    acquirerNo: presentOrNull(row.cell('psp')),
    refundNo: refunding ? modification : null,
    merchantRefundNo: refunding ? presentOrNull(row.cell('modificationMerchant')) : null,
    traceNo: refunding ? null : modification,
    authCode: presentOrNull(row.cell('authCode')),
    batchNo,
    payoutNo,
  })
}

function noteOf(row: SettlementRow): string | null {
  const texts = [row.cell('modification'), row.cell('modificationMerchant')].filter((text) => textOrNull(text) !== null)
  const said = texts.filter((text, index) => texts.every((other, at) => at <= index || !other.includes(text)))
  return said.length === 0 ? null : said.join(' ')
}
