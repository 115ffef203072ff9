// The text of a spreadsheet's cell: what was typed stays as it is, dates become ISO, numbers are written out whole. A
// number that has lost digits keeps the form a spreadsheet shows (`4.2E+27`), so that no format takes it for an id.

import { type CellObject, SSF } from '@e965/xlsx'
import { dayFromNumber } from '../../../shared/day'

const ERRORS: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
}
const SECONDS_A_DAY = 86_400
/** 1970-01-01 counted from a spreadsheet's day 0, and what later counting from 1904 leaves out. */
const SERIAL_OF_1970 = 25_569
const DAYS_TO_1904 = 1462
const LAST_SERIAL = 2_958_465
/** A double holds fifteen decimal digits for certain; from here on a sixteenth may be lost. */
const SIXTEEN_DIGITS = 1e15

export interface TextOfCell {
  readonly text: string
  /** A number of 16 to 19 digits that lost some: what is left of a card number is no text to store. */
  readonly lostDigits: boolean
}

/** The text of one cell; `since1904`: the workbook counts its days from 1904. */
export function textOfCell(cell: CellObject, since1904: boolean): TextOfCell {
  if (cell.t === 'n' && typeof cell.v === 'number') return textOfNumber(cell.v, cell, since1904)
  return { text: plainText(cell), lostDigits: false }
}

function plainText(cell: CellObject): string {
  if (cell.t === 'z' || cell.v === undefined || cell.v === null) return ''
  if (cell.t === 'e') return ERRORS[Number(cell.v)] ?? '#N/A'
  if (cell.t === 'b') return cell.v === true ? 'TRUE' : 'FALSE'
  return String(cell.v)
}

function textOfNumber(value: number, cell: CellObject, since1904: boolean): TextOfCell {
  const pattern = typeof cell.z === 'string' ? cell.z : ''
  const moment = isDatePattern(pattern, cell.w) ? momentText(since1904 ? value + DAYS_TO_1904 : value, pattern) : null
  if (moment !== null) return { text: moment, lostDigits: false }
  if (/^0{2,}$/.test(pattern) && Number.isSafeInteger(value) && value >= 0 && !losesDigits(value)) {
    return { text: String(value).padStart(pattern.length, '0'), lostDigits: false }
  }
  if (/%/.test(bare(pattern))) return { text: `${plainNumber(value * 100)}%`, lostDigits: false }
  const lostDigits = losesDigits(value) && Math.abs(value) < 1e19
  return { text: plainNumber(value), lostDigits }
}

/** Sixteen digits and more are whole only where the last one shows that it was kept. */
function losesDigits(value: number): boolean {
  return Math.abs(value) >= SIXTEEN_DIGITS && !(Number.isSafeInteger(value) && value % 10 !== 0)
}

/** Writes a number out, at fifteen digits, without an exponent; the noise of a computed zero is zero. */
export function plainNumber(value: number): string {
  if (Number.isInteger(value) && !losesDigits(value)) return String(value === 0 ? 0 : value)
  if (losesDigits(value)) return shortExponent(value)
  if (Math.abs(value) < 1e-9) return '0'
  const short = String(Number(value.toPrecision(15)))
  const small = /^(-?)(\d)(?:\.(\d+))?e-(\d+)$/.exec(short)
  if (!small) return short
  const [, sign = '', first = '', rest = '', exponent = '0'] = small
  return `${sign}0.${'0'.repeat(Number(exponent) - 1)}${first}${rest}`
}

/** Six digits, as a spreadsheet shows them. */
function shortExponent(value: number): string {
  return value
    .toExponential(5)
    .replace(/\.?0+e/, 'e')
    .toUpperCase()
}

/** A pattern without what it only prints: quoted text, escaped letters, colours and locales. */
function bare(pattern: string): string {
  return pattern.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '')
}

/** Some locale's own date patterns have a number and no text; what was shown gives them away. */
function isDatePattern(pattern: string, shown: string | undefined): boolean {
  if (pattern === '') return /^\d{1,2}\/\d{1,2}\/\d{2}$|^\d{1,2}:\d{2}:\d{2}$/.test(shown ?? '')
  return pattern !== 'General' && SSF.is_date(pattern)
}

/** `YYYY-MM-DD`, with ` HH:mm:ss` where the value or its pattern has a time of day; only a time on day 0. */
function momentText(serial: number, pattern: string): string | null {
  if (serial < 0 || serial > LAST_SERIAL + 1) return null
  const total = Math.round(serial * SECONDS_A_DAY)
  const days = Math.floor(total / SECONDS_A_DAY)
  const seconds = total - days * SECONDS_A_DAY
  const timed = seconds !== 0 || /[hs]/i.test(bare(pattern))
  if (days === 0) return timed ? clock(seconds) : null
  // The calendar of spreadsheets has a 29 February 1900; before it, days are one off.
  const day = dayFromNumber(days - SERIAL_OF_1970 + (days < 60 ? 1 : 0))
  return timed ? `${day} ${clock(seconds)}` : day
}

function clock(seconds: number): string {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  return parts.map((part) => String(part).padStart(2, '0')).join(':')
}
