// No sale is given back more than once: refunds of one sale that exceed it are named together.

import type { Entry, EntryId } from '../entry'
import { type Minor, minor } from '../money'
import { merchantOf } from '../settlement/counted'
import { acquirerOf } from '../settlement/coverage'
import { because, money } from './codes'
import { askedMinor, isInBook, kindClass, type Run, raise } from './run'

/** Raises `overRefunded` per sale; answers the refunds that are named by one. `payments`: without refunds that failed. */
export function raiseOverRefunds(run: Run, payments: readonly Entry[]): ReadonlySet<EntryId> {
  const groups = new Map<string, { sales: Entry[]; refunds: Entry[] }>()
  for (const entry of payments) {
    if (kindClass(entry.kind) !== 'refund') continue
    const key = saleKey(run, entry)
    const group = groups.get(key)
    if (group) group.refunds.push(entry)
    else groups.set(key, { sales: [], refunds: [entry] })
  }
  if (groups.size === 0) return new Set()
  for (const entry of payments) {
    if (kindClass(entry.kind) === 'sale') groups.get(saleKey(run, entry))?.sales.push(entry)
  }
  const named = new Set<EntryId>()
  for (const { sales, refunds } of groups.values()) {
    if (sales.length === 0) continue
    const excess = excessOf(sales, refunds)
    if (excess <= 0) continue
    for (const refund of refunds) named.add(refund.id)
    raiseOne(run, sales, refunds, minor(-excess))
  }
  return named
}

/** Rows without any number stand alone. */
function saleKey(run: Run, entry: Entry): string {
  const number = entry.refs.acquirerNo ?? entry.refs.orderNo ?? `id ${entry.id}`
  return `${number}|${run.cover.accountKey(entry)}|${entry.currency}`
}

/** What went back beyond what came in, by the settled amounts and by those asked for; the smaller of both. */
function excessOf(sales: readonly Entry[], refunds: readonly Entry[]): number {
  const gross = total(refunds, (entry) => -entry.grossMinor) - total(sales, (entry) => entry.grossMinor)
  const asked = total(refunds, (entry) => -askedMinor(entry)) - total(sales, askedMinor)
  return Math.min(gross, asked)
}

function total(entries: readonly Entry[], amountOf: (entry: Entry) => number): number {
  return entries.reduce((sum, entry) => sum + amountOf(entry), 0)
}

function raiseOne(run: Run, sales: readonly Entry[], refunds: readonly Entry[], excess: Minor): void {
  const last = refunds.reduce((a, b) => (b.day > a.day ? b : a))
  if (!isInBook(run, last.day)) return
  const amounts = money(last.currency, {
    saleMinor: total(sales, askedMinor),
    refundedMinor: -total(refunds, askedMinor),
    excessMinor: -excess,
  })
  raise(run, {
    type: 'overRefunded',
    day: last.day,
    currency: last.currency,
    minor: excess,
    entries: [...sales, ...refunds].map((entry) => entry.id),
    acquirerId: acquirerOf(last),
    merchantNo: merchantOf(run.cover, last),
    reason: because('refundsExceedSale', { refunds: refunds.length, ...amounts }),
  })
}
