// What an account at an acquirer held before its first row, as its own running balance proves it.

import type { Entry } from '../entry'
import { type Currency, type Minor, minor } from '../money'
import { acquirerOf, type CoverageIndex } from './coverage'

export interface OpeningBalance {
  readonly acquirerId: string
  readonly account: string
  readonly currency: Currency
  readonly minor: Minor
}

/**
 * Opening balances (minor units) of accounts whose file lists trades and states a balance beside each row. Accounts
 * whose payments are counted from another file for days before are left out: their opening is not the account's.
 */
export function openingBalances(
  cover: CoverageIndex,
  funds: readonly Entry[],
  counted: readonly { readonly entry: Entry }[],
): readonly OpeningBalance[] {
  const accounts = new Map<string, Entry[]>()
  const listing = new Set<string>()
  for (const row of funds) {
    const key = `${acquirerOf(row)}|${cover.accountOf(row)}|${row.currency}`
    if (row.kind === 'sale' || row.kind === 'refund') listing.add(key)
    const known = accounts.get(key)
    if (known) known.push(row)
    else accounts.set(key, [row])
  }
  const openings: OpeningBalance[] = []
  for (const [key, rows] of [...accounts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [row] = rows
    const amount = listing.has(key) ? balanceBefore(rows) : null
    if (!row || amount === null) continue
    const first = rows.map((each) => each.day).reduce((a, b) => (a < b ? a : b))
    const account = cover.accountOf(row)
    const isOwn = ({ entry }: { entry: Entry }) =>
      entry.stream === 'payment' && acquirerOf(entry) === acquirerOf(row) && cover.accountOf(entry) === account
    if (counted.some((each) => isOwn(each) && each.entry.day < first)) continue
    openings.push({ acquirerId: acquirerOf(row), account, currency: row.currency, minor: minor(amount) })
  }
  return openings
}

/** The balance before the first row; of rows of one moment, the one whose balance before is no other's balance after. */
function balanceBefore(rows: readonly Entry[]): number | null {
  if (rows.some((row) => row.at === null || row.balanceMinor === null)) return null
  const first = rows.reduce((least, row) => Math.min(least, row.at ?? least), Number.POSITIVE_INFINITY)
  const tied = rows.filter((row) => row.at === first)
  const after = new Set(tied.map((row) => row.balanceMinor))
  const before = tied.map((row) => (row.balanceMinor ?? 0) - row.netMinor)
  const heads = before.filter((balance) => !after.has(minor(balance)))
  return heads.length === 1 ? (heads[0] ?? null) : null
}
