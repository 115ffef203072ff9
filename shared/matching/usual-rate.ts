// Where no row states its rate, the book's own rows do: the rate at which nearly all sales of an account were charged.

import type { Entry } from '../entry'
import { allowedFees } from './allowed-fees'
import { kindClass, type Run } from './run'

/** Fewer sales with a fee than this prove no rate. */
const FEWEST_SALES = 20
/** Of a hundred sales so many must agree. */
const AGREEING_PERCENT = 95
/** Rates are looked for in steps of 0.01 %, up to 3 %. */
const STEP_PPM = 100
const STEPS = 300

export interface UsualRate {
  readonly ratePpm: number
  /** Sales that are not charged as nearly all others of their kind are. */
  readonly off: readonly Entry[]
}

/** The usual rate of each account, method and card type whose rows state none, where there is one; one pass over the sales. */
export function usualRates(run: Run): readonly UsualRate[] {
  const kinds = new Map<string, Entry[]>()
  for (const entry of run.streams.payment) {
    if (entry.ratePpm !== null || entry.feeMinor >= 0 || entry.grossMinor <= 0) continue
    if (kindClass(entry.kind) !== 'sale') continue
    const key = `${run.cover.accountKey(entry)}|${entry.currency}|${entry.method ?? ''}|${entry.card?.type ?? ''}`
    const known = kinds.get(key)
    if (known) known.push(entry)
    else kinds.set(key, [entry])
  }
  return [...kinds.values()].flatMap((sales) => usualOf(sales) ?? [])
}

function usualOf(sales: readonly Entry[]): UsualRate | null {
  if (sales.length < FEWEST_SALES) return null
  const { rates, agreeing } = mostlyAllowed(sales)
  if (agreeing * 100 < sales.length * AGREEING_PERCENT) return null
  const ratePpm = rates.find((rate) => rate % 1000 === 0) ?? rates[0]
  if (ratePpm === undefined) return null
  const isOff = (entry: Entry) => !rates.some((rate) => allowedFees(entry.grossMinor, rate).includes(-entry.feeMinor))
  return { ratePpm, off: sales.filter(isOff) }
}

/** The rates that allow the most fees: each sale adds one where its range of rates begins and takes it where that ends. */
function mostlyAllowed(sales: readonly Entry[]): { rates: readonly number[]; agreeing: number } {
  const change = new Int32Array(STEPS + 2)
  for (const { grossMinor, feeMinor } of sales) {
    const from = ceilOf((-2 * feeMinor - 1) * (500_000 / STEP_PPM), grossMinor)
    const to = Math.min(STEPS, floorOf((-2 * feeMinor + 1) * (500_000 / STEP_PPM), grossMinor))
    if (from > to) continue
    change[from] = (change[from] ?? 0) + 1
    change[to + 1] = (change[to + 1] ?? 0) - 1
  }
  let count = 0
  let agreeing = 0
  let rates: number[] = []
  for (let step = 0; step <= STEPS; step += 1) {
    count += change[step] ?? 0
    if (count > agreeing) rates = []
    agreeing = Math.max(agreeing, count)
    if (count === agreeing && count > 0) rates.push(step * STEP_PPM)
  }
  return { rates, agreeing }
}

/** Exact quotients of positive whole numbers. */
function floorOf(amount: number, by: number): number {
  return (amount - (amount % by)) / by
}

function ceilOf(amount: number, by: number): number {
  return floorOf(amount + by - 1, by)
}
