// CSV that a spreadsheet opens without running anything: a cell that would be read as a formula gets an apostrophe,
// unless it is a plain number. Also the cells of a copy (tab-separated).

const FORMULA_START = /^[=+\-@\t\r]/
const PLAIN_NUMBER = /^[+-]?\d+(\.\d+)?$/

/** One cell made safe against being run as a formula. */
export function safeCell(text: string): string {
  return FORMULA_START.test(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text
}

function csvCell(text: string): string {
  const safe = safeCell(text)
  return /[",\n\r]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** One CSV line with its line end (RFC 4180). */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

/** Rows as cells for the clipboard: tabs between cells, breaks inside a cell become blanks. */
export function copyCells(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map((cell) => safeCell(cell).replace(/[\t\r\n]+/g, ' ')).join('\t')).join('\n')
}

/** Spreadsheets take a file for UTF-8 only with this mark at its start. */
export const BYTE_ORDER_MARK = '\uFEFF'
