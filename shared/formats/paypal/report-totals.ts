// The footers of a PayPal report against its rows: SF and RF give totals of one currency (STL) or a count (TRR), SC, RC and
// FF give counts. SF speaks of its section, RF and RC of the report. Layout of a totals row: currency, gross credits, gross
// debits, two fee totals, then beginning and ending of the total, available and payable balance with their sides, a count.

import type { DeclaredCheck } from '../format'
import { checkCount, checkEqual } from '../verdict'

/** Sums over body rows of one currency, in minor units and without a sign. */
export interface CurrencySums {
  rows: number
  grossCredit: number
  grossDebit: number
  feeCredit: number
  feeDebit: number
}

/** Sums over the body rows of a section or of the whole report. */
export interface ReportSums {
  add(currency: string, grossMinor: number, feeMinor: number): void
  /** A body row that could not be read still counts as a row. */
  addUnread(): void
  rows(): number
  of(currency: string): CurrencySums
  currencies(): readonly string[]
}

export function openSums(): ReportSums {
  const byCurrency = new Map<string, CurrencySums>()
  let rows = 0
  const of = (currency: string) =>
    byCurrency.get(currency) ?? { rows: 0, grossCredit: 0, grossDebit: 0, feeCredit: 0, feeDebit: 0 }
  return {
    add(currency, grossMinor, feeMinor) {
      const sums = of(currency)
      byCurrency.set(currency, sums)
      rows += 1
      sums.rows += 1
      sums[grossMinor < 0 ? 'grossDebit' : 'grossCredit'] += Math.abs(grossMinor)
      sums[feeMinor < 0 ? 'feeDebit' : 'feeCredit'] += Math.abs(feeMinor)
    },
    addUnread() {
      rows += 1
    },
    rows: () => rows,
    of,
    currencies: () => [...byCurrency.keys()],
  }
}

/** Balances with their sides begin here in a totals row. */
const BALANCES = 6
/** Total, available and payable balance, each beginning and ending. */
const BALANCE_PAIRS = 3

export interface FooterReading {
  readonly checks: readonly DeclaredCheck[]
  /** Currency of a totals row; `null` for a count. */
  readonly currency: string | null
  /** Beginning and ending total balance in minor units, where the footer states both. */
  readonly balance: { readonly opening: number; readonly closing: number } | null
}

/** Reads one footer; `null` where it does not have the cells it should. */
export function readFooter(cells: readonly string[], sums: ReportSums): FooterReading | null {
  const [type = '', second = ''] = cells.map((cell) => cell.trim())
  if (/^[A-Z]{3}$/.test(second)) return readTotals(type, second, cells, sums)
  if (!/^\d{1,9}$/.test(second)) return null
  return { checks: [checkCount(type, Number(second), sums.rows())], currency: null, balance: null }
}

function readTotals(type: string, currency: string, cells: readonly string[], sums: ReportSums): FooterReading | null {
  const printed = cells.slice(2, BALANCES).map((cell) => (/^\d{1,15}$/.test(cell.trim()) ? Number(cell) : null))
  const [grossCredit, grossDebit, firstFee, secondFee] = printed
  if (grossCredit == null || grossDebit == null || firstFee == null || secondFee == null) return null
  const found = sums.of(currency)
  const label = (name: string) => `${type} ${currency} ${name}`
  const check = (name: string, declared: number, computed: number): DeclaredCheck => ({
    ...checkEqual(label(name), declared, computed),
    currency,
  })
  const balance = readBalance(cells, 0)
  const moved = found.grossCredit - found.grossDebit + found.feeCredit - found.feeDebit
  return {
    checks: [
      check('gross credits', grossCredit, found.grossCredit),
      check('gross debits', grossDebit, found.grossDebit),
      ...feeChecks(check, firstFee, secondFee, found),
      ...(balance ? [check('ending balance', balance.closing, balance.opening + moved)] : []),
      ...countChecks(label, cells, found, sums),
    ],
    currency,
    balance,
  }
}

/** The order of the two fee totals differs between published reports; the pair must be right, in either order. */
function feeChecks(
  check: (name: string, declared: number, computed: number) => DeclaredCheck,
  first: number,
  second: number,
  found: CurrencySums,
): readonly DeclaredCheck[] {
  const turned = first !== found.feeCredit && first === found.feeDebit
  const [credit, debit] = turned ? [second, first] : [first, second]
  return [check('fee credits', credit, found.feeCredit), check('fee debits', debit, found.feeDebit)]
}

function readBalance(cells: readonly string[], which: number): FooterReading['balance'] {
  const opening = sidedBalance(cells, BALANCES + which * 4)
  const closing = sidedBalance(cells, BALANCES + which * 4 + 2)
  return opening === null || closing === null ? null : { opening, closing }
}

function sidedBalance(cells: readonly string[], at: number): number | null {
  const [side = '', amount = ''] = [cells[at]?.trim(), cells[at + 1]?.trim()]
  if ((side !== 'CR' && side !== 'DR') || !/^\d{1,15}$/.test(amount)) return null
  return side === 'DR' ? -Number(amount) : Number(amount)
}

/** The last cell counts rows, of this currency or of all: published reports show both. */
function countChecks(
  label: (name: string) => string,
  cells: readonly string[],
  found: CurrencySums,
  sums: ReportSums,
): readonly DeclaredCheck[] {
  const at = BALANCES + BALANCE_PAIRS * 4
  const text = cells[at]?.trim() ?? ''
  if (!/^\d{1,9}$/.test(text)) return []
  const declared = Number(text)
  return [checkCount(label('rows'), declared, declared === found.rows ? found.rows : sums.rows())]
}
