// What `inspect --json` says of a file or one bill in it (DESIGN §8): amounts in minor units, sentences in one language.

import type { EntryDraft } from '../../shared/entry'
import type { Failure } from '../../shared/failure'
import type { BalanceCheck, DeclaredCheck, ParsedFile, RowIssue, Verdict } from '../../shared/formats/format'
import { formatById } from '../../shared/formats/registry'
import { type Total, totalsOf } from '../../shared/formats/totals'
import { type Reason, reason } from '../../shared/reason'
import { type Lang, say } from '../../shared/sentences/say'
import type { ReadMember, ReadOutcome, RefusedMember } from './read'

export interface Inspection {
  readonly file: {
    readonly name: string
    readonly bytes: number
    readonly sha256: string | null
    readonly members: readonly string[]
  }
  readonly format: string | null
  readonly encoding: string | null
  readonly verdict: Verdict
  readonly reasons: readonly string[]
  /** Rows: `entries` counts rows that give an entry, so dataRows = entries + issues + ignored. */
  readonly counts: {
    readonly dataRows: number
    readonly entries: number
    readonly issues: number
    readonly ignored: number
  }
  readonly totals: readonly Total[]
  readonly period: { readonly from: string; readonly to: string } | null
  readonly accounts: readonly string[]
  readonly balance: BalanceCheck | null
  /** `ok` is `null` where the format carries no totals. */
  readonly declared: { readonly ok: boolean | null; readonly checks: readonly DeclaredCheck[] }
  readonly issues: readonly (RowIssue & { readonly message: string })[]
  readonly entries?: readonly EntryDraft[]
}

/** A bill, read or refused, as one object. */
export function inspectionOf(member: ReadMember | RefusedMember, lang: Lang): Inspection {
  const refused = 'failure' in member
  const members = member.archive === null ? [] : [member.name]
  const file = {
    name: member.archive ?? member.name,
    bytes: refused ? member.bytes : member.storedBytes,
    sha256: member.sha256,
    members,
  }
  const reasons = refused ? [failureReason(member.failure)] : sheetReasons([member])
  const verdict = refused ? 'refuse' : member.parsed.verdict
  return inspection(file, member.encoding, verdict, reasons, member.parsed ? [member.parsed] : [], lang)
}

/** A chosen file with everything in it as one object; `file` names the chosen file itself. */
export function inspectionOfFile(
  file: { readonly name: string; readonly bytes: number; readonly sha256: string | null },
  outcome: ReadOutcome,
  lang: Lang,
): Inspection {
  const { members, refused } = outcome
  const all = [...members, ...refused]
  const parsed = all.flatMap((member) => (member.parsed ? [member.parsed] : []))
  const encodings = [...new Set(all.flatMap(({ encoding }) => (encoding === null ? [] : [encoding])))]
  return inspection(
    { ...file, members: all.filter(({ archive }) => archive !== null).map(({ name }) => name) },
    encodings.length === 0 ? null : encodings.join('+'),
    verdictOf(members, refused),
    [...refused.flatMap(refusalReasons), ...sheetReasons(members)],
    parsed,
    lang,
  )
}

/** A file that could not be opened at all. */
export function inspectionOfFailure(name: string, why: Failure, lang: Lang): Inspection {
  const file = { name, bytes: 0, sha256: null, members: [] }
  return inspection(file, null, 'refuse', [failureReason(why)], [], lang)
}

/** Sheets of a spreadsheet that were not read, once for all bills in it. */
function sheetReasons(members: readonly ReadMember[]): readonly Reason[] {
  const sheets = [...new Set(members.flatMap(({ sheet }) => sheet?.unread ?? []))]
  return sheets.length === 0 ? [] : [reason('sheetsUnread', { sheets: sheets.join(', ') })]
}

/** Why it was refused, and what would have to be answered. */
function refusalReasons(member: RefusedMember): readonly Reason[] {
  return [failureReason(member.failure), ...(member.reasons ?? [])]
}

/** A failure as a reason, to be said in a sentence. */
export function failureReason(why: Failure): Reason {
  return reason(why.kind, why.params)
}

function verdictOf(members: readonly ReadMember[], refused: readonly RefusedMember[]): Verdict {
  if (members.length === 0) return 'refuse'
  return refused.length > 0 || members.some(({ parsed }) => parsed.verdict !== 'accept') ? 'incomplete' : 'accept'
}

function inspection(
  file: Inspection['file'],
  encoding: string | null,
  verdict: Verdict,
  reasons: readonly Reason[],
  parsed: readonly ParsedFile[],
  lang: Lang,
): Inspection {
  const checks = parsed.flatMap((one) => one.checks)
  const all = [...reasons, ...parsed.flatMap((one) => one.reasons)]
  const missing = all.some((one) => one.code === 'totalMissing')
  const balances = parsed.flatMap((one) => (one.balance ? [one.balance] : []))
  return {
    file,
    format: formatsOf(parsed),
    encoding,
    verdict,
    reasons: all.map((one) => say(lang, one)),
    counts: countsOf(parsed),
    totals: totalsOf(parsed.flatMap((one) => one.drafts)),
    period: periodOf(parsed),
    accounts: [...new Set(parsed.flatMap((one) => one.accounts))].sort(),
    balance: balances.length === 1 ? (balances[0] ?? null) : null,
    declared: {
      ok: missing ? false : checks.length === 0 ? null : checks.every((check) => check.ok),
      checks,
    },
    issues: parsed.flatMap((one) => one.issues).map((issue) => ({ ...issue, message: issueSentence(issue, lang) })),
  }
}

/** The sentence for an issue kind. */
export function issueSentence(issue: RowIssue, lang: Lang): string {
  return say(lang, reason(`issue.${issue.kind}`, { column: issue.column ?? '' }))
}

function formatsOf(parsed: readonly ParsedFile[]): string | null {
  const formats = [...new Set(parsed.map(({ format }) => format))]
  const own = formats.filter((format) => formatById(format)?.streams.length !== 0)
  return (own.length > 0 ? own : formats).join('+') || null
}

function countsOf(parsed: readonly ParsedFile[]): Inspection['counts'] {
  let [dataRows, issues, ignored] = [0, 0, 0]
  for (const { counts } of parsed) {
    dataRows += counts.dataRows
    issues += counts.issues
    ignored += counts.ignored
  }
  return { dataRows, entries: dataRows - issues - ignored, issues, ignored }
}

function periodOf(parsed: readonly ParsedFile[]): Inspection['period'] {
  const periods = parsed.flatMap(({ period }) => (period ? [period] : []))
  const from = periods.map((period) => period.from).sort()[0]
  const to = periods
    .map((period) => period.to)
    .sort()
    .at(-1)
  return from === undefined || to === undefined ? null : { from, to }
}
