// The fields of a SWIFT statement that carry figures: entry lines, balances, sums. Amounts have a decimal comma.
// Source: SWIFT MT940 and MT942 message descriptions; deviations as seen in files of banks (no currency in :62M:, a blank
// before the amount, value dates that do not exist).

import { type Day, dayOf, daysBetween } from '../../day'
import { currencyDecimals, type Minor, minor, parseMinor } from '../../money'
import type { RowProblem } from '../ledger'

export type Mark = 'C' | 'D' | 'RC' | 'RD' | 'EC' | 'ED'

export interface EntryLine {
  readonly valueDay: Day
  /** The day of booking, where the line states one. */
  readonly entryDay: Day | null
  readonly mark: Mark
  /** Signed: credits and reversed debits are positive. */
  readonly amount: Minor
  /** Transaction type, e.g. `NTRF`; `null` where absent. */
  readonly type: string | null
  readonly customerRef: string | null
  readonly bankRef: string | null
}

const ENTRY = /^(\d{6})(\d{4})?(R[CD]|E[CD]|[CD])([A-Z])?\s?([\d,.]+)(?:([A-Z][A-Z0-9 ]{3})(.*))?$/
const COLUMN = ':61:'

/** Reads the first line of a :61: field, or names what is wrong with it. */
export function readEntryLine(text: string, currency: string): EntryLine | RowProblem {
  const match = ENTRY.exec(text.trimEnd())
  if (!match) return { kind: brokenPart(text), column: COLUMN }
  const [, value = '', entry, mark = '', , figures = '', type, refs = ''] = match
  const valueDay = shortDay(value)
  if (valueDay === null) return { kind: 'badDay', column: COLUMN, raw: value }
  const entryDay = entry === undefined ? null : dayBeside(valueDay, entry)
  if (entry !== undefined && entryDay === null) return { kind: 'badDay', column: COLUMN, raw: entry }
  const amount = readSwiftAmount(figures, currency, COLUMN)
  if (typeof amount !== 'number') return amount
  const out = mark === 'D' || mark === 'RC' || mark === 'ED'
  const [customer = '', bank = ''] = refs.split(/\/\/(.*)/s)
  return {
    valueDay,
    entryDay,
    mark: mark as Mark,
    amount: minor(out ? -amount : amount),
    type: type?.trim() ?? null,
    customerRef: presentRef(customer),
    bankRef: presentRef(bank),
  }
}

function brokenPart(text: string): RowProblem['kind'] {
  if (!/^\d{6}/.test(text)) return 'badDay'
  return /^\d{6}(?:\d{4})?(?:R[CD]|E[CD]|[CD])/.test(text) ? 'badAmount' : 'unknownKind'
}

function presentRef(text: string): string | null {
  const ref = text.trim()
  return /^(?:NONREF|EREF|KREF\+?|MREF|PREF|N)?$/.test(ref) ? null : ref
}

/** An amount without sign; the comma may be last (`15,`) and leading zeros may fill it up. */
export function readSwiftAmount(figures: string, currency: string, column: string): Minor | RowProblem {
  if (!/^\d+(?:,\d*)?$/.test(figures)) return { kind: 'badAmount', column, raw: figures }
  const read = parseMinor(figures.replace(',', '.'), currencyDecimals(currency))
  if (read.ok) return read.value
  return { kind: read.failure.kind === 'fractionOfMinor' ? 'fractionOfMinor' : 'badAmount', column, raw: figures }
}

export interface BalanceField {
  readonly day: Day | null
  /** `null` where the field names none. */
  readonly currency: string | null
  readonly amount: Minor
}

/** A balance field (:60F:, :60M:, :62F:, :62M:); `known` is the statement's currency. `null` when it cannot be read. */
export function readBalanceField(text: string, known: string | null): BalanceField | null {
  const match = /^([CD])(\d{6})([A-Z]{3})?([\d,]+)\s*$/.exec(text)
  if (!match) return null
  const currency = match[3] ?? null
  const amount = readSwiftAmount(match[4] ?? '', currency ?? known ?? '', '')
  if (typeof amount !== 'number') return null
  return { day: shortDay(match[2] ?? ''), currency, amount: minor(match[1] === 'D' ? -amount : amount) }
}

/** A sum field (:90D:, :90C:): how many entries, and their sum without sign. */
export function readSumField(text: string): { count: number; currency: string; sum: Minor } | null {
  const match = /^(\d{1,5})([A-Z]{3})([\d,]+)\s*$/.exec(text)
  const currency = match?.[2] ?? ''
  const sum = match ? readSwiftAmount(match[3] ?? '', currency, '') : null
  return match && typeof sum === 'number' ? { count: Number(match[1]), currency, sum } : null
}

/** `YYMMDD`; years from 70 on are of the last century. */
export function shortDay(text: string): Day | null {
  if (!/^\d{6}$/.test(text)) return null
  const year = Number(text.slice(0, 2))
  return dayOf(year < 70 ? 2000 + year : 1900 + year, Number(text.slice(2, 4)), Number(text.slice(4)))
}

/** The day `MMDD` nearest to another day, over the turn of a year. */
function dayBeside(day: Day, text: string): Day | null {
  const year = Number(day.slice(0, 4))
  const days = [year - 1, year, year + 1].flatMap((each) => {
    const made = dayOf(each, Number(text.slice(0, 2)), Number(text.slice(2)))
    return made === null ? [] : [made]
  })
  const distance = (each: Day) => Math.abs(daysBetween(day, each))
  return days.toSorted((a, b) => distance(a) - distance(b))[0] ?? null
}
