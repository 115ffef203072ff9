// One line of a UnionPay detail or correction file. Amounts are fen without a sign; fee and settled amount carry `C`
// (credited to the merchant) or `D` (charged).

import { BEIJING_OFFSET_MINUTES, type Day, instantOf } from '../../day'
import type { Card, EntryDraft, EntryKind } from '../../entry'
import { type Minor, minor, ZERO } from '../../money'
import { isProblem } from '../amount'
import { presentOrNull, textOrNull } from '../cell'
import { parseTimeOfDay } from '../clock'
import { draftOf, presentRefs } from '../draft'
import type { FixedField, SourceRow } from '../format'
import type { RowProblem } from '../ledger'
import { tradeDay } from './clearing'

export interface UnionpayLayout {
  readonly fields: readonly FixedField[]
  readonly clearing: Day | null
}

export interface UnionpayRow {
  readonly draft: EntryDraft
  /** The settled amount as printed, signed; and what a fee for instalments would take off it. */
  readonly settled: Minor
  readonly instalmentFee: Minor
}

/** 交易类型 of the trade interface; money moves as `sign` says, 0 where none moves. */
const TYPES: Readonly<Record<string, { readonly kind: EntryKind; readonly sign: 1 | -1 | 0 }>> = {
  '01': { kind: 'sale', sign: 1 },
  '02': { kind: 'preAuth', sign: 0 },
  '03': { kind: 'preAuthCompletion', sign: 1 },
  '04': { kind: 'refund', sign: -1 },
  '11': { kind: 'sale', sign: 1 },
  '12': { kind: 'transferOut', sign: -1 },
  '13': { kind: 'sale', sign: 1 },
  '31': { kind: 'void', sign: -1 },
  '32': { kind: 'preAuth', sign: 0 },
  '33': { kind: 'void', sign: -1 },
}
/** 交易代码, where the type is blank. */
const CODES: Readonly<Record<string, string>> = { S22: '01', S56: '01', S30: '04' }
const CARD_TYPES: Readonly<Record<string, Card['type']>> = { '01': 'debit', '02': 'credit', '03': 'credit' }

interface Cells {
  cell(name: string): string
}

function cellsOf(row: SourceRow, fields: readonly FixedField[]): Cells {
  const places = new Map(fields.map(({ name }, index) => [name, index]))
  return { cell: (name) => (row.cells[places.get(name) ?? -1] ?? '').trim() }
}

/** Reads a line of the detail file (ZM). */
export function readDetailRow(row: SourceRow, layout: UnionpayLayout): UnionpayRow | RowProblem {
  const { cell } = cellsOf(row, layout.fields)
  const type = TYPES[cell('交易类型') || (CODES[cell('交易代码')] ?? '')]
  if (!type) return { kind: 'unknownKind', column: '交易代码', raw: `${cell('交易代码')} ${cell('交易类型')}`.trim() }
  const common = readCommon(cell, layout, cell('查询流水号'))
  if (isProblem(common)) return common
  const { amount, fee, settled } = common
  if (settled !== 0 && type.sign !== 0 && Math.sign(settled) !== type.sign && Math.abs(settled) > Math.abs(fee)) {
    return { kind: 'badAmount', column: '结算金额', raw: cell('结算金额') }
  }
  const queryNo = presentOrNull(cell('查询流水号'))
  const draft = draftOf(
    {
      stream: 'payment',
      kind: type.kind,
      line: row.line,
      day: common.day,
      currency: 'CNY',
      grossMinor: minor(amount * type.sign),
      feeMinor: type.sign === 0 ? ZERO : fee,
    },
    {
      ...statedBy(cell, layout, common),
      naturalKey: queryNo ?? [cell('交易代码'), cell('系统跟踪号'), cell('交易传输时间'), amount].join('|'),
      authorisedMinor: type.sign === 0 ? minor(cell('交易类型') === '32' ? -amount : amount) : null,
      terminalNo: presentOrNull(cell('终端号')),
      storeNo: presentOrNull(cell('二级商户代码')),
      refs: refsOf(cell, type.sign < 0 && type.kind !== 'transferOut', queryNo),
      counterparty: textOrNull(cell('二级商户简称')),
      note: textOrNull(cell('商户自定义域')),
    },
  )
  return { draft, settled, instalmentFee: common.instalmentFee }
}

/** Reads a line of the correction file (ZME): what moves is what its settled amount says. */
export function readCorrectionRow(row: SourceRow, layout: UnionpayLayout): UnionpayRow | RowProblem {
  const { cell } = cellsOf(row, layout.fields)
  const common = readCommon(cell, layout, '')
  if (isProblem(common)) return common
  const { amount, fee, settled } = common
  if (settled === 0 && amount !== 0) return { kind: 'badAmount', column: '结算金额', raw: cell('结算金额') }
  const code = cell('交易代码')
  const draft = draftOf(
    {
      stream: 'payment',
      kind: 'adjustment',
      line: row.line,
      day: common.day,
      currency: 'CNY',
      grossMinor: minor(settled < 0 ? -amount : amount),
      feeMinor: fee,
    },
    {
      ...statedBy(cell, layout, common),
      naturalKey: [code, cell('系统跟踪号'), cell('交易传输时间'), amount].join('|'),
      refs: presentRefs({
        traceNo: presentOrNull(cell('系统跟踪号')),
        originalNo: presentOrNull(cell('原始交易的系统跟踪号')),
      }),
      note: `差错 ${code}`,
    },
  )
  return { draft, settled, instalmentFee: common.instalmentFee }
}

interface Common {
  readonly day: Day
  readonly at: number
  readonly amount: Minor
  readonly fee: Minor
  readonly settled: Minor
  readonly instalmentFee: Minor
}

function readCommon(cell: Cells['cell'], layout: UnionpayLayout, queryNo: string): Common | RowProblem {
  const time = cell('交易传输时间')
  const day = /^\d{10}$/.test(time) ? tradeDay(time.slice(0, 4), queryNo, layout.clearing) : null
  const seconds = parseTimeOfDay(time.slice(4))
  if (day === null || seconds === null) return { kind: 'badTime', column: '交易传输时间', raw: time }
  if (!/^\d{12}$/.test(cell('交易金额'))) return { kind: 'badAmount', column: '交易金额', raw: cell('交易金额') }
  if (cell('商户代码') === '') return { kind: 'missingCell', column: '商户代码', raw: '' }
  const fee = readSigned(cell('商户手续费'), '商户手续费')
  if (isProblem(fee)) return fee
  const settled = readSigned(cell('结算金额'), '结算金额')
  if (isProblem(settled)) return settled
  const instalment = cell('分期付款附加手续费')
  if (!/^\d{0,12}$/.test(instalment)) return { kind: 'badAmount', column: '分期付款附加手续费', raw: instalment }
  const at = instantOf(day, seconds, BEIJING_OFFSET_MINUTES)
  return { day, at, amount: minor(Number(cell('交易金额'))), fee, settled, instalmentFee: minor(Number(instalment)) }
}

/** `C000000473939` as positive, `D…` as negative fen; a blank field and zeros without a letter are zero. */
function readSigned(text: string, column: string): Minor | RowProblem {
  const match = /^([CD]?)(\d{12})$/.exec(text)
  if (text === '' || /^0+$/.test(text)) return ZERO
  if (!match || match[1] === '') return { kind: 'badAmount', column, raw: text }
  return minor(Number(match[2]) * (match[1] === 'D' ? -1 : 1))
}

function statedBy(cell: Cells['cell'], layout: UnionpayLayout, common: Common): Partial<EntryDraft> {
  const masked = presentOrNull(cell('帐号'))
  const type = CARD_TYPES[cell('支付卡类型')]
  return {
    account: cell('商户代码'),
    at: common.at,
    settleDay: layout.clearing,
    acquirerId: 'unionpay',
    merchantNo: cell('商户代码'),
    card: masked === null && type === undefined ? null : { ...(masked ? { masked } : {}), ...(type ? { type } : {}) },
    status: cell('交易代码'),
  }
}

/**
 * A trade that takes back another has numbers of its own and those of the other; the latter are what joins them. The
 * reserved field's newer layout holds the retrieval reference in its bytes 20–31.
 */
function refsOf(cell: Cells['cell'], takesBack: boolean, queryNo: string | null): EntryDraft['refs'] {
  const orderNo = presentOrNull(cell('商户订单号'))
  const original = presentOrNull(cell('原交易查询流水号'))
  const originalOrder = presentOrNull(cell('原始交易订单号'))
  const own = takesBack
    ? { orderNo: originalOrder, merchantRefundNo: orderNo, acquirerNo: original ?? queryNo, refundNo: queryNo }
    : { orderNo, acquirerNo: queryNo }
  return presentRefs({ ...own, originalNo: original, traceNo: presentOrNull(cell('系统跟踪号')), rrn: rrnOf(cell) })
}

function rrnOf(cell: Cells['cell']): string | null {
  const match = /^[CD]?\d{12} .{2} .{1} (\d{12})(?: |$)/.exec(cell('保留使用'))
  return match ? presentOrNull(match[1] ?? '') : null
}
