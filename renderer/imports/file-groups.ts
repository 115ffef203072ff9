// A month of daily bills is one line, not thirty-one cards: files of one kind that need nothing stand together.

import type { FileReport } from '../../shared/bridge/contract'
import type { Day } from '../../shared/day'
import { inReadingOrder, type Standing, spanOf, standingOf } from './import-tally'

export interface FileGroup {
  readonly standing: Standing
  readonly reports: readonly FileReport[]
  /** First and last day over all of its files. */
  readonly period: { readonly from: Day; readonly to: Day } | null
  readonly added: number
  readonly known: number
  readonly revised: number
}

/** Fewer files than this stand as single cards. */
const LEAST_TOGETHER = 4

/** In reading order; a group stands where its first file does. A file that needs the person is always alone. */
export function groupFiles(reports: readonly FileReport[], accepted: ReadonlySet<string>): readonly FileGroup[] {
  const kinds = new Map<string, FileReport[]>()
  for (const report of inReadingOrder(reports, accepted)) {
    const key = kindKey(report, standingOf(report, accepted))
    kinds.set(key, [...(kinds.get(key) ?? []), report])
  }
  return [...kinds.values()].flatMap((kind) => {
    const together = kind.length >= LEAST_TOGETHER ? [kind] : kind.map((report) => [report])
    return together.map((each) => groupOf(each, accepted))
  })
}

function kindKey(report: FileReport, standing: Standing): string {
  const quiet = (standing === 'ready' || standing === 'inBook') && report.counts.issues === 0
  return quiet
    ? `${standing} ${report.format} ${report.profile?.id ?? ''}`
    : `${report.archive} ${report.name} ${report.sha256}`
}

function groupOf(reports: readonly FileReport[], accepted: ReadonlySet<string>): FileGroup {
  const sum = (count: 'added' | 'known' | 'revised') => reports.reduce((total, report) => total + report[count], 0)
  const first = reports[0]
  return {
    standing: first ? standingOf(first, accepted) : 'ready',
    reports: reports.toSorted((a, b) => ((a.period?.from ?? '') < (b.period?.from ?? '') ? -1 : 1)),
    period: spanOf(reports),
    added: sum('added'),
    known: sum('known'),
    revised: sum('revised'),
  }
}
