// What every format needs around its parser: rows the reader could not read become issues, and a key is given only once.

import type { EntryDraft } from '../entry'
import { reason } from '../reason'
import type { Format, FormatParser, Head, ParseEnd, ParseSink, SourceRow } from './format'
import { issueOf } from './ledger'

/**
 * Opens a format's parser so that a row with a fault is an issue, a repeated row is ignored and named in the reasons,
 * and a key with a second content is the issue `duplicateKey`. `keep` makes the form of a draft that is held on to.
 */
export function openGuarded(
  format: Format,
  head: Head,
  sink: ParseSink,
  keep: (draft: EntryDraft) => EntryDraft = (draft) => draft,
): FormatParser {
  const faults: SourceRow[] = []
  const keys = openKeys(sink)
  const parser = format.open(head, { draft: (draft) => keys.draft(keep(draft)), issue: sink.issue })
  return {
    row(row) {
      keys.at(row)
      if (row.fault === undefined) {
        parser.row(row)
        return
      }
      faults.push({ ...row, cells: [], raw: '' })
      sink.issue(issueOf(row, { kind: row.fault, column: null }))
    },
    end: () => withFaults(keys.settle(parser.end()), faults.length),
  }
}

function withFaults(end: ParseEnd, faults: number): ParseEnd {
  if (faults === 0) return end
  const { dataRows, issues, ignored } = end.counts
  const rows = faults + issues
  return {
    ...end,
    counts: { dataRows: dataRows + faults, issues: rows, ignored },
    verdict: end.verdict === 'refuse' ? 'refuse' : 'incomplete',
    reasons: [...end.reasons.filter((one) => one.code !== 'rowsUnread'), reason('rowsUnread', { rows })],
  }
}

function openKeys(sink: ParseSink) {
  const seen = new Map<string, EntryDraft>()
  let row: SourceRow | null = null
  let repeated = 0
  let conflicting = 0
  return {
    at(next: SourceRow) {
      row = next
    },
    draft(draft: EntryDraft) {
      if (draft.naturalKey === null) {
        sink.draft(draft)
        return
      }
      const key = `${draft.stream}\n${draft.account}\n${draft.naturalKey}`
      const before = seen.get(key)
      if (before === undefined) {
        seen.set(key, draft)
        sink.draft(draft)
      } else if (sameContent(before, draft)) repeated += 1
      else {
        conflicting += 1
        const raw = row?.line === draft.line ? row.raw : draft.naturalKey
        sink.issue({ line: draft.line, column: null, raw: raw.slice(0, 200), kind: 'duplicateKey' })
      }
    },
    settle(end: ParseEnd): ParseEnd {
      if (repeated + conflicting === 0) return end
      const { dataRows, issues, ignored } = end.counts
      const reasons = [...end.reasons]
      if (repeated > 0) reasons.push(reason('rowsRepeated', { rows: repeated }))
      if (conflicting > 0) reasons.push(reason('keysConflict', { rows: conflicting }))
      const verdict = conflicting > 0 && end.verdict === 'accept' ? 'incomplete' : end.verdict
      return {
        ...end,
        counts: { dataRows, issues: issues + conflicting, ignored: ignored + repeated },
        verdict,
        reasons,
      }
    },
  }
}

function sameContent(a: EntryDraft, b: EntryDraft): boolean {
  return JSON.stringify({ ...a, line: 0 }) === JSON.stringify({ ...b, line: 0 })
}
