// A statement made for the damage tests, and the damage that any statement can take. Lines are counted from 0 here, and
// from 1 in what the reader says.

import type { Pick } from '../fuzz/seeded'

/** What a maker is asked to get wrong; rows are counted from 0. */
export interface Flaws {
  /** Added to a declared total, in minor units. */
  readonly totalOff?: number
  /** This row carries another day, outside of what the file is of. */
  readonly strayRow?: number
  /** The balance printed in this row is wrong. */
  readonly brokenBalance?: number
  /** The file is of the day after. */
  readonly nextDay?: true
}

export interface Made {
  readonly name: string
  readonly lines: readonly string[]
  /** First line of each data row. */
  readonly rows: readonly number[]
  /** Lines with the totals at the end, and with whatever says that the end was reached. */
  readonly trailer: readonly number[]
  readonly end: '\n' | '\r\n'
  readonly encode: (text: string) => Uint8Array
  /** Puts the bytes beside what proves them, e.g. into an archive with its summary. */
  readonly pack?: (bytes: Uint8Array) => Promise<Uint8Array>
}

export type Maker = (pick: Pick, flaws?: Flaws) => Made

/** A damaged file, and the line that has to be named, where there is one. */
export interface Damaged {
  readonly made: Made
  readonly bytes: Uint8Array
  readonly line: number | null
}

export function bytesOf(made: Made, lines: readonly string[] = made.lines): Uint8Array {
  return made.encode(lines.join(made.end) + made.end)
}

export function without(made: Made, indexes: readonly number[]): Uint8Array {
  return bytesOf(
    made,
    made.lines.filter((_, index) => !indexes.includes(index)),
  )
}

/** All that comes before a line, with its line end. */
function before(made: Made, index: number): Uint8Array {
  return made.encode(
    made.lines
      .slice(0, index)
      .map((line) => line + made.end)
      .join(''),
  )
}

export function rowAt(made: Made, row: number): { readonly index: number; readonly text: string } {
  const index = made.rows[row] ?? 0
  return { index, text: made.lines[index] ?? '' }
}

/** A row with at least one row before it and two after it. */
export function innerRow(pick: Pick, rows: number): number {
  return 1 + pick(rows - 3)
}

/** Cut in a row: its first `share` hundredths may be left, at least one byte and never all. */
export function cutInRow(made: Made, pick: Pick, share = 100): Damaged {
  const { index, text } = rowAt(made, pick(made.rows.length))
  const length = made.encode(text).length
  const left = 1 + pick(Math.floor(((length - 2) * share) / 100))
  const head = before(made, index)
  return { made, bytes: bytesOf(made).slice(0, head.length + left), line: index + 1 }
}

/** Cut inside a character of a row that takes more than one byte; a row without one has none to cut. */
export function cutInCharacter(made: Made, pick: Pick): Damaged {
  const rows = made.rows.filter((index) => /[^\0-\x7f]/.test(made.lines[index] ?? ''))
  const index = rows[pick(rows.length)] ?? 0
  const text = made.lines[index] ?? ''
  const places = [...text.matchAll(/[^\0-\x7f]/g)].map((match) => match.index)
  const place = places[pick(places.length)] ?? 0
  const left = made.encode(text.slice(0, place)).length + 1
  return { made, bytes: bytesOf(made).slice(0, before(made, index).length + left), line: index + 1 }
}

/** A row rewritten. */
export function rewritten(made: Made, row: number, change: (text: string) => string): Damaged {
  const { index, text } = rowAt(made, row)
  const lines = made.lines.map((line, at) => (at === index ? change(text) : line))
  return { made, bytes: bytesOf(made, lines), line: index + 1 }
}

/** Two files one behind the other; the line that begins the second is named by its place in it. */
export function joined(first: Made, second: Made, named = 0): Damaged {
  return {
    made: first,
    bytes: Buffer.concat([bytesOf(first), bytesOf(second)]),
    line: first.lines.length + named + 1,
  }
}

/** `4.20000000012026E+27`, as a spreadsheet shows a number of many digits. */
export function asScientific(digits: string): string {
  return `${digits.charAt(0)}.${digits.slice(1, 6)}E+${digits.length - 1}`
}

/** Cells in quotes, as a spreadsheet or a script writes them. */
export function quotedCells(cells: readonly string[]): string {
  return cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')
}

export function major(minor: number, decimals = 2): string {
  const digits = String(Math.abs(minor)).padStart(3, '0')
  const text = `${digits.slice(0, -2)}.${digits.slice(-2)}`.padEnd(digits.length + 1 + decimals - 2, '0')
  return minor < 0 ? `-${text}` : text
}

/** A time of day that grows with the row. */
export function clockOf(row: number, seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(8 + Math.floor(row / 6))}:${two((row % 6) * 10 + (seconds % 10))}:${two(seconds % 60)}`
}
