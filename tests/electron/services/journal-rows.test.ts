// The journal as people read it: every kind of event has its sentence in both languages, done, undone and done again.

import { describe, expect, it } from 'vitest'
import { journalRows } from '../../../electron/services/journal-rows'
import type { JournalEvent, NewEvent } from '../../../shared/journal/events'
import { RESOLUTIONS } from '../../../shared/matching/model'
import { say } from '../../../shared/sentences/say'
import { DEFAULT_SETTINGS, profileZ } from '../../../shared/settings'

const SIDES = { level: 'L1', left: ['a'], right: ['b', 'c'], note: '' } as const
const FILE = { file: 'f', bytes: 1, archive: null, format: 'x', parserVersion: 1, encoding: 'utf-8', profile: null }
const SOURCE = { original: null, maskedNumbers: 0, incompleteAccepted: false }
const PROFILE = profileZ.parse({
  id: 'p',
  name: '收银机',
  stream: 'order',
  headerFingerprint: '',
  delimiter: ',',
  columns: {},
})

const DEEDS: readonly NewEvent[] = [
  { kind: 'file.imported', data: { ...FILE, ...SOURCE, name: '账单.csv' } },
  { kind: 'profile.saved', data: { profile: PROFILE } },
  { kind: 'settings.changed', data: { settings: DEFAULT_SETTINGS } },
  { kind: 'match.confirmed', data: { ...SIDES, left: ['a'], right: ['b', 'c'] } },
  { kind: 'match.rejected', data: { ...SIDES, left: ['a'], right: ['b', 'c'] } },
  ...RESOLUTIONS.map((how): NewEvent => ({ kind: 'exception.resolved', data: { exception: 'e', how, note: '' } })),
  { kind: 'note.added', data: { entry: 'a', text: '已核实' } },
  { kind: 'book.migrated', data: { fromVersion: '1', toVersion: '2', stateBefore: 'a', stateAfter: 'b' } },
]

function journal(events: readonly NewEvent[]): JournalEvent[] {
  return events.map((event, index) => ({ ...event, seq: index + 1, at: index, v: 1, prev: '', hash: '' }))
}

const undo = (seq: number): NewEvent => ({ kind: 'event.undone', data: { seq } })

describe('rows of the journal', () => {
  it('have a sentence in both languages for every kind of event', () => {
    const rows = journalRows(journal(DEEDS), undefined, 100)
    const sentences = rows.flatMap(({ summary }) => [say('zh', summary), say('en', summary)])
    expect(new Set(sentences).size).toBe(2 * DEEDS.length)
  })

  it('say what was undone and what was done again', () => {
    const rows = journalRows(journal([...DEEDS.slice(0, 1), undo(1), undo(2)]), undefined, 100)
    expect(rows.map(({ summary }) => say('zh', summary))).toEqual([
      '重做：导入了“账单.csv”',
      '撤销：导入了“账单.csv”',
      '导入了“账单.csv”',
    ])
    expect(rows.map(({ undone }) => undone)).toEqual([false, true, false])
  })

  it('come newest first, a part at a time', () => {
    const events = journal(DEEDS)
    expect(journalRows(events, undefined, 2).map(({ seq }) => seq)).toEqual([DEEDS.length, DEEDS.length - 1])
    expect(journalRows(events, 3, 5).map(({ seq }) => seq)).toEqual([2, 1])
    expect(journalRows(events, 1, 5)).toEqual([])
  })

  it('can be undone unless they are undone already or tell of the book itself', () => {
    const rows = journalRows(journal([...DEEDS, undo(1)]), undefined, 100)
    const not = rows.filter(({ undoable }) => !undoable).map(({ kind }) => kind)
    expect(not).toEqual(['book.migrated', 'file.imported'])
  })
})
