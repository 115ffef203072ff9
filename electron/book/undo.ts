// Undo is an event of its own; nothing is erased. Undoing an undo does the event again.

import { type Failure, failure } from '../../shared/failure'
import type { EventKind, JournalEvent, NewEvent } from '../../shared/journal/events'
import { failed, ok, type Result } from '../../shared/result'
import { undoneEvents } from './decisions'

/** Kinds that record what happened to the book itself; taking them back would change nothing. */
const NOT_UNDOABLE: ReadonlySet<EventKind> = new Set<EventKind>(['book.migrated'])

export function isUndoable(event: JournalEvent): boolean {
  return !NOT_UNDOABLE.has(event.kind)
}

/** The undo of event `seq`. Fails with `eventMissing`, or `nothingToUndo` where it is undone already. */
export function undoOf(events: readonly JournalEvent[], seq: number): Result<NewEvent, Failure> {
  const event = events.find((each) => each.seq === seq)
  if (!event) return failed(failure('eventMissing', { seq }))
  if (!isUndoable(event) || undoneEvents(events).has(seq)) return failed(failure('nothingToUndo'))
  return ok({ kind: 'event.undone', data: { seq } })
}

/** The undo of the last event that counts and is not itself an undo. Fails with `nothingToUndo`. */
export function undoLast(events: readonly JournalEvent[]): Result<NewEvent, Failure> {
  const undone = undoneEvents(events)
  const last = events.findLast((event) => event.kind !== 'event.undone' && isUndoable(event) && !undone.has(event.seq))
  return last ? ok({ kind: 'event.undone', data: { seq: last.seq } }) : failed(failure('nothingToUndo'))
}

/**
 * The undo of the last undo, while nothing but undos came after it: a new decision ends the chance to redo.
 * Fails with `nothingToUndo`.
 */
export function redoLast(events: readonly JournalEvent[]): Result<NewEvent, Failure> {
  const undone = undoneEvents(events)
  const bySeq = new Map(events.map((event) => [event.seq, event]))
  for (const event of events.toReversed()) {
    if (event.kind !== 'event.undone') break
    const target = bySeq.get(event.data.seq)
    if (!undone.has(event.seq) && target && target.kind !== 'event.undone') {
      return ok({ kind: 'event.undone', data: { seq: event.seq } })
    }
  }
  return failed(failure('nothingToUndo'))
}
