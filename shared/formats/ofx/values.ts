// Amounts and times as OFX writes them: one mark for the decimals, a point or a comma; times with an offset in brackets.
// Source: OFX 1.0.2 and 2.1.1, "Common data types"; deviations as seen in files of banks.

import { type Day, dayOf, type Instant, instantOf } from '../../day'
import { type Currency, currencyDecimals, type Minor } from '../../money'
import { isProblem } from '../amount'
import type { RowProblem } from '../ledger'
import { readPrinted } from '../printed-amount'

/**
 * Reads a signed amount. Where both marks stand in it, the last one parts the decimals; a lone comma before three digits
 * could part either and is a problem. Fails with `missingCell`, `badAmount` or `fractionOfMinor`.
 */
export function readOfxAmount(text: string, column: string, currency: Currency): Minor | RowProblem {
  if (text === '') return { kind: 'missingCell', column, raw: '' }
  const bad: RowProblem = { kind: 'badAmount', column, raw: text }
  if (!/^[+-]?[\d.,]+$/.test(text)) return bad
  const decimals = currencyDecimals(currency)
  if (/^[+-]?[1-9]\d{0,2},\d{3}$/.test(text) && decimals !== 3) return bad
  const mark = text.lastIndexOf(',') > text.lastIndexOf('.') && !/,.*,/.test(text) ? 'comma' : 'point'
  const read = readPrinted(text, column, decimals, mark)
  return isProblem(read) ? { ...read, raw: text } : read
}

export interface OfxMoment {
  /** In the bank's own zone. */
  readonly day: Day
  /** Only where an offset is stated beside a time that is not merely midnight or noon. */
  readonly at: Instant | null
}

const MOMENT =
  /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?(?:\.\d+)?)?\s*(?:\[([+-]?\d{1,2}(?:\.\d+)?)(?::[^\]]*)?\])?$/

/** `20090401122017.000[-5:EST]` and its shorter forms; `null` for what is no real moment. */
export function readOfxMoment(text: string): OfxMoment | null {
  const match = MOMENT.exec(text)
  const day = match ? dayOf(Number(match[1]), Number(match[2]), Number(match[3])) : null
  if (!match || day === null) return null
  const [hours, minutes, seconds] = [Number(match[4] ?? 0), Number(match[5] ?? 0), Number(match[6] ?? 0)]
  if (hours > 23 || minutes > 59 || seconds > 60) return null
  const filler = minutes === 0 && seconds === 0 && (hours === 0 || hours === 12)
  if (match[7] === undefined || filler) return { day, at: null }
  return { day, at: instantOf(day, hours * 3600 + minutes * 60 + seconds, Math.round(Number(match[7]) * 60)) }
}
