// A line of the journal is the canonical JSON of its event and nothing else, so that any changed byte shows.

import { EVENT_DATA, type EventKind, type JournalEvent, type NewEvent } from '../../shared/journal/events'
import { failed, ok, type Result } from '../../shared/result'
import { canonicalJson, sha256 } from './canonical'
import { messageOf } from './disk-failure'

export const EMPTY_HEAD = '0'.repeat(64)

/** Where the next event stands. */
export interface Link {
  readonly seq: number
  readonly prev: string
}

export type LineFailure =
  | { readonly kind: 'damaged'; readonly detail: string }
  /** The line is intact, but of a kind or version this program does not know. */
  | { readonly kind: 'newer'; readonly version: string }

/** The event as it will stand in the journal. `event.data` must be valid (see `validEvent`). */
export function chainEvent(event: NewEvent, link: Link, at: number): { event: JournalEvent; line: string } {
  const body = { ...event, seq: link.seq, at, v: 1 as const, prev: link.prev }
  const whole = { ...body, hash: sha256(canonicalJson(body)) }
  return { event: whole, line: canonicalJson(whole) }
}

/** The event with its data checked and its defaults filled in. */
export function validEvent(event: NewEvent): Result<NewEvent, string> {
  const parsed = EVENT_DATA[event.kind].safeParse(event.data)
  if (!parsed.success) return failed(describeIssue(parsed.error.issues[0]))
  return ok({ kind: event.kind, data: parsed.data } as NewEvent)
}

/** Reads one line (without its line end) as the event that must follow `link`. */
export function readLine(line: string, link: Link): Result<JournalEvent, LineFailure> {
  const raw = parseObject(line)
  if (!raw) return damaged('not an event')
  if (canonicalOrNull(raw) !== line) return damaged('not canonical')
  const { hash, ...body } = raw
  if (hash !== sha256(canonicalJson(body))) return damaged('hash')
  if (raw.seq !== link.seq) return damaged('seq')
  if (raw.prev !== link.prev) return damaged('prev')
  if (!Number.isSafeInteger(raw.at)) return damaged('at')
  return readData(raw)
}

function readData(raw: Record<string, unknown>): Result<JournalEvent, LineFailure> {
  const kind = raw.kind
  if (raw.v !== 1 || !isKnownKind(kind)) {
    return failed({ kind: 'newer', version: `${String(kind)} v${String(raw.v)}` })
  }
  const data = EVENT_DATA[kind].safeParse(raw.data)
  if (!data.success) return damaged(describeIssue(data.error.issues[0]))
  return ok({ ...raw, data: data.data } as JournalEvent)
}

/** Event fields that can be told without trusting the line: used to recognise forks. */
export function peekLine(line: string): { seq: number; prev: string; hash: string } | null {
  const raw = parseObject(line)
  if (!raw) return null
  const { seq, prev, hash } = raw
  return typeof seq === 'number' && typeof prev === 'string' && typeof hash === 'string' ? { seq, prev, hash } : null
}

function parseObject(line: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null
  } catch {
    return null
  }
}

function canonicalOrNull(value: unknown): string | null {
  try {
    return canonicalJson(value)
  } catch {
    return null
  }
}

function isKnownKind(kind: unknown): kind is EventKind {
  return typeof kind === 'string' && Object.hasOwn(EVENT_DATA, kind)
}

function damaged(detail: string) {
  return failed({ kind: 'damaged' as const, detail })
}

function describeIssue(issue: { path: PropertyKey[]; message: string } | undefined): string {
  return issue ? `${['data', ...issue.path.map(String)].join('.')}: ${issue.message}` : messageOf('data')
}
