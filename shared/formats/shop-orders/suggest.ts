// A mapping for an unknown layout, suggested from the names of its columns. It is used by itself only where every needed
// column is found in exactly one way and the first rows can be read with it.

import type { Stream } from '../../entry'
import type { ImportProfile } from '../../settings'
import { isProblem } from '../amount'
import { DELIMITERS, type Delimiter, type Head } from '../format'
import { normaliseHeader, splitLine } from '../header'
import { dateFormOf, momentIn } from '../mapping/date-form'
import { type MappingProof, openQuestions, proveMapping, withProof } from '../mapping/prove'
import { readPrinted } from '../printed-amount'
import { MAPPED_FIELDS, MAPPED_NAMES, type MappedField } from './fields'

export interface Suggestion {
  readonly headerIndex: number
  readonly delimiter: Delimiter
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly stream: Stream
  /** Field → header cell as printed, only where one column fits. */
  readonly columns: Readonly<Record<string, string>>
  /** Needed fields for which several columns fit, with those columns. */
  readonly ambiguous: readonly { readonly field: string; readonly headers: readonly string[] }[]
  /** Needed fields without a column. */
  readonly missing: readonly string[]
}

const HEADER_WITHIN = 40
/** Wider lines are no header of a table that people fill. */
const MOST_COLUMNS = 1000

/** The best suggestion over the first lines and all delimiters; `null` where no line looks like a header. */
export function suggestMapping(head: Head): Suggestion | null {
  let best: Suggestion | null = null
  for (const [index, line] of head.lines.slice(0, HEADER_WITHIN).entries()) {
    for (const delimiter of delimitersOf(head)) {
      const made = suggestionFor(head, index, delimiter, splitLine(line, delimiter))
      if (made && (best === null || score(made) > score(best))) best = made
    }
  }
  return best
}

function score(suggestion: Suggestion): number {
  return Object.keys(suggestion.columns).length * 2 + suggestion.ambiguous.length
}

function delimitersOf(head: Head): readonly Delimiter[] {
  return head.sheet ? [','] : DELIMITERS
}

/**
 * A suggestion without any meaning, for a layout of which no column is known: the header is the first line of those that
 * split into the most cells alike. `null` where nothing looks like a table.
 */
export function bareSuggestion(head: Head): Suggestion | null {
  let best: { readonly index: number; readonly delimiter: Delimiter; readonly weight: number } | null = null
  for (const delimiter of delimitersOf(head)) {
    const widths = head.lines.map((line) => (line.trim() === '' ? 0 : splitLine(line, delimiter).length))
    for (const width of new Set(widths.filter((cells) => cells >= 2))) {
      const alike = widths.filter((cells) => cells === width).length
      const weight = alike < 2 ? 0 : alike * Math.min(width, 20)
      if (weight > (best?.weight ?? 0)) best = { index: widths.indexOf(width), delimiter, weight }
    }
  }
  if (best === null) return null
  const { index, delimiter } = best
  const header = headerOf(splitLine(head.lines[index] ?? '', delimiter))
  const rows = rowsAfter(head, index, delimiter, header.length)
  return {
    headerIndex: index,
    delimiter,
    header,
    rows,
    stream: 'order',
    columns: {},
    ambiguous: [],
    missing: ['time', 'amount'],
  }
}

function headerOf(cells: readonly string[]): readonly string[] {
  return cells.map((cell) => cell.replace(/^\ufeff/, '').trim())
}

/** The rows behind the header; where most have its number of cells, only those: a row cut by a line end says nothing. */
function rowsAfter(head: Head, index: number, delimiter: Delimiter, width: number): readonly (readonly string[])[] {
  const rows = head.lines
    .slice(index + 1)
    .filter((line) => line.trim() !== '')
    .map((line) => splitLine(line, delimiter))
  const whole = rows.filter((row) => row.length === width || (row.length === width + 1 && row.at(-1)?.trim() === ''))
  return whole.length * 2 > rows.length ? whole : rows
}

/** What the first rows prove about dates, decimals, unit and sign. */
export function proofOf(suggestion: Suggestion): MappingProof {
  return proveMapping(suggestion.header, suggestion.rows, namedBy(suggestion, ''))
}

/** Whether the suggestion may be used without asking: nothing missing, nothing ambiguous, first rows readable. */
export function isSure(suggestion: Suggestion, proof: MappingProof = proofOf(suggestion)): boolean {
  return (
    suggestion.missing.length === 0 &&
    suggestion.ambiguous.length === 0 &&
    openQuestions(proof).length === 0 &&
    readsFirstRows(suggestion, withProof(namedBy(suggestion, ''), proof))
  )
}

function suggestionFor(head: Head, index: number, delimiter: Delimiter, cells: readonly string[]): Suggestion | null {
  const header = headerOf(cells)
  if (header.length > MOST_COLUMNS || header.filter((cell) => cell !== '').length < 3) return null
  const found = columnsFor(header)
  if (found.size === 0) return null
  const has = (field: MappedField) => (found.get(field)?.length ?? 0) > 0
  // A column that is just called "time" holds the whole moment where no other column holds the day.
  if (!has('time') && !has('day')) {
    found.set('time', found.get('timeOfDay') ?? [])
    found.set('timeOfDay', [])
  }
  const stream: Stream = !has('orderNo') && (has('balance') || has('counterparty') || has('income')) ? 'bank' : 'order'
  const needed = neededFields(stream, has)
  const columns: Record<string, string> = {}
  for (const [field, headers] of found) {
    const only = headers.length === 1 ? headers[0] : undefined
    const blocked = field === 'day' && found.get('time')?.length === 1
    if (only !== undefined && !blocked) columns[field] = only
  }
  return {
    headerIndex: index,
    delimiter,
    header,
    rows: rowsAfter(head, index, delimiter, header.length),
    stream,
    columns,
    ambiguous: needed.flatMap((field) => {
      const headers = found.get(field) ?? []
      return headers.length > 1 ? [{ field, headers }] : []
    }),
    missing: needed.filter((field) => !has(field)),
  }
}

const FIELDS_BY_NAME: ReadonlyMap<string, readonly MappedField[]> = new Map(
  MAPPED_FIELDS.flatMap((field) => MAPPED_NAMES[field]).map((name) => [
    name,
    MAPPED_FIELDS.filter((field) => MAPPED_NAMES[field].includes(name)),
  ]),
)

/** The columns whose name is known for each field, in the order of the fields; fields without one are absent. */
function columnsFor(header: readonly string[]): Map<MappedField, string[]> {
  const named = header.map((cell) => ({ cell, fields: FIELDS_BY_NAME.get(normaliseHeader(cell)) ?? [] }))
  const known = named.filter(({ fields }) => fields.length > 0)
  const found = new Map<MappedField, string[]>()
  for (const field of MAPPED_FIELDS) {
    const cells = known.filter(({ fields }) => fields.includes(field)).map(({ cell }) => cell)
    if (cells.length > 0) found.set(field, cells)
  }
  return found
}

/** Orders need a number, a moment and an amount; a bank statement needs a day and an amount or two amount columns. */
function neededFields(stream: Stream, has: (field: MappedField) => boolean): readonly MappedField[] {
  const when: MappedField = has('time') || !has('day') ? 'time' : 'day'
  const split = !has('amount') && has('income') && has('outgo')
  const amounts: readonly MappedField[] = split ? ['income', 'outgo'] : ['amount']
  return stream === 'bank' ? [when, ...amounts] : ['orderNo', when, ...amounts]
}

/** Whether the mapping reads most of the first rows: a single damaged row must not hide a known layout. */
function readsFirstRows({ header, rows }: Suggestion, profile: ImportProfile): boolean {
  const readable = rows.filter((row) => readsRow(header, profile, row)).length
  return rows.length === 0 || readable * 2 > rows.length
}

function readsRow(header: readonly string[], profile: ImportProfile, row: readonly string[]): boolean {
  const at = (field: MappedField) => {
    const name = profile.columns[field]
    return name === undefined ? null : (row[header.indexOf(name)] ?? '').trim()
  }
  const when = at('time') ?? at('day') ?? ''
  const amounts = [at('amount'), at('income'), at('outgo')].filter((text) => text !== null && !/^-*$/.test(text))
  return (
    momentIn(when, dateFormOf(profile)) !== null &&
    amounts.every((text) => !isProblem(readPrinted(text ?? '', '', 2, profile.decimal)))
  )
}

/** The text whose digest recognises a layout: its normalised header cells. */
export function fingerprintText(header: readonly string[]): string {
  return header.map(normaliseHeader).join('\n')
}

/** The suggestion, with what is proved, as a profile that a person can correct and save. */
export function profileOf(
  suggestion: Suggestion,
  headerFingerprint: string,
  proof: MappingProof = proofOf(suggestion),
): ImportProfile {
  return withProof(namedBy(suggestion, headerFingerprint), proof)
}

function namedBy(suggestion: Suggestion, headerFingerprint: string): ImportProfile {
  return {
    id: `suggested-${headerFingerprint.slice(0, 12)}`,
    name: suggestion.header.slice(0, 3).join(', '),
    stream: suggestion.stream,
    headerFingerprint,
    delimiter: suggestion.delimiter,
    columns: { ...suggestion.columns },
    unit: 'yuan',
    currency: 'CNY',
  }
}
