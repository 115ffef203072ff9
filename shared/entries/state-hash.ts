// The state hash is equal exactly where the derived records are equal, on every machine and for any order of import.

import type { Digest } from '../digest'
import type { Entry } from '../entry'
import type { Matching } from '../matching/model'
import { CONTENT_FIELDS, plain } from './identity'

/**
 * Root over one hash per (record kind, stream or level or type, day). Records enter by content: entries with every line
 * that says them, matches, exceptions with their resolution, expected payouts. Reasons, candidates and counts do not: they
 * are made from these. Returns 64 hex digits.
 */
export function stateHash(entries: readonly Entry[], matching: Matching, digest: Digest): string {
  return rootOf(stateBuckets(entries, matching, digest), digest)
}

/** Hash per bucket, so that two states can be compared without comparing every record. */
export function stateBuckets(
  entries: readonly Entry[],
  matching: Matching,
  digest: Digest,
): ReadonlyMap<string, string> {
  const buckets = new Map<string, string[]>()
  const add = (bucket: string, text: string) => {
    const texts = buckets.get(bucket)
    if (texts) texts.push(text)
    else buckets.set(bucket, [text])
  }
  for (const entry of entries) add(`entry/${entry.stream}/${entry.day}`, entryText(entry))
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
  return new Map([...buckets].map(([bucket, texts]) => [bucket, digest(texts.sort().join('\n'))]))
}

function rootOf(buckets: ReadonlyMap<string, string>, digest: Digest): string {
  const lines = [...buckets].map(([bucket, hash]) => `${bucket} ${hash}`)
  return digest(lines.sort().join('\n'))
}

function entryText(entry: Entry): string {
  const facts: unknown[] = [entry.id, entry.stream, entry.family, entry.account]
  for (const field of CONTENT_FIELDS) facts.push(plain(entry[field]))
  for (const { file, line } of entry.sources) facts.push(file, line)
  return JSON.stringify(facts)
}
