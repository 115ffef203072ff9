// `book`: which one is open, switching, and telling everyone when it has changed.

import type { BookSummary } from '../../shared/bridge/contract'
import { ok } from '../../shared/result'
import { bridge } from './bridge'
import type { Session } from './session'

export function bookCalls(session: Session, scratchFolder: string) {
  return {
    summary: bridge.book.summary.handler(() => summarise(session)),
    open: bridge.book.open.handler(async ({ input }) => {
      const opened = await session.open(input.which, scratchFolder)
      return opened.ok ? ok(await summarise(session)) : opened
    }),
    changes: bridge.book.changes.handler(async function* ({ signal }) {
      const { head, stateHash } = await session.settled()
      yield* session.changes.listen({ which: session.current().which, head, stateHash }, signal)
    }),
  }
}

async function summarise(session: Session): Promise<BookSummary> {
  const facts = await session.settled()
  const { which, book, readOnlyReason } = session.current()
  return {
    which,
    id: book.id,
    folder: book.folder,
    readOnly: book.readOnly || readOnlyReason !== null,
    readOnlyReason,
    head: facts.head,
    events: book.journal.events.length,
    files: facts.files,
    entries: facts.entries,
    stateHash: facts.stateHash,
    firstDay: facts.firstDay,
    lastDay: facts.lastDay,
    syncedFolder: book.syncedFolder,
  }
}
