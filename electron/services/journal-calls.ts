// `journal`: what was done, undone and done again.

import { type Failure, failure } from '../../shared/failure'
import type { JournalEvent, NewEvent } from '../../shared/journal/events'
import { failed, ok, type Result } from '../../shared/result'
import { redoLast, undoLast, undoOf } from '../book/undo'
import { bridge } from './bridge'
import { journalRows } from './journal-rows'
import { appendDone, type Session } from './session'

export function journalCalls(session: Session) {
  const { journal } = bridge
  return {
    list: journal.list.handler(({ input }) =>
      journalRows(session.current().book.journal.events, input.before, input.limit),
    ),
    undo: journal.undo.handler(({ input: { seq, from } }) =>
      appendDone(session, (events) => {
        if (seq === undefined) return undoLast(events)
        return from === undefined || from === seq ? one(undoOf(events, seq)) : undoSpan(events, from, seq)
      }),
    ),
    redo: journal.redo.handler(() => appendDone(session, redoLast)),
  }
}

/** Undoes what still counts of a span, newest first; fails where nothing does. */
function undoSpan(events: readonly JournalEvent[], from: number, seq: number): Result<readonly NewEvent[], Failure> {
  const undos: NewEvent[] = []
  for (let at = seq; at >= from; at -= 1) {
    const undo = undoOf(events, at)
    if (undo.ok) undos.push(undo.value)
  }
  return undos.length > 0 ? ok(undos) : failed(failure('nothingToUndo'))
}

function one(made: ReturnType<typeof undoOf>) {
  return made.ok ? ok([made.value]) : made
}
