// A header row is read by the names of its columns, never by their places.

import type { Delimiter, Head } from './format'

/**
 * A header cell in its comparable form: no BOM, blanks, TABs or backtick, half-width brackets and lower case, and
 * without a bilingual part in square brackets (`交易日期[ Transaction Date ]` → `交易日期`).
 */
export function normaliseHeader(cell: string): string {
  return cell
    .replace(/^\ufeff/, '')
    .replace(/\[[^\]]*\]/g, '')
    .replace(/^[`"'\s]+|["'\s]+$/g, '')
    .replaceAll('（', '(')
    .replaceAll('）', ')')
    .replaceAll('／', '/')
    .replace(/\s+/g, '')
    .toLowerCase()
}

/** Whether a row repeats the header, as at the top of a new page; blanks around cells are left aside. */
export function isSameRow(cells: readonly string[], header: readonly string[]): boolean {
  return cells.length === header.length && header.every((cell, index) => cells[index]?.trim() === cell)
}

/** Splits one physical line at a delimiter, honouring double quotes; for header rows and samples. */
export function splitLine(line: string, delimiter: Delimiter = ','): string[] {
  if (!line.includes('"')) return line.split(delimiter)
  const cells: string[] = []
  let cell = ''
  let quoted = false
  for (let at = 0; at < line.length; at += 1) {
    const char = line.charAt(at)
    if (quoted && char === '"' && line.charAt(at + 1) === '"') {
      cell += '"'
      at += 1
    } else if (quoted && char === '"') quoted = false
    else if (char === '"' && cell.trim() === '') {
      cell = ''
      quoted = true
    } else if (char === delimiter && !quoted) {
      cells.push(cell)
      cell = ''
    } else cell += char
  }
  return [...cells, cell]
}

/** Cells of one of the first lines, cut at the delimiter; a spreadsheet's at its commas. */
export function headCells(head: Head, index: number, delimiter: Delimiter = ','): readonly string[] {
  return splitLine(head.lines[index] ?? '', head.sheet ? ',' : delimiter)
}

/** Names by which each field's column is known, normalised, best first. */
export type ColumnNames<F extends string> = Readonly<Record<F, readonly string[]>>

/** Place of each field's column; a field whose column is absent is absent. */
export type Columns<F extends string> = { readonly [K in F]?: number }

/** Finds each field's column by its best known name. */
export function columnsOf<F extends string>(cells: readonly string[], names: ColumnNames<F>): Columns<F> {
  const at = new Map<string, number>()
  cells.forEach((cell, index) => {
    const name = normaliseHeader(cell)
    if (!at.has(name)) at.set(name, index)
  })
  const columns: { [K in F]?: number } = {}
  for (const field of Object.keys(names) as F[]) {
    const found = names[field].find((name) => at.has(name))
    const index = found === undefined ? undefined : at.get(found)
    if (index !== undefined) columns[field] = index
  }
  return columns
}
