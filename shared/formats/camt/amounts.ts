// Amounts and days as ISO 20022 writes them: `<Amt Ccy="EUR">8.85</Amt>` with a separate credit or debit indicator.

import { type Day, type Instant, parseDay } from '../../day'
import { type Currency, currencyDecimals, type Minor, minor, parseMinor } from '../../money'
import { parseMoment } from '../clock'
import { elementAt, type MarkupElement, textAt } from '../element'
import type { RowProblem } from '../ledger'

export interface StatedAmount {
  readonly currency: Currency
  /** Signed by the indicator beside it. */
  readonly amount: Minor
}

/**
 * Reads `Amt` and `CdtDbtInd` of an element. The indicator says which way the money went, of a reversal too. Fails with
 * `missingCell`, `badCurrency`, `unknownKind` (no indicator), `badAmount` or `fractionOfMinor`.
 */
export function readAmt(
  element: MarkupElement,
  amt: MarkupElement | null = elementAt(element, 'Amt'),
  indicator: string = textAt(element, 'CdtDbtInd'),
): StatedAmount | RowProblem {
  if (amt === null) return { kind: 'missingCell', column: 'Amt' }
  const currency = amt.attributes.Ccy ?? ''
  if (!/^[A-Z]{3}$/.test(currency)) return { kind: 'badCurrency', column: 'Amt', raw: currency }
  if (indicator !== 'CRDT' && indicator !== 'DBIT') return { kind: 'unknownKind', column: 'CdtDbtInd', raw: indicator }
  const amount = readDecimal(amt.text, currencyDecimals(currency))
  if (typeof amount !== 'number') return amount
  return { currency, amount: minor(indicator === 'DBIT' ? -amount : amount) }
}

/** A plain decimal (`18.150`); digits beyond the currency's decimals must be zero. */
export function readDecimal(text: string, decimals: number): Minor | RowProblem {
  if (!/^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/.test(text)) return { kind: 'badAmount', column: 'Amt', raw: text }
  const read = parseMinor(text, decimals)
  if (read.ok) return read.value
  return { kind: read.failure.kind === 'fractionOfMinor' ? 'fractionOfMinor' : 'badAmount', column: 'Amt', raw: text }
}

/** `Dt` or the date part of `DtTm`, in the bank's own zone; `null` where it is no real day. */
export function dayIn(text: string): Day | null {
  return /^\d{4}-\d{2}-\d{2}(?:T.*|Z|[+-]\d{2}:\d{2})?$/.test(text) ? parseDay(text.slice(0, 10)) : null
}

/** An instant only where the text states a zone and a time that is not merely midnight. */
export function instantIn(text: string): Instant | null {
  if (!/T.*(?:Z|[+-]\d{2}:\d{2})$/.test(text) || /T00:00:00(?:\.0+)?(?:Z|[+-])/.test(text)) return null
  return parseMoment(text)?.at ?? null
}
