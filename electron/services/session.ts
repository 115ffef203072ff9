// Which book is open and what has been derived of it. Writes happen one after another; whatever is asked of the view
// waits until the view is that of the last write.

import { join } from 'node:path'
import type { BookSummary } from '../../shared/bridge/contract'
import { type Failure, failure } from '../../shared/failure'
import type { JournalEvent, NewEvent } from '../../shared/journal/events'
import { failed, ok, type Result } from '../../shared/result'
import { type Book, openBook } from '../book/book'
import { type Changes, makeChanges } from './changes'
import type { DerivedFacts, Deriving } from './deriving'
import { unexpected } from './faults'
import { makeSampleBook } from './sample-shop'

export type Which = BookSummary['which']

export interface BookChange {
  readonly which: Which
  readonly head: string
  readonly stateHash: string
}

export interface Place {
  readonly dataFolder: string
  readonly bookFolder?: string
}

interface OpenBook {
  readonly which: Which
  readonly book: Book
  readonly readOnlyReason: Failure | null
}

export interface Session {
  readonly deriving: Deriving
  readonly changes: Changes<BookChange>
  readonly place: Place
  /** The open book. */
  current(): OpenBook
  /** What has been derived of it, once the last write is in it. */
  settled(): Promise<DerivedFacts>
  /** Runs after all earlier writes; derives and tells everyone where `act` has changed the journal. */
  write<T>(act: (book: Book) => Promise<Result<T, Failure>>): Promise<Result<T, Failure>>
  open(which: Which, scratchFolder: string): Promise<Result<null, Failure>>
  close(): Promise<void>
}

const NOTHING_DERIVED: DerivedFacts = {
  head: '0'.repeat(64),
  stateHash: '',
  entries: 0,
  files: 0,
  firstDay: null,
  lastDay: null,
}

/** Opens the shop's own book (made on first use). */
export async function startSession(place: Place, deriving: Deriving): Promise<Result<Session, Failure>> {
  const own = await openEither(place.bookFolder ?? join(place.dataFolder, 'book'), 'own')
  return own.ok ? ok(sessionOf(place, deriving, own.value)) : own
}

function sessionOf(place: Place, deriving: Deriving, first: OpenBook): Session {
  const changes = makeChanges<BookChange>()
  let open = first
  /** Why the view is not that of the journal, where deriving failed. */
  let trouble: Failure | null = null
  let closing = false
  let writes: Promise<unknown> = Promise.resolve()
  let derived: Promise<DerivedFacts> = derive(NOTHING_DERIVED)

  async function derive(before: DerivedFacts): Promise<DerivedFacts> {
    const facts = await deriving
      .open(open.book.folder)
      .catch((error: unknown) => failed(closing ? failure('cancelled') : unexpected(error)))
    trouble = facts.ok ? null : facts.failure
    if (facts.ok) {
      changes.publish({ which: open.which, head: facts.value.head, stateHash: facts.value.stateHash })
      return facts.value
    }
    return before
  }
  function inTurn<T>(act: () => Promise<T>): Promise<T> {
    const turn = writes.then(act)
    writes = turn.catch(() => {})
    return turn
  }
  async function swap(which: Which, scratchFolder: string): Promise<Result<null, Failure>> {
    if (which === open.which) return ok(null)
    const next =
      which === 'own'
        ? await openEither(place.bookFolder ?? join(place.dataFolder, 'book'), 'own')
        : await openSample(place, deriving, scratchFolder)
    if (!next.ok) return next
    await open.book.close()
    open = next.value
    return ok(null)
  }
  return {
    deriving,
    changes,
    place,
    current: () => ({ ...open, readOnlyReason: open.readOnlyReason ?? trouble }),
    settled: () => derived,
    write: (act) =>
      inTurn(async () => {
        const before = open.book.journal.head
        const done = await act(open.book)
        if (open.book.journal.head !== before) derived = derived.then(derive)
        return done
      }),
    open: (which, scratchFolder) =>
      inTurn(async () => {
        // Making the sample shop derives another book meanwhile: nobody may look until this one is derived again.
        const facts = await derived
        const swapped = swap(which, scratchFolder)
        derived = swapped.then(
          () => derive(NOTHING_DERIVED),
          () => derive(facts),
        )
        const result = await swapped
        await derived
        return result
      }),
    async close() {
      closing = true
      changes.end()
      await writes
      await deriving.close()
      await open.book.close()
    },
  }
}

/** For writing, or read-only where another program holds it. */
async function openEither(folder: string, which: Which): Promise<Result<OpenBook, Failure>> {
  const writable = await openBook(folder, { write: true, create: true })
  if (writable.ok) return ok({ which, book: writable.value, readOnlyReason: writable.value.readOnlyReason })
  if (writable.failure.kind !== 'bookHeld') return writable
  const readable = await openBook(folder, { write: false })
  return readable.ok ? ok({ which, book: readable.value, readOnlyReason: writable.failure }) : writable
}

async function openSample(place: Place, deriving: Deriving, scratch: string): Promise<Result<OpenBook, Failure>> {
  const folder = join(place.dataFolder, 'sample')
  const there = await openBook(folder, { write: true })
  if (there.ok) return ok({ which: 'sample', book: there.value, readOnlyReason: there.value.readOnlyReason })
  if (there.failure.kind === 'bookHeld') return openEither(folder, 'sample')
  if (there.failure.kind !== 'bookMissing') return there
  const made = await makeSampleBook(folder, deriving, scratch)
  return made.ok ? openEither(folder, 'sample') : made
}

/** Appends events and answers as the contract's `done`. */
export function appendDone(
  session: Session,
  events: readonly NewEvent[] | ((standing: readonly JournalEvent[]) => Result<readonly NewEvent[], Failure>),
): Promise<Result<{ head: string; seq: number }, Failure>> {
  return session.write(async (book) => {
    const made = typeof events === 'function' ? events(book.journal.events) : ok(events)
    if (!made.ok) return made
    const appended = await book.append(made.value)
    if (!appended.ok) return appended
    const last = appended.value.at(-1)
    return last ? ok({ head: last.hash, seq: last.seq }) : failed(failure('inputInvalid', { detail: 'no event' }))
  })
}
