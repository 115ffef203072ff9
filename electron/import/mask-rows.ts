// Card numbers in a row are masked before anything keeps it. What a column may hold decides where they are looked for.

import { holdsCardWord, maskCardNumbers, mayHoldCardNumber, type Span } from '../../shared/formats/card-numbers'
import type { ColumnClass, LinePart, SourceRow } from '../../shared/formats/format'
import { quotedSpans } from './quotes'
import type { Cutting, RowReader } from './tokenise'
import { fixedSpans } from './tokenise-fixed'

export interface MaskedRow {
  readonly row: SourceRow
  /** Places of `raw` that were starred; `null` when nothing was. */
  readonly stars: readonly number[] | null
}

type Where = 'anywhere' | 'nearWords' | 'nowhere'
const WHERE: Readonly<Record<ColumnClass, Where>> = {
  card: 'anywhere',
  account: 'anywhere',
  text: 'nearWords',
  id: 'nowhere',
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
  return (row) => {
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
    const held = row.cells.some((cell, index) => columns[index] !== 'nowhere' && mayHoldCardNumber(cell))
    if (!held) return { row, stars: null }
    let raw = row.raw
    cellSpans(row.raw, cutting, row.cells.length).forEach(({ start, end }, index) => {
      const where = columns[index] ?? 'anywhere'
      if (where !== 'nowhere')
        raw = raw.slice(0, start) + maskCardNumbers(raw.slice(start, end), where) + raw.slice(end)
    })
    return maskedTo(row, raw, rows)
  }
}

/** Masks each part by what it may hold, and what lies between the parts as text. */
function maskParts(raw: string, parts: readonly LinePart[]): string {
  let masked = ''
  for (const part of parts) {
    masked += maskCardNumbers(raw.slice(masked.length, part.start), 'nearWords')
    const where = WHERE[part.class]
    const text = raw.slice(part.start, part.end)
    masked += where === 'nowhere' ? text : maskCardNumbers(text, where)
  }
  return masked + maskCardNumbers(raw.slice(masked.length), 'nearWords')
}

function maskWhole(row: SourceRow, where: Where, rows: RowReader): MaskedRow {
  return where === 'nowhere' ? { row, stars: null } : maskedTo(row, maskCardNumbers(row.raw, where), rows)
}

function maskedTo(row: SourceRow, raw: string, rows: RowReader): MaskedRow {
  if (raw === row.raw) return { row, stars: null }
  const stars: number[] = []
  for (let at = 0; at < raw.length; at += 1) if (raw.charCodeAt(at) !== row.raw.charCodeAt(at)) stars.push(at)
  return { row: { ...row, raw, cells: row.fault === undefined ? rows.recut(raw) : [] }, stars }
}

/** Where each cell stands in the raw row, quotes and backticks included. */
function cellSpans(raw: string, cutting: Cutting, cells: number): readonly Span[] {
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
