// What counts of a journal. Do + undo leaves what was there before; the last decision about a thing wins.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { effectiveOf, undoneEvents } from '../../../electron/book/decisions'
import { redoLast, undoLast, undoOf } from '../../../electron/book/undo'
import type { EventData, JournalEvent, NewEvent } from '../../../shared/journal/events'
import { DEFAULT_SETTINGS } from '../../../shared/settings'
import { shaOf } from '../../helpers/parsed-files'

const [a, b, c] = ['a', 'b', 'c'].map((letter) => letter.repeat(32)) as [string, string, string]
const journal = (events: readonly NewEvent[]): JournalEvent[] =>
  events.map((event, at) => ({ ...event, seq: at + 1, at: at * 1000, v: 1, prev: '', hash: '' }) as JournalEvent)
const undo = (seq: number): NewEvent => ({ kind: 'event.undone', data: { seq } })
const sides = (left: string[], right: string[]) => ({ level: 'L1' as const, left, right, note: '' })
const confirm = (left: string[], right: string[]): NewEvent => ({ kind: 'match.confirmed', data: sides(left, right) })
const reject = (left: string[], right: string[]): NewEvent => ({ kind: 'match.rejected', data: sides(left, right) })
const resolve = (how: EventData<'exception.resolved'>['how'], note = ''): NewEvent => ({
  kind: 'exception.resolved',
  data: { exception: 'e', how, note },
})
const name = (shopName: string): NewEvent => ({
  kind: 'settings.changed',
  data: { settings: { ...DEFAULT_SETTINGS, shopName } },
})
const imported = (file: string, changes: Partial<EventData<'file.imported'>> = {}): NewEvent => ({
  kind: 'file.imported',
  data: {
    file: shaOf(file),
    bytes: 1,
    name: file,
    archive: null,
    format: 'f',
    parserVersion: 1,
    encoding: 'utf-8',
    profile: null,
    original: null,
    maskedNumbers: 0,
    incompleteAccepted: false,
    ...changes,
  },
})
const effective = (...events: NewEvent[]) => effectiveOf(journal(events))
/** Without what only tells when and where in the journal. */
const state = (...events: NewEvent[]) => {
  const { imports, settings, profiles, decisions, notes } = effective(...events)
  const bare = <T extends { seq: number; at: number }>({ seq: _, at: __, ...rest }: T) => rest
  return { imports: imports.map(bare), settings, profiles, decisions, notes: notes.map(bare) }
}

describe('undo', () => {
  test('an undone event does not count, and an undone undo lets it count again', () => {
    expect(effective(name('one'), undo(1)).settings.shopName).toBe('')
    expect(effective(name('one'), undo(1), undo(2)).settings.shopName).toBe('one')
    expect(effective(name('one'), undo(1), undo(2), undo(3)).settings.shopName).toBe('')
    expect([...undoneEvents(journal([name('one'), undo(1), undo(2)]))]).toEqual([2])
  })

  test('undoing a setting brings back the one before it', () => {
    expect(effective(name('one'), name('two'), undo(2)).settings.shopName).toBe('one')
  })

  test('an undo of a later event does nothing', () => {
    expect(effective(undo(2), name('one')).settings.shopName).toBe('one')
  })

  test('undo, undo, redo, redo walks back and forth', () => {
    const events: NewEvent[] = [name('one'), name('two')]
    const shop = () => effectiveOf(journal(events)).settings.shopName
    const step = (made: ReturnType<typeof undoLast>) => {
      if (!made.ok) throw new Error(made.failure.kind)
      events.push(...made.value)
      return shop()
    }
    expect(step(undoLast(journal(events)))).toBe('one')
    expect(step(undoLast(journal(events)))).toBe('')
    expect(undoLast(journal(events))).toMatchObject({ ok: false, failure: { kind: 'nothingToUndo' } })
    expect(step(redoLast(journal(events)))).toBe('one')
    expect(step(redoLast(journal(events)))).toBe('two')
    expect(redoLast(journal(events))).toMatchObject({ ok: false, failure: { kind: 'nothingToUndo' } })
    expect(step(undoLast(journal(events)))).toBe('one')
    events.push(name('three'))
    expect(redoLast(journal(events))).toMatchObject({ ok: false })
  })

  test('what was written at once is undone and redone at once', () => {
    const act = (events: readonly NewEvent[], at: number, from: number): JournalEvent[] =>
      events.map((event, index) => ({ ...event, seq: from + index, at, v: 1, prev: '', hash: '' }) as JournalEvent)
    const decided = [...act([name('one')], 10, 1), ...act([resolve('expected'), resolve('writtenOff')], 20, 2)]
    const undos = undoLast(decided)
    expect(undos).toEqual({ ok: true, value: [undo(3), undo(2)] })
    const undone = [...decided, ...act(undos.ok ? undos.value : [], 30, 4)]
    expect(redoLast(undone)).toEqual({ ok: true, value: [undo(5), undo(4)] })
    expect(undoLast(undone)).toEqual({ ok: true, value: [undo(1)] })
  })

  test('what is not there or undone already cannot be undone', () => {
    expect(undoOf(journal([]), 1)).toMatchObject({ ok: false, failure: { kind: 'eventMissing', params: { seq: 1 } } })
    expect(undoOf(journal([name('x'), undo(1)]), 1)).toMatchObject({ ok: false, failure: { kind: 'nothingToUndo' } })
    expect(undoOf(journal([name('x')]), 1)).toEqual({ ok: true, value: undo(1) })
  })

  test('do + undo leaves the state as it was, for any journal and any event', () => {
    const event = fc.constantFrom(
      name('x'),
      name('y'),
      confirm([a], [b]),
      reject([a], [b]),
      confirm([a], [c]),
      resolve('expected'),
      imported('f'),
      imported('g'),
    )
    fc.assert(
      fc.property(fc.array(event, { maxLength: 8 }), event, (before, done) => {
        expect(state(...before, done, undo(before.length + 1))).toEqual(state(...before))
        expect(state(...before, done, undo(before.length + 1), undo(before.length + 2))).toEqual(state(...before, done))
      }),
    )
  })
})

describe('decisions', () => {
  test('enter by content: sides are sorted and the order of deciding leaves no trace', () => {
    expect(state(confirm([b, a], [c]))).toEqual(state(confirm([a, b], [c])))
    expect(state(reject([a], [b]), reject([a], [c]))).toEqual(state(reject([a], [c]), reject([a], [b])))
  })

  test('the last of confirming and rejecting the same sides wins', () => {
    expect(effective(confirm([a], [b]), reject([a], [b])).decisions).toMatchObject({
      confirmed: [],
      rejected: [{ left: [a] }],
    })
    expect(effective(reject([a], [b]), confirm([a], [b])).decisions).toMatchObject({
      confirmed: [{ left: [a] }],
      rejected: [],
    })
  })

  test('confirming more than was rejected takes the rejection back, and the other way round', () => {
    expect(effective(reject([a], [b]), confirm([a], [b, c])).decisions.rejected).toEqual([])
    expect(effective(confirm([a], [b, c]), reject([a], [b])).decisions.confirmed).toEqual([])
  })

  test('an entry is confirmed once per level: the later confirmation stands', () => {
    expect(effective(confirm([a], [b]), confirm([a], [c])).decisions.confirmed).toEqual([
      { level: 'L1', left: [a], right: [c] },
    ])
    const other: NewEvent = { kind: 'match.confirmed', data: { ...sides([a], [c]), level: 'L2' } }
    expect(effective(confirm([a], [b]), other).decisions.confirmed).toHaveLength(2)
  })

  test('of resolutions of one exception the last one stands', () => {
    expect(effective(resolve('expected'), resolve('acknowledged', 'seen')).decisions.resolved).toEqual([
      { exception: 'e', how: 'acknowledged', note: 'seen' },
    ])
  })
})

describe('imports', () => {
  test('the same bytes imported twice are one import', () => {
    expect(effective(imported('f'), imported('f')).imports).toHaveLength(1)
    expect(effective(imported('f'), imported('f'), undo(2)).imports).toHaveLength(1)
    expect(effective(imported('f'), undo(1)).imports).toEqual([])
  })

  test('notes are kept in their order', () => {
    const note = (text: string): NewEvent => ({ kind: 'note.added', data: { entry: a, text } })
    expect(effective(note('one'), note('two'), undo(1)).notes.map(({ text }) => text)).toEqual(['two'])
  })
})
