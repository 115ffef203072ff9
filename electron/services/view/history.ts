// What every import has brought, told from the entries: an entry is added by the first file (in journal order) that says
// it, and known to every later one.

import type { FileReport } from '../../../shared/bridge/contract'
import type { Entry } from '../../../shared/entry'
import type { EventData, JournalEvent } from '../../../shared/journal/events'
import type { Revision } from '../../../shared/matching/model'
import type { ImportHistory } from '../deriving'
import type { DerivedView } from './derived-view'
import { nothingRead, parsedPart, unreadable } from './file-report'

interface ImportEvent {
  readonly seq: number
  readonly at: number
  readonly undone: boolean
  /** The event that undid it, `null` while it counts. */
  readonly undoneBy: number | null
  readonly data: EventData<'file.imported'>
}

/** All imports, newest first. */
export function historyOf(view: DerivedView): ImportHistory {
  const imports = importsIn(view.book.journal.events, view.derived.undone)
  const rows = rowsByFile(view.input.entries)
  const tally = tallyOf(imports, view.input.entries, view.input.revisions)
  const parsed = new Map(view.derived.parsedFiles.map((file) => [file.file, file]))
  const report = ({ data, undone, seq }: ImportEvent): FileReport => {
    const file = parsed.get(data.file)
    const base = undone ? nothingShown(data) : unreadable(data.name, data.bytes, data.file)
    const common = { archive: data.archive, encoding: data.encoding, maskedNumbers: data.maskedNumbers }
    if (undone || !file) return { ...base, ...common }
    const effect = tally.get(seq) ?? { added: 0, known: 0, revised: 0 }
    return { ...base, ...common, ...parsedPart(file, rows.get(data.file) ?? []), ...effect, failure: null }
  }
  return imports
    .map((event) => {
      const { seq, at, undone, undoneBy } = event
      return { seq, at, undone, ...(undoneBy === null ? {} : { undoneBy }), report: report(event) }
    })
    .reverse()
}

/** An undone import has no entries in the book, so nothing is said of its content. */
function nothingShown(data: EventData<'file.imported'>): FileReport {
  const nothing = nothingRead(data.name, data.bytes, { kind: 'cancelled', params: {} })
  return { ...nothing, sha256: data.file, format: data.format, verdict: 'accept', reasons: [], failure: null }
}

function importsIn(events: readonly JournalEvent[], undone: ReadonlySet<number>): ImportEvent[] {
  const undoneBy = new Map<number, number>()
  for (const event of events) {
    if (event.kind === 'event.undone' && !undone.has(event.seq)) undoneBy.set(event.data.seq, event.seq)
  }
  return events.flatMap((event) => {
    if (event.kind !== 'file.imported') return []
    const { seq, at, data } = event
    return [{ seq, at, undone: undone.has(seq), undoneBy: undoneBy.get(seq) ?? null, data }]
  })
}

function rowsByFile(entries: readonly Entry[]): Map<string, Entry[]> {
  const rows = new Map<string, Entry[]>()
  for (const entry of entries) {
    for (const file of new Set(entry.sources.map((source) => source.file))) {
      const list = rows.get(file)
      if (list) list.push(entry)
      else rows.set(file, [entry])
    }
  }
  return rows
}

interface Tally {
  added: number
  known: number
  revised: number
  fileKnown: boolean
}

function tallyOf(imports: readonly ImportEvent[], entries: readonly Entry[], revisions: readonly Revision[]) {
  const tally = new Map<number, Tally>()
  const first = new Map<string, number>()
  for (const { seq, data, undone } of imports) {
    if (undone) continue
    tally.set(seq, { added: 0, known: 0, revised: 0, fileKnown: first.has(data.file) })
    if (!first.has(data.file)) first.set(data.file, seq)
  }
  const of = (file: string) => tally.get(first.get(file) ?? 0)
  for (const { sources } of entries) {
    const files = [...new Set(sources.map((source) => source.file))].sort(
      (a, b) => (first.get(a) ?? 0) - (first.get(b) ?? 0),
    )
    for (const [index, file] of files.entries()) {
      const counts = of(file)
      if (counts && index === 0) counts.added += 1
      else if (counts) counts.known += 1
    }
  }
  for (const { file } of revisions) {
    const counts = of(file)
    if (counts) counts.revised += 1
  }
  return tally
}
