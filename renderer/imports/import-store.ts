// The import that is under way. It lives beside the screen, not in it: going to another screen neither stops it nor
// forgets its preview.

import type { Failure } from '../../shared/failure'
import type { ImportProfile } from '../../shared/settings'
import type { Bridge } from '../app/connect'
import type { OfferProgress } from '../app/offer-files'
import { failureOfThrown } from '../i18n/describe-failure'
import { isBusy, NO_SESSION, nextSession, type Session, type SessionEvent } from './import-session'
import { isTaken, spanOf, standingOf, tallyOf } from './import-tally'

export interface ImportStore {
  session(): Session
  watch(onChange: () => void): () => void
  /** Offers files to the host, beside those of an open preview, and previews all of them. */
  add(files: readonly File[]): Promise<void>
  /** Previews the offered files again. */
  reread(): Promise<void>
  /** Says that an incomplete file is wanted all the same, or takes that back. */
  accept(sha256: string, wanted: boolean): void
  unlock(name: string, password: string): Promise<void>
  map(name: string, profile: ImportProfile): Promise<void>
  commit(): Promise<void>
  cancel(): void
  clear(): void
}

export type Offer = (
  files: readonly File[],
  onProgress: (progress: OfferProgress) => void,
  signal: AbortSignal,
) => Promise<string[]>

export function makeImportStore(bridge: Bridge, offer: Offer, now: () => number = Date.now): ImportStore {
  const watchers = new Set<() => void>()
  let session: Session = NO_SESSION
  let running = new AbortController()

  function dispatch(event: SessionEvent): void {
    session = nextSession(session, event)
    for (const watcher of watchers) watcher()
  }
  /** Runs one step that may be cancelled; only one runs at a time. */
  async function run(step: (signal: AbortSignal) => Promise<void>): Promise<void> {
    if (isBusy(session)) return
    running = new AbortController()
    const { signal } = running
    try {
      await step(signal)
    } catch (thrown) {
      dispatch(signal.aborted ? { kind: 'cancelled' } : { kind: 'failed', failure: failureOfThrown(thrown) })
    }
  }
  function fail(failure: Failure): void {
    dispatch(failure.kind === 'cancelled' ? { kind: 'cancelled' } : { kind: 'failed', failure })
  }
  async function read(tokens: readonly string[], signal: AbortSignal): Promise<void> {
    dispatch({ kind: 'reading', tokens })
    const { passwords, profiles } = session
    const call = { files: [...tokens], passwords: { ...passwords }, profiles: { ...profiles } }
    for await (const event of await bridge.imports.preview(call, { signal })) {
      if (event.kind === 'progress') dispatch({ kind: 'progress', progress: event, at: now() })
      else if (event.kind === 'failed') return fail(event.failure)
      else return dispatch({ kind: 'previewed', preview: event.preview, files: event.files })
    }
    dispatch({ kind: 'cancelled' })
  }
  async function take(preview: string, signal: AbortSignal): Promise<void> {
    // The host also counts the rows of files that are in the book already; the button speaks of the others.
    const promised = tallyOf(session.files, session.accepted)
    dispatch({ kind: 'importing' })
    const before = new Set((await bridge.imports.history()).map((row) => row.seq))
    const call = { preview, acceptIncomplete: [...session.accepted] }
    for await (const event of await bridge.imports.commit(call, { signal })) {
      if (event.kind === 'progress') dispatch({ kind: 'progress', progress: event, at: now() })
      else if (event.kind === 'failed') return fail(event.failure)
      else {
        const seqs = (await bridge.imports.history()).map((row) => row.seq).filter((seq) => !before.has(seq))
        const { imported, added, revised } = event
        const span = spanOf(session.files.filter((report) => isTaken(standingOf(report, session.accepted))))
        return dispatch({ kind: 'done', done: { imported, added, known: promised.known, revised, seqs, span } })
      }
    }
    dispatch({ kind: 'cancelled' })
  }
  const reread = (): Promise<void> => run((signal) => read(session.tokens, signal))
  return {
    session: () => session,
    watch(onChange) {
      watchers.add(onChange)
      return () => watchers.delete(onChange)
    },
    add: (files) =>
      run(async (signal) => {
        if (files.length === 0) return
        dispatch({ kind: 'offering' })
        const tokens = await offer(files, (progress) => dispatch(offerEvent(progress, files, now())), signal)
        await read([...session.tokens, ...tokens], signal)
      }),
    reread,
    accept: (sha256, wanted) => dispatch({ kind: 'accepted', sha256, wanted }),
    unlock(name, password) {
      dispatch({ kind: 'password', name, password })
      return reread()
    },
    map(name, profile) {
      dispatch({ kind: 'profile', name, profile })
      return reread()
    },
    commit: () => run(async (signal) => (session.preview ? take(session.preview, signal) : undefined)),
    cancel: () => running.abort(),
    clear: () => {
      if (!isBusy(session)) dispatch({ kind: 'cleared' })
    },
  }
}

function offerEvent(progress: OfferProgress, files: readonly File[], at: number): SessionEvent {
  const index = files.findIndex((file) => file.name === progress.file)
  const before = files.slice(0, Math.max(0, index)).reduce((sum, file) => sum + file.size, 0)
  const bytesTotal = files.reduce((sum, file) => sum + file.size, 0)
  const counts = { filesDone: Math.max(0, index), filesTotal: files.length, bytesTotal }
  return { kind: 'progress', at, progress: { file: progress.file, bytesDone: before + progress.bytesDone, ...counts } }
}
