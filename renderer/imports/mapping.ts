// A mapping under construction: which column means what, what is still lacking, and how the sample rows read with it.

import type { EntryDraft } from '../../shared/entry'
import { isProblem } from '../../shared/formats/amount'
import { momentReader } from '../../shared/formats/clock'
import { MAPPED_FIELDS, type MappedField } from '../../shared/formats/shop-orders/fields'
import { readMappedRow } from '../../shared/formats/shop-orders/read-row'
import type { ImportProfile } from '../../shared/settings'

export interface Sample {
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** What a header cell means in this mapping, or `null` where it is not needed. */
export function meaningOf(profile: ImportProfile, column: string): MappedField | null {
  return MAPPED_FIELDS.find((field) => profile.columns[field] === column) ?? null
}

/** The mapping with another meaning for a column. A meaning belongs to one column, and a column has one meaning. */
export function withMeaning(profile: ImportProfile, column: string, meaning: MappedField | null): ImportProfile {
  const kept = Object.entries(profile.columns).filter(([field, named]) => named !== column && field !== meaning)
  return { ...profile, columns: Object.fromEntries(meaning ? [...kept, [meaning, column]] : kept) }
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

export interface SampleProblem {
  readonly row: number
  readonly column: string | null
  readonly raw: string
  readonly kind: string
}

export interface SampleReading {
  readonly drafts: readonly EntryDraft[]
  readonly problems: readonly SampleProblem[]
}

/** Reads the sample exactly as an import would. Rows that were never paid give neither a draft nor a problem. */
export function readSample(profile: ImportProfile, sample: Sample): SampleReading {
  const columns: { [K in MappedField]?: number } = {}
  for (const field of MAPPED_FIELDS) {
    const index = sample.header.indexOf(profile.columns[field] ?? '')
    if (index >= 0) columns[field] = index
  }
  const layout = { profile, header: sample.header, columns, moment: momentReader(profile.dateOrder) }
  const drafts: EntryDraft[] = []
  const problems: SampleProblem[] = []
  for (const [row, cells] of sample.rows.entries()) {
    const read = readMappedRow({ line: row + 1, cells, raw: cells.join(), terminated: true }, layout)
    if (read === 'unpaid') continue
    if (isProblem(read)) problems.push({ row, column: read.column, raw: read.raw ?? '', kind: read.kind })
    else drafts.push(read)
  }
  return { drafts, problems }
}
