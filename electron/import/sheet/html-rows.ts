// A web page that calls itself a spreadsheet, as banks send it: the rows of its first table that has any, text only.
// Nothing is run, loaded or followed. One pass from left to right, so that no page takes longer than its length.

import { SheetStop } from './sheet-stop'

const MOST_CELLS = 20_000_000
const MOST_COLUMNS = 16_384
const NAMED: Readonly<Record<string, string>> = {
  nbsp: ' ',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  yen: '¥',
}

interface Tag {
  readonly name: string
  readonly closing: boolean
  readonly attributes: string
  /** Text since the tag before. */
  readonly text: string
}

/**
 * The rows of the first table of two columns or more; a table inside a cell counts, not its frame. Empty: there is none.
 * Throws `SheetStop` where the table does not end, because rows of it are missing then.
 */
export function htmlRows(page: string): readonly (readonly string[])[] {
  const table = openRows()
  const isTable = () => table.rows().some((row) => row.length > 1)
  for (const tag of tagsOf(page)) {
    table.text(tag.text)
    if (tag.name === 'br') table.text(' ')
    else if (tag.name === 'table' && !tag.closing) table.begin()
    else if (tag.name === 'table') {
      if (isTable()) return table.rows()
    } else if (tag.name === 'tr') table.row(!tag.closing)
    else if (tag.name === 'td' || tag.name === 'th') table.cell(tag.closing ? null : spanOf(tag.attributes))
  }
  if (isTable()) throw new SheetStop('spreadsheetDamaged')
  return []
}

/** A cell that spans columns is followed by blank ones, so that nothing shifts. */
function openRows() {
  let rows: string[][] = []
  let row: string[] | null = null
  let cell: { text: string; readonly span: number } | null = null
  let column = 0
  let cells = 0
  const closeCell = () => {
    if (cell === null) return
    const text = tidy(cell.text)
    row ??= []
    if (text !== '') {
      cells += column + 1 - row.length
      if (column >= MOST_COLUMNS || cells > MOST_CELLS) throw new SheetStop('spreadsheetTooLarge')
      while (row.length < column) row.push('')
      row.push(text)
    }
    column += cell.span
    cell = null
  }
  const closeRow = () => {
    closeCell()
    if (row) rows.push(row)
    row = null
    column = 0
  }
  return {
    begin() {
      rows = []
      row = null
      cell = null
      column = 0
    },
    row(opens: boolean) {
      closeRow()
      if (opens) row = []
    },
    cell(span: number | null) {
      closeCell()
      if (span !== null) cell = { text: '', span }
    },
    text(more: string) {
      if (cell !== null) cell.text += more
    },
    rows() {
      closeRow()
      return rows
    },
  }
}

const UNSEEN: Readonly<Record<string, RegExp>> = {
  script: /<\/script\s*>/gi,
  style: /<\/style\s*>/gi,
  title: /<\/title\s*>/gi,
}

/** Every tag with the text before it, comments and what is never shown left out; what is cut off at the end is no tag. */
function* tagsOf(page: string): Generator<Tag> {
  let text = ''
  let from = 0
  for (let at = page.indexOf('<'); at >= 0; at = page.indexOf('<', from)) {
    text += page.slice(from, at)
    if (page.startsWith('<!--', at)) {
      from = after(page, '-->', at)
    } else if (!/[a-z/!?]/i.test(page.charAt(at + 1))) {
      text += '<'
      from = at + 1
    } else {
      from = after(page, '>', at)
      const tag = /^<(\/?)([a-z][a-z0-9]*)/i.exec(page.slice(at, at + 20))
      if (tag && from <= page.length) {
        const name = (tag[2] ?? '').toLowerCase()
        const closing = tag[1] === '/'
        yield { name, closing, attributes: page.slice(at, Math.min(from, at + 500)), text }
        text = ''
        if (!closing) from = shownAgain(page, name, from)
      }
    }
    if (from > page.length) return
  }
}

/** Place after the next `mark`, or beyond the end. */
function after(page: string, mark: string, at: number): number {
  const found = page.indexOf(mark, at)
  return found < 0 ? page.length + 1 : found + mark.length
}

function shownAgain(page: string, name: string, from: number): number {
  const end = UNSEEN[name]
  if (!end) return from
  end.lastIndex = from
  const found = end.exec(page)
  return found === null ? page.length + 1 : found.index + found[0].length
}

function spanOf(attributes: string): number {
  const span = Number(/\bcolspan\s*=\s*["']?(\d{1,5})/i.exec(attributes)?.[1] ?? '1')
  return Math.max(1, span)
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
