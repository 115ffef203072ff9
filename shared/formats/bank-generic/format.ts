// Statements of banks abroad as a table: any delimiter, blocks of text above the header, two amount columns or one with a
// sign or a letter. Rules: columns by name (columns.ts); the order of dates and the decimal mark are taken only where the
// data prove them. Where the first rows leave them open the file is not recognised here and the mapping asks. Rows are
// kept until the end, since all of them together decide how numbers and signs are written.

import type { Day } from '../../day'
import { currencyDecimals, type Minor, minor } from '../../money'
import { type Reason, reason } from '../../reason'
import { isProblem } from '../amount'
import { openBalanceChain } from '../balance-chain'
import { cellAt, presentOrNull, textOrNull } from '../cell'
import { classByName } from '../column-class'
import { draftOf, presentRefs } from '../draft'
import {
  DELIMITERS,
  type DeclaredCheck,
  type Delimiter,
  type Detection,
  type Format,
  type FormatParser,
  type Head,
  type ParseEnd,
  type ParseSink,
  type SourceRow,
} from '../format'
import { isSameRow, normaliseHeader, splitLine } from '../header'
import { openLedger, type RowLedger, type RowProblem } from '../ledger'
import { type DateForm, momentIn, openDateEvidence } from '../mapping/date-form'
import { directionOfWord } from '../mapping/direction-words'
import { type NumberForm, openNumberEvidence } from '../mapping/number-form'
import { readPrinted } from '../printed-amount'
import { judge } from '../verdict'
import { type GenericColumns, type GenericField, genericColumns } from './columns'
import { isBalanceLine, lookAround, NOTHING_AROUND, type Surroundings } from './preamble'

const HEADER_WITHIN = 40
const MONEY = ['amount', 'income', 'outgo', 'balance'] as const satisfies readonly GenericField[]

interface Layout {
  readonly columns: GenericColumns
  readonly header: readonly string[]
}

interface Found extends Layout {
  readonly headerIndex: number
  readonly delimiter: Delimiter
}

function headerIn(head: Head): Found | null {
  for (const [headerIndex, line] of head.lines.slice(0, HEADER_WITHIN).entries()) {
    for (const delimiter of head.sheet ? ([','] as const) : DELIMITERS) {
      const cells = splitLine(line, delimiter)
      const columns = genericColumns(cells)
      if (columns) return { headerIndex, delimiter, columns, header: cells.map((cell) => cell.trim()) }
    }
  }
  return null
}

/** The form of the dates in the first rows, where they prove it. */
function dateFormIn(head: Head, found: Found): DateForm | null {
  const evidence = openDateEvidence()
  const numbers = openNumberEvidence()
  for (const line of head.lines.slice(found.headerIndex + 1)) {
    const cells = splitLine(line, head.sheet ? ',' : found.delimiter)
    if (isBalanceLine(cells)) continue
    evidence.add(cellAt(cells, found.columns.day))
    for (const field of MONEY) numbers.add(cellAt(cells, found.columns[field]), 2)
  }
  return numbers.decide().value === null ? null : evidence.decide('').value
}

function detectGeneric(head: Head): Detection | null {
  const found = headerIn(head)
  if (found === null || dateFormIn(head, found) === null) return null
  return { variant: 'statement', headerIndex: found.headerIndex, delimiter: found.delimiter }
}

function openGeneric(head: Head, sink: ParseSink): FormatParser {
  const ledger = openLedger(sink)
  const found = headerIn(head)
  const form = (found && dateFormIn(head, found)) ?? 'yearFirst'
  const numbers = openNumberEvidence()
  const rows: SourceRow[] = []
  let layout: Layout | null = null
  let around = NOTHING_AROUND
  return { row, end: () => endOf(layout, rows, around, { form, numbers: numbers.decide() }, ledger) }

  function row(source: SourceRow): void {
    if (/^[,;|\t"\s]*$/.test(source.raw)) return
    if (layout === null) {
      const columns = genericColumns(source.cells)
      if (columns) layout = { columns, header: source.cells.map((cell) => cell.trim()) }
      else around = lookAround(around, source.cells)
    } else below(source, layout)
  }

  function below(source: SourceRow, known: Layout): void {
    if (isSameRow(source.cells, known.header)) ledger.ignore()
    else if (isBalanceLine(source.cells) || isFootnote(source, known)) around = lookAround(around, source.cells)
    else if (!source.terminated && source.cells.length < known.header.length) {
      ledger.issue(source, { kind: 'rowCut', column: null })
    } else if (source.cells.slice(known.header.length).some((cell) => cell.trim() !== '')) {
      ledger.issue(source, { kind: 'cellCount', column: null })
    } else {
      for (const field of MONEY) numbers.add(cellAt(source.cells, known.columns[field]), 2)
      rows.push({ ...source, raw: source.raw.slice(0, 200) })
    }
  }
}

/** Free text below the rows: at most two cells, neither a date nor an amount. */
function isFootnote({ cells }: SourceRow, { columns }: Layout): boolean {
  const said = cells.filter((cell) => cell.trim() !== '')
  const moves = (['amount', 'income', 'outgo'] as const).some((field) => cellAt(cells, columns[field]) !== '')
  return said.length <= 2 && !moves && !/^\d/.test(said[0]?.trim() ?? '')
}

interface Moved {
  readonly source: SourceRow
  readonly day: Day
  readonly currency: string
  readonly account: string
  readonly printed: Printed
  readonly balance: Minor | null
}

type Printed =
  | { readonly form: 'columns'; readonly income: Minor; readonly outgo: Minor }
  | { readonly form: 'flag'; readonly amount: Minor; readonly out: boolean }
  | { readonly form: 'signed'; readonly amount: Minor }

interface Forms {
  readonly form: DateForm
  readonly numbers: ReturnType<ReturnType<typeof openNumberEvidence>['decide']>
}

function endOf(
  layout: Layout | null,
  rows: readonly SourceRow[],
  around: Surroundings,
  forms: Forms,
  ledger: RowLedger,
): ParseEnd {
  const { value, readings } = forms.numbers
  const open =
    value === null ? [reason('readingAmbiguous', { text: readings[0]?.text ?? '', readings: 'point / comma' })] : []
  const moved: Moved[] = []
  const base = around.currency ?? currencyIn(layout)
  for (const source of layout && value !== null ? rows : []) {
    const read = layout && readRow(source, layout, around, base ?? 'CNY', forms.form, value ?? 'point')
    if (read === null) continue
    if (isProblem(read)) ledger.issue(source, read)
    else moved.push(read)
  }
  const signed = signsOf(moved)
  for (const { row, amount } of signed) {
    if (amount === null) ledger.issue(row.source, { kind: 'unknownKind', column: 'D/C' })
    else if (layout) ledger.read(draftFrom(row, amount, layout))
  }
  const taken = signed.flatMap(({ row, amount }) => (amount === null ? [] : [{ row, amount }]))
  const chain = chainOf(taken)
  const checks = declaredChecks(around, taken, base ?? 'CNY', value ?? 'point', chain.check)
  const counts = ledger.counts()
  const accounts = ledger.accounts()
  const unstated = base === null && layout?.columns.currency === undefined
  const remarks: Reason[] = unstated ? [reason('currencyUnstated', { currency: 'CNY' })] : []
  const judged = judge({ counts, checks, balance: chain.check, brokenLine: chain.line, missing: [], remarks })
  return {
    counts:
      open.length === 0
        ? counts
        : { ...counts, dataRows: counts.dataRows + rows.length, ignored: counts.ignored + rows.length },
    scope: accounts.length > 0 ? accounts.join('+') : `layout:${(layout?.header ?? []).map(normaliseHeader).join('|')}`,
    acquirerId: null,
    accounts,
    period: ledger.period(),
    statedAt: null,
    checks,
    balance: chain.check,
    unstated: [],
    ...(open.length === 0 ? judged : { verdict: 'refuse' as const, reasons: open }),
  }
}

function currencyIn(layout: Layout | null): string | null {
  const named = layout?.header.map((cell) => /\((EUR|USD|GBP|HKD|AUD|CAD|CHF)\)$/i.exec(cell)?.[1] ?? null)
  return named?.find((currency) => currency !== null)?.toUpperCase() ?? null
}

function readRow(
  source: SourceRow,
  { columns, header }: Layout,
  around: Surroundings,
  base: string,
  form: DateForm,
  mark: NumberForm,
): Moved | RowProblem {
  const cell = (field: GenericField) => cellAt(source.cells, columns[field])
  const name = (field: GenericField) => header[columns[field] ?? -1] ?? field
  const day = momentIn(cell('day'), form)?.day ?? null
  if (day === null)
    return { kind: cell('day') === '' ? 'missingCell' : 'badDay', column: name('day'), raw: cell('day') }
  const currency = cell('currency').toUpperCase() || base
  if (!/^[A-Z]{3}$/.test(currency)) return { kind: 'badCurrency', column: name('currency'), raw: cell('currency') }
  const money = (field: GenericField) => readPrinted(cell(field), name(field), currencyDecimals(currency), mark)
  const balance = cell('balance') === '' ? null : money('balance')
  if (isProblem(balance)) return balance
  const account = cell('account') || around.account
  const printed = readPrintedMove(cell, name, money, columns)
  return isProblem(printed) ? printed : { source, day, currency, account, printed, balance }
}

function readPrintedMove(
  cell: (field: GenericField) => string,
  name: (field: GenericField) => string,
  money: (field: GenericField) => Minor | RowProblem,
  columns: GenericColumns,
): Printed | RowProblem {
  if (columns.amount !== undefined) {
    const amount = money('amount')
    if (isProblem(amount)) return amount
    if (columns.flag === undefined) return { form: 'signed', amount }
    const out = outBy(cell('flag'))
    return out === null
      ? { kind: 'unknownKind', column: name('flag'), raw: cell('flag') }
      : { form: 'flag', amount, out }
  }
  if (cell('income') === '' && cell('outgo') === '') return { kind: 'missingCell', column: name('income'), raw: '' }
  const [income, outgo] = (['income', 'outgo'] as const).map((field) => (cell(field) === '' ? minor(0) : money(field)))
  if (income === undefined || isProblem(income)) return income ?? { kind: 'missingCell', column: name('income') }
  if (outgo === undefined || isProblem(outgo)) return outgo ?? { kind: 'missingCell', column: name('outgo') }
  return { form: 'columns', income, outgo }
}

const OUT = /^(?:s|soll|af|debet|débit|dbit)$/i
const IN = /^(?:h|haben|bij|kredit|crédit|crdt)$/i

function outBy(word: string): boolean | null {
  if (OUT.test(word)) return true
  if (IN.test(word)) return false
  const direction = directionOfWord(word, undefined)
  return direction === null ? null : direction === 'out'
}

interface Signed {
  readonly row: Moved
  /** `null` where letter and sign contradict each other and no balance decides. */
  readonly amount: Minor | null
}

/** One convention holds for all rows; where letters stand beside signed amounts, the running balance decides it. */
function signsOf(rows: readonly Moved[]): readonly Signed[] {
  const outs = rows.flatMap(({ printed }) => (printed.form === 'columns' && printed.outgo !== 0 ? [printed.outgo] : []))
  const outNegative = outs.length > 0 && outs.every((outgo) => outgo < 0)
  const by = (bySize: boolean) => rows.map((row) => ({ row, amount: signedBy(row.printed, bySize, outNegative) }))
  const [sizes, signs] = [by(true), by(false)]
  const differ = sizes.some(({ amount }, index) => amount !== signs[index]?.amount)
  if (!differ) return sizes
  const holds = [sizes, signs].map((each) => chainOf(each).check?.chainOk === true)
  if (holds[0] !== holds[1]) return holds[0] ? sizes : signs
  const onlyOut = rows.every(({ printed }) => printed.form !== 'flag' || printed.amount >= 0 === !printed.out)
  return onlyOut
    ? sizes
    : sizes.map(({ row, amount }, index) => ({ row, amount: amount === signs[index]?.amount ? amount : null }))
}

function signedBy(printed: Printed, bySize: boolean, outNegative: boolean): Minor {
  if (printed.form === 'signed') return printed.amount
  if (printed.form === 'columns') return minor(printed.income - (outNegative ? -printed.outgo : printed.outgo))
  const size = bySize ? Math.abs(printed.amount) : printed.amount
  return minor(printed.out ? -size : size)
}

/** One running balance per account and currency. */
function chainOf(rows: readonly { readonly row: Moved; readonly amount: Minor }[]) {
  const chains = new Map<string, ReturnType<typeof openBalanceChain>>()
  for (const { row, amount } of rows) {
    if (row.balance === null) continue
    const key = `${row.account}|${row.currency}`
    const chain = chains.get(key) ?? openBalanceChain()
    chains.set(key, chain)
    chain.add(row.source.line, amount, row.balance)
  }
  const all = [...chains.values()]
  const checks = all.flatMap((chain) => chain.check() ?? [])
  const broken = all.find((chain) => chain.check()?.chainOk === false)
  const ok = broken === undefined
  const check = checks.length > 1 ? { openingMinor: null, closingMinor: null, chainOk: ok } : (checks[0] ?? null)
  return { check, line: broken?.brokenLine() ?? null }
}

/** Balances stated around the rows, against the rows and against their running balance. */
function declaredChecks(
  around: Surroundings,
  rows: readonly { readonly row: Moved; readonly amount: Minor }[],
  currency: string,
  mark: NumberForm,
  chain: ParseEnd['balance'],
): readonly DeclaredCheck[] {
  const read = (text: string | null) =>
    text === null ? null : readPrinted(text.replace(/[A-Z]{3}/g, ''), '', currencyDecimals(currency), mark)
  const [opening, closing] = [read(around.opening), read(around.closing)]
  const sum = rows.reduce((all, { row, amount }) => (row.currency === currency ? all + amount : all), 0)
  const check = (name: string, declared: number, computed: number) => ({
    name,
    declared,
    computed,
    ok: declared === computed,
    currency,
  })
  const unread = (name: string, text: string | null) => ({ name, declared: text ?? '', computed: '', ok: false })
  if (opening !== null && isProblem(opening)) return [unread('opening balance', around.opening)]
  if (closing !== null && isProblem(closing)) return [unread('closing balance', around.closing)]
  if (opening !== null && closing !== null) return [check('closing balance', closing, opening + sum)]
  if (opening !== null && chain?.openingMinor != null) return [check('opening balance', opening, chain.openingMinor)]
  return closing !== null && chain?.closingMinor != null ? [check('closing balance', closing, chain.closingMinor)] : []
}

function draftFrom({ source, day, currency, account, balance }: Moved, amount: Minor, { columns }: Layout) {
  const cell = (field: GenericField) => cellAt(source.cells, columns[field])
  const note = [...new Set([cell('note'), cell('detail')])].filter((text) => textOrNull(text) !== null).join(' ')
  return draftOf(
    {
      stream: 'bank',
      kind: amount < 0 ? 'transferOut' : 'transferIn',
      line: source.line,
      day,
      currency,
      grossMinor: amount,
    },
    {
      account,
      balanceMinor: balance,
      refs: presentRefs({ traceNo: presentOrNull(cell('serial')) }),
      counterparty: textOrNull(cell('counterparty')),
      note: note === '' ? null : note,
    },
  )
}

export const bankGeneric: Format = {
  id: 'bank-generic',
  family: 'bank-generic',
  parserVersion: 1,
  streams: ['bank'],
  tokeniser: 'csv',
  detect: detectGeneric,
  columnClass: classByName,
  open: openGeneric,
}
