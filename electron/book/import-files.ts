// A preview is a promise: the import does exactly what it says, or fails and leaves the book as it was.

import { CONTENT_FIELDS, type ContentField, nameDrafts } from '../../shared/entries/identity'
import { differing } from '../../shared/entries/merge'
import type { EntryDraft, EntryId } from '../../shared/entry'
import { type Failure, failure } from '../../shared/failure'
import type { ParsedFile, Verdict } from '../../shared/formats/format'
import { formatById } from '../../shared/formats/registry'
import type { EventData, JournalEvent, NewEvent } from '../../shared/journal/events'
import type { Reason } from '../../shared/reason'
import { failed, ok, type Result } from '../../shared/result'
import type { ImportProfile } from '../../shared/settings'
import type { ReadMember, ReadOutcome } from '../import/read'
import type { Book } from './book'
import { canonicalJson, sha256 } from './canonical'
import type { DerivedBook } from './derive'

/** What an import of one file does. Plain values only. */
export interface PreviewFile {
  readonly name: string
  readonly archive: string | null
  readonly storedPath: string
  readonly storedBytes: number
  readonly sha256: string
  readonly original: string | null
  readonly maskedNumbers: number
  readonly format: string
  readonly encoding: string
  readonly profile: ImportProfile | null
  readonly verdict: Verdict
  readonly reasons: readonly Reason[]
  /** Entries the book has not; has already; has with another content. Together all entries of the file. */
  readonly added: number
  readonly known: number
  readonly revised: number
  /** The same bytes are in the book already, or stand earlier in this preview. */
  readonly fileKnown: boolean
}

export interface ImportPreview {
  /** Head of the journal the counts were made against. */
  readonly head: string
  /** In the order of the outcomes' members. */
  readonly files: readonly PreviewFile[]
  /** Profiles that are not in the book as they stand here. */
  readonly newProfiles: readonly ImportProfile[]
}

export interface ImportDone {
  readonly events: readonly JournalEvent[]
  readonly imported: number
  readonly added: number
  readonly known: number
  readonly revised: number
  /** Files that were not taken, and why. */
  readonly left: readonly { readonly file: PreviewFile; readonly failure: Failure }[]
}

export interface CommitOptions {
  /** Incomplete files that the person wants all the same: all of them, or these vault addresses. */
  readonly acceptIncomplete: boolean | readonly string[]
  readonly signal?: AbortSignal
  readonly onProgress?: (filesDone: number, filesTotal: number) => void
}

/** Counts what each file would add, against the derived book and the files before it. Reads nothing, changes nothing. */
export function previewImport(derived: DerivedBook, outcomes: readonly ReadOutcome[]): ImportPreview {
  const members = outcomes.flatMap((outcome) => outcome.members)
  const book = new KnownRows(derived)
  const files = new Set(derived.imports.map((imported) => imported.file))
  const previewed = members.map((member) => {
    const fileKnown = files.has(member.sha256)
    files.add(member.sha256)
    return previewFile(member, fileKnown, book.count(member.parsed))
  })
  return { head: derived.head, files: previewed, newProfiles: newProfiles(derived, members) }
}

function previewFile(member: ReadMember, fileKnown: boolean, counts: Counts): PreviewFile {
  const { name, archive, storedPath, storedBytes, original, maskedNumbers, encoding, profile, parsed } = member
  const { format, verdict, reasons } = parsed
  const stored = { storedPath, storedBytes, sha256: member.sha256, original, maskedNumbers }
  return { name, archive, ...stored, format, encoding, profile, verdict, reasons, ...counts, fileKnown }
}

function newProfiles(derived: DerivedBook, members: readonly ReadMember[]): readonly ImportProfile[] {
  const saved = new Map(derived.profiles.map((profile) => [profile.id, canonicalJson(profile)]))
  const fresh = new Map<string, ImportProfile>()
  for (const { profile } of members) {
    if (profile && saved.get(profile.id) !== canonicalJson(profile)) fresh.set(profile.id, profile)
  }
  return [...fresh.values()]
}

interface Counts {
  readonly added: number
  readonly known: number
  readonly revised: number
}

interface KnownRow {
  readonly content: Pick<EntryDraft, ContentField>
  /** Fields that no file of this row states. */
  readonly unstated: ReadonlySet<ContentField>
}

/** Rows by entry id: those of the book, then those of each previewed file. */
class KnownRows {
  readonly #rows = new Map<EntryId, KnownRow>()

  constructor(derived: DerivedBook) {
    const unstatedOf = unstatedByFiles(derived)
    for (const entry of derived.entries) {
      this.#rows.set(entry.id, { content: entry, unstated: unstatedOf(entry.sources.map(({ file }) => file)) })
    }
  }

  count(parsed: ParsedFile): Counts {
    let [added, revised] = [0, 0]
    const ids = new Set<EntryId>()
    const unstated = new Set(CONTENT_FIELDS.filter((field) => parsed.unstated.includes(field)))
    for (const { id, draft } of nameDrafts(parsed, sha256)) {
      const row = this.#rows.get(id)
      if (!row) {
        this.#rows.set(id, { content: draft, unstated })
        added += 1
      } else if (!ids.has(id) && isRevised(row, parsed, draft)) revised += 1
      ids.add(id)
    }
    return { added, revised, known: ids.size - added - revised }
  }
}

function isRevised(row: KnownRow, parsed: ParsedFile, draft: EntryDraft): boolean {
  const stated = { has: (field: ContentField) => !row.unstated.has(field) }
  return differing(row.content, stated, parsed, draft).length > 0
}

/** Remembers the answer per set of files: nearly all entries of a file share it. */
function unstatedByFiles(derived: DerivedBook): (files: readonly string[]) => ReadonlySet<ContentField> {
  const byFile = new Map(derived.parsedFiles.map(({ file, unstated }) => [file, unstated]))
  const answers = new Map<string, ReadonlySet<ContentField>>()
  return (files) => {
    const key = files.join()
    const known = answers.get(key)
    if (known) return known
    const lists = files.map((file) => byFile.get(file) ?? [])
    const answer = new Set(CONTENT_FIELDS.filter((field) => lists.every((unstated) => unstated.includes(field))))
    answers.set(key, answer)
    return answer
  }
}

/**
 * Imports what was previewed: originals into the vault first, then all events in one append. Fails with `previewStale`
 * where the book or a file has changed since, `incompleteNotAccepted` where nothing else is left to import, `cancelled`,
 * `diskFull`, `writeRefused` or `bookReadOnly`; the book is then as it was.
 */
export async function commitImport(
  book: Book,
  preview: ImportPreview,
  options: CommitOptions,
): Promise<Result<ImportDone, Failure>> {
  if (book.journal.head !== preview.head) return failed(failure('previewStale'))
  const left = preview.files.flatMap((file) => refusalOf(file, options) ?? [])
  const refused = new Set(left.map(({ file }) => file))
  const taken = preview.files.filter((file) => !refused.has(file))
  const fresh = taken.filter((file) => !file.fileKnown)
  if (taken.length === 0 && left[0]) return failed(left[0].failure)
  const stored = await storeAndAppend(book, fresh, eventsOf(preview, fresh), options)
  if (!stored.ok) return stored
  const sum = (count: 'added' | 'known' | 'revised') => taken.reduce((total, file) => total + file[count], 0)
  return ok({
    events: stored.value,
    imported: fresh.length,
    added: sum('added'),
    known: sum('known'),
    revised: sum('revised'),
    left,
  })
}

function refusalOf(file: PreviewFile, { acceptIncomplete }: CommitOptions) {
  const detail = file.reasons.map(({ code }) => code).join(', ')
  if (file.verdict === 'refuse') return { file, failure: failure('notMerchantRecord', { name: file.name, detail }) }
  if (file.verdict === 'accept' || file.fileKnown) return null
  const accepted = acceptIncomplete === true || (acceptIncomplete !== false && acceptIncomplete.includes(file.sha256))
  return accepted ? null : { file, failure: failure('incompleteNotAccepted', { name: file.name, detail }) }
}

async function storeAndAppend(
  book: Book,
  fresh: readonly PreviewFile[],
  events: readonly NewEvent[],
  options: CommitOptions,
): Promise<Result<readonly JournalEvent[], Failure>> {
  if (fresh.length === 0) return ok([])
  if (book.readOnly) return book.append(events)
  const added: string[] = []
  const result = await storeAll(book, fresh, added, options)
  const appended = result.ok ? await book.append(events) : result
  if (!appended.ok) for (const sha of added) await book.vault.remove(sha)
  return appended
}

/** So many at once: what a disk needs to make each one safe is waiting, not work. */
const STORE_TOGETHER = 8

async function storeAll(
  book: Book,
  fresh: readonly PreviewFile[],
  added: string[],
  { signal, onProgress }: CommitOptions,
): Promise<Result<null, Failure>> {
  const waiting = [...fresh]
  let done = 0
  onProgress?.(done, fresh.length)
  async function storeInTurn(): Promise<Result<null, Failure>> {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      if (signal?.aborted) return failed(failure('cancelled'))
      const put = await book.vault.put(file.storedPath, { sha256: file.sha256, bytes: file.storedBytes })
      if (!put.ok) return put
      if (put.value.added) added.push(file.sha256)
      done += 1
      onProgress?.(done, fresh.length)
    }
    return signal?.aborted ? failed(failure('cancelled')) : ok(null)
  }
  const results = await Promise.all(Array.from({ length: STORE_TOGETHER }, storeInTurn))
  return results.find((result) => !result.ok) ?? ok(null)
}

function eventsOf(preview: ImportPreview, fresh: readonly PreviewFile[]): readonly NewEvent[] {
  const used = new Set(fresh.map(({ profile }) => profile?.id))
  const profiles = preview.newProfiles.filter(({ id }) => used.has(id))
  return [
    ...profiles.map((profile): NewEvent => ({ kind: 'profile.saved', data: { profile } })),
    ...fresh.map((file): NewEvent => ({ kind: 'file.imported', data: importedOf(file) })),
  ]
}

function importedOf(file: PreviewFile): EventData<'file.imported'> {
  return {
    file: file.sha256,
    bytes: file.storedBytes,
    name: wellFormed(file.name),
    archive: file.archive === null ? null : wellFormed(file.archive),
    format: file.format,
    parserVersion: formatById(file.format)?.parserVersion ?? 0,
    encoding: file.encoding,
    profile: file.profile?.id ?? null,
    original: file.original,
    maskedNumbers: file.maskedNumbers,
    incompleteAccepted: file.verdict === 'incomplete',
  }
}

/** File names may hold half a character pair, which no JSON text can. */
function wellFormed(name: string): string {
  return Buffer.from(name).toString()
}
