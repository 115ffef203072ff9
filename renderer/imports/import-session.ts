// One import from the first dropped file to the result, as plain state: what is offered, shown, accepted and done.

import type { FileReport } from '../../shared/bridge/contract'
import type { Day } from '../../shared/day'
import type { Failure } from '../../shared/failure'
import type { ImportProfile } from '../../shared/settings'
import { type Sample, withSample } from './pace'

export type Phase = 'idle' | 'offering' | 'reading' | 'preview' | 'importing' | 'done' | 'failed'

export interface Progress {
  readonly file: string
  readonly bytesDone: number
  readonly bytesTotal: number
  readonly filesDone: number
  readonly filesTotal: number
}

export interface ImportDone {
  readonly imported: number
  readonly added: number
  readonly known: number
  readonly revised: number
  /** Journal numbers of the events it made, so that it can be undone as a whole. */
  readonly seqs: readonly number[]
  /** Days that the imported files cover. */
  readonly span: { readonly from: Day; readonly to: Day } | null
}

export interface Session {
  readonly phase: Phase
  /** Tokens under which the host knows the offered files. */
  readonly tokens: readonly string[]
  /** Name of the preview at the host, `null` while there is none. */
  readonly preview: string | null
  readonly files: readonly FileReport[]
  /** SHA-256 of incomplete files that the person wants all the same. */
  readonly accepted: ReadonlySet<string>
  readonly passwords: Readonly<Record<string, string>>
  readonly profiles: Readonly<Record<string, ImportProfile>>
  readonly progress: Progress | null
  readonly samples: readonly Sample[]
  readonly done: ImportDone | null
  readonly failure: Failure | null
}

export const NO_SESSION: Session = {
  phase: 'idle',
  tokens: [],
  preview: null,
  files: [],
  accepted: new Set(),
  passwords: {},
  profiles: {},
  progress: null,
  samples: [],
  done: null,
  failure: null,
}

export type SessionEvent =
  | { readonly kind: 'offering' }
  | { readonly kind: 'reading'; readonly tokens: readonly string[] }
  | { readonly kind: 'progress'; readonly progress: Progress; readonly at: number }
  | { readonly kind: 'previewed'; readonly preview: string; readonly files: readonly FileReport[] }
  | { readonly kind: 'accepted'; readonly sha256: string; readonly wanted: boolean }
  | { readonly kind: 'password'; readonly name: string; readonly password: string }
  | { readonly kind: 'profile'; readonly name: string; readonly profile: ImportProfile }
  | { readonly kind: 'importing' }
  | { readonly kind: 'done'; readonly done: ImportDone }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'cleared' }

export function nextSession(session: Session, event: SessionEvent): Session {
  switch (event.kind) {
    case 'offering':
      return { ...started(session, 'offering'), ...(session.phase === 'done' ? FRESH : {}) }
    case 'reading':
      return { ...started(session, 'reading'), tokens: event.tokens }
    case 'progress':
      return withProgress(session, event.progress, event.at)
    case 'previewed':
      return { ...session, phase: 'preview', preview: event.preview, files: event.files, progress: null, samples: [] }
    case 'accepted':
      return { ...session, accepted: toggled(session.accepted, event.sha256, event.wanted) }
    case 'password':
      return { ...session, passwords: { ...session.passwords, [event.name]: event.password } }
    case 'profile':
      return { ...session, profiles: { ...session.profiles, [event.name]: event.profile } }
    case 'importing':
      return started(session, 'importing')
    case 'done':
      return { ...NO_SESSION, phase: 'done', done: event.done }
    case 'failed':
      return { ...session, phase: 'failed', failure: event.failure, progress: null, samples: [] }
    case 'cancelled':
      return { ...session, phase: session.preview ? 'preview' : 'idle', progress: null, samples: [] }
    case 'cleared':
      return NO_SESSION
  }
}

const FRESH = { tokens: [], preview: null, files: [], done: null } as const

function started(session: Session, phase: Phase): Session {
  return { ...session, phase, progress: null, samples: [], failure: null }
}

function withProgress(session: Session, progress: Progress, at: number): Session {
  return { ...session, progress, samples: withSample(session.samples, { at, bytes: progress.bytesDone }) }
}

function toggled(accepted: ReadonlySet<string>, sha256: string, wanted: boolean): ReadonlySet<string> {
  const next = new Set(accepted)
  if (wanted) next.add(sha256)
  else next.delete(sha256)
  return next
}

/** Whether something runs that a person may want to stop. */
export function isBusy(session: Session): boolean {
  return session.phase === 'offering' || session.phase === 'reading' || session.phase === 'importing'
}
