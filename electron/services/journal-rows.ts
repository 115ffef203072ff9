// The journal as people read it: one sentence an event, newest first.

import type { JournalRow } from '../../shared/bridge/contract'
import type { JournalEvent, NewEvent } from '../../shared/journal/events'
import type { Resolution } from '../../shared/matching/model'
import { type Reason, type ReasonParams, reason } from '../../shared/reason'
import { type Deed, deedCode } from '../../shared/sentences/journal'
import { undoneEvents } from '../book/decisions'
import { isUndoable } from '../book/undo'

type Events = readonly JournalEvent[]

/** The newest `limit` rows before event `before`, newest first. */
export function journalRows(events: Events, before: number | undefined, limit: number): JournalRow[] {
  const undone = undoneEvents(events)
  const end = Math.max(0, before === undefined ? events.length : before - 1)
  return events
    .slice(Math.max(0, end - limit), end)
    .reverse()
    .map((event) => ({
      seq: event.seq,
      at: event.at,
      kind: event.kind,
      summary: summaryOf(events, event),
      undone: undone.has(event.seq),
      undoable: isUndoable(event) && !undone.has(event.seq),
    }))
}

function targetOf(events: Events, event: JournalEvent): JournalEvent | undefined {
  return event.kind === 'event.undone' ? events[event.data.seq - 1] : undefined
}

function summaryOf(events: Events, event: JournalEvent): Reason {
  let at: JournalEvent = event
  let turns = 0
  for (let target = targetOf(events, at); target !== undefined; target = targetOf(events, at)) {
    at = target
    turns += 1
  }
  const [deed, params] = deedOf(at)
  return reason(deedCode(deed, turns === 0 ? 'done' : turns % 2 === 1 ? 'undone' : 'redone'), params)
}

const RESOLVED: Readonly<Record<Resolution, Deed>> = {
  expected: 'journalResolvedExpected',
  acknowledged: 'journalResolvedAcknowledged',
  writtenOff: 'journalResolvedWrittenOff',
  handledOutside: 'journalResolvedHandledOutside',
}

function deedOf(event: NewEvent): [Deed, ReasonParams] {
  switch (event.kind) {
    case 'file.imported':
      return ['journalFileImported', { name: event.data.name }]
    case 'profile.saved':
      return ['journalProfileSaved', { name: event.data.profile.name }]
    case 'settings.changed':
      return ['journalSettingsChanged', {}]
    case 'match.confirmed':
      return ['journalMatchConfirmed', { left: event.data.left.length, right: event.data.right.length }]
    case 'match.rejected':
      return ['journalMatchRejected', { left: event.data.left.length, right: event.data.right.length }]
    case 'exception.resolved':
      return [RESOLVED[event.data.how], {}]
    case 'note.added':
      return ['journalNoteAdded', { text: event.data.text.slice(0, 60) }]
    case 'book.migrated':
      return ['journalBookMigrated', {}]
    case 'event.undone':
      // Only where a journal undoes an event that it does not have.
      return ['journalSettingsChanged', {}]
  }
}
