// A fee that is off by a fen or more is a difference: from the rate its own row states, else from the rate at which nearly
// all other sales of the account were charged.

import type { Entry } from '../entry'
import { minor } from '../money'
import { isFailedRefund, merchantOf } from '../settlement/counted'
import { acquirerOf } from '../settlement/coverage'
import { allowedFees } from './allowed-fees'
import { because, money } from './codes'
import { isInBook, kindClass, type Run, raise } from './run'
import { usualRates } from './usual-rate'

const MILLION = 1_000_000n

export function auditFees(run: Run): void {
  for (const entry of run.streams.payment) {
    if (entry.ratePpm === null || !isInBook(run, entry.day)) continue
    const kind = kindClass(entry.kind)
    if (kind === 'sale') auditSale(run, entry, entry.ratePpm)
    else if (kind === 'refund' && !isFailedRefund(entry)) auditRefund(run, entry, entry.ratePpm)
  }
  for (const { ratePpm, off } of usualRates(run)) {
    for (const entry of off) {
      const [expected = 0] = allowedFees(entry.grossMinor, ratePpm)
      if (isInBook(run, entry.day)) raiseOff(run, entry, ratePpm, -expected, 'feeOffUsualRate')
    }
  }
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
  code: 'feeOffRate' | 'feeReturnedTooHigh' | 'feeOffUsualRate',
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
