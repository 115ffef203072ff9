// What the import button promises: exactly the files, and exactly the new, known and revised entries, that a commit takes.

import type { FileReport } from '../../shared/bridge/contract'
import type { Day } from '../../shared/day'
import type { FailureKind } from '../../shared/failure'

/** Where a file of the preview stands before the button is pressed. */
export type Standing =
  | 'ready'
  /** The same bytes are in the book already. */
  | 'inBook'
  /** Incomplete, and the person has not yet said that it is wanted all the same. */
  | 'waiting'
  | 'incompleteAccepted'
  | 'needsPassword'
  | 'needsMapping'
  | 'refused'

export function standingOf(report: FileReport, accepted: ReadonlySet<string>): Standing {
  const kind = report.failure?.kind
  if (kind === 'passwordNeeded' || kind === 'passwordWrong') return 'needsPassword'
  if (report.sample && report.profile && kind && NAMED_ANEW.has(kind)) {
    return 'needsMapping'
  }
  if (report.failure || report.verdict === 'refuse') return 'refused'
  if (report.fileKnown) return 'inBook'
  if (report.verdict === 'accept') return 'ready'
  return accepted.has(report.sha256) ? 'incompleteAccepted' : 'waiting'
}

/** Failures that naming the columns can mend. */
const NAMED_ANEW: ReadonlySet<string> = new Set([
  'formatUnknown',
  'formatAmbiguous',
  'profileInvalid',
  'nothingReadable',
] satisfies FailureKind[])

export interface Tally {
  /** Files that the button imports. */
  readonly files: number
  readonly added: number
  readonly known: number
  readonly revised: number
  /** Files that stay out, by why. */
  readonly standings: Readonly<Record<Standing, number>>
}

/** What an import would do now. */
export function tallyOf(reports: readonly FileReport[], accepted: ReadonlySet<string>): Tally {
  const standings = { ...NONE }
  let added = 0
  let known = 0
  let revised = 0
  for (const report of reports) {
    const standing = standingOf(report, accepted)
    standings[standing] += 1
    if (!isTaken(standing)) continue
    added += report.added
    known += report.known
    revised += report.revised
  }
  return { files: standings.ready + standings.incompleteAccepted, added, known, revised, standings }
}

export function isTaken(standing: Standing): boolean {
  return standing === 'ready' || standing === 'incompleteAccepted'
}

const NONE: Readonly<Record<Standing, number>> = {
  ready: 0,
  inBook: 0,
  waiting: 0,
  incompleteAccepted: 0,
  needsPassword: 0,
  needsMapping: 0,
  refused: 0,
}

const ORDER: readonly Standing[] = [
  'needsPassword',
  'needsMapping',
  'waiting',
  'refused',
  'incompleteAccepted',
  'ready',
  'inBook',
]

/** Files that need the person first, then what will be imported, then what is in the book already; else as offered. */
export function inReadingOrder(reports: readonly FileReport[], accepted: ReadonlySet<string>): readonly FileReport[] {
  return reports
    .map((report, at) => ({ report, at, rank: ORDER.indexOf(standingOf(report, accepted)) }))
    .sort((a, b) => a.rank - b.rank || a.at - b.at)
    .map(({ report }) => report)
}

/** First and last day that these files cover. */
export function spanOf(reports: readonly FileReport[]): { readonly from: Day; readonly to: Day } | null {
  const days = reports.flatMap(({ period }) => (period ? [period.from, period.to] : [])).sort()
  const [from, to] = [days[0], days.at(-1)]
  return from && to ? { from, to } : null
}
