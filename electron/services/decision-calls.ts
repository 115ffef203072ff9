// `decisions`: what a person says about matches, exceptions and entries. Checked against the view first, so that
// nothing is written about what is not there.

import type { NewEvent } from '../../shared/journal/events'
import { failed } from '../../shared/result'
import { effectiveOf } from '../book/decisions'
import { bridge } from './bridge'
import type { Deriving } from './deriving'
import { appendDone, type Session } from './session'

export function decisionCalls(session: Session) {
  const decide = async (check: ReturnType<Deriving['checkEntry']>, events: readonly NewEvent[]) => {
    const objection = await check
    return objection ? failed(objection) : appendDone(session, events)
  }
  const { decisions } = bridge
  return {
    confirm: decisions.confirm.handler(async ({ input }) => {
      await session.settled()
      return decide(session.deriving.checkSides({ ...input, confirm: true }), [
        { kind: 'match.confirmed', data: input },
      ])
    }),
    reject: decisions.reject.handler(async ({ input }) => {
      await session.settled()
      return decide(session.deriving.checkSides({ ...input, confirm: false }), [
        { kind: 'match.rejected', data: input },
      ])
    }),
    resolve: decisions.resolve.handler(async ({ input: { exceptions, how, note } }) => {
      await session.settled()
      const events = exceptions.map((exception) => ({
        kind: 'exception.resolved' as const,
        data: { exception, how, note },
      }))
      return decide(session.deriving.checkResolution({ exceptions, how }), events)
    }),
    note: decisions.note.handler(async ({ input }) => {
      await session.settled()
      return decide(session.deriving.checkEntry(input.entry), [{ kind: 'note.added', data: input }])
    }),
    notes: decisions.notes.handler(({ input }) => {
      const { notes } = effectiveOf(session.current().book.journal.events)
      return notes.filter((note) => note.entry === input.entry).map(({ seq, at, text }) => ({ seq, at, text }))
    }),
  }
}
