// Money is a whole number of minor units. No float ever holds an amount.

import { failed, ok, type Result } from './result'

declare const minorBrand: unique symbol

/** A signed whole number of minor units (fen for CNY). Always a safe integer. */
export type Minor = number & { readonly [minorBrand]: true }

/** ISO 4217 code in upper case, e.g. `CNY`. */
export type Currency = string

/** Currencies whose minor unit is not 1/100 (ISO 4217); every other one has two decimals. */
const DECIMALS: Readonly<Record<string, number>> = {
  JPY: 0,
  KRW: 0,
  VND: 0,
  CLP: 0,
  ISK: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  PYG: 0,
  UGX: 0,
  RWF: 0,
  BIF: 0,
  DJF: 0,
  GNF: 0,
  KMF: 0,
  VUV: 0,
  BHD: 3,
  KWD: 3,
  OMR: 3,
  JOD: 3,
  TND: 3,
  IQD: 3,
  LYD: 3,
}

/** How many decimals one major unit of a currency has. */
export function currencyDecimals(currency: Currency): number {
  return DECIMALS[currency] ?? 2
}

/** Brands an integer that is already in minor units; throws on anything else (a programmer's error). */
export function minor(value: number): Minor {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a whole number of minor units: ${value}`)
  return (value === 0 ? 0 : value) as Minor
}

export const ZERO: Minor = minor(0)

export function addMinor(a: Minor, b: Minor): Minor {
  return minor(a + b)
}

export function negateMinor(a: Minor): Minor {
  return minor(-a)
}

/** Exact sum; throws when it leaves the safe integers, so that no total is ever rounded. */
export function sumMinor(amounts: Iterable<Minor>): Minor {
  let total = 0
  for (const amount of amounts) total = minor(total + amount)
  return minor(total)
}

export type MoneyFailure =
  | { readonly kind: 'notAnAmount'; readonly text: string }
  | { readonly kind: 'fractionOfMinor'; readonly text: string }
  | { readonly kind: 'amountTooLarge'; readonly text: string }

const PLAIN = /^([+\-\u2212]?)(?:(\d+)|(\d{1,3}(?:,\d{3})+))?(?:\.(\d*))?$/

/**
 * Reads an amount in major units (`1,234.50`, `-0.27000`, `+12`) as signed minor units.
 * Thousands commas must stand every three digits; digits beyond the currency's decimals must be zero.
 * Fails with `notAnAmount`, `fractionOfMinor` (a part of a fen) or `amountTooLarge`.
 */
export function parseMinor(text: string, decimals = 2): Result<Minor, MoneyFailure> {
  const match = PLAIN.exec(text)
  const whole = match?.[2] ?? match?.[3]?.replaceAll(',', '') ?? ''
  const fraction = match?.[4] ?? ''
  if (!match || (whole === '' && fraction === '')) return failed({ kind: 'notAnAmount', text })
  if (/[1-9]/.test(fraction.slice(decimals))) return failed({ kind: 'fractionOfMinor', text })
  const digits = Number(whole + fraction.slice(0, decimals).padEnd(decimals, '0'))
  if (!Number.isSafeInteger(digits)) return failed({ kind: 'amountTooLarge', text })
  return ok(minor(match[1] === '' || match[1] === '+' ? digits : -digits))
}

/** Plain text for exports and files: `-1234.50`, no thousands marks, ASCII minus. */
export function formatMinorPlain(amount: Minor, decimals = 2): string {
  const digits = String(Math.abs(amount)).padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals)
  const sign = amount < 0 ? '-' : ''
  return decimals === 0 ? `${sign}${whole}` : `${sign}${whole}.${digits.slice(-decimals)}`
}

/** Text for the screen: thousands marks and U+2212 for minus; `signed` adds `+` to what comes in. */
export function formatMinor(amount: Minor, currency: Currency = 'CNY', signed = false): string {
  const plain = formatMinorPlain(minor(Math.abs(amount)), currencyDecimals(currency))
  const [whole = '', fraction] = plain.split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  const sign = amount < 0 ? '\u2212' : signed && amount > 0 ? '+' : ''
  return fraction === undefined ? `${sign}${grouped}` : `${sign}${grouped}.${fraction}`
}
