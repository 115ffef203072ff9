// Adyen's Payments accounting report: one row per step in the life of a payment. Steps that only book it (received,
// authorised, sent for settlement) are counted and left aside; settled, refunded and disputed ones are the same rows as
// in the Settlement details report and have the same keys, so that a payment in both counts once.
// Rules: docs.adyen.com reporting, payments accounting report. Payable (SC) is signed; fees are printed positive when
// charged; Captured (PC) of a settled row has the opposite sign, since money leaves that register.
// The processing fee (FC) is billed apart and comes as a Fee row of the settlement report.

import type { EntryDraft } from '../../entry'
import { currencyDecimals, type Minor, minor, negateMinor } from '../../money'
import { isProblem, readAmount } from '../amount'
import { isSpreadsheetNumber, presentOrNull, textOrNull } from '../cell'
import { draftOf, presentRefs } from '../draft'
import type { Detection, Format, FormatParser, Head, ParseEnd, ParseSink } from '../format'
import { detectTable, openOccurrences, openTable, type RowReading, type TableRow } from '../header-table'
import { openLedger, type RowProblem } from '../ledger'
import { openUnknownTypes } from '../unknown-types'
import { judge } from '../verdict'
import { type ZonedMoment, zonedReader } from '../zoned-time'
import { ACCOUNTING_COLUMNS, type AccountingField, adyenColumnClass, isAccountingHeader } from './columns'
import { type Contradiction, openContradictions } from './contradictions'
import { type Gross, grossOf } from './fees'
import { adyenKind, isStepOnly } from './kinds'
import { zoneRemarks } from './zones-stated'

const TABLE = { names: ACCOUNTING_COLUMNS, isHeader: isAccountingHeader }
type AccountingRow = TableRow<AccountingField>

function detectAccounting(head: Head): Detection | null {
  return detectTable(head, TABLE, () => 'accounting')
}

function openAccounting(_head: Head, sink: ParseSink): FormatParser {
  const ledger = openLedger(sink)
  const moment = zonedReader()
  const occurrence = openOccurrences()
  const unknown = openUnknownTypes()
  const contradictions = openContradictions()
  const table = openTable(TABLE, ledger, read)
  let unzoned = false
  return { row: table.row, end }

  function read(row: AccountingRow): RowReading {
    if (isStepOnly(row.cell('type'))) return 'ignored'
    const draft = readAccountingRow(row, moment, (facts) => occurrence(facts, table.part()), contradictions.add)
    if (isProblem(draft)) return draft
    unzoned ||= draft.at === null
    unknown.add(draft)
    return [draft]
  }

  function end(): ParseEnd {
    const counts = ledger.counts()
    const accounts = ledger.accounts()
    const checks = contradictions.checks()
    return {
      counts,
      scope: accounts.length === 0 ? null : accounts.join('+'),
      acquirerId: 'adyen',
      accounts,
      period: ledger.period(),
      statedAt: null,
      checks,
      balance: null,
      unstated: ['at', 'day', 'refs', 'storeNo', 'terminalNo'],
      ...judge({
        counts,
        checks,
        balance: null,
        missing: [],
        remarks: [...zoneRemarks(unzoned), ...unknown.remarks()],
      }),
    }
  }
}

function readAccountingRow(
  row: AccountingRow,
  moment: ZonedMoment,
  occurrence: (facts: readonly (string | number)[]) => string,
  contradict: (found: Contradiction) => void,
): EntryDraft | RowProblem {
  const damaged = (['psp', 'modification', 'order'] as const).find((field) => isSpreadsheetNumber(row.cell(field)))
  if (damaged) return { kind: 'spreadsheetDamage', column: row.name(damaged), raw: row.cell(damaged) }
  const psp = presentOrNull(row.cell('psp'))
  if (psp === null) return { kind: 'missingCell', column: row.name('psp'), raw: '' }
  const when = moment(row.cell('at'), textOrNull(row.cell('zone')))
  if (when === null) return { kind: 'badTime', column: row.name('at'), raw: row.cell('at') }
  const currency = row.cell('currency')
  if (!/^[A-Z]{3}$/.test(currency)) return { kind: 'badCurrency', column: row.name('currency'), raw: currency }
  const net = readAmount(row.cell('payable'), row.name('payable'), currencyDecimals(currency))
  if (isProblem(net)) return net
  const type = row.cell('type')
  const kind = adyenKind(type, net > 0)
  if (kind === null) return { kind: 'unknownKind', column: row.name('type'), raw: type }
  const read = kind.ofPayment ? readGross(row, net, currency) : { gross: net, otherNet: null }
  if (isProblem(read)) return read
  const { gross, otherNet } = read
  if (otherNet !== null) contradict({ line: row.source.line, net, otherNet, currency })
  const account = presentOrNull(row.cell('account'))
  const modification = presentOrNull(row.cell('modification'))
  const refunding = kind.kind === 'refund' || kind.kind === 'reversal'
  const single = kind.ofPayment && !/instal/i.test(type)
  const facts = [psp, row.cell('modification'), type]
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
      naturalKey: single ? facts.join('|') : occurrence([...facts, row.cell('at'), net]),
      account: account ?? '',
      at: when.at,
      acquirerId: 'adyen',
      merchantNo: account,
      refs: presentRefs({
        orderNo: presentOrNull(row.cell('order')),
        acquirerNo: psp,
        refundNo: refunding ? modification : null,
        merchantRefundNo: refunding ? presentOrNull(row.cell('modificationMerchant')) : null,
        traceNo: refunding ? null : modification,
      }),
      method: textOrNull(row.cell('variant')) ?? textOrNull(row.cell('method')),
      status: type,
    },
  )
}

function readGross(row: AccountingRow, net: Minor, currency: string): Gross | RowProblem {
  const decimals = currencyDecimals(currency)
  const text = row.cell('captured')
  const same = row.cell('paymentCurrency') === currency && text !== ''
  const captured = same ? readAmount(text, row.name('captured'), decimals) : null
  if (captured !== null && isProblem(captured)) return captured
  const fields = (['commission', 'markup', 'scheme', 'interchange'] as const).filter(
    (field) => row.layout.columns[field] !== undefined,
  )
  const cells = fields.map((field) => ({ text: row.cell(field), column: row.name(field) }))
  const printed = captured === null || captured === 0 ? null : negateMinor(captured)
  return grossOf(net, printed, [cells], decimals)
}

export const adyenAccounting: Format = {
  id: 'adyen-accounting',
  family: 'adyen',
  parserVersion: 1,
  streams: ['payment'],
  tokeniser: 'csv',
  detect: detectAccounting,
  columnClass: adyenColumnClass,
  open: openAccounting,
}
