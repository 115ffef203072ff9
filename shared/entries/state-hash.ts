// The state hash is equal exactly where the derived records are equal, on every machine and for any order of import.

import type { Digest } from '../digest'
import type { Entry } from '../entry'
import type { Matching } from '../matching/model'
import { CONTENT_FIELDS, plain } from './identity'

/** Hashes of entry buckets that the last call has computed: a bucket of the same entries is not hashed again. */
export type StateMemo = Map<string, { readonly entries: readonly Entry[]; readonly hash: string }>

/**
 * Root over one hash per (record kind, stream or level or type, day). Records enter by content: entries, matches,
 * exceptions with their resolution, expected payouts. Reasons, candidates and counts do not: they are made from these.
 * Nor does the place where a row stands: the same rows in another order or in one more file are the same state (the
 * vault's own hashes prove the files). Returns 64 hex digits.
 */
export function stateHash(entries: readonly Entry[], matching: Matching, digest: Digest, memo?: StateMemo): string {
  return rootOf(stateBuckets(entries, matching, digest, memo), digest)
}

/** Hash per bucket, so that two states can be compared without comparing every record. */
export function stateBuckets(
  entries: readonly Entry[],
  matching: Matching,
  digest: Digest,
  memo: StateMemo = new Map(),
): ReadonlyMap<string, string> {
  const texts = matchingTexts(matching)
  const hashes = [...texts].map(([bucket, lines]): [string, string] => [bucket, hashOf(lines, digest)])
  const grouped = byBucket(entries)
  for (const bucket of memo.keys()) if (!grouped.has(bucket)) memo.delete(bucket)
  for (const [bucket, group] of grouped) {
    const before = memo.get(bucket)
    const hash = before && sameEntries(before.entries, group) ? before.hash : hashOf(group.map(entryText), digest)
    memo.set(bucket, { entries: group, hash })
    hashes.push([bucket, hash])
  }
  return new Map(hashes)
}

function byBucket(entries: readonly Entry[]): Map<string, Entry[]> {
  const buckets = new Map<string, Entry[]>()
  for (const entry of entries) {
    const bucket = `entry/${entry.stream}/${entry.day}`
    const group = buckets.get(bucket)
    if (group) group.push(entry)
    else buckets.set(bucket, [entry])
  }
  return buckets
}

function sameEntries(a: readonly Entry[], b: readonly Entry[]): boolean {
  return a.length === b.length && a.every((entry, at) => entry === b[at])
}

function hashOf(texts: string[], digest: Digest): string {
  return digest(texts.sort().join('\n'))
}

function matchingTexts(matching: Matching): Map<string, string[]> {
  const buckets = new Map<string, string[]>()
  const add = (bucket: string, text: string) => {
    const texts = buckets.get(bucket)
    if (texts) texts.push(text)
    else buckets.set(bucket, [text])
  }
  for (const match of matching.matches) {
    const { id, level, pass, certainty, by, left, right, differenceMinor, currency, day } = match
    add(
      `match/${level}/${day}`,
      JSON.stringify([id, level, pass, certainty, by, left, right, differenceMinor, currency, day]),
    )
  }
  for (const exception of matching.exceptions) {
    const { id, type, day, currency, minor, entries: about, acquirerId, merchantNo, explained, resolution } = exception
    const resolved = resolution && [resolution.how, resolution.note]
    const facts = [id, type, day, currency, minor, about, acquirerId, merchantNo, explained, resolved]
    add(`exception/${type}/${day}`, JSON.stringify(facts))
  }
  for (const owed of matching.expected) {
    const { acquirerId, merchantNo, settleDay, dueDay, currency, netMinor, entries: sold, paidBy, paidMinor } = owed
    const { basis, mode } = owed
    const facts = [acquirerId, merchantNo, settleDay, dueDay, currency, netMinor, sold, paidBy, paidMinor, basis, mode]
    add(`expected/${acquirerId}/${settleDay}`, JSON.stringify(facts))
  }
  return buckets
}

function rootOf(buckets: ReadonlyMap<string, string>, digest: Digest): string {
  const lines = [...buckets].map(([bucket, hash]) => `${bucket} ${hash}`)
  return digest(lines.sort().join('\n'))
}

function entryText(entry: Entry): string {
  const facts: unknown[] = [entry.id, entry.stream, entry.family, entry.account]
  for (const field of CONTENT_FIELDS) facts.push(plain(entry[field]))
  return JSON.stringify(facts)
}
