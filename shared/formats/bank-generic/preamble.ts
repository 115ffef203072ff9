// What stands above and below the rows of a statement: the account, its currency, and the balances it begins and ends with.

export interface Surroundings {
  readonly account: string
  readonly currency: string | null
  /** As printed; read when the form of the file's numbers is known. */
  readonly opening: string | null
  readonly closing: string | null
}

export const NOTHING_AROUND: Surroundings = { account: '', currency: null, opening: null, closing: null }

const ACCOUNT =
  /(?:account\s*(?:number|no\.?)|iban|konto(?:nummer)?|compte|cuenta|rekening(?:nummer)?)[\s:#"]{1,4}([A-Z]{0,2}[\d*][\dA-Z* -]{3,32}[\dA-Z*])/i
const CURRENCY = /(?:^|[:\s",;])(EUR|USD|GBP|CHF|HKD|SGD|AUD|NZD|CAD|JPY|SEK|NOK|DKK|PLN|CZK|HUF|CNY)(?=$|[\s",;])/
const OPENING =
  /^(?:opening|starting|beginning|previous|initial) balance|^balance (?:at (?:the )?)?(?:start|beginning|brought forward)|^(?:anfangs|alter )\s*saldo|^alter kontostand|^(?:ancien solde|solde (?:initial|précédent|de départ))|^saldo (?:inicial|anterior|iniziale)|^beginsaldo/i
const CLOSING =
  /^(?:closing|ending|final|new) balance|^balance (?:at (?:the )?)?(?:end|carried forward)|^(?:end|neuer )\s*saldo|^neuer kontostand|^(?:nouveau solde|solde (?:final|de clôture))|^saldo (?:final|finale)|^eindsaldo/i

/** Whether a row states a balance and no movement. */
export function isBalanceLine(cells: readonly string[]): boolean {
  const first = firstSaid(cells)
  return OPENING.test(first) || CLOSING.test(first)
}

/** Adds what a row outside of the movements says. */
export function lookAround(known: Surroundings, cells: readonly string[]): Surroundings {
  const line = cells.join(' , ')
  const first = firstSaid(cells)
  const figure =
    cells.findLast((cell) => /\d/.test(cell) && /^[\s+\-\u2212(]*\D{0,3}\d[\d.,'\s]*\D{0,4}$/.test(cell))?.trim() ??
    null
  return {
    account: known.account || (ACCOUNT.exec(line)?.[1]?.trim() ?? ''),
    currency: known.currency ?? CURRENCY.exec(line)?.[1] ?? null,
    opening: OPENING.test(first) ? figure : known.opening,
    closing: CLOSING.test(first) ? figure : known.closing,
  }
}

function firstSaid(cells: readonly string[]): string {
  return cells.map((cell) => cell.trim()).find((cell) => cell !== '') ?? ''
}
