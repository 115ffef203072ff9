// A web page that calls itself a spreadsheet, as banks send it: the rows of its first table that has any, text only.
// Nothing is run, loaded or followed; a cell that spans columns is followed by blank ones, so that nothing shifts.

const TOKEN =
  /<!--[\s\S]*?-->|<(script|style|title)\b[\s\S]*?<\/\1\s*>|<(\/?)(table|tr|td|th|br)\b([^<>]*)>|<[a-z!/?][^<>]*>/gi
const WIDEST_SPAN = 1000
const NAMED: Readonly<Record<string, string>> = {
  nbsp: ' ',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  yen: '¥',
}

/** The rows of the first table with rows; of a table inside a cell, the innermost. Empty where there is none. */
export function htmlRows(page: string): readonly (readonly string[])[] {
  let rows: string[][] = []
  let row: string[] | null = null
  let cell: { text: string; span: number } | null = null
  let end = 0

  const closeCell = () => {
    if (cell && row) row.push(tidy(cell.text), ...Array.from({ length: cell.span - 1 }, () => ''))
    cell = null
  }
  const closeRow = () => {
    closeCell()
    if (row) rows.push(withoutBlankEnd(row))
    row = null
  }
  const open = (name: string, attributes: string) => {
    if (name === 'table') {
      // What stood around a table was only its frame.
      cell = null
      row = null
      rows = []
    } else if (name === 'tr') {
      closeRow()
      row = []
    } else {
      closeCell()
      row ??= []
      cell = { text: '', span: spanOf(attributes) }
    }
  }
  for (const token of page.matchAll(TOKEN)) {
    if (cell) cell = withText(cell, page.slice(end, token.index))
    end = token.index + token[0].length
    const name = token[3]?.toLowerCase()
    if (name === undefined) continue
    if (name === 'br') {
      if (cell) cell = withText(cell, ' ')
    } else if (token[2] === '') open(name, token[4] ?? '')
    else if (name === 'table') {
      closeRow()
      if (rows.some((one) => one.length > 1)) return rows
    } else if (name === 'tr') closeRow()
    else closeCell()
  }
  closeRow()
  return rows
}

function withText(cell: { readonly text: string; readonly span: number }, text: string) {
  return { text: cell.text + text, span: cell.span }
}

function spanOf(attributes: string): number {
  const span = Number(/\bcolspan\s*=\s*["']?(\d{1,4})/i.exec(attributes)?.[1] ?? '1')
  return Math.min(WIDEST_SPAN, Math.max(1, span))
}

function tidy(text: string): string {
  return text
    .replace(/[ \t\r\n\f]+/g, ' ')
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi, (whole, digits, hex, name) => {
      if (name !== undefined) return NAMED[String(name).toLowerCase()] ?? whole
      const code = hex === undefined ? Number(digits) : Number.parseInt(String(hex), 16)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ' '
    })
    .trim()
}

function withoutBlankEnd(row: readonly string[]): string[] {
  const last = row.findLastIndex((cell) => cell !== '')
  return row.slice(0, last + 1)
}
