// Which days the files of an account cover. A day that no file covers is unknown, never empty.

import type { Day } from '../day'
import type { Entry, Stream } from '../entry'
import type { Coverage } from '../matching/model'

/** The last day that any file covers: the day from which the book is looked at by default. `null` without files. */
export function lastCoveredDay(coverage: readonly Coverage[]): Day | null {
  let last: Day | null = null
  for (const each of coverage) for (const range of each.days) if (last === null || range.to > last) last = range.to
  return last
}

/** The covered days of one stream of one account. */
export interface Span {
  readonly stream: Stream
  /** `''` where the files do not say (orders, bank). */
  readonly acquirerId: string
  readonly account: string
  readonly first: Day
  readonly last: Day
  covers(day: Day): boolean
}

export interface CoverageIndex {
  readonly spans: readonly Span[]
  span(stream: Stream, acquirerId: string, account: string): Span | undefined
  /** Is the day covered by any account of the stream? */
  anyCovers(stream: Stream, day: Day): boolean
  /** The account's name after an unnamed account has been taken for the acquirer's only named one. */
  accountOf(entry: Pick<Entry, 'acquirerId' | 'account' | 'family'>): string
  /** Acquirer and account as one text, always the same one for the same account. */
  accountKey(entry: Pick<Entry, 'acquirerId' | 'account' | 'family'>): string
}

/** Who pays: the acquirer's id, or the format family where a mapping names none. */
export function acquirerOf(entry: Pick<Entry, 'acquirerId' | 'family'>): string {
  return entry.acquirerId ?? entry.family
}

/** Lookups over coverage; files of one stream and account are united, whatever their family. */
export function coverageIndex(coverage: readonly Coverage[], entries: readonly Entry[]): CoverageIndex {
  const only = onlyAccounts(coverage, entries)
  const accountOf: CoverageIndex['accountOf'] = (entry) =>
    entry.account === '' ? (only.get(acquirerOf(entry)) ?? '') : entry.account
  const united = new Map<string, { stream: Stream; acquirerId: string; account: string; ranges: Range[] }>()
  for (const each of coverage) {
    const acquirerId = isAcquirers(each.stream) ? acquirerOf(each) : (each.acquirerId ?? '')
    const account = isAcquirers(each.stream) ? accountOf(each) : each.account
    const key = spanKey(each.stream, acquirerId, account)
    const known = united.get(key) ?? { stream: each.stream, acquirerId, account, ranges: [] }
    known.ranges.push(...each.days)
    united.set(key, known)
  }
  const spans = new Map<string, Span>()
  for (const key of [...united.keys()].sort()) {
    const each = united.get(key)
    if (each && each.ranges.length > 0) spans.set(key, spanOf(each))
  }
  const list = [...spans.values()]
  return {
    spans: list,
    span: (stream, acquirerId, account) => spans.get(spanKey(stream, acquirerId, account)),
    anyCovers: (stream, day) => list.some((span) => span.stream === stream && span.covers(day)),
    accountOf,
    accountKey: accountKeys(accountOf),
  }
}

function accountKeys(accountOf: CoverageIndex['accountOf']): CoverageIndex['accountKey'] {
  const known = new Map<string, Map<string, string>>()
  return (entry) => {
    const acquirerId = acquirerOf(entry)
    const accounts = known.get(acquirerId) ?? new Map<string, string>()
    known.set(acquirerId, accounts)
    const before = accounts.get(entry.account)
    if (before !== undefined) return before
    const key = `${acquirerId}|${accountOf(entry)}`
    accounts.set(entry.account, key)
    return key
  }
}

type Range = { readonly from: Day; readonly to: Day }

function isAcquirers(stream: Stream): boolean {
  return stream === 'payment' || stream === 'fund'
}

function spanKey(stream: Stream, acquirerId: string, account: string): string {
  return `${stream}|${acquirerId}|${account}`
}

/** Acquirers with exactly one named account: WeChat's fund bill, for one, does not state the merchant number. */
function onlyAccounts(coverage: readonly Coverage[], entries: readonly Entry[]): ReadonlyMap<string, string> {
  const named = new Map<string, Set<string>>()
  const add = (each: Pick<Entry, 'acquirerId' | 'account' | 'family' | 'stream'>) => {
    if (!isAcquirers(each.stream) || each.account === '') return
    const known = named.get(acquirerOf(each))
    if (known) known.add(each.account)
    else named.set(acquirerOf(each), new Set([each.account]))
  }
  coverage.forEach(add)
  entries.forEach(add)
  const only = new Map<string, string>()
  for (const [acquirerId, accounts] of named)
    if (accounts.size === 1) for (const one of accounts) only.set(acquirerId, one)
  return only
}

function spanOf(each: { stream: Stream; acquirerId: string; account: string; ranges: readonly Range[] }): Span {
  const ranges = merged(each.ranges)
  const first = ranges[0]?.from as Day
  const last = ranges[ranges.length - 1]?.to as Day
  return {
    stream: each.stream,
    acquirerId: each.acquirerId,
    account: each.account,
    first,
    last,
    covers(day) {
      let low = 0
      let high = ranges.length - 1
      while (low <= high) {
        const middle = (low + high) >> 1
        const range = ranges[middle]
        if (!range || day < range.from) high = middle - 1
        else if (day > range.to) low = middle + 1
        else return true
      }
      return false
    },
  }
}

/** Sorted, overlaps united. */
function merged(ranges: readonly Range[]): readonly Range[] {
  const sorted = [...ranges].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
  const out: { from: Day; to: Day }[] = []
  for (const range of sorted) {
    const last = out[out.length - 1]
    if (last && range.from <= last.to) last.to = range.to > last.to ? range.to : last.to
    else out.push({ ...range })
  }
  return out
}
