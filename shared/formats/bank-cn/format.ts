// Chinese bank statements as CSV or delimited text, personal and corporate: the header row is looked for in the first 40
// lines, columns are read by name, amounts from debit/credit columns, a flag or a sign. Rules: published statements and
// parsers of ICBC, CCB, BOC, CMB, ABC and others (see FORMATS §5); 借 is out, 贷 is in. Totals below the rows and the
// running balance are compared. The whole statement is read before its rows are signed, since one convention holds for all.

import { minor, parseMinor } from '../../money'
import { isProblem, readCount } from '../amount'
import { openBalanceChain } from '../balance-chain'
import { cellAt } from '../cell'
import { classByName } from '../column-class'
import {
  DELIMITERS,
  type DeclaredCheck,
  type Detection,
  type Format,
  type FormatParser,
  type Head,
  type ParseEnd,
  type ParseSink,
  type SourceRow,
} from '../format'
import { isSameRow, normaliseHeader, splitLine } from '../header'
import { openLedger, type RowLedger } from '../ledger'
import { openStrayDays } from '../stray-days'
import { checkCount, checkEqual, judge } from '../verdict'
import { bankColumns, isHongKong } from './columns'
import { draftOfBankRow } from './draft'
import { type BankPreamble, type DeclaredFigure, EMPTY_PREAMBLE, readPreambleLine } from './preamble'
import { type BankLayout, type BankRow, readBankRow, signedMovement } from './read-row'

const HEADER_WITHIN = 40

function detectBank(head: Head): Detection | null {
  const hongKong = isHongKong(head.lines)
  for (const [headerIndex, line] of head.lines.slice(0, HEADER_WITHIN).entries()) {
    for (const delimiter of DELIMITERS) {
      if (bankColumns(splitLine(line, delimiter), hongKong)) return { variant: 'statement', headerIndex, delimiter }
    }
  }
  return null
}

interface DeclaredTotals {
  readonly title: string
  readonly cells: readonly string[]
}

function openBank(head: Head, sink: ParseSink): FormatParser {
  const hongKong = isHongKong(head.lines)
  const ledger = openLedger(sink)
  let preamble = EMPTY_PREAMBLE
  let between = EMPTY_PREAMBLE
  let layout: BankLayout | null = null
  const rows: BankRow[] = []
  const wide: SourceRow[] = []
  const totals: DeclaredTotals[] = []
  return {
    row,
    end() {
      const whole = settleWide(rows, wide, ledger)
      return endOf(layout, whole, totals, ledger)
    },
  }

  function row(source: SourceRow): void {
    if (/^[,;|"\s]*$/.test(source.raw)) return
    if (layout !== null) {
      below(source, layout)
      return
    }
    const columns = bankColumns(source.cells, hongKong)
    if (columns) layout = { columns, header: source.cells.map((cell) => cell.trim()), preamble, hongKong }
    else preamble = readPreambleLine(preamble, source.raw)
  }

  function below(source: SourceRow, known: BankLayout): void {
    const first = source.cells.map((cell) => cell.trim()).find((cell) => cell !== '') ?? ''
    if (isSameRow(source.cells, known.header)) {
      // A new page repeats the header; another statement also states an account or a period of its own.
      if (isOther(between, known)) ledger.issue(source, { kind: 'headerRepeated', column: null })
      else ledger.ignore()
      return
    }
    if (/^(?:人民币|本页|本期|收入|支出)?(?:合计|总计|小计|累计)/.test(first)) {
      totals.push({ title: first, cells: source.cells })
      return
    }
    if (isFootnote(source, known)) {
      between = readPreambleLine(between, source.raw)
      return
    }
    between = EMPTY_PREAMBLE
    const cut = !source.terminated && source.cells.length < known.header.length
    const read = readBankRow(source, known)
    if (isProblem(read)) {
      ledger.issue(source, cut ? { kind: 'rowCut', column: null } : read)
      return
    }
    if (cut) {
      ledger.issue(source, { kind: 'rowCut', column: null })
      return
    }
    if (isShifted(source, known)) {
      ledger.issue(source, { kind: 'cellCount', column: null })
      return
    }
    if (source.cells.length > known.header.length) wide.push(source)
    rows.push(read)
  }
}

/**
 * Some banks end every row, but not the header, with a delimiter. Where only some rows are wider than the header, a cell
 * of theirs has been split and everything after it has shifted.
 */
function settleWide(rows: readonly BankRow[], wide: readonly SourceRow[], ledger: RowLedger): readonly BankRow[] {
  if (wide.length === 0 || wide.length === rows.length) return rows
  const lines = new Set(wide.map((source) => source.line))
  for (const source of wide) ledger.issue(source, { kind: 'cellCount', column: null })
  return rows.filter((row) => !lines.has(row.line))
}

/** Whether lines between the rows name another account or other days than the block at the top. */
function isOther({ account, period }: BankPreamble, { preamble }: BankLayout): boolean {
  if (account !== '' && account !== preamble.account) return true
  return period !== null && (period.from !== preamble.period?.from || period.to !== preamble.period?.to)
}

/** More cells than the header has, and the surplus not blank: a cell has been split. */
function isShifted(source: SourceRow, layout: BankLayout): boolean {
  return source.cells.slice(layout.header.length).some((cell) => cell.trim() !== '')
}

/** Free text below the rows: at most two cells, none of them a day or an amount. */
function isFootnote(source: SourceRow, layout: BankLayout): boolean {
  const said = source.cells.filter((cell) => cell.trim() !== '')
  const { amount, income, outgo } = layout.columns
  const moves = [amount, income, outgo].some((index) => cellAt(source.cells, index) !== '')
  // The beginning of a row, cut off after a few digits of its day, is no note.
  if (!source.terminated && /^\d[\d-/.年月]*$/.test(said[0]?.trim() ?? '')) return false
  return said.length <= 2 && !moves && !/^\d{4}/.test(said[0]?.trim() ?? '')
}

function endOf(
  layout: BankLayout | null,
  rows: readonly BankRow[],
  totals: readonly DeclaredTotals[],
  ledger: RowLedger,
): ParseEnd {
  const outs = rows.flatMap((row) =>
    row.movement.form === 'columns' && row.movement.outgo !== 0 ? [row.movement.outgo] : [],
  )
  const outPrintedNegative = outs.length > 0 && outs.every((outgo) => outgo < 0)
  const inverted = isInverted(layout)
  const chains = openChains()
  const strays = openStrayDays()
  const sums: BankSums = { income: 0, outgo: 0, incomeRows: 0, outgoRows: 0 }
  for (const row of rows) {
    const amount = signedMovement(row.movement, outPrintedNegative, inverted)
    const draft = draftOfBankRow(row, amount, layout?.preamble.account ?? '')
    chains.add(draft.account, row.line, amount, row.balance)
    addTo(sums, row.movement, amount)
    strays.add(row.line, row.day)
    ledger.read(draft)
  }
  const below = layout ? totals.flatMap((declared) => checksOf(declared, layout, sums)) : []
  const counts = ledger.counts()
  const accounts = ledger.accounts()
  const balance = chains.check()
  const above = (layout?.preamble.declared ?? []).flatMap((figure) => blockCheck(figure, sums, balance))
  const checks = [...above, ...below]
  // A card is billed some days after it was used.
  const doubts = layout?.preamble.creditCard ? [] : strays.outside(layout?.preamble.period ?? null)
  return {
    counts,
    scope: scopeOf(layout, accounts),
    acquirerId: null,
    accounts,
    period: layout?.preamble.period ?? ledger.period(),
    statedAt: null,
    checks,
    balance,
    unstated: [],
    ...judge({ counts, checks, balance, brokenLine: chains.brokenLine(), missing: [], doubts }),
  }
}

/** A credit card statement with one amount column prints spending as positive. */
function isInverted(layout: BankLayout | null): boolean {
  if (layout === null || layout.columns.income !== undefined) return false
  return layout.preamble.creditCard || layout.columns.cardTail !== undefined
}

function scopeOf(layout: BankLayout | null, accounts: readonly string[]): string | null {
  if (accounts.length > 0) return accounts.join('+')
  return layout === null ? null : `layout:${layout.header.map(normaliseHeader).join('|')}`
}

/** One running balance per account, since a corporate export may hold several. */
function openChains() {
  const chains = new Map<string, ReturnType<typeof openBalanceChain>>()
  const all = () => [...chains.values()].map((chain) => ({ check: chain.check(), line: chain.brokenLine() }))
  return {
    add(account: string, line: number, amount: ReturnType<typeof minor>, balance: BankRow['balance']) {
      if (balance === undefined) return
      const chain = chains.get(account) ?? openBalanceChain()
      chains.set(account, chain)
      chain.add(line, amount, balance)
    },
    check() {
      const checks = all().flatMap(({ check }) => (check ? [check] : []))
      const [only, ...others] = checks
      if (!only) return null
      if (others.length === 0) return only
      return { openingMinor: null, closingMinor: null, chainOk: checks.every((check) => check.chainOk) }
    },
    brokenLine: () => all().find(({ check }) => check && !check.chainOk)?.line ?? null,
  }
}

interface BankSums {
  income: number
  outgo: number
  incomeRows: number
  outgoRows: number
}

function addTo(sums: BankSums, movement: BankRow['movement'], amount: ReturnType<typeof minor>): void {
  const inColumns = movement.form === 'columns'
  const [income, outgo] = inColumns
    ? [movement.income, Math.abs(movement.outgo)]
    : [Math.max(0, amount), Math.max(0, -amount)]
  sums.income += income
  sums.outgo += outgo
  if (income !== 0) sums.incomeRows += 1
  if (outgo !== 0) sums.outgoRows += 1
}

/** What the block above the rows declares of them, or of the balance at either end. */
function blockCheck(figure: DeclaredFigure, sums: BankSums, balance: ParseEnd['balance']): readonly DeclaredCheck[] {
  const { name, of, text } = figure
  if (of === 'incomeRows' || of === 'outgoRows')
    return [checkCount(name, readCount(text.replaceAll(',', '')) ?? text, sums[of])]
  const read = parseMinor(text)
  const computed = of === 'opening' ? balance?.openingMinor : of === 'closing' ? balance?.closingMinor : minor(sums[of])
  if (computed === null || computed === undefined) return []
  if (!read.ok) return [{ name, declared: text, computed, ok: false }]
  const declared = of === 'income' || of === 'outgo' ? minor(Math.abs(read.value)) : read.value
  return [checkEqual(name, declared, computed)]
}

function checksOf(
  declared: DeclaredTotals,
  layout: BankLayout,
  sums: { readonly income: number; readonly outgo: number },
): readonly DeclaredCheck[] {
  return (['income', 'outgo'] as const).flatMap((field) => {
    const text = cellAt(declared.cells, layout.columns[field])
    const column = layout.columns[field]
    if (column === undefined || text === '' || text === '-') return []
    const read = parseMinor(text)
    const name = `${declared.title} ${layout.header[column] ?? field}`
    if (!read.ok) return [{ name, declared: text, computed: sums[field], ok: false }]
    return [checkEqual(name, minor(Math.abs(read.value)), minor(sums[field]))]
  })
}

export const bankCn: Format = {
  id: 'bank-cn-csv',
  family: 'bank-cn',
  parserVersion: 3,
  streams: ['bank'],
  tokeniser: 'csv',
  detect: detectBank,
  columnClass: classByName,
  open: openBank,
}
