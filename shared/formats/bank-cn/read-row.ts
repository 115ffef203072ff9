// One row of a bank statement: when, how much (not yet signed by the whole file's convention), with whom and why.

import type { Day, Instant } from '../../day'
import { instantOf } from '../../day'
import { type Minor, minor } from '../../money'
import { isProblem, readAmount, readAmountOrZero } from '../amount'
import { cellAt, isSpreadsheetNumber, presentOrNull, textOrNull } from '../cell'
import { parseMoment, parseTimeOfDay } from '../clock'
import type { SourceRow } from '../format'
import type { RowProblem } from '../ledger'
import type { BankColumns, BankField } from './columns'
import { type BankPreamble, dayNearMonth } from './preamble'

export interface BankLayout {
  readonly columns: BankColumns
  readonly header: readonly string[]
  readonly preamble: BankPreamble
  /** A bank in Hong Kong: days before months, and Hong Kong dollars where no currency is stated. */
  readonly hongKong?: boolean
}

/** How a row states its movement: in two columns, with a flag, or signed. */
export type Movement =
  | { readonly form: 'columns'; readonly income: Minor; readonly outgo: Minor }
  | { readonly form: 'flag'; readonly amount: Minor; readonly direction: 1 | -1 }
  | { readonly form: 'signed'; readonly amount: Minor }

export interface BankRow {
  readonly line: number
  readonly day: Day
  readonly at: Instant | null
  readonly currency: string
  readonly movement: Movement
  /** `undefined`: the layout has no balance; `null`: it cannot be read. */
  readonly balance: Minor | null | undefined
  readonly account: string | null
  readonly serial: string | null
  readonly traceNo: string | null
  readonly counterparty: string | null
  /** Both sides of a transfer, where the layout names payer and payee instead of the counterparty. */
  readonly payer: string | null
  readonly payee: string | null
  readonly note: string | null
  readonly method: string | null
  readonly cardTail: string | null
}

const CURRENCIES: Readonly<Record<string, string>> = {
  人民币: 'CNY',
  人民币元: 'CNY',
  rmb: 'CNY',
  '156': 'CNY',
  美元: 'USD',
  港币: 'HKD',
  港元: 'HKD',
  欧元: 'EUR',
  英镑: 'GBP',
  日元: 'JPY',
}

/** Words of the flag column; banks speak from their own side: 借 is money out of the account, 贷 money in. */
const OUT = /^(?:借|借方|d|dr|debit|支|支出|付|付款|转出|往账|来往账:往|2|-|out)$/i
const IN = /^(?:贷|贷方|c|cr|credit|收|收入|收款|转入|来账|1|\+|in)$/i

/** Reads a row, or names the first thing that is wrong with it. */
export function readBankRow(row: SourceRow, layout: BankLayout): BankRow | RowProblem {
  const cell = (field: BankField) => cellAt(row.cells, layout.columns[field])
  const name = (field: BankField) => layout.header[layout.columns[field] ?? -1] ?? field
  const when = readWhen(layout, cell)
  if (when === null) return { kind: 'badDay', column: name('day'), raw: cell('day') || cell('bookedDay') }
  const currency = readCurrency(cell('currency'), layout.hongKong ? 'HKD' : 'CNY')
  if (currency === null) return { kind: 'badCurrency', column: name('currency'), raw: cell('currency') }
  const movement = readMovement(layout, cell, name)
  if ('column' in movement) return movement
  const damaged = (['serial', 'account', 'traceNo'] as const).find((field) => isSpreadsheetNumber(cell(field)))
  if (damaged) return { kind: 'spreadsheetDamage', column: name(damaged), raw: cell(damaged) }
  const balance = readBalance(layout, cell)
  return {
    line: row.line,
    ...when,
    currency,
    movement,
    balance,
    account: presentOrNull(cell('account')),
    serial: presentOrNull(cell('serial')),
    traceNo: presentOrNull(cell('traceNo')),
    counterparty: textOrNull(cell('counterparty')),
    payer: textOrNull(cell('payer')),
    payee: textOrNull(cell('payee')),
    note: joinTexts([cell('summary'), cell('remark'), cell('purpose')]),
    method: textOrNull(cell('channel')),
    cardTail: presentOrNull(cell('cardTail')),
  }
}

function joinTexts(texts: readonly string[]): string | null {
  const said = [...new Set(texts.map((text) => text.trim()))].filter((text) => textOrNull(text) !== null)
  return said.length === 0 ? null : said.join(' ')
}

function readWhen(layout: BankLayout, cell: (field: BankField) => string): { day: Day; at: Instant | null } | null {
  const text = cell('day') || cell('bookedDay')
  const { month } = layout.preamble
  const short = month === null ? null : dayNearMonth(text, month)
  if (short !== null) return { day: short, at: null }
  const read = parseMoment(layout.hongKong ? withoutMonthName(text) : text, layout.hongKong ? 'dmy' : 'ymd')
  if (read === null) return null
  if (read.at !== null || layout.columns.time === layout.columns.day) return read
  const clock = cell('time')
  const seconds = parseTimeOfDay(clock)
  if (seconds !== null) return { day: read.day, at: instantOf(read.day, seconds) }
  const full = clock === '' ? null : parseMoment(clock)
  return { day: read.day, at: full?.at ?? null }
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** `1 Jul 2026`, `01-Jul-2026`, `01JUL2026` as `1/7/2026`; any other text as it is. */
function withoutMonthName(text: string): string {
  const [, date, name = '', year, rest = ''] = /^(\d{1,2})[ -]?([A-Za-z]{3})[ -]?(\d{4})(.*)$/.exec(text) ?? []
  const month = MONTHS.indexOf(name.toLowerCase()) + 1
  return month === 0 ? text : `${date}/${month}/${year}${rest}`
}

function readCurrency(text: string, usual: string): string | null {
  if (textOrNull(text) === null) return usual
  const known = CURRENCIES[text.toLowerCase()] ?? CURRENCIES[text.replace(/\(.*\)$/, '')]
  return known ?? (/^[A-Z]{3}$/.test(text) ? text : null)
}

function readMovement(
  layout: BankLayout,
  cell: (field: BankField) => string,
  name: (field: BankField) => string,
): Movement | RowProblem {
  const { columns } = layout
  if (columns.income !== undefined && columns.outgo !== undefined) {
    if (!/\d/.test(cell('income') + cell('outgo'))) return { kind: 'missingCell', column: name('income'), raw: '' }
    const income = readAmountOrZero(cell('income'), name('income'))
    if (isProblem(income)) return income
    const outgo = readAmountOrZero(cell('outgo'), name('outgo'))
    if (isProblem(outgo)) return outgo
    // Money that came in and went out in one row: its cells have shifted.
    if (income !== 0 && outgo !== 0) return { kind: 'amountsDisagree', column: name('outgo'), raw: cell('outgo') }
    return { form: 'columns', income, outgo }
  }
  const amount = readAmount(cell('amount'), name('amount'))
  if (isProblem(amount)) return amount
  if (columns.flag === undefined || amount < 0) return { form: 'signed', amount }
  const flag = cell('flag')
  if (OUT.test(flag)) return { form: 'flag', amount, direction: -1 }
  if (IN.test(flag)) return { form: 'flag', amount, direction: 1 }
  // 交易类型 is a flag in some layouts and a free text in others; only a stated direction decides.
  return name('flag').includes('交易类型')
    ? { form: 'signed', amount }
    : { kind: 'unknownKind', column: name('flag'), raw: flag }
}

function readBalance(layout: BankLayout, cell: (field: BankField) => string): Minor | null | undefined {
  if (layout.columns.balance === undefined) return undefined
  const read = readAmount(cell('balance'), '余额')
  return isProblem(read) ? null : read
}

/** The signed movement. `outPrintedNegative`: this file prints what went out as negative in its own column. */
export function signedMovement(movement: Movement, outPrintedNegative: boolean, inverted: boolean): Minor {
  if (movement.form === 'flag') return minor(movement.amount * movement.direction)
  if (movement.form === 'signed') return inverted ? minor(-movement.amount) : movement.amount
  return minor(movement.income - (outPrintedNegative ? -movement.outgo : movement.outgo))
}
