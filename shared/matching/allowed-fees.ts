// Which fees a rate allows for an amount. Exact: no float ever holds a share of a fen.

const MILLION = 1_000_000n

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
