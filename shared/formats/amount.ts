// Amount cells as files print them, read into minor units or into a named problem; never into a default.

import { type Minor, parseMinor, ZERO } from '../money'
import type { RowProblem } from './ledger'

/**
 * Reads an amount cell in major units: `¥` and blanks around it are left aside. Signed as printed.
 * Fails with `missingCell` (blank), `fractionOfMinor` or `badAmount`.
 */
export function readAmount(text: string, column: string, decimals = 2): Minor | RowProblem {
  if (text === '') return { kind: 'missingCell', column, raw: text }
  const read = parseMinor(/^[¥￥]/.test(text) ? text.slice(1).trim() : text, decimals)
  if (read.ok) return read.value
  return { kind: read.failure.kind === 'fractionOfMinor' ? 'fractionOfMinor' : 'badAmount', column, raw: text }
}

/** As `readAmount`, but a blank cell or a lone dash is zero: for columns that are blank where they do not apply. */
export function readAmountOrZero(text: string, column: string, decimals = 2): Minor | RowProblem {
  return text === '' || text === '-' || text === '--' || text === '`' ? ZERO : readAmount(text, column, decimals)
}

/** Whether a reading went wrong. */
export function isProblem<T>(read: T | RowProblem): read is RowProblem {
  return typeof read === 'object' && read !== null && 'kind' in read && 'column' in read
}

/** Reads a declared count: `3`, `20.0`; `null` for anything else. */
export function readCount(text: string): number | null {
  return /^\d{1,9}(?:\.0+)?$/.test(text) ? Number(text.split('.')[0]) : null
}
