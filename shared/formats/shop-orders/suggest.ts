// A mapping for an unknown layout, suggested from the names of its columns. It is used by itself only where every needed
// column is found in exactly one way and the first rows can be read with it.

import type { Stream } from '../../entry'
import type { ImportProfile } from '../../settings'
import { isProblem, readAmount } from '../amount'
import { parseMoment } from '../clock'
import { DELIMITERS, type Delimiter, type Head } from '../format'
import { normaliseHeader, splitLine } from '../header'
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

const HEADER_WITHIN = 10
const SAMPLE_ROWS = 5

/** The best suggestion over the first lines and all delimiters; `null` where no line looks like a header. */
export function suggestMapping(head: Head): Suggestion | null {
  let best: Suggestion | null = null
  for (const [index, line] of head.lines.slice(0, HEADER_WITHIN).entries()) {
    for (const delimiter of DELIMITERS) {
      const made = suggestionFor(head, index, delimiter, splitLine(line, delimiter))
      if (made && (best === null || score(made) > score(best))) best = made
    }
  }
  return best
}

function score(suggestion: Suggestion): number {
  return Object.keys(suggestion.columns).length * 2 + suggestion.ambiguous.length
}

/** Whether the suggestion may be used without asking: nothing missing, nothing ambiguous, first rows readable. */
export function isSure(suggestion: Suggestion): boolean {
  return suggestion.missing.length === 0 && suggestion.ambiguous.length === 0 && readsFirstRows(suggestion)
}

function suggestionFor(head: Head, index: number, delimiter: Delimiter, cells: readonly string[]): Suggestion | null {
  const header = cells.map((cell) => cell.replace(/^\ufeff/, '').trim())
  if (header.filter((cell) => cell !== '').length < 3) return null
  const found = new Map<MappedField, string[]>()
  for (const field of MAPPED_FIELDS) {
    const names: readonly string[] = MAPPED_NAMES[field]
    found.set(
      field,
      header.filter((cell) => names.includes(normaliseHeader(cell))),
    )
  }
  if ([...found.values()].every((headers) => headers.length === 0)) return null
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
    rows: head.lines
      .slice(index + 1, index + 1 + SAMPLE_ROWS)
      .filter((line) => line.trim() !== '')
      .map((line) => splitLine(line, delimiter)),
    stream,
    columns,
    ambiguous: needed.flatMap((field) => {
      const headers = found.get(field) ?? []
      return headers.length > 1 ? [{ field, headers }] : []
    }),
    missing: needed.filter((field) => !has(field)),
  }
}

/** Orders need a number, a moment and an amount; a bank statement needs a day and an amount or two amount columns. */
function neededFields(stream: Stream, has: (field: MappedField) => boolean): readonly MappedField[] {
  const when: MappedField = has('time') || !has('day') ? 'time' : 'day'
  const split = !has('amount') && has('income') && has('outgo')
  const amounts: readonly MappedField[] = split ? ['income', 'outgo'] : ['amount']
  return stream === 'bank' ? [when, ...amounts] : ['orderNo', when, ...amounts]
}

/** Whether the mapping reads most of the first rows: a single damaged row must not hide a known layout. */
function readsFirstRows(suggestion: Suggestion): boolean {
  const readable = suggestion.rows.filter((row) => readsRow(suggestion, row)).length
  return suggestion.rows.length === 0 || readable * 2 > suggestion.rows.length
}

function readsRow({ columns, header }: Suggestion, row: readonly string[]): boolean {
  const at = (field: MappedField) => {
    const name = columns[field]
    return name === undefined ? null : (row[header.indexOf(name)] ?? '').trim()
  }
  const when = at('time') ?? at('day') ?? ''
  const amounts = [at('amount'), at('income'), at('outgo')].filter((text) => text !== null && text !== '')
  return parseMoment(when) !== null && amounts.every((text) => !isProblem(readAmount(text ?? '', '')))
}

/** The text whose digest recognises a layout: its normalised header cells. */
export function fingerprintText(header: readonly string[]): string {
  return header.map(normaliseHeader).join('\n')
}

/** The suggestion as a profile that a person can correct and save. */
export function profileOf(suggestion: Suggestion, headerFingerprint: string): ImportProfile {
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
