// Everything shown is derived from the book alone: the stored files, parsed again, and the decisions that count.

import { stat } from 'node:fs/promises'
import { mergeFiles } from '../../shared/entries/merge'
import { type StateMemo, stateHash } from '../../shared/entries/state-hash'
import type { Entry } from '../../shared/entry'
import { type Failure, failure } from '../../shared/failure'
import { crossChecked } from '../../shared/formats/cross-check'
import type { ParsedFile } from '../../shared/formats/format'
import { formatById, PARSERS_VERSION } from '../../shared/formats/registry'
import type { Coverage, Decisions, MatchInput, Matching, Revision } from '../../shared/matching/model'
import { matchEntries } from '../../shared/matching/reconcile'
import { MATCHER_VERSION } from '../../shared/matching/version'
import type { Reason } from '../../shared/reason'
import { failed, type Result } from '../../shared/result'
import type { ImportProfile, Settings } from '../../shared/settings'
import type { WorkCalendar } from '../../shared/settlement/calendar'
import { parseStored } from '../import/parse-stored'
import type { Book } from './book'
import { sha256 } from './canonical'
import { type Effective, type EffectiveImport, effectiveOf } from './decisions'
import { errorCode, messageOf } from './disk-failure'
import { ParsedMemo } from './parsed-memo'
import { chineseWorkCalendar } from './work-calendar'

/** A parsed file without its rows, which stand among the entries. */
export type DerivedFile = Omit<ParsedFile, 'drafts'>

export interface Versions {
  readonly parsers: string
  readonly matcher: string
  readonly calendar: string
}

export interface DerivedBook {
  /** Hash of the last event this was derived from. */
  readonly head: string
  readonly imports: readonly EffectiveImport[]
  readonly parsedFiles: readonly DerivedFile[]
  readonly entries: readonly Entry[]
  readonly revisions: readonly Revision[]
  readonly coverage: readonly Coverage[]
  readonly settings: Settings
  readonly profiles: readonly ImportProfile[]
  readonly decisions: Decisions
  readonly notes: Effective['notes']
  readonly undone: ReadonlySet<number>
  readonly calendar: WorkCalendar
  readonly matching: Matching
  readonly stateHash: string
  readonly versions: Versions
  readonly findings: readonly Reason[]
  /** Stored files that could not be read again; their entries are absent. */
  readonly failures: readonly Failure[]
  /** Rows of the files of this derivation: hand it on as `reuse`, and only new files are parsed. */
  readonly memo: ParsedMemo
  readonly stateMemo: StateMemo
}

export interface DeriveOptions {
  readonly signal?: AbortSignal
  readonly onProgress?: (filesDone: number, filesTotal: number) => void
  /** An earlier derivation of this or another book, or rows parsed elsewhere in this process. */
  readonly reuse?: { readonly memo: ParsedMemo; readonly stateMemo?: StateMemo }
  /** Stands in for the book's own settings, for this derivation only. */
  readonly settings?: Settings
}

/** Derives the whole view of a book. Rejects with the signal's reason when cancelled. */
export async function deriveBook(
  book: Pick<Book, 'journal' | 'vault' | 'findings'>,
  options: DeriveOptions = {},
): Promise<DerivedBook> {
  const { head } = book.journal
  const effective = effectiveOf(book.journal.events)
  const read = await readImports(book, effective, options)
  const files = crossChecked(read.files)
  const merged = mergeFiles(files, sha256, (format) => formatById(format)?.streams ?? [])
  options.signal?.throwIfAborted()
  const settings = options.settings ?? effective.settings
  const calendar = chineseWorkCalendar(settings.calendar)
  const known = { ...merged, settings, decisions: effective.decisions, calendar }
  const matching = matchEntries(matchInputOf(known))
  const stateMemo: StateMemo = options.reuse?.stateMemo ?? new Map()
  return {
    ...known,
    head,
    imports: effective.imports,
    parsedFiles: files.map(({ drafts: _, ...file }) => file),
    profiles: effective.profiles,
    notes: effective.notes,
    undone: effective.undone,
    matching,
    stateHash: stateHash(merged.entries, matching, sha256, stateMemo),
    versions: { parsers: PARSERS_VERSION, matcher: MATCHER_VERSION, calendar: calendar.version },
    findings: [...book.findings, ...merged.findings],
    failures: read.failures,
    memo: read.memo,
    stateMemo,
  }
}

/** What matching, the waterfall and the look from a day take. */
export function matchInputOf(
  derived: Pick<DerivedBook, 'entries' | 'coverage' | 'revisions' | 'settings' | 'decisions' | 'calendar'>,
): MatchInput {
  const { entries, coverage, revisions, settings, decisions, calendar } = derived
  return { entries, coverage, revisions, settings, decisions, calendar, digest: sha256 }
}

interface ReadImports {
  readonly files: ParsedFile[]
  readonly failures: Failure[]
  readonly memo: ParsedMemo
}

async function readImports(
  book: Pick<Book, 'vault'>,
  effective: Effective,
  options: DeriveOptions,
): Promise<ReadImports> {
  const profiles = new Map(effective.profiles.map((profile) => [profile.id, profile]))
  const read: ReadImports = { files: [], failures: [], memo: new ParsedMemo() }
  for (const [done, imported] of effective.imports.entries()) {
    options.signal?.throwIfAborted()
    options.onProgress?.(done, effective.imports.length)
    const profile = imported.profile === null ? null : (profiles.get(imported.profile) ?? null)
    const key = { file: imported.file, format: imported.format, encoding: imported.encoding, profile }
    const known = options.reuse?.memo.get(key)
    const parsed = known ? { ok: true as const, value: known } : await readAgain(book, imported, profile)
    if (parsed.ok) {
      // The same bytes may have been read before under another name.
      const file = parsed.value.name === imported.name ? parsed.value : { ...parsed.value, name: imported.name }
      read.files.push(file)
      read.memo.set(key, file)
    } else read.failures.push(parsed.failure)
  }
  options.onProgress?.(effective.imports.length, effective.imports.length)
  return read
}

async function readAgain(
  book: Pick<Book, 'vault'>,
  imported: EffectiveImport,
  profile: ImportProfile | null,
): Promise<Result<ParsedFile, Failure>> {
  const { file, name, format, encoding } = imported
  const path = book.vault.pathOf(file)
  try {
    const { size } = await stat(path)
    if (size !== imported.bytes) return failed(failure('vaultDamaged', { name, detail: 'length' }))
    return await parseStored(path, { file, name, format, encoding, profile })
  } catch (error) {
    return failed(failure('vaultDamaged', { name, detail: errorCode(error) || messageOf(error) }))
  }
}
