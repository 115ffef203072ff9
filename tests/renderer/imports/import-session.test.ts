import { describe, expect, it } from 'vitest'
import {
  isBusy,
  NO_SESSION,
  nextSession,
  type Session,
  type SessionEvent,
} from '../../../renderer/imports/import-session'
import { fileReport } from './file-report'

function played(...events: readonly SessionEvent[]): Session {
  return events.reduce(nextSession, NO_SESSION)
}

const previewed: SessionEvent = { kind: 'previewed', preview: 'p1', files: [fileReport({})] }

describe('one import', () => {
  it('goes from the drop over the preview to the result', () => {
    const done = { imported: 1, added: 2, known: 3, revised: 0, seqs: [7], span: null }
    expect(played({ kind: 'offering' }).phase).toBe('offering')
    expect(played({ kind: 'offering' }, { kind: 'reading', tokens: ['t'] }, previewed)).toMatchObject({
      phase: 'preview',
      tokens: ['t'],
      preview: 'p1',
    })
    expect(played(previewed, { kind: 'importing' }, { kind: 'done', done })).toMatchObject({
      phase: 'done',
      done,
      tokens: [],
    })
  })

  it('returns to the preview when a second reading is cancelled, and to the start when the first one is', () => {
    expect(played(previewed, { kind: 'offering' }, { kind: 'cancelled' }).phase).toBe('preview')
    expect(played({ kind: 'offering' }, { kind: 'cancelled' }).phase).toBe('idle')
  })

  it('keeps what was offered when it fails, so that a person can try again', () => {
    const failed = played(
      { kind: 'reading', tokens: ['t'] },
      { kind: 'failed', failure: { kind: 'diskFull', params: {} } },
    )
    expect(failed).toMatchObject({ phase: 'failed', tokens: ['t'] })
    expect(nextSession(failed, { kind: 'reading', tokens: ['t'] }).failure).toBeNull()
  })

  it('forgets a wish for an incomplete file when it is taken back', () => {
    const wish: SessionEvent = { kind: 'accepted', sha256: 'a', wanted: true }
    expect([...played(wish).accepted]).toEqual(['a'])
    expect([...played(wish, { ...wish, wanted: false }).accepted]).toEqual([])
  })

  it('begins a new import after a finished one', () => {
    const done = { imported: 1, added: 2, known: 3, revised: 0, seqs: [], span: null }
    expect(played({ kind: 'done', done }, { kind: 'offering' })).toMatchObject({ done: null, files: [] })
  })

  it('can be stopped exactly while something runs', () => {
    expect(isBusy(NO_SESSION)).toBe(false)
    expect(isBusy(played({ kind: 'importing' }))).toBe(true)
    expect(isBusy(played(previewed))).toBe(false)
  })
})
