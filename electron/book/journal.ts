// The journal is only ever added to; an event is acknowledged after fsync and never before.

import { mkdir, open, readdir, readFile, rm, stat, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { type Failure, failure } from '../../shared/failure'
import type { JournalEvent, NewEvent } from '../../shared/journal/events'
import { failed, ok, type Result } from '../../shared/result'
import { syncFolder } from './atomic-file'
import { errorCode, messageOf, writeFailure } from './disk-failure'
import { chainEvent, EMPTY_HEAD, type Link, readLine, validEvent } from './journal-line'

export const SEGMENT_BYTES = 8 * 1024 * 1024
const SEGMENT_NAME = /^\d{6}\.ndjson$/

/** What reading the segments has found. */
export interface JournalReading {
  readonly events: readonly JournalEvent[]
  /** Damage or a newer event; the events are those before it. */
  readonly failure: Failure | null
  /** The last segment, `null` in an empty journal. */
  readonly last: { readonly name: string; readonly bytes: number } | null
  /** What a torn write has left: bytes to keep of the last segment, and whether its line end is lacking. */
  readonly torn: { readonly keepBytes: number; readonly lineEndLacks: boolean } | null
}

/** Reads and verifies all segments of a journal folder; an absent folder is an empty journal. */
export async function readJournal(folder: string): Promise<JournalReading> {
  const names = await segmentNames(folder)
  const reader = new SegmentReader()
  let last: JournalReading['last'] = null
  for (const [index, name] of names.entries()) {
    if (name !== segmentName(index + 1)) {
      return reader.reading(
        last,
        failure('journalDamaged', { name: segmentName(index + 1), line: 1, detail: 'missing' }),
      )
    }
    const bytes = await readFile(join(folder, name))
    last = { name, bytes: bytes.length }
    reader.take(name, bytes, index === names.length - 1)
    if (reader.failure) return reader.reading(last, reader.failure)
  }
  return reader.reading(last, null)
}

async function segmentNames(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => SEGMENT_NAME.test(name)).sort()
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return []
    throw error
  }
}

export function segmentName(number: number): string {
  return `${String(number).padStart(6, '0')}.ndjson`
}

export function isSegmentName(name: string): boolean {
  return SEGMENT_NAME.test(name)
}

class SegmentReader {
  readonly events: JournalEvent[] = []
  failure: Failure | null = null
  #torn: JournalReading['torn'] = null
  #link: Link = { seq: 1, prev: EMPTY_HEAD }

  take(name: string, bytes: Buffer, isLast: boolean): void {
    let start = 0
    let line = 1
    for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, start)) {
      if (!this.#takeLine(name, line, bytes.subarray(start, end))) return
      start = end + 1
      line += 1
    }
    if (start < bytes.length) this.#takeTail(name, line, bytes.subarray(start), start, isLast)
  }

  reading(last: JournalReading['last'], failed: Failure | null): JournalReading {
    return { events: this.events, failure: failed, last, torn: failed ? null : this.#torn }
  }

  #takeLine(name: string, line: number, bytes: Buffer): boolean {
    const read = readBytes(bytes, this.#link)
    if (read.ok) {
      this.events.push(read.value)
      this.#link = { seq: read.value.seq + 1, prev: read.value.hash }
      return true
    }
    this.failure =
      read.failure.kind === 'newer'
        ? failure('bookNewer', { name, version: read.failure.version })
        : failure('journalDamaged', { name, line, detail: read.failure.detail })
    return false
  }

  /** Bytes after the last line end: a torn write, unless a whole event stands there with something behind it. */
  #takeTail(name: string, line: number, tail: Buffer, start: number, isLast: boolean): void {
    const whole = readBytes(tail, this.#link)
    if (isLast && (whole.ok || whole.failure.kind === 'newer')) {
      this.#takeLine(name, line, tail)
      this.#torn = { keepBytes: start + tail.length, lineEndLacks: true }
    } else if (isLast && !beginsWithEvent(tail, this.#link)) {
      this.#torn = { keepBytes: start, lineEndLacks: false }
    } else {
      this.failure = failure('journalDamaged', { name, line, detail: 'line end' })
    }
  }
}

/** Does a whole event stand at the beginning, before one foreign byte? Then its line end was changed, not torn off. */
function beginsWithEvent(tail: Buffer, link: Link): boolean {
  for (let end = tail.indexOf('}'); end !== -1 && end + 1 < tail.length; end = tail.indexOf('}', end + 1)) {
    const couldEnd = end + 2 >= tail.length || tail[end + 2] === 0x7b
    if (couldEnd && readBytes(tail.subarray(0, end + 1), link).ok) return true
  }
  return false
}

function readBytes(bytes: Buffer, link: Link) {
  const text = bytes.toString('utf8')
  // Bytes that are not UTF-8 decode to U+FFFD and would otherwise pass as that very character.
  if (!Buffer.from(text).equals(bytes)) return failed({ kind: 'damaged' as const, detail: 'not UTF-8' })
  return readLine(text, link)
}

/** The writing end. One instance per process and book, made under the lock. */
export class JournalWriter {
  readonly #folder: string
  readonly #now: () => number
  readonly #segmentBytes: number
  #events: JournalEvent[]
  #segment: { name: string; bytes: number } | null
  #broken: Failure | null = null

  constructor(folder: string, reading: JournalReading, options: { now?: () => number; segmentBytes?: number } = {}) {
    this.#folder = folder
    this.#events = [...reading.events]
    this.#segment = reading.last
    this.#now = options.now ?? Date.now
    this.#segmentBytes = options.segmentBytes ?? SEGMENT_BYTES
  }

  get events(): readonly JournalEvent[] {
    return this.#events
  }

  /** Cuts off or completes what a torn write has left. */
  async mend(torn: NonNullable<JournalReading['torn']>): Promise<void> {
    if (!this.#segment) return
    const path = join(this.#folder, this.#segment.name)
    if (torn.lineEndLacks) await appendBytes(path, Buffer.from('\n'))
    else await cut(path, torn.keepBytes)
    this.#segment = { name: this.#segment.name, bytes: torn.keepBytes + (torn.lineEndLacks ? 1 : 0) }
  }

  /** Appends events as one write and fsync. After a failure nothing of them is in the journal. */
  async append(events: readonly NewEvent[]): Promise<Result<readonly JournalEvent[], Failure>> {
    if (this.#broken) return failed(this.#broken)
    const made = this.#chain(events)
    if (!made.ok) return made
    const { segment, isNew } = this.#segmentFor()
    const written = await this.#write(segment, isNew, Buffer.from(made.value.lines.join('')))
    if (!written.ok) return written
    this.#segment = written.value
    this.#events.push(...made.value.events)
    return ok(made.value.events)
  }

  #chain(events: readonly NewEvent[]): Result<{ events: JournalEvent[]; lines: string[] }, Failure> {
    const last = this.#events.at(-1)
    let link: Link = { seq: (last?.seq ?? 0) + 1, prev: last?.hash ?? EMPTY_HEAD }
    const lines: string[] = []
    const chained: JournalEvent[] = []
    const at = this.#now()
    for (const event of events) {
      const valid = validEvent(event)
      if (!valid.ok) return failed(failure('inputInvalid', { detail: valid.failure }))
      try {
        const made = chainEvent(valid.value, link, at)
        chained.push(made.event)
        lines.push(`${made.line}\n`)
        link = { seq: link.seq + 1, prev: made.event.hash }
      } catch (error) {
        return failed(failure('inputInvalid', { detail: messageOf(error) }))
      }
    }
    return ok({ events: chained, lines })
  }

  #segmentFor(): { segment: { name: string; bytes: number }; isNew: boolean } {
    const current = this.#segment
    if (current && current.bytes < this.#segmentBytes) return { segment: current, isNew: false }
    const number = current ? Number(current.name.slice(0, 6)) + 1 : 1
    return { segment: { name: segmentName(number), bytes: 0 }, isNew: true }
  }

  async #write(segment: { name: string; bytes: number }, isNew: boolean, bytes: Buffer) {
    const path = join(this.#folder, segment.name)
    try {
      if (isNew) await mkdir(this.#folder, { recursive: true })
      else await assertLength(path, segment.bytes)
      await appendBytes(path, bytes, isNew)
      if (isNew) await syncFolder(this.#folder)
      return ok({ name: segment.name, bytes: segment.bytes + bytes.length })
    } catch (error) {
      const refused = writeFailure(error, `journal/${segment.name}`)
      await this.#takeBack(path, segment.bytes, isNew, error)
      return failed(refused)
    }
  }

  /** What a failed write has left must go, or the next line would follow rubbish. */
  async #takeBack(path: string, bytes: number, isNew: boolean, error: unknown): Promise<void> {
    if (error instanceof ForeignWrite || errorCode(error) === 'EEXIST') {
      this.#broken = writeFailure(error, path)
      return
    }
    try {
      if (isNew) await rm(path, { force: true })
      else await cut(path, bytes)
    } catch (second) {
      this.#broken = writeFailure(second, path)
    }
  }
}

class ForeignWrite extends Error {}

async function assertLength(path: string, bytes: number): Promise<void> {
  const { size } = await stat(path)
  if (size !== bytes) throw new ForeignWrite(`another program has written to it: ${size} bytes, expected ${bytes}`)
}

async function appendBytes(path: string, bytes: Buffer, isNew = false): Promise<void> {
  const file = await open(path, isNew ? 'ax' : 'a')
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

async function cut(path: string, bytes: number): Promise<void> {
  await truncate(path, bytes)
  const file = await open(path, 'r+')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}
