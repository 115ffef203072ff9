// The journal's events: the closed union of everything a person or an import adds to the book. Document: resources/docs/book-format.md.

import { z } from 'zod'
import { LEVELS, RESOLUTIONS } from '../matching/model'
import { profileZ, settingsZ } from '../settings'

const hashZ = z.string().regex(/^[0-9a-f]{64}$/)
const entryIdZ = z.string().regex(/^[0-9a-f]{32}$/)
const sidesZ = {
  level: z.enum(LEVELS),
  left: z.array(entryIdZ).min(1),
  right: z.array(entryIdZ).min(1),
  note: z.string().max(10_000).default(''),
}

/** `data` of each kind, version 1. A kind is added here when the first screen or command writes it. */
export const EVENT_DATA = {
  'file.imported': z.object({
    /** Vault address: SHA-256 of the stored (unpacked, masked) bytes. */
    file: hashZ,
    bytes: z.int().min(0),
    /** File name, without any folder; the member's name for a file out of an archive. */
    name: z.string(),
    archive: z.string().nullable(),
    format: z.string(),
    parserVersion: z.int(),
    encoding: z.string(),
    profile: z.string().nullable(),
    /** SHA-256 of the untouched original, only where nothing was masked. */
    original: hashZ.nullable(),
    maskedNumbers: z.int().min(0),
    /** The person imported it although it is incomplete. */
    incompleteAccepted: z.boolean(),
  }),
  'profile.saved': z.object({ profile: profileZ }),
  'settings.changed': z.object({ settings: settingsZ }),
  'match.confirmed': z.object(sidesZ),
  'match.rejected': z.object(sidesZ),
  'exception.resolved': z.object({
    exception: z.string(),
    how: z.enum(RESOLUTIONS),
    note: z.string().max(10_000).default(''),
  }),
  'note.added': z.object({ entry: entryIdZ, text: z.string().min(1).max(10_000) }),
  /** Undo of one event; undoing an `event.undone` does the event again. */
  'event.undone': z.object({ seq: z.int().min(1) }),
  'book.migrated': z.object({
    fromVersion: z.string(),
    toVersion: z.string(),
    stateBefore: z.string(),
    stateAfter: z.string(),
  }),
} as const

export type EventKind = keyof typeof EVENT_DATA
export type EventData<K extends EventKind> = z.infer<(typeof EVENT_DATA)[K]>

/** An event as it is written, before the journal adds seq, prev and hash. */
export type NewEvent = { [K in EventKind]: { readonly kind: K; readonly data: EventData<K> } }[EventKind]

export type JournalEvent = NewEvent & {
  /** 1-based, without gaps. */
  readonly seq: number
  /** Epoch milliseconds, for people; decides nothing. */
  readonly at: number
  readonly v: 1
  readonly prev: string
  readonly hash: string
}
