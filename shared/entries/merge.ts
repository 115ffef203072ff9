// One row in two files is one entry; two equal rows in one file stay two. The result does not depend on import order.

import type { Digest } from '../digest'
import type { Entry, EntryDraft, EntryId, SourceLine, Stream } from '../entry'
import type { ParsedFile } from '../formats/format'
import type { Coverage, Revision } from '../matching/model'
import { type Reason, reason } from '../reason'
import { coverageOf } from './coverage'
import { CONTENT_FIELDS, type ContentField, type NamedDraft, nameDrafts, sameValue } from './identity'
import { sortedById } from './order'

export interface Merged {
  /** Sorted by id. */
  readonly entries: readonly Entry[]
  readonly revisions: readonly Revision[]
  readonly coverage: readonly Coverage[]
  /** `scopeAssumed`: files without a stated scope say the same of one account, and were taken to overlap. */
  readonly findings: readonly Reason[]
}

/** One file's version of a row. */
interface Version {
  readonly file: ParsedFile
  readonly draft: EntryDraft
  readonly named: NamedDraft
}

/**
 * Entries of all files, each with every line that says it. Of versions that differ, the one from the file with the
 * greatest (stated time, end of period, SHA-256) wins; fields its layout does not state come from the next that does.
 * Every other version that differs in a field both state is a revision. Source of the rules: DESIGN §4.
 */
export function mergeFiles(
  files: readonly ParsedFile[],
  digest: Digest,
  streamsOf?: (format: string) => readonly Stream[],
): Merged {
  const ranked = distinct(files).sort(byRank)
  const versions = gather(ranked, digest)
  const entries: Entry[] = []
  const revisions: Revision[] = []
  for (const [id, found] of versions) {
    if (!Array.isArray(found)) {
      entries.push(aloneEntry(found))
      continue
    }
    const settled = settle(id, found)
    entries.push(settled.entry)
    revisions.push(...settled.revisions)
  }
  return {
    entries: sortedById(entries),
    revisions,
    coverage: coverageOf(ranked, streamsOf),
    findings: assumptions(versions),
  }
}

function distinct(files: readonly ParsedFile[]): ParsedFile[] {
  return [...new Map(files.map((file) => [file.file, file])).values()]
}

/** Best first. */
function byRank(a: ParsedFile, b: ParsedFile): number {
  const [stated, other] = [a.statedAt ?? Number.NEGATIVE_INFINITY, b.statedAt ?? Number.NEGATIVE_INFINITY]
  if (stated !== other) return stated > other ? -1 : 1
  const [end, otherEnd] = [a.period?.to ?? '', b.period?.to ?? '']
  if (end !== otherEnd) return end > otherEnd ? -1 : 1
  return a.file > b.file ? -1 : a.file < b.file ? 1 : 0
}

/** Versions by entry, best file first. A lone version stands without a list around it: nearly all are. */
function gather(ranked: readonly ParsedFile[], digest: Digest): Map<EntryId, Version | Version[]> {
  const versions = new Map<EntryId, Version | Version[]>()
  for (const file of ranked) {
    for (const named of nameDrafts(file, digest)) {
      const version = { file, draft: named.draft, named }
      const found = versions.get(named.id)
      if (found === undefined) versions.set(named.id, version)
      else if (Array.isArray(found)) found.push(version)
      else versions.set(named.id, [found, version])
    }
  }
  return versions
}

/** The same object in every derivation, so that whoever keeps something per entry need not compare contents. */
function aloneEntry(version: Version): Entry {
  const { file, draft, named } = version
  named.alone ??= entryOf(named.id, file, draft, [sourceOf(version)])
  return named.alone
}

function settle(id: EntryId, versions: readonly Version[]): { entry: Entry; revisions: Revision[] } {
  const best = versions[0]
  if (!best) throw new Error('an entry without a version')
  const stated = statedFields(versions)
  const content = { ...best.draft, ...fromOthers(best, stated) }
  const entry = entryOf(id, best.file, content, versions.map(sourceOf).sort(bySource))
  const revisions = versions.slice(1).flatMap(({ file, draft }) => {
    const fields = differing(content, stated, file, draft)
    return fields.length > 0 ? [{ entry: id, file: file.file, line: draft.line, fields }] : []
  })
  return { entry, revisions }
}

/** For each field the best version that states it. */
function statedFields(versions: readonly Version[]): ReadonlyMap<ContentField, Version> {
  const stated = new Map<ContentField, Version>()
  for (const field of CONTENT_FIELDS) {
    const source = versions.find(({ file }) => !file.unstated.includes(field))
    if (source) stated.set(field, source)
  }
  return stated
}

function fromOthers(best: Version, stated: ReadonlyMap<ContentField, Version>): Partial<EntryDraft> {
  const filled = [...stated].filter(([, source]) => source !== best).map(([field, { draft }]) => [field, draft[field]])
  return Object.fromEntries(filled) as Partial<EntryDraft>
}

/** Fields that both state and state differently. */
export function differing(
  content: Pick<EntryDraft, ContentField>,
  stated: { has(field: ContentField): boolean },
  file: Pick<ParsedFile, 'unstated'>,
  draft: Pick<EntryDraft, ContentField>,
): readonly ContentField[] {
  return CONTENT_FIELDS.filter(
    (field) => stated.has(field) && !file.unstated.includes(field) && !sameValue(content[field], draft[field]),
  )
}

function sourceOf({ file, draft }: Version): SourceLine {
  return { file: file.file, line: draft.line }
}

function bySource(a: SourceLine, b: SourceLine): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line
}

function entryOf(id: EntryId, file: ParsedFile, draft: EntryDraft, sources: readonly SourceLine[]): Entry {
  return {
    id,
    family: file.family,
    sources,
    stream: draft.stream,
    kind: draft.kind,
    account: draft.account,
    at: draft.at,
    day: draft.day,
    settleDay: draft.settleDay,
    currency: draft.currency,
    grossMinor: draft.grossMinor,
    feeMinor: draft.feeMinor,
    netMinor: draft.netMinor,
    orderMinor: draft.orderMinor,
    authorisedMinor: draft.authorisedMinor,
    balanceMinor: draft.balanceMinor,
    acquirerId: draft.acquirerId,
    merchantNo: draft.merchantNo,
    terminalNo: draft.terminalNo,
    storeNo: draft.storeNo,
    refs: draft.refs,
    card: draft.card,
    method: draft.method,
    counterparty: draft.counterparty,
    note: draft.note,
    status: draft.status,
    ratePpm: draft.ratePpm,
    operator: draft.operator,
  }
}

/** Where rows without a key were joined over files that do not state their scope, the person is told. */
function assumptions(versions: ReadonlyMap<EntryId, Version | Version[]>): readonly Reason[] {
  const joined = new Map<string, number>()
  for (const found of versions.values()) {
    if (!Array.isArray(found) || !found.some(({ file, draft }) => draft.naturalKey === null && file.scope === null))
      continue
    const names = [...new Set(found.map(({ file }) => file.name))].sort().join(', ')
    if (new Set(found.map(({ file }) => file.file)).size > 1) joined.set(names, (joined.get(names) ?? 0) + 1)
  }
  return [...joined.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([names, count]) => reason('scopeAssumed', { names, count }))
}
