// What the screen shows about one file: of a preview, of a refusal, and of the book's history.

import type { FileReport } from '../../../shared/bridge/contract'
import { type Failure, failure } from '../../../shared/failure'
import { type Summand, totalsOf } from '../../../shared/formats/totals'
import type { DerivedFile } from '../../book/derive'
import type { ReadMember, RefusedMember } from '../../import/read'

/** What importing a file does to the entries of the book. */
export interface Effect {
  readonly added: number
  readonly known: number
  readonly revised: number
  readonly fileKnown: boolean
}

export const NO_EFFECT: Effect = { added: 0, known: 0, revised: 0, fileKnown: false }
/** A damaged file of a million rows is described by its first issues; `counts.issues` says how many there are. */
const SHOWN_ISSUES = 500

export function reportOf(member: ReadMember, effect: Effect): FileReport {
  return {
    ...parsedPart(member.parsed, member.parsed.drafts),
    ...effect,
    name: member.name,
    archive: member.archive,
    bytes: member.storedBytes,
    sha256: member.sha256,
    encoding: member.encoding,
    ...(member.variant === undefined ? {} : { variant: member.variant }),
    maskedNumbers: member.maskedNumbers,
    profile: member.profile,
    sample: sampleCopy(member.sample),
    failure: null,
  }
}

/** The part that parsing alone decides. `rows` are what counts as the file's entries. */
export function parsedPart(parsed: DerivedFile, rows: readonly Summand[]) {
  const { counts } = parsed
  return {
    format: parsed.format,
    verdict: parsed.verdict,
    reasons: [...parsed.reasons],
    period: parsed.period === null ? null : { from: parsed.period.from, to: parsed.period.to },
    accounts: [...parsed.accounts],
    counts: { ...counts, entries: rows.length },
    totals: [...totalsOf(rows)],
    checks: [...parsed.checks],
    issues: parsed.issues.slice(0, SHOWN_ISSUES),
  }
}

export function refusalOf(refused: RefusedMember): FileReport {
  return {
    ...nothingRead(refused.name, refused.bytes, refused.failure),
    archive: refused.archive,
    sha256: refused.sha256 ?? '',
    encoding: refused.encoding ?? '',
    profile: refused.profile,
    reasons: [{ code: refused.failure.kind, params: { ...refused.failure.params } }, ...(refused.reasons ?? [])],
    sample: sampleCopy(refused.sample),
  }
}

function sampleCopy(sample: RefusedMember['sample'] | undefined): FileReport['sample'] {
  return sample ? { header: [...sample.header], rows: sample.rows.map((row) => [...row]) } : null
}

/** A chosen file of which nothing could be read. */
export function nothingRead(name: string, bytes: number, why: Failure): FileReport {
  return {
    ...NO_EFFECT,
    name,
    archive: null,
    bytes,
    sha256: '',
    format: null,
    encoding: '',
    verdict: 'refuse',
    reasons: [{ code: why.kind, params: { ...why.params } }],
    period: null,
    accounts: [],
    counts: { dataRows: 0, entries: 0, issues: 0, ignored: 0 },
    totals: [],
    checks: [],
    issues: [],
    maskedNumbers: 0,
    profile: null,
    sample: null,
    failure: why,
  }
}

/** Stands in for a file of the history that cannot be parsed any more. */
export function unreadable(name: string, bytes: number, file: string): FileReport {
  return { ...nothingRead(name, bytes, failure('vaultDamaged', { name: file })), sha256: file }
}
