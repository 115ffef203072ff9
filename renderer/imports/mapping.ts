// A mapping under construction: which column means what, what the sample proves of how the file writes, what the person
// has answered, and how the sample rows read with all of it.

import type { Day } from '../../shared/day'
import type { EntryDraft } from '../../shared/entry'
import { isProblem } from '../../shared/formats/amount'
import { type DateForm, dateFormOf, momentReaderFor, withDateForm } from '../../shared/formats/mapping/date-form'
import type { NumberForm } from '../../shared/formats/mapping/number-form'
import {
  type MappingProof,
  openQuestions,
  placesIn,
  proveMapping,
  withNumberForm,
  withProof,
  withSignRule,
} from '../../shared/formats/mapping/prove'
import type { SignRule } from '../../shared/formats/mapping/sign-rule'
import type { Unit } from '../../shared/formats/mapping/unit'
import { MAPPED_FIELDS, type MappedField } from '../../shared/formats/shop-orders/fields'
import { readMappedRow } from '../../shared/formats/shop-orders/read-row'
import { withRefundColumn } from '../../shared/formats/shop-orders/refund-column'
import type { ImportProfile } from '../../shared/settings'

export interface Sample {
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** What the person has said; it outranks what is proved or assumed. */
export interface Answers {
  readonly date?: DateForm
  readonly number?: NumberForm
  readonly unit?: Unit
  readonly sign?: SignRule
}

export const PARTS = ['date', 'number', 'unit', 'sign'] as const
export type Part = (typeof PARTS)[number]

/** What a header cell means in this mapping, or `null` where it is not needed. */
export function meaningOf(profile: ImportProfile, column: string): MappedField | null {
  return MAPPED_FIELDS.find((field) => profile.columns[field] === column) ?? null
}

/** The mapping with another meaning for a column. A meaning belongs to one column, and a column has one meaning. */
export function withMeaning(profile: ImportProfile, column: string, meaning: MappedField | null): ImportProfile {
  const kept = Object.entries(profile.columns).filter(([field, named]) => named !== column && field !== meaning)
  return { ...profile, columns: Object.fromEntries(meaning ? [...kept, [meaning, column]] : kept) }
}

/** The mapping with another column, or none, for a meaning. */
export function withColumn(profile: ImportProfile, meaning: MappedField, column: string | null): ImportProfile {
  if (column !== null) return withMeaning(profile, column, meaning)
  const kept = Object.entries(profile.columns).filter(([field]) => field !== meaning)
  return { ...profile, columns: Object.fromEntries(kept) }
}

/** Meanings without which no row can be read. */
export function lackingIn(profile: ImportProfile): readonly MappedField[] {
  const has = (field: MappedField) => profile.columns[field] !== undefined
  const lacking: MappedField[] = []
  if (profile.stream === 'order' && !has('orderNo')) lacking.push('orderNo')
  if (!has('time') && !has('day')) lacking.push('time')
  if (!has('amount') && !(has('income') && has('outgo'))) lacking.push('amount')
  return lacking
}

const NEEDED: readonly MappedField[] = ['orderNo', 'time', 'day', 'amount', 'income', 'outgo', 'direction', 'kind']

/** Meanings to show at once: those that carry the money, and those that have a column. The rest on demand. */
export function shownMeanings(profile: ImportProfile, all: boolean): readonly MappedField[] {
  const needed = NEEDED.filter((field) => field !== 'orderNo' || profile.stream !== 'bank')
  const others = MAPPED_FIELDS.filter((field) => !needed.includes(field))
  return [...needed, ...others.filter((field) => all || profile.columns[field] !== undefined)]
}

/** What the sample proves about the columns as they are named now. */
export function sampleProof(profile: ImportProfile, sample: Sample): MappingProof {
  return proveMapping(sample.header, sample.rows, profile)
}

/** The mapping with what is proved, and above it what the person has answered. */
export function settledProfile(profile: ImportProfile, proof: MappingProof, answers: Answers): ImportProfile {
  let made = withProof(profile, proof)
  if (answers.date !== undefined) made = withDateForm(made, answers.date)
  if (answers.number !== undefined) made = withNumberForm(made, answers.number)
  if (answers.unit !== undefined) made = { ...made, unit: answers.unit }
  return answers.sign === undefined ? made : withSignRule({ ...made, columns: profile.columns }, answers.sign)
}

/** Questions that neither the sample nor the person has answered. */
export function openParts(proof: MappingProof, answers: Answers): readonly Part[] {
  return openQuestions(proof).filter((part) => answers[part] === undefined)
}

/** The answers a saved mapping carries: what was asked once is not asked again. */
export function answersIn(profile: ImportProfile): Answers {
  const sign: SignRule =
    profile.columns.amount === undefined
      ? 'columns'
      : profile.columns.direction !== undefined
        ? 'direction'
        : profile.invertSign === true
          ? 'inverted'
          : 'minus'
  return { date: dateFormOf(profile), number: profile.decimal ?? 'point', unit: profile.unit, sign }
}

/** A mapping out of a file, for this layout; or the columns it names that this file has not. */
export function adopted(
  given: ImportProfile,
  own: ImportProfile,
  sample: Sample,
): { readonly profile: ImportProfile } | { readonly absent: readonly string[] } {
  const places = placesIn(sample.header, given)
  const absent = Object.entries(given.columns).filter(([field]) => !(field in places))
  if (absent.length > 0) return { absent: absent.map(([, column]) => column) }
  const { id, headerFingerprint, delimiter } = own
  return { profile: { ...given, id, headerFingerprint, delimiter } }
}

export interface SampleProblem {
  readonly row: number
  readonly column: string | null
  readonly raw: string
  readonly kind: string
}

export interface SampleReading {
  readonly drafts: readonly EntryDraft[]
  readonly problems: readonly SampleProblem[]
  readonly totals: readonly SampleTotal[]
  readonly period: { readonly from: Day; readonly to: Day } | null
}

/** Sums of what came in and went out, in minor units, per currency. */
export interface SampleTotal {
  readonly currency: string
  readonly count: number
  readonly inMinor: number
  readonly outMinor: number
}

/** Reads the sample exactly as an import would. Rows that were never paid give neither a draft nor a problem. */
export function readSample(profile: ImportProfile, sample: Sample): SampleReading {
  const columns = placesIn(sample.header, profile)
  const layout = { profile, header: sample.header, columns, moment: momentReaderFor(profile) }
  const drafts: EntryDraft[] = []
  const problems: SampleProblem[] = []
  for (const [row, cells] of sample.rows.entries()) {
    const source = { line: row + 1, cells, raw: cells.join(), terminated: true }
    const read = readMappedRow(source, layout)
    if (read === 'unpaid') continue
    const made = isProblem(read) ? read : withRefundColumn(source, layout, read)
    if (isProblem(made)) problems.push({ row, column: made.column, raw: made.raw ?? '', kind: made.kind })
    else drafts.push(...made)
  }
  const days = drafts.map(({ day }) => day).sort()
  const [from, to] = [days[0], days.at(-1)]
  return { drafts, problems, totals: totalsIn(drafts), period: from && to ? { from, to } : null }
}

function totalsIn(drafts: readonly EntryDraft[]): readonly SampleTotal[] {
  const totals = new Map<string, SampleTotal>()
  for (const { currency, grossMinor } of drafts) {
    const { count, inMinor, outMinor } = totals.get(currency) ?? { count: 0, inMinor: 0, outMinor: 0 }
    totals.set(currency, {
      currency,
      count: count + 1,
      inMinor: inMinor + Math.max(0, grossMinor),
      outMinor: outMinor + Math.min(0, grossMinor),
    })
  }
  return [...totals.values()]
}
