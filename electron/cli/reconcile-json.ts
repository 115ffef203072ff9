// The answer of `reconcile --json`: what the files say about the money, so that anyone can judge the matching from outside.

import type { Day } from '../../shared/day'
import type { Entry, EntryId, EntryKind, Stream } from '../../shared/entry'
import type { AsOf, Exception, LevelCount, Match, Waterfall } from '../../shared/matching/model'
import { type Reason, reason } from '../../shared/reason'
import { type Lang, say } from '../../shared/sentences/say'
import { lookAt } from '../../shared/settlement/as-of'
import { lastCoveredDay } from '../../shared/settlement/coverage'
import { waterfalls } from '../../shared/settlement/waterfall'
import { type DerivedBook, matchInputOf } from '../book/derive'

/** A line of a file: `file` is its name, `line` its 1-based physical line or sheet row. */
export interface LineJson {
  readonly stream: Stream
  readonly file: string
  readonly line: number
}

export interface ReconcileJson {
  readonly waterfall: readonly Waterfall[]
  readonly levels: readonly LevelCount[]
  readonly exceptions: readonly {
    readonly type: Exception['type']
    readonly day: Day
    readonly currency: string
    readonly minor: number
    readonly entries: readonly (LineJson & { readonly kind: EntryKind })[]
    readonly reason: string
  }[]
  readonly findings: readonly { readonly code: string; readonly params: Reason['params']; readonly message: string }[]
  readonly stateHash: string
  readonly matches?: readonly {
    readonly level: Match['level']
    readonly pass: string
    readonly certainty: Match['certainty']
    readonly by: Match['by']
    readonly left: readonly LineJson[]
    readonly right: readonly LineJson[]
    readonly reason: string
  }[]
}

export interface ReconcileView {
  /** The day from which one looks; `null` where no file covers any day. */
  readonly asOf: Day | null
  readonly waterfalls: readonly Waterfall[]
  /** Those that do not depend on today, then those that do. */
  readonly exceptions: readonly Exception[]
  readonly findings: readonly Reason[]
}

/** Looks at a derived book from a day: by default the last day that any file covers. */
export function viewOf(derived: DerivedBook, asOf?: Day): ReconcileView {
  const input = matchInputOf(derived)
  const day = asOf ?? lastCoveredDay(derived.coverage)
  const view: AsOf = day === null ? { asOf: '1970-01-01' as Day, exceptions: [] } : lookAt(input, derived.matching, day)
  return {
    asOf: day,
    waterfalls: day === null ? [] : waterfalls(input, derived.matching, view),
    exceptions: [...derived.matching.exceptions, ...view.exceptions],
    findings: [...derived.findings, ...derived.failures.map(({ kind, params }) => reason(kind, params))],
  }
}

export interface ReconcileJsonOptions {
  readonly lang: Lang
  readonly asOf?: Day
  /** Adds every match with the lines of both sides. */
  readonly matches?: boolean
  /** Findings of the caller, e.g. about files it has taken although they are incomplete. */
  readonly findings?: readonly Reason[]
  /** Where the caller has looked already. */
  readonly view?: ReconcileView
}

/** The object of `reconcile --json` for a derived book. */
export function reconcileJson(derived: DerivedBook, options: ReconcileJsonOptions): ReconcileJson {
  const view = options.view ?? viewOf(derived, options.asOf)
  const lines = new Lines(derived)
  const { lang } = options
  const json: ReconcileJson = {
    waterfall: view.waterfalls,
    levels: derived.matching.levels,
    exceptions: view.exceptions.map(({ type, day, currency, minor, entries, reason: why }) => {
      return {
        type,
        day,
        currency,
        minor,
        entries: entries.flatMap((id) => lines.withKind(id)),
        reason: say(lang, why),
      }
    }),
    findings: [...view.findings, ...(options.findings ?? [])].map((finding) => ({
      ...finding,
      message: say(lang, finding),
    })),
    stateHash: derived.stateHash,
  }
  if (!options.matches) return json
  return { ...json, matches: derived.matching.matches.map((match) => matchJson(match, lines, lang)) }
}

function matchJson(match: Match, lines: Lines, lang: Lang) {
  const { level, pass, certainty, by } = match
  const left = match.left.flatMap((id) => lines.of(id))
  const right = match.right.flatMap((id) => lines.of(id))
  return { level, pass, certainty, by, left, right, reason: say(lang, match.reason) }
}

/** The line of each entry; of several that say the same, the first by file name and line. */
class Lines {
  readonly #entries: ReadonlyMap<EntryId, Entry>
  readonly #names: ReadonlyMap<string, string>

  constructor(derived: Pick<DerivedBook, 'entries' | 'parsedFiles'>) {
    this.#entries = new Map(derived.entries.map((entry) => [entry.id, entry]))
    this.#names = new Map(derived.parsedFiles.map(({ file, name }) => [file, name]))
  }

  of(id: EntryId): readonly LineJson[] {
    const entry = this.#entries.get(id)
    if (!entry) return []
    const sources = entry.sources.map(({ file, line }) => ({ file: this.#names.get(file) ?? file, line }))
    const [first] =
      sources.length === 1
        ? sources
        : sources.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line))
    return first ? [{ stream: entry.stream, file: first.file, line: first.line }] : []
  }

  withKind(id: EntryId): readonly (LineJson & { readonly kind: EntryKind })[] {
    const kind = this.#entries.get(id)?.kind
    return kind === undefined ? [] : this.of(id).map((line) => ({ ...line, kind }))
  }
}
