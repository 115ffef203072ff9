// What a payment cost, in the settlement currency: commission or markup, scheme and interchange, or one blended column.
// Parts may be printed finer than a minor unit; the fee that counts is the difference of the whole amounts settled.

import { type Minor, minor, parseMinor } from '../../money'
import type { RowProblem } from '../ledger'

/** Digits by which parts may be finer than the currency. */
const FINER = 6
const SCALE = 10 ** FINER

export interface FeeCell {
  readonly text: string
  readonly column: string
}

/** Σ of the parts in millionths of a minor unit; `null` where all are blank. Signed as printed: positive is charged. */
function sumOf(cells: readonly FeeCell[], decimals: number): number | null | RowProblem {
  let sum: number | null = null
  for (const { text, column } of cells) {
    if (text === '') continue
    const read = parseMinor(text, decimals + FINER)
    if (!read.ok) return { kind: 'badAmount', column, raw: text }
    sum = (sum ?? 0) + read.value
  }
  return sum
}

export interface Gross {
  readonly gross: Minor
  /** What gross less fees come to, where that is not the net printed; else `null`. */
  readonly otherNet: Minor | null
}

/**
 * Gross of a payment in the settlement currency, in minor units: the printed one where it is in that currency, else
 * net + fees. `readings`: the sets of columns that may make up the fees, best first.
 * Fails with `badAmount`, and with `fractionOfMinor` where the fees alone would decide.
 */
export function grossOf(
  net: Minor,
  printed: Minor | null,
  readings: readonly (readonly FeeCell[])[],
  decimals: number,
): Gross | RowProblem {
  const sums: number[] = []
  for (const cells of readings) {
    const sum = sumOf(cells, decimals)
    if (typeof sum === 'number') sums.push(sum)
    else if (sum !== null) return sum
  }
  if (printed === null) {
    const gross = netAndFees(net, sums[0] ?? 0, readings)
    return typeof gross === 'number' ? { gross, otherNet: null } : gross
  }
  const fee = printed - net
  const stated = readings.some((cells) => cells.length > 0)
  const agreed = !stated || (sums.length === 0 ? [0] : sums).some((sum) => agrees(sum, fee))
  return { gross: printed, otherNet: agreed ? null : minor(printed - Math.round((sums[0] ?? 0) / SCALE)) }
}

/** Whole parts must add up exactly; finer ones are rounded in what is settled. */
function agrees(sum: number, fee: number): boolean {
  const off = Math.abs(sum - fee * SCALE)
  return off === 0 || (sum % SCALE !== 0 && off < SCALE)
}

function netAndFees(net: Minor, sum: number, readings: readonly (readonly FeeCell[])[]): Minor | RowProblem {
  if (sum % SCALE === 0) return minor(net + sum / SCALE)
  const cell = readings.flat().find(({ text }) => text !== '')
  return { kind: 'fractionOfMinor', column: cell?.column ?? null, raw: cell?.text ?? '' }
}
