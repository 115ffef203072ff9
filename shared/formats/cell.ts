// A cell is trimmed, and what only stands for "nothing" is absent; nothing else is ever changed.

/** The trimmed text of a cell; `''` where the row has no such cell. TABs and blanks around it are padding. */
export function cellAt(cells: readonly string[], index: number | undefined): string {
  return index === undefined ? '' : (cells[index] ?? '').trim()
}

/** A reference or text as printed, or `null` for what stands for nothing: blank, dashes, a slash, zeros, a backtick. */
export function presentOrNull(text: string): string | null {
  return /^(?:[-—–]*|\/|`|0+(?:\.0+)?)$/.test(text) ? null : text
}

/** A text cell, `null` where it is blank or only dashes. */
export function textOrNull(text: string): string | null {
  return /^[-—–`]*$/.test(text) ? null : text
}

/** A long number that a spreadsheet has rewritten (`4.2E+27`): its digits are lost. */
export function isSpreadsheetNumber(text: string): boolean {
  return /^\d(?:\.\d+)?[eE]\+?\d+$/.test(text)
}

/** A time that ends in minutes where its format always prints seconds: a spreadsheet has saved the file again. */
export function lacksSeconds(text: string): boolean {
  return /^\d{4}\D\d{1,2}\D\d{1,2}\s+\d{1,2}:\d{2}$/.test(text)
}
