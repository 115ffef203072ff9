// The truth as lines of files: told from the shop itself, never from what a matcher would say.

import type { AlipayAccount } from './alipay-account'
import type { SettleDays } from './settle-days'
import type { Payout, Planted, Sale, SimulatedFile, SimulateOptions } from './shop'
import { acquirerOf } from './trade'
import type { FaultKind, Truth, TruthFault, TruthLine, TruthMatch } from './truth'

/** The first line that states a row; further ones are in `same`. */
function firstOf(lines: readonly TruthLine[]): TruthLine[] {
  return lines.slice(0, 1)
}

function salesMatches(sales: readonly Sale[], paired: ReadonlySet<Sale>): TruthMatch[] {
  const matches: TruthMatch[] = []
  for (const sale of sales) {
    if (acquirerOf(sale.method) === null) continue
    const right = sale.payments.flatMap((payment) => firstOf(payment.billLines))
    const decidable = !paired.has(sale)
    matches.push({ level: 'L1', left: sale.bookLines, right, decidable, day: sale.day })
    for (const { day, bookLines: left, billLines } of sale.refunds)
      matches.push({ level: 'L1', left, right: firstOf(billLines), decidable: true, day })
  }
  return matches
}

function fundMatches(sales: readonly Sale[]): TruthMatch[] {
  return sales.flatMap((sale) =>
    [...sale.payments, ...sale.refunds].map(({ day, billLines, fundLines }) => ({
      level: 'L2' as const,
      left: firstOf(billLines),
      right: fundLines,
      decidable: true,
      day,
    })),
  )
}

function depositMatches({ settled, payouts, alipay }: Told): TruthMatch[] {
  const paid = payouts.map(({ settleDays, rows, dueDay, decidable }): TruthMatch => {
    const left = settleDays.flatMap((day) => (settled.get(day) ?? []).flatMap((row) => firstOf(row.billLines)))
    return { level: 'L4', left, right: rows.flatMap((row) => row.lines), decidable, day: rows[0]?.day ?? dueDay }
  })
  const withdrawn = alipay.withdrawals.map(
    ({ fundLines: left, row }): TruthMatch => ({ level: 'L4', left, right: row.lines, decidable: true, day: row.day }),
  )
  return [...paid, ...withdrawn]
}

function sameRows(sales: readonly Sale[]): TruthLine[][] {
  return sales
    .flatMap((sale) => [...sale.payments, ...sale.refunds].map(({ billLines }) => billLines))
    .filter((lines) => lines.length > 1)
}

function faultOf(planted: Planted): TruthFault {
  const { kind, type, also, minor, day } = planted
  return { kind, type, also: [...also], minor, entries: [...planted.lines()], day }
}

/** Sales of pairs that nothing in the files tells apart, and sales charged twice: no single right answer. */
function undecidable(planted: readonly Planted[], sales: readonly Sale[]): ReadonlySet<Sale> {
  const lines = new Set(
    planted
      .filter(({ kind }) => kind === 'keylessPair' || kind === 'paidTwice' || kind === 'wrongOrderAmount')
      .flatMap((one) => one.lines())
      .map(({ file, line }) => `${file} ${line}`),
  )
  return new Set(sales.filter((sale) => sale.bookLines.some(({ file, line }) => lines.has(`${file} ${line}`))))
}

/** What no cause can be found for: deposits that nobody owed, and the part of a payout that did not come. */
function causelessOf(planted: readonly Planted[]): Truth['expected'] {
  const sum = (kind: FaultKind) => planted.reduce((total, one) => total + (one.kind === kind ? (one.minor ?? 0) : 0), 0)
  const [stray, short] = [sum('strayDeposit'), sum('payoutShort')]
  return { unexplainedMinor: stray - short, unexplainedAbsMinor: stray + short }
}

export interface Told {
  readonly options: SimulateOptions
  readonly sales: readonly Sale[]
  readonly settled: SettleDays
  readonly payouts: readonly Payout[]
  readonly alipay: AlipayAccount
  readonly planted: readonly Planted[]
  readonly files: readonly SimulatedFile[]
}

/** The name of each file or archive to import, in the order in which they were made. */
export function pathsOf(files: readonly SimulatedFile[]): string[] {
  return [...new Set(files.map(({ archive, name }) => archive ?? name))]
}

export function writeTruth(told: Told): Truth {
  const { options, sales, planted, files } = told
  const matches = [...salesMatches(sales, undecidable(planted, sales)), ...fundMatches(sales), ...depositMatches(told)]
  return {
    version: 1,
    seed: options.seed,
    days: options.days,
    files: pathsOf(files),
    same: sameRows(sales),
    matches: matches.filter(({ left, right }) => left.length > 0 && right.length > 0),
    faults: planted.map(faultOf),
    expected: causelessOf(planted),
  }
}
