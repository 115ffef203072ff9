// Card numbers in a row are masked before anything keeps it. What a column may hold decides where they are looked for.

import { holdsCardWord, maskCardNumbers, mayHoldCardNumber, type Span } from '../../shared/formats/card-numbers'
import type { ColumnClass, LinePart, SourceRow } from '../../shared/formats/format'
import { maskIdentity, maskIdentityNumbers, maskName } from '../../shared/formats/private-text'
import { quotedSpans } from './quotes'
import { type Cutting, isQuotedBacktick, type RowReader } from './tokenise'
import { fixedSpans } from './tokenise-fixed'

export interface MaskedRow {
  readonly row: SourceRow
  /** Places of `raw` that were starred; `null` when nothing was. */
  readonly stars: readonly number[] | null
}

type Where = 'anywhere' | 'nearWords' | 'nowhere' | 'identity' | 'name'
const WHERE: Readonly<Record<ColumnClass, Where>> = {
  card: 'anywhere',
  account: 'anywhere',
  text: 'nearWords',
  id: 'nowhere',
  identity: 'identity',
  name: 'name',
}

/** Whether a class of columns holds what identifies a person. */
function isPrivate(where: Where): boolean {
  return where === 'identity' || where === 'name'
}

function maskPart(text: string, where: Where): string {
  if (where === 'identity') return maskIdentity(text)
  if (where === 'name') return maskName(text)
  return where === 'nowhere' ? text : maskCardNumbers(text, where)
}

/** Masks the rows of one file. `header` is its header row, `headerLine` that row's physical line (0: none). */
export function openMask(
  header: readonly string[],
  headerLine: number,
  classOf: (header: string) => ColumnClass,
  cutting: Cutting,
  rows: RowReader,
): (row: SourceRow) => MaskedRow {
  const columns = header.map((cell) => WHERE[classOf(cell)])
  const someCards = columns.includes('anywhere')
  const somePrivate = columns.some(isPrivate)
  return (row) => {
    if (somePrivate && row.line !== headerLine) {
      return row.line > headerLine && fitsColumns(row) && !row.fault ? maskCells(row) : maskMisfit(row)
    }
    if (!mayHoldCardNumber(row.raw)) return { row, stars: null }
    if (row.fault !== undefined) return maskWhole(row, 'anywhere', rows)
    if (cutting.partsOf) return maskedTo(row, maskParts(row.raw, cutting.partsOf(row.raw)), rows)
    if (row.line <= headerLine) return maskWhole(row, holdsCardWord(row.raw) ? 'anywhere' : 'nowhere', rows)
    if (!fitsColumns(row)) {
      return maskWhole(row, someCards || holdsCardWord(row.raw) ? 'anywhere' : 'nowhere', rows)
    }
    return maskCells(row)
  }

  function fitsColumns(row: SourceRow): boolean {
    if (cutting.tokeniser === 'fixed') return row.cells.length === columns.length
    return row.cells.slice(columns.length).every((cell) => cell.trim() === '')
  }

  function maskCells(row: SourceRow): MaskedRow {
    const held = somePrivate || row.cells.some((cell, index) => columns[index] !== 'nowhere' && mayHoldCardNumber(cell))
    if (!held) return { row, stars: null }
    let raw = row.raw
    cellSpans(row.raw, cutting, row.cells.length).forEach(({ start, end }, index) => {
      raw = raw.slice(0, start) + maskPart(raw.slice(start, end), columns[index] ?? 'anywhere') + raw.slice(end)
    })
    return maskedTo(row, raw, rows)
  }

  /** A row whose cells may have shifted: numbers by their form, names in every cell that a name may have shifted to. */
  function maskMisfit(row: SourceRow): MaskedRow {
    let raw = row.raw
    // Bytes that are invalid have no sure places: there only digits are starred, here as in the stored copy.
    const sure = row.fault !== 'badBytes' && row.line > headerLine
    const spans = sure ? plainSpans(raw, cutting.delimiter) : []
    const shift = Math.abs(spans.length - columns.length)
    spans.forEach(({ start, end }, index) => {
      const named = columns.some((where, column) => where === 'name' && Math.abs(column - index) <= shift)
      if (named) raw = raw.slice(0, start) + maskName(raw.slice(start, end)) + raw.slice(end)
    })
    return maskedTo(row, maskIdentityNumbers(maskCardNumbers(raw, 'anywhere')), rows)
  }
}

/** Masks each part by what it may hold, and what lies between the parts as text. */
function maskParts(raw: string, parts: readonly LinePart[]): string {
  let masked = ''
  for (const part of parts) {
    masked += maskCardNumbers(raw.slice(masked.length, part.start), 'nearWords')
    const where = WHERE[part.class]
    const text = raw.slice(part.start, part.end)
    masked += maskPart(text, where)
  }
  return masked + maskCardNumbers(raw.slice(masked.length), 'nearWords')
}

function maskWhole(row: SourceRow, where: Where, rows: RowReader): MaskedRow {
  return where === 'nowhere' ? { row, stars: null } : maskedTo(row, maskPart(row.raw, where), rows)
}

function maskedTo(row: SourceRow, raw: string, rows: RowReader): MaskedRow {
  if (raw === row.raw) return { row, stars: null }
  const stars: number[] = []
  for (let at = 0; at < raw.length; at += 1) if (raw.charCodeAt(at) !== row.raw.charCodeAt(at)) stars.push(at)
  if (row.fault === undefined && rows.rebuilt) return { row: rows.rebuilt(row, raw), stars }
  return { row: { ...row, raw, cells: row.fault === undefined ? rows.recut(raw) : [] }, stars }
}

/** Where each cell stands in the raw row, quotes and backticks included. */
function cellSpans(raw: string, cutting: Cutting, cells: number): readonly Span[] {
  if (cutting.tokeniser === 'backtick' && isQuotedBacktick(raw)) return quotedSpans(raw, ',').cells
  if (cutting.tokeniser === 'backtick') return plainSpans(raw, raw.startsWith('`') ? ',`' : ',')
  if (cutting.tokeniser === 'csv') return quotedSpans(raw, cutting.delimiter).cells
  if (cutting.tokeniser === 'fixed') return fixedSpans(raw, cutting.fields) ?? []
  const plain = plainSpans(raw, ',')
  return plain.length === cells ? plain : quotedSpans(raw, ',').cells
}

function plainSpans(raw: string, separator: string): readonly Span[] {
  const spans: Span[] = []
  let start = 0
  for (const part of raw.split(separator)) {
    spans.push({ start, end: start + part.length })
    start += part.length + separator.length
  }
  return spans
}
