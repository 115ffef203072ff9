// One row of the fund flow: a movement of the account's balance. The amount is printed unsigned; 收支类型 gives the sign.

import type { EntryDraft, EntryKind } from '../../entry'
import { type Minor, minor, negateMinor } from '../../money'
import { isProblem, readAmount } from '../amount'
import { cellAt, isSpreadsheetNumber, lacksSeconds, presentOrNull, textOrNull } from '../cell'
import type { Moment } from '../clock'
import { draftOf, presentRefs } from '../draft'
import type { SourceRow } from '../format'
import type { RowProblem } from '../ledger'
import type { FundColumns, FundField } from './columns'
import { fundKind } from './kinds'

export interface FundLayout {
  readonly columns: FundColumns
  readonly header: readonly string[]
  readonly moment: (text: string) => Moment | null
}

const DIRECTIONS: Readonly<Record<string, 1 | -1>> = { 收入: 1, 支出: -1 }

/** Reads a row into its draft, or names the first thing that is wrong with it. */
export function readFundRow(row: SourceRow, layout: FundLayout): EntryDraft | RowProblem {
  const cell = (field: FundField) => cellAt(row.cells, layout.columns[field])
  const name = (field: FundField) => layout.header[layout.columns[field] ?? -1] ?? field
  const flowNo = presentOrNull(cell('flowNo'))
  if (flowNo === null) return { kind: 'missingCell', column: name('flowNo'), raw: '' }
  const damaged = (['flowNo', 'businessNo', 'voucherNo'] as const).find((field) => isSpreadsheetNumber(cell(field)))
  if (damaged) return { kind: 'spreadsheetDamage', column: name(damaged), raw: cell(damaged) }
  if (lacksSeconds(cell('at'))) return { kind: 'spreadsheetDamage', column: name('at'), raw: cell('at') }
  const at = layout.moment(cell('at'))
  if (at === null || at.at === null) return { kind: 'badTime', column: name('at'), raw: cell('at') }
  const direction = DIRECTIONS[cell('direction')]
  if (direction === undefined) return { kind: 'unknownKind', column: name('direction'), raw: cell('direction') }
  if (cell('type') === '') return { kind: 'missingCell', column: name('type'), raw: '' }
  const amount = readAmount(cell('amount'), name('amount'))
  if (isProblem(amount)) return amount
  if (amount < 0) return { kind: 'badAmount', column: name('amount'), raw: cell('amount') }
  const balance = readBalance(layout, cell, name)
  if (isProblem(balance)) return balance
  const kind = fundKind(cell('type'), cell('business'), direction === 1)
  return draftOf(
    {
      stream: 'fund',
      kind,
      line: row.line,
      day: at.day,
      currency: 'CNY',
      grossMinor: direction === 1 ? amount : negateMinor(amount),
    },
    {
      naturalKey: [cell('at'), flowNo, cell('businessNo'), cell('type'), cell('direction')].join('|'),
      at: at.at,
      balanceMinor: balance,
      acquirerId: 'wechat',
      refs: refsOf(kind, flowNo, cell),
      method: textOrNull(cell('business')),
      note: textOrNull(cell('note')),
      status: cell('type'),
      operator: textOrNull(cell('applicant')),
    },
  )
}

function readBalance(
  layout: FundLayout,
  cell: (field: FundField) => string,
  name: (field: FundField) => string,
): Minor | null | RowProblem {
  return layout.columns.balance === undefined ? null : readAmount(cell('balance'), name('balance'))
}

/** A payment's number at WeChat: 28 digits that begin with 42 or, before 2017, with 10. */
const PAYMENT_NO = /^(?:42|10)\d{26}$/
const REFUND_KINDS: ReadonlySet<EntryKind> = new Set<EntryKind>(['refund', 'reversal', 'feeRefund'])

/**
 * The first number is the payment's, on refunds the refund's own (50…); there the flow number is the payment's (42…).
 * 业务凭证号 is the merchant's own number of what happened; some bills repeat WeChat's there with `REF` before it.
 */
function refsOf(kind: EntryKind, flowNo: string, cell: (field: FundField) => string): EntryDraft['refs'] {
  const businessNo = presentOrNull(cell('businessNo'))
  const payment = [businessNo, flowNo].find((number) => number !== null && PAYMENT_NO.test(number)) ?? null
  const voucher = presentOrNull(cell('voucherNo'))
  const repeated = voucher === null || voucher === businessNo || voucher === flowNo || /^REF\d{20,}$/.test(voucher)
  const own = repeated ? null : voucher
  const flow = flowNo === payment || flowNo === businessNo ? null : flowNo
  if (kind === 'payout' || kind === 'returnedPayout') {
    return presentRefs({ payoutNo: businessNo ?? flowNo, orderNo: own, traceNo: flow })
  }
  if (REFUND_KINDS.has(kind) && businessNo !== payment) {
    return presentRefs({ refundNo: businessNo, acquirerNo: payment, merchantRefundNo: own, traceNo: flow })
  }
  return presentRefs({ acquirerNo: payment ?? businessNo, orderNo: own, traceNo: flow })
}

/** What goes into the totals: count and unsigned sums of both ways. */
export interface FundSums {
  readonly inRows: number
  readonly outRows: number
  readonly income: Minor
  readonly outgo: Minor
}

export const NO_SUMS: FundSums = { inRows: 0, outRows: 0, income: minor(0), outgo: minor(0) }

export function addToSums(sums: FundSums, draft: EntryDraft, income: boolean): FundSums {
  return income
    ? { ...sums, inRows: sums.inRows + 1, income: minor(sums.income + draft.grossMinor) }
    : { ...sums, outRows: sums.outRows + 1, outgo: minor(sums.outgo - draft.grossMinor) }
}
