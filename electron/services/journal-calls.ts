// `journal`: what was done, undone and done again.

import { ok } from '../../shared/result'
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
    undo: journal.undo.handler(({ input: { seq } }) =>
      appendDone(session, (events) => one(seq === undefined ? undoLast(events) : undoOf(events, seq))),
    ),
    redo: journal.redo.handler(() => appendDone(session, (events) => one(redoLast(events)))),
  }
}

function one(made: ReturnType<typeof undoLast>) {
  return made.ok ? ok([made.value]) : made
}
