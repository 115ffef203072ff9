// Files into a book, for `import` and `reconcile`: read, preview, commit, and who says what about each file.

import { type Failure, failure } from '../../shared/failure'
import { ok, type Result } from '../../shared/result'
import type { ImportProfile } from '../../shared/settings'
import type { Book } from '../book/book'
import { type DerivedBook, deriveBook } from '../book/derive'
import { commitImport, type ImportDone, type ImportPreview, previewImport } from '../book/import-files'
import { deriveAndMigrate } from '../book/migrate'
import type { ParsedMemo } from '../book/parsed-memo'
import type { ReadOutcome } from '../import/read'
import type { CommandContext, ExitStatus } from './command'
import { complain } from './complain'
import { highest } from './exit-status'
import { type ReadFile, type ReadFilesOptions, readProfile } from './read-files'

export const READING_OPTIONS = {
  password: { type: 'string' },
  profile: { type: 'string' },
  incomplete: { type: 'boolean' },
} as const

/** Options that say how files are read. */
export async function readingOptions(
  { options }: Pick<CommandContext, 'options'>,
  saved: readonly ImportProfile[],
): Promise<Result<Pick<ReadFilesOptions, 'profiles' | 'named' | 'password'>, Failure>> {
  const { profile: path, password } = options
  const secret = typeof password === 'string' ? { password } : {}
  if (typeof path !== 'string') return ok({ profiles: saved, ...secret })
  const profile = await readProfile(path)
  return profile.ok ? ok({ profiles: saved, named: [profile.value], ...secret }) : profile
}

export interface Taken {
  readonly preview: ImportPreview
  readonly done: ImportDone
  /** The book as it is after the import. */
  readonly derived: DerivedBook
}

/** Imports what was read. Incomplete files are taken where `acceptIncomplete`. */
export async function takeFiles(
  book: Book,
  read: readonly ReadFile[],
  acceptIncomplete: boolean,
  signal: AbortSignal,
): Promise<Result<Taken, Failure>> {
  const outcomes = outcomesOf(read)
  const before = await deriveAndMigrate(book, { signal })
  const preview = previewImport(before, outcomes)
  const done = await commitImport(book, preview, { acceptIncomplete, signal })
  if (!done.ok && done.failure.kind !== 'incompleteNotAccepted') return done
  const result = done.ok ? done.value : nothingDone(preview)
  if (result.imported === 0) return ok({ preview, done: result, derived: before })
  remember(before.memo, outcomes)
  return ok({ preview, done: result, derived: await deriveBook(book, { signal, reuse: before }) })
}

export function outcomesOf(read: readonly ReadFile[]): readonly ReadOutcome[] {
  return read.flatMap(({ outcome }) => (outcome.ok ? [outcome.value] : []))
}

/** Rows that were just read need not be parsed again from the vault. */
function remember(memo: ParsedMemo, outcomes: readonly ReadOutcome[]): void {
  for (const { sha256, encoding, profile, parsed } of outcomes.flatMap(({ members }) => members)) {
    memo.set({ file: sha256, format: parsed.format, encoding, profile }, parsed)
  }
}

/** Every file was incomplete and none was accepted. */
function nothingDone(preview: ImportPreview): ImportDone {
  const left = preview.files.map((file) => ({
    file,
    failure: failure('incompleteNotAccepted', {
      name: file.name,
      detail: file.reasons.map(({ code }) => code).join(', '),
    }),
  }))
  return { events: [], imported: 0, added: 0, known: 0, revised: 0, left }
}

/** Says which files could not be read or were refused. */
export function complainAboutRead(context: CommandContext, read: readonly ReadFile[]): ExitStatus {
  const failures = read.flatMap(({ outcome }) =>
    outcome.ok ? outcome.value.refused.map((refused) => refused.failure) : [outcome.failure],
  )
  return highest(failures.map((each) => complain(context, each)))
}

export function complainAboutLeft(context: CommandContext, done: ImportDone): ExitStatus {
  return highest(done.left.map(({ failure: each }) => complain(context, each)))
}
