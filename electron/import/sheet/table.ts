// A sheet as its cell table: UTF-8 text with commas in which row n of the sheet is line n, whatever its cells hold. Equal
// cells give equal bytes.

/** Below this many cells every row is as wide as the widest, so that a blank last cell is a cell and not a short row. */
const PADDED_CELLS = 20_000_000
const ROWS_A_PIECE = 4096

/** The table of a sheet's rows; a row without text is a blank line. Line ends inside a cell become blanks. */
export function tableOf(rows: readonly (readonly string[])[]): Uint8Array {
  const width = rows.reduce((widest, row) => Math.max(widest, row.length), 0)
  const padded = rows.length * width <= PADDED_CELLS ? width : 0
  const pieces: Buffer[] = []
  for (let from = 0; from < rows.length; from += ROWS_A_PIECE) {
    const lines = rows.slice(from, from + ROWS_A_PIECE).map((row) => lineOf(row, padded))
    pieces.push(Buffer.from(lines.join('')))
  }
  return Buffer.concat(pieces)
}

function lineOf(row: readonly string[], width: number): string {
  if (row.length === 0) return '\n'
  return `${row.map(quoted).join(',')}${','.repeat(Math.max(0, width - row.length))}\n`
}

function quoted(cell: string): string {
  const line = /[\r\n\u2028\u2029\u0085]/.test(cell) ? cell.replace(/\r\n|[\r\n\u2028\u2029\u0085]/g, ' ') : cell
  return /[",]/.test(line) ? `"${line.replaceAll('"', '""')}"` : line
}
