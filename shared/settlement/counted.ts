// Nothing is counted twice: per account and day the rows of the account at the acquirer, where its file covers the day,
// else the payments. Rows that a match joins to the other file stand for both.

import type { Day } from '../day'
import type { Entry, EntryId } from '../entry'
import { MOVES_NOTHING } from '../entry'
import type { Match } from '../matching/model'
import type { Minor } from '../money'
import { acquirerOf, type CoverageIndex } from './coverage'

/** A row that counts towards what an acquirer owes. Amounts in minor units, signed; gross + fee = net. */
export interface CountedRow {
  readonly entry: Entry
  readonly grossMinor: Minor
  readonly feeMinor: Minor
  readonly netMinor: Minor
  /** Payments that this row stands for (its own, or those a match joins to it). */
  readonly payments: readonly EntryId[]
}

/** The number under which the acquirer pays out: the merchant number, else the account. */
export function merchantOf(cover: CoverageIndex, entry: Entry): string {
  return entry.merchantNo ?? cover.accountOf(entry)
}

/**
 * A refund whose status says that it failed moved no money, although the bill's totals count its amount (WeChat 退款状态 FAIL).
 * It stays visible as an entry and takes part in nothing: no line of the waterfall, no sum that is owed, no match. An order
 * that shows the refund is `refundMissing`, with the failed row beside it.
 */
export function isFailedRefund(entry: Pick<Entry, 'kind' | 'status'>): boolean {
  return entry.kind === 'refund' && entry.status !== null && /fail|失败/i.test(entry.status)
}

export interface Ledgers {
  /** Does the account's own file at the acquirer list its sales, and does it cover the day? */
  covers(entry: Entry, day: Day): boolean
}

/** Accounts whose file at the acquirer lists trades; a file of payouts and holds alone does not replace payments. */
export function ledgersOf(cover: CoverageIndex, funds: readonly Entry[]): Ledgers {
  const listing = new Set<string>()
  for (const row of funds) {
    if (row.kind === 'sale' || row.kind === 'refund') listing.add(cover.accountKey(row))
  }
  return {
    covers(entry, day) {
      const acquirerId = acquirerOf(entry)
      const account = cover.accountOf(entry)
      if (!listing.has(`${acquirerId}|${account}`)) return false
      return cover.span('fund', acquirerId, account)?.covers(day) ?? false
    },
  }
}

export interface Streams {
  readonly payment: readonly Entry[]
  readonly fund: readonly Entry[]
}

/**
 * The rows that make up what acquirers owe, payouts and failed refunds left out. A row of the account that is a payment
 * less its fee (`含手续费`) counts with the payment's gross and fee.
 */
export function countedRows(
  cover: CoverageIndex,
  streams: Streams,
  matchOf: (id: EntryId) => Match | undefined,
): readonly CountedRow[] {
  const ledgers = ledgersOf(cover, streams.fund)
  const byId = new Map(streams.payment.map((entry) => [entry.id, entry]))
  const rows: CountedRow[] = []
  for (const entry of streams.payment) {
    if (movesNothing(entry) || isPayout(entry) || matchOf(entry.id)) continue
    if (!ledgers.covers(entry, entry.day)) rows.push(asItStands(entry, [entry.id]))
  }
  for (const entry of streams.fund) {
    if (movesNothing(entry) || isPayout(entry)) continue
    const match = matchOf(entry.id)
    const split = match ? splitOf(entry, match, byId) : null
    rows.push(split ?? asItStands(entry, match?.left ?? [entry.id]))
  }
  return rows
}

function movesNothing(entry: Entry): boolean {
  return MOVES_NOTHING.has(entry.kind) || isFailedRefund(entry)
}

export function isPayout(entry: Entry): boolean {
  return entry.kind === 'payout' || entry.kind === 'returnedPayout'
}

function asItStands(entry: Entry, payments: readonly EntryId[]): CountedRow {
  const { grossMinor, feeMinor, netMinor } = entry
  return { entry, grossMinor, feeMinor, netMinor, payments }
}

function splitOf(row: Entry, match: Match, payments: ReadonlyMap<EntryId, Entry>): CountedRow | null {
  const payment = payments.get(match.left[0] ?? '')
  if (!payment || match.left.length !== 1 || match.right.length !== 1) return null
  if (row.netMinor !== payment.netMinor || row.grossMinor === payment.grossMinor) return null
  const { grossMinor, feeMinor, netMinor } = payment
  return { entry: row, grossMinor, feeMinor, netMinor, payments: match.left }
}
