// Everything a window may ask of its host, declared once and served alike by Electron and the web host.
// `pages` and progress are streams; every call takes an AbortSignal. Failures arrive as `Outcome`, never as exceptions.

import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'
import { FAILURE_KINDS } from '../failure'
import { LEVELS, RESOLUTIONS, WATERFALL_NAMES } from '../matching/model'
import { dayZ, profileZ, settingsZ } from '../settings'

const reasonZ = z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) })
export const failureZ = z.object({ kind: z.enum(FAILURE_KINDS), params: reasonZ.shape.params })

/** Either the value or the failure, as plain data. */
function outcome<T extends z.ZodType>(value: T) {
  return z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), value }),
    z.object({ ok: z.literal(false), failure: failureZ }),
  ])
}

export const bookSummaryZ = z.object({
  /** The shop's own book or the sample shop, which has a book of its own. */
  which: z.enum(['own', 'sample']),
  id: z.string(),
  folder: z.string(),
  readOnly: z.boolean(),
  readOnlyReason: failureZ.nullable(),
  /** Hash of the last event, or 64 zeros for an empty journal. */
  head: z.string(),
  events: z.int(),
  files: z.int(),
  entries: z.int(),
  stateHash: z.string(),
  /** First and last day any file covers, `null` in an empty book. */
  firstDay: dayZ.nullable(),
  lastDay: dayZ.nullable(),
  syncedFolder: z.string().nullable(),
})
export type BookSummary = z.infer<typeof bookSummaryZ>

const checkZ = z.object({
  name: z.string(),
  declared: z.union([z.number(), z.string()]),
  computed: z.union([z.number(), z.string()]),
  ok: z.boolean(),
})
const totalZ = z.object({
  stream: z.string(),
  kind: z.string(),
  currency: z.string(),
  count: z.int(),
  grossMinor: z.int(),
  feeMinor: z.int(),
  netMinor: z.int(),
})

/** One file of a preview or of the history: what it is, what it says, and what an import of it does. */
export const fileReportZ = z.object({
  name: z.string(),
  archive: z.string().nullable(),
  bytes: z.int(),
  sha256: z.string(),
  format: z.string().nullable(),
  /** Layout variant within the format, e.g. `ALL` of a WeChat bill, for people to read. */
  variant: z.string().optional(),
  encoding: z.string(),
  verdict: z.enum(['accept', 'incomplete', 'refuse']),
  reasons: z.array(reasonZ),
  period: z.object({ from: dayZ, to: dayZ }).nullable(),
  accounts: z.array(z.string()),
  counts: z.object({ dataRows: z.int(), entries: z.int(), issues: z.int(), ignored: z.int() }),
  totals: z.array(totalZ),
  checks: z.array(checkZ),
  issues: z.array(z.object({ line: z.int(), column: z.string().nullable(), raw: z.string(), kind: z.string() })),
  maskedNumbers: z.int(),
  /** Entries that this file adds, that the book has already, and whose content it revises. */
  added: z.int(),
  known: z.int(),
  revised: z.int(),
  /** The same bytes are in the book already. */
  fileKnown: z.boolean(),
  /** A mapping the reader suggests or has used for an unknown layout. */
  profile: profileZ.nullable(),
  /** First rows of an unknown layout, so that a person can name its columns. */
  sample: z.object({ header: z.array(z.string()), rows: z.array(z.array(z.string())) }).nullable(),
  failure: failureZ.nullable(),
})
export type FileReport = z.infer<typeof fileReportZ>

const progressZ = z.object({
  kind: z.literal('progress'),
  file: z.string(),
  bytesDone: z.int(),
  bytesTotal: z.int(),
  filesDone: z.int(),
  filesTotal: z.int(),
})
export type ImportProgress = z.infer<typeof progressZ>
export const previewEventZ = z.discriminatedUnion('kind', [
  progressZ,
  z.object({ kind: z.literal('done'), preview: z.string(), files: z.array(fileReportZ) }),
  z.object({ kind: z.literal('failed'), failure: failureZ }),
])
export const commitEventZ = z.discriminatedUnion('kind', [
  progressZ,
  z.object({
    kind: z.literal('done'),
    imported: z.int(),
    added: z.int(),
    known: z.int(),
    revised: z.int(),
    /** Journal numbers of the imports, so that they can be undone as a whole. */
    seqs: z.array(z.int()).default([]),
  }),
  z.object({ kind: z.literal('failed'), failure: failureZ }),
])

export const journalRowZ = z.object({
  seq: z.int(),
  at: z.int(),
  kind: z.string(),
  /** What the event was about, for a sentence. */
  summary: reasonZ,
  undone: z.boolean(),
  undoable: z.boolean(),
})
export type JournalRow = z.infer<typeof journalRowZ>

const waterfallZ = z.object({
  currency: z.string(),
  lines: z.array(z.object({ name: z.enum(WATERFALL_NAMES), count: z.int(), minor: z.int() })),
  unexplainedMinor: z.int(),
  unexplainedAbsMinor: z.int(),
})

/** A line of "needs attention": a group of open exceptions of one type, with count and sum. */
const attentionZ = z.object({ type: z.string(), count: z.int(), minor: z.int(), currency: z.string(), oldestDay: dayZ })
export const overviewZ = z.object({
  asOf: dayZ.nullable(),
  from: dayZ.nullable(),
  to: dayZ.nullable(),
  waterfalls: z.array(waterfallZ),
  levels: z.array(
    z.object({ level: z.enum(LEVELS), entries: z.int(), matched: z.int(), ambiguous: z.int(), unmatched: z.int() }),
  ),
  attention: z.array(attentionZ),
  findings: z.array(reasonZ),
})
export type Overview = z.infer<typeof overviewZ>

/**
 * A page of the view: the JSON text `{"key":…,"rows":[…]}`, at most 512 rows; `digest` is SHA-256 (hex) of that text in
 * UTF-8. Keys: `entry/<stream>/<day>/<n>` (rows: Entry), `match/<day>/<n>` (rows: Match), `exception/<day>/<n>` (rows:
 * Exception, hashed and as-of ones together), `file/<n>` (rows: {file,name}). A change of a day touches that day's pages only.
 */
const manifestZ = z.object({
  book: z.string(),
  head: z.string(),
  stateHash: z.string(),
  pages: z.array(z.object({ key: z.string(), digest: z.string(), rows: z.int() })),
})
export type Manifest = z.infer<typeof manifestZ>

const sidesZ = z.object({
  level: z.enum(LEVELS),
  left: z.array(z.string()).min(1),
  right: z.array(z.string()).min(1),
  note: z.string().default(''),
})
const doneZ = outcome(z.object({ head: z.string(), seq: z.int() }))

export const contract = {
  book: {
    summary: oc.output(bookSummaryZ),
    /** Switches between the shop's own book and the sample shop (made on first use). */
    open: oc.input(z.object({ which: z.enum(['own', 'sample']) })).output(outcome(bookSummaryZ)),
    /** Yields once at once and then after every change. */
    changes: oc.output(
      eventIterator(z.object({ which: z.enum(['own', 'sample']), head: z.string(), stateHash: z.string() })),
    ),
  },
  imports: {
    /** Reads files that were offered to the host (see `renderer/app/offer-files.ts`) without changing the book. */
    preview: oc
      .input(
        z.object({
          files: z.array(z.string()).min(1).max(2000),
          passwords: z.record(z.string(), z.string()).default({}),
          profiles: z.record(z.string(), profileZ).default({}),
        }),
      )
      .output(eventIterator(previewEventZ)),
    /** Does exactly what the preview showed, or fails with `previewStale`. */
    commit: oc
      .input(z.object({ preview: z.string(), acceptIncomplete: z.array(z.string()).default([]) }))
      .output(eventIterator(commitEventZ)),
    history: oc.output(
      z.array(
        z.object({
          seq: z.int(),
          at: z.int(),
          undone: z.boolean(),
          /** The undo that took it out; undoing that brings it back. */
          undoneBy: z.int().optional(),
          report: fileReportZ,
        }),
      ),
    ),
  },
  journal: {
    list: oc
      .input(z.object({ before: z.int().optional(), limit: z.int().min(1).max(500).default(100) }))
      .output(z.array(journalRowZ)),
    /** Undoes the last event, event `seq`, or all events from `from` to `seq` at once (one import, one bulk decision). */
    undo: oc.input(z.object({ seq: z.int().optional(), from: z.int().optional() })).output(doneZ),
    redo: oc.output(doneZ),
  },
  decisions: {
    confirm: oc.input(sidesZ).output(doneZ),
    reject: oc.input(sidesZ).output(doneZ),
    resolve: oc
      .input(
        z.object({
          exceptions: z.array(z.string()).min(1).max(10_000),
          how: z.enum(RESOLUTIONS),
          note: z.string().default(''),
        }),
      )
      .output(doneZ),
    note: oc.input(z.object({ entry: z.string(), text: z.string().min(1).max(10_000) })).output(doneZ),
    /** Notes of an entry that have not been undone, oldest first. */
    notes: oc
      .input(z.object({ entry: z.string() }))
      .output(z.array(z.object({ seq: z.int(), at: z.int(), text: z.string() }))),
  },
  view: {
    overview: oc.input(z.object({ from: dayZ.optional(), to: dayZ.optional() })).output(overviewZ),
    manifest: oc.output(manifestZ),
    /**
     * Encoded pages in the order asked for; a key the view does not have is left out. Where `head` is not the view's
     * head (any more), the stream ends before it has given every page: ask for the manifest again.
     */
    pages: oc
      .input(z.object({ head: z.string(), keys: z.array(z.string()).max(100_000) }))
      .output(eventIterator(z.string())),
    /** Lines as they stand in the stored file, around one line. */
    source: oc
      .input(z.object({ file: z.string(), line: z.int().min(1), around: z.int().min(0).max(50).default(2) }))
      .output(
        outcome(
          z.object({
            name: z.string(),
            file: z.string(),
            encoding: z.string(),
            lines: z.array(z.object({ line: z.int(), text: z.string() })),
          }),
        ),
      ),
  },
  settings: {
    get: oc.output(settingsZ),
    save: oc.input(settingsZ).output(doneZ),
    profiles: oc.output(z.array(profileZ)),
    saveProfile: oc.input(profileZ).output(doneZ),
  },
}
export type Contract = typeof contract
