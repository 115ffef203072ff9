// Amounts as people's software prints them: a currency mark before or after the sign, thousands marks, a decimal comma.

import { type Minor, parseMinor } from '../money'
import type { RowProblem } from './ledger'

/** Which mark parts the decimals; a text of digits with one mark before three digits says nothing. */
export type DecimalMark = 'point' | 'comma'

/** What an amount says of the decimal mark, `null` where it could be either. */
export function decimalMarkOf(text: string): DecimalMark | null {
  const plain = text.replace(/[\s\u00a0\u202f]/g, '')
  if (/\.\d{3},\d+$/.test(plain) || /^[^.,]*\d,\d{1,2}$/.test(plain)) return 'comma'
  return /,\d{3}\.\d+$/.test(plain) || /^[^.,]*\d\.\d{1,2}$/.test(plain) ? 'point' : null
}

/**
 * Reads `$1,240.00`, `-$0.95`, `($0.95)`, `4.626,81` or `1 234,50` as signed minor units, with the sign as printed.
 * Fails with `missingCell` (blank), `fractionOfMinor` or `badAmount`.
 */
export function readPrinted(
  text: string,
  column: string,
  decimals: number,
  mark: DecimalMark = 'point',
): Minor | RowProblem {
  if (text === '') return { kind: 'missingCell', column, raw: text }
  const bare = text
    .replace(/[\s\u00a0\u202f]/g, '')
    .replace(/^\((.*)\)$/, '-$1')
    .replace(/^([+\-\u2212]?)(?:(?:US|CA|A|AU|NZ|HK)?\$|[€£¥￥])/, '$1')
    .replace(/[€£]$/, '')
  const grouped = bare.replace(/^(.*\d)[-\u2212]$/, '-$1')
  const plain = mark === 'point' ? grouped : withPoint(grouped)
  const read = parseMinor(plain, decimals)
  if (read.ok) return read.value
  return { kind: read.failure.kind === 'fractionOfMinor' ? 'fractionOfMinor' : 'badAmount', column, raw: text }
}

/** Points become thousands commas and the comma the decimal point; what is no such number stays unreadable. */
function withPoint(text: string): string {
  return text.replace(/[.,]/g, (mark) => (mark === '.' ? ',' : '.'))
}
