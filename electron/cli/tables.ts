// Tables for a terminal: columns line up although a Chinese character is as wide as two Latin ones.

/** Columns a text takes on a terminal. */
export function columnsOf(text: string): number {
  let columns = 0
  for (const character of text) columns += isWide(character.codePointAt(0) ?? 0) ? 2 : isZero(character) ? 0 : 1
  return columns
}

/** East Asian wide and full-width ranges (Unicode UAX #11), as far as names and sentences use them. */
function isWide(code: number): boolean {
  return (
    (code >= 0x1100 && code <= 0x115f) ||
    (code >= 0x2e80 && code <= 0xa4cf) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe6f) ||
    (code >= 0xff00 && code <= 0xff60) ||
    (code >= 0xffe0 && code <= 0xffe6) ||
    (code >= 0x1f300 && code <= 0x1faff) ||
    (code >= 0x20000 && code <= 0x3fffd)
  )
}

function isZero(character: string): boolean {
  return /\p{Mn}|\p{Cf}/u.test(character)
}

export interface Column {
  readonly head: string
  readonly align?: 'left' | 'right'
}

/** Lines of a table: heads, a rule, one line a row. The last column is not padded. */
export function tableLines(columns: readonly Column[], rows: readonly (readonly string[])[]): readonly string[] {
  const heads = columns.map(({ head }) => head)
  const printable = rows.map((row) => row.map(printableOf))
  const widths = columns.map((_, at) => Math.max(...[heads, ...printable].map((row) => columnsOf(row[at] ?? ''))))
  const line = (cells: readonly string[]) =>
    columns
      .map(({ align }, at) => padded(cells[at] ?? '', widths[at] ?? 0, align ?? 'left'))
      .join('  ')
      .trimEnd()
  return [line(heads), widths.map((width) => '─'.repeat(width)).join('  '), ...printable.map(line)]
}

function padded(text: string, width: number, align: 'left' | 'right'): string {
  const space = ' '.repeat(Math.max(0, width - columnsOf(text)))
  return align === 'right' ? space + text : text + space
}

/** A file's text must not steer the terminal: control characters are shown as a replacement. */
export function printableOf(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, '\ufffd')
}
