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

/**
 * Undoes the last act: the last event that counts and is not itself an undo, with all that was written in the same
 * append (many differences resolved at once, an import of many files). Newest first. Fails with `nothingToUndo`.
 */
export function undoLast(events: readonly JournalEvent[]): Result<readonly NewEvent[], Failure> {
  const undone = undoneEvents(events)
  const counts = (event: JournalEvent) => event.kind !== 'event.undone' && isUndoable(event) && !undone.has(event.seq)
  return undosOf(sameAct(events, events.findLast(counts), counts))
}

/**
 * Undoes the last undo, as a whole act, while nothing but undos came after it: a new decision ends the chance to redo.
 * Fails with `nothingToUndo`.
 */
export function redoLast(events: readonly JournalEvent[]): Result<readonly NewEvent[], Failure> {
  const undone = undoneEvents(events)
  const bySeq = new Map(events.map((event) => [event.seq, event]))
  const lastDecision = events.findLast((event) => event.kind !== 'event.undone')?.seq ?? 0
  const counts = (event: JournalEvent) => {
    if (event.kind !== 'event.undone' || event.seq < lastDecision || undone.has(event.seq)) return false
    const target = bySeq.get(event.data.seq)
    return target !== undefined && target.kind !== 'event.undone'
  }
  return undosOf(sameAct(events, events.findLast(counts), counts))
}

/** Events of one append bear one time (journal.ts); nothing else can be written while its fsync is awaited. */
function sameAct(
  events: readonly JournalEvent[],
  last: JournalEvent | undefined,
  counts: (event: JournalEvent) => boolean,
): readonly JournalEvent[] {
  if (!last) return []
  return events.filter((event) => event.at === last.at && event.seq <= last.seq && counts(event)).toReversed()
}

function undosOf(act: readonly JournalEvent[]): Result<readonly NewEvent[], Failure> {
  const undos = act.map(({ seq }): NewEvent => ({ kind: 'event.undone', data: { seq } }))
  return undos.length > 0 ? ok(undos) : failed(failure('nothingToUndo'))
}
