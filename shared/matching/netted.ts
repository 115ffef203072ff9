// A sale and the void or reversal that took it back, neither of them in the books: together they are nothing.

import type { Entry, EntryId } from '../entry'
import { askedMinor, kindClass, type Run } from './run'

/** Ids of sales and voids among open payments: sales and their open voids or reversals of the opposite amount, joined by a number of the acquirer. */
export function nettedVoids(run: Run, open: readonly Entry[]): ReadonlySet<EntryId> {
  const sales = new Map<string, Entry[]>()
  for (const entry of open) {
    if (kindClass(entry.kind) !== 'sale') continue
    for (const key of keysOf(run, entry)) {
      const known = sales.get(key)
      if (known) known.push(entry)
      else sales.set(key, [entry])
    }
  }
  const netted = new Set<EntryId>()
  for (const entry of open) {
    if (entry.kind !== 'void' && entry.kind !== 'reversal') continue
    const partners = new Set(keysOf(run, entry).flatMap((key) => sales.get(key) ?? []))
    const fitting = [...partners].filter((sale) => !netted.has(sale.id) && askedMinor(sale) === -askedMinor(entry))
    const [sale] = fitting
    if (fitting.length !== 1 || !sale) continue
    netted.add(sale.id)
    netted.add(entry.id)
  }
  return netted
}

function keysOf(run: Run, entry: Entry): readonly string[] {
  const account = `${run.cover.accountKey(entry)}|${entry.currency}`
  const { acquirerNo, originalNo, rrn } = entry.refs
  const numbers = [acquirerNo, originalNo, rrn && entry.terminalNo ? `${rrn} ${entry.terminalNo}` : undefined]
  return [...new Set(numbers)].flatMap((number) => (number === undefined ? [] : [`${account}|${number}`]))
}
