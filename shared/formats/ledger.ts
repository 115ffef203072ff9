// Every data row is counted once: it gives an entry, has one issue, or is ignored for a stated reason.

import { type Day, earlier, later } from '../day'
import type { EntryDraft } from '../entry'
import type { IssueKind, ParseEnd, ParseSink, SourceRow } from './format'

const RAW_LIMIT = 200

/** Why a row gave no entry: the kind, the column's header name and the cell's text. */
export interface RowProblem {
  readonly kind: IssueKind
  readonly column: string | null
  readonly raw?: string
}

export interface RowLedger {
  /** The row's drafts go on; it counts as one row that gave an entry. */
  read(...drafts: readonly EntryDraft[]): void
  issue(row: SourceRow, problem: RowProblem): void
  ignore(): void
  counts(): ParseEnd['counts']
  accounts(): readonly string[]
  /** First and last day of the drafts, not declared by the file. */
  period(): ParseEnd['period']
}

/** Makes the account of rows for one file; drafts and issues go on to the sink at once. */
export function openLedger(sink: ParseSink): RowLedger {
  let dataRows = 0
  let issues = 0
  let ignored = 0
  let from: Day | null = null
  let to: Day | null = null
  const accounts = new Set<string>()
  return {
    read(...drafts) {
      dataRows += 1
      for (const draft of drafts) {
        from = from === null ? draft.day : earlier(from, draft.day)
        to = to === null ? draft.day : later(to, draft.day)
        if (draft.account !== '') accounts.add(draft.account)
        sink.draft(draft)
      }
    },
    issue(row, problem) {
      dataRows += 1
      issues += 1
      sink.issue(issueOf(row, problem))
    },
    ignore() {
      dataRows += 1
      ignored += 1
    },
    counts: () => ({ dataRows, issues, ignored }),
    accounts: () => [...accounts].sort(),
    period: () => (from === null || to === null ? null : { from, to, declared: false }),
  }
}

/** An issue as it is kept: the text is cut at 200 characters. */
export function issueOf(row: SourceRow, problem: RowProblem) {
  return {
    line: row.line,
    column: problem.column,
    raw: (problem.raw ?? row.raw).slice(0, RAW_LIMIT),
    kind: problem.kind,
  }
}

/** A row with the wrong number of cells: cut off where it is the unterminated last line, else damaged. */
export function cellCountProblem(row: SourceRow, expected: number): RowProblem {
  return { kind: !row.terminated && row.cells.length < expected ? 'rowCut' : 'cellCount', column: null }
}
