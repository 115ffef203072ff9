// A fee that is off by a fen or more from the rate its own row states is a difference.

import type { Entry } from '../entry'
import { minor } from '../money'
import { merchantOf } from '../settlement/counted'
import { acquirerOf } from '../settlement/coverage'
import { because, money } from './codes'
import { isInBook, kindClass, type Run, raise } from './run'

const MILLION = 1_000_000n

export function auditFees(run: Run): void {
  for (const entry of run.streams.payment) {
    if (entry.ratePpm === null || !isInBook(run, entry.day)) continue
    const kind = kindClass(entry.kind)
    if (kind === 'sale') auditSale(run, entry, entry.ratePpm)
    else if (kind === 'refund') auditRefund(run, entry, entry.ratePpm)
  }
}

/**
 * Fees that a rate (millionths) allows for an amount, positive, in minor units: half up; where the exact fee ends in
 * half a unit, either neighbour.
 */
export function allowedFees(amountMinor: number, ratePpm: number): readonly number[] {
  const exact = BigInt(Math.abs(amountMinor)) * BigInt(ratePpm)
  const whole = exact / MILLION
  const rest = exact % MILLION
  if (rest * 2n === MILLION) return [Number(whole) + 1, Number(whole)]
  return [Number(rest * 2n > MILLION ? whole + 1n : whole)]
}

function auditSale(run: Run, entry: Entry, ratePpm: number): void {
  const allowed = [entry.grossMinor, entry.orderMinor ?? entry.grossMinor].flatMap((base) => allowedFees(base, ratePpm))
  const expected = -(allowed[0] ?? 0)
  if (allowed.includes(-entry.feeMinor) || allowed.some((fee) => fee === 0 && entry.feeMinor === 0)) return
  raiseOff(run, entry, ratePpm, expected, 'feeOffRate')
}

/** Acquirers return a refund's share of the fee or nothing, but never more than the share rounded up. */
function auditRefund(run: Run, entry: Entry, ratePpm: number): void {
  const share = BigInt(Math.abs(entry.grossMinor)) * BigInt(ratePpm)
  const most = Number((share + MILLION - 1n) / MILLION)
  if (entry.feeMinor > most) raiseOff(run, entry, ratePpm, most, 'feeReturnedTooHigh')
}

function raiseOff(
  run: Run,
  entry: Entry,
  ratePpm: number,
  expected: number,
  code: 'feeOffRate' | 'feeReturnedTooHigh',
): void {
  const amounts = {
    feeMinor: Math.abs(entry.feeMinor),
    expectedMinor: Math.abs(expected),
    amountMinor: entry.grossMinor,
  }
  raise(run, {
    type: 'feeDiffers',
    day: entry.day,
    currency: entry.currency,
    minor: minor(entry.feeMinor - expected),
    entries: [entry.id],
    acquirerId: acquirerOf(entry),
    merchantNo: merchantOf(run.cover, entry),
    reason: because(code, { percent: percentOf(ratePpm), ...money(entry.currency, amounts) }),
  })
}

/** Millionths as a percentage without needless zeros: 6000 → `0.6%`. */
function percentOf(ratePpm: number): string {
  const digits = String(ratePpm).padStart(5, '0')
  const fraction = digits.slice(-4).replace(/0+$/, '')
  return `${digits.slice(0, -4)}${fraction === '' ? '' : `.${fraction}`}%`
}
