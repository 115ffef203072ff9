// The book is the truth: original files and decisions. One writer at a time; what is refused is left untouched.

import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { type Failure, failure } from '../../shared/failure'
import type { JournalEvent, NewEvent } from '../../shared/journal/events'
import { type Reason, reason } from '../../shared/reason'
import { failed, ok, type Result } from '../../shared/result'
import { isTemporary, removeTemporaries, syncFolder, writeTextAtomic } from './atomic-file'
import { canonicalJson } from './canonical'
import { errorCode, messageOf, writeFailure } from './disk-failure'
import { findForks } from './fork'
import { type JournalReading, JournalWriter, readJournal } from './journal'
import { EMPTY_HEAD } from './journal-line'
import { type Lock, takeLock } from './lock'
import { syncedFolderOf } from './synced-folder'
import { Vault } from './vault'

export const BOOK_FORMAT = 1

const bookZ = z.object({ format: z.int().min(1), id: z.string().min(1), createdAt: z.int().optional() })
type BookJson = z.infer<typeof bookZ>

export interface Journal {
  readonly events: readonly JournalEvent[]
  /** Hash of the last event, 64 zeros while there is none. */
  readonly head: string
}

export interface Book {
  readonly folder: string
  readonly id: string
  readonly readOnly: boolean
  /** Why it is read-only although writing was asked for, or what keeps it from being whole; else `null`. */
  readonly readOnlyReason: Failure | null
  readonly journal: Journal
  readonly vault: Vault
  /** Name of the synchronising service whose folder the book lies in. */
  readonly syncedFolder: string | null
  /** Forks and a synchronised folder. */
  readonly findings: readonly Reason[]
  /** One write and one fsync; acknowledged after both. After a failure nothing of it is in the journal. */
  append(events: readonly NewEvent[]): Promise<Result<readonly JournalEvent[], Failure>>
  /** Reads the journal again (a read-only book sees what the writer has added since). */
  refresh(): Promise<void>
  close(): Promise<void>
}

export interface OpenOptions {
  readonly write: boolean
  /** Make the book where the folder is absent or empty. Needs `write`. */
  readonly create?: boolean
}

/**
 * Opens a book. Fails with `bookMissing`, `bookNotABook`, `bookHeld`, `diskFull` or `writeRefused`; a damaged or newer
 * book opens read-only with the reason.
 */
export async function openBook(folder: string, options: OpenOptions): Promise<Result<Book, Failure>> {
  const path = resolve(folder)
  const found = await findBook(path)
  if (!found.ok) return found
  if (found.value === 'absent' && !(options.create && options.write))
    return failed(failure('bookMissing', { name: folder }))
  if (!options.write) return readBook(path, null)
  if (found.value === 'absent') {
    const made = await makeFolder(path)
    if (!made.ok) return made
  }
  const lock = await takeLock(path)
  if (!lock.ok) return lock
  const opened = await openLocked(path, lock.value)
  if (!opened.ok || opened.value.readOnly) lock.value.release()
  return opened
}

async function findBook(folder: string): Promise<Result<'book' | 'absent', Failure>> {
  try {
    const names = await readdir(folder)
    if (names.includes('book.json')) return ok('book')
    return names.every(isOurLeftover) ? ok('absent') : failed(failure('bookNotABook', { name: folder }))
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return ok('absent')
    if (errorCode(error) === 'ENOTDIR') return failed(failure('bookNotABook', { name: folder }))
    return failed(failure('fileUnreadable', { name: folder, detail: errorCode(error) || messageOf(error) }))
  }
}

/** What an interrupted creation or the system itself leaves in an otherwise empty folder. */
function isOurLeftover(name: string): boolean {
  return (
    isTemporary(name) || name === 'lock' || name.startsWith('lock.') || name === '.DS_Store' || name === 'desktop.ini'
  )
}

async function makeFolder(folder: string): Promise<Result<null, Failure>> {
  try {
    await mkdir(folder, { recursive: true })
    return ok(null)
  } catch (error) {
    return failed(writeFailure(error, folder))
  }
}

async function openLocked(folder: string, lock: Lock): Promise<Result<Book, Failure>> {
  try {
    if (lock.takenOver) await removeLeftovers(folder)
    // Asked again under the lock: another process may have made the book meanwhile.
    const found = await findBook(folder)
    if (!found.ok) return found
    if (found.value === 'absent') await createBook(folder)
    return await readBook(folder, lock)
  } catch (error) {
    return failed(writeFailure(error, folder))
  }
}

async function createBook(folder: string): Promise<void> {
  const content: BookJson = { format: BOOK_FORMAT, id: crypto.randomUUID(), createdAt: Date.now() }
  await writeTextAtomic(join(folder, 'book.json'), `${canonicalJson(content)}\n`)
  await mkdir(join(folder, 'journal'), { recursive: true })
  await mkdir(join(folder, 'vault'), { recursive: true })
  await syncFolder(folder)
}

async function removeLeftovers(folder: string): Promise<void> {
  await removeTemporaries(folder)
  await removeTemporaries(join(folder, 'derived'))
  await new Vault(join(folder, 'vault')).removeTemporaries()
  for (const name of await readdir(folder)) {
    if (name.startsWith('lock.') && (await isOlderThanMinute(join(folder, name))))
      await rm(join(folder, name), { force: true })
  }
}

async function isOlderThanMinute(path: string): Promise<boolean> {
  const { mtimeMs } = await stat(path)
  return Date.now() - mtimeMs > 60_000
}

async function readBook(folder: string, lock: Lock | null): Promise<Result<Book, Failure>> {
  try {
    const identity = await readIdentity(folder)
    const reading = await readJournal(join(folder, 'journal'))
    const trouble = identity.failure ?? reading.failure
    const writer = new JournalWriter(join(folder, 'journal'), reading)
    if (lock && !trouble && reading.torn) await writer.mend(reading.torn)
    const syncedFolder = syncedFolderOf(folder)
    const findings = [
      ...(await findForks(join(folder, 'journal'), reading)),
      ...(syncedFolder ? [reason('findingSyncedFolder', { place: syncedFolder })] : []),
    ]
    const parts = { folder, id: identity.id, trouble, findings, syncedFolder }
    return ok(new OpenBook(parts, writer, trouble ? null : lock))
  } catch (error) {
    return failed(failure('fileUnreadable', { name: folder, detail: errorCode(error) || messageOf(error) }))
  }
}

async function readIdentity(folder: string): Promise<{ id: string; failure: Failure | null }> {
  const text = await readFile(join(folder, 'book.json'), 'utf8')
  const parsed = bookZ.safeParse(parseJson(text))
  if (!parsed.success) {
    return {
      id: 'unreadable',
      failure: failure('journalDamaged', { name: 'book.json', line: 1, detail: 'not readable' }),
    }
  }
  const newer = parsed.data.format > BOOK_FORMAT
  const trouble = newer ? failure('bookNewer', { name: folder, version: parsed.data.format }) : null
  return { id: parsed.data.id, failure: trouble }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

interface BookParts {
  readonly folder: string
  readonly id: string
  readonly trouble: Failure | null
  readonly findings: readonly Reason[]
  readonly syncedFolder: string | null
}

class OpenBook implements Book {
  readonly folder: string
  readonly id: string
  readonly readOnlyReason: Failure | null
  readonly vault: Vault
  readonly syncedFolder: string | null
  readonly findings: readonly Reason[]
  #writer: JournalWriter
  #lock: Lock | null
  #queue: Promise<unknown> = Promise.resolve()

  constructor(parts: BookParts, writer: JournalWriter, lock: Lock | null) {
    this.folder = parts.folder
    this.id = parts.id
    this.readOnlyReason = parts.trouble
    this.findings = parts.findings
    this.syncedFolder = parts.syncedFolder
    this.vault = new Vault(join(parts.folder, 'vault'))
    this.#writer = writer
    this.#lock = lock
  }

  get readOnly(): boolean {
    return this.#lock === null
  }

  get journal(): Journal {
    const { events } = this.#writer
    return { events, head: events.at(-1)?.hash ?? EMPTY_HEAD }
  }

  append(events: readonly NewEvent[]): Promise<Result<readonly JournalEvent[], Failure>> {
    const turn = this.#queue.then(() => this.#append(events))
    this.#queue = turn
    return turn
  }

  async #append(events: readonly NewEvent[]): Promise<Result<readonly JournalEvent[], Failure>> {
    const lock = this.#lock
    if (!lock) {
      const detail = this.readOnlyReason?.kind ?? 'readOnly'
      return failed(failure('bookReadOnly', { name: this.folder, detail }))
    }
    if (!(await lock.isHeld())) return failed(failure('bookReadOnly', { name: this.folder, detail: 'bookHeld' }))
    if (events.length === 0) return ok([])
    return this.#writer.append(events)
  }

  async refresh(): Promise<void> {
    if (this.#lock) return
    const reading: JournalReading = await readJournal(join(this.folder, 'journal'))
    this.#writer = new JournalWriter(join(this.folder, 'journal'), reading)
  }

  async close(): Promise<void> {
    await this.#queue.catch(() => undefined)
    this.#lock?.release()
    this.#lock = null
  }
}
