// Counts exactly how many subsets of some amounts reach a target; never searches for "a" solution without counting all.

/** More candidates than this are not searched: the answer would take too long to be proved. */
export const SUBSET_LIMIT = 40

export type SubsetAnswer =
  | { readonly kind: 'none' }
  /** `chosen`: 0-based positions of the only solution, ascending. */
  | { readonly kind: 'unique'; readonly chosen: readonly number[] }
  | { readonly kind: 'several'; readonly count: number }
  | { readonly kind: 'notProven' }

/**
 * How many non-empty subsets of `amounts` (signed minor units) sum to `target`; equal amounts at different positions
 * count apart. Meet in the middle: at most 2·2^20 sums, so that 40 candidates take well under a second.
 */
export function countSubsets(amounts: readonly number[], target: number): SubsetAnswer {
  if (amounts.length > SUBSET_LIMIT) return { kind: 'notProven' }
  const middle = amounts.length >> 1
  const low = sumsOf(amounts.slice(0, middle))
  const high = sumsOf(amounts.slice(middle))
  const found = countPairs(low.slice().sort(), high.slice().sort(), target)
  const count = target === 0 ? found.count - 1 : found.count
  if (count <= 0) return { kind: 'none' }
  if (count > 1) return { kind: 'several', count }
  return { kind: 'unique', chosen: theOnly(low, high, target, middle) }
}

/** All 2^n sums; the sum at index m adds the amounts whose bit is set in m. */
function sumsOf(amounts: readonly number[]): Float64Array {
  const sums = new Float64Array(1 << amounts.length)
  amounts.forEach((amount, bit) => {
    const size = 1 << bit
    for (let mask = 0; mask < size; mask += 1) sums[size + mask] = (sums[mask] ?? 0) + amount
  })
  return sums
}

/** Pairs of equal total over two sorted lists, with multiplicities. */
function countPairs(low: Float64Array, high: Float64Array, target: number): { count: number } {
  let count = 0
  let i = 0
  let j = high.length - 1
  while (i < low.length && j >= 0) {
    const a = low[i] ?? 0
    const b = high[j] ?? 0
    if (a + b < target) i += 1
    else if (a + b > target) j -= 1
    else {
      const iNext = runEnd(low, i, 1)
      const jNext = runEnd(high, j, -1)
      count += (iNext - i) * (j - jNext)
      i = iNext
      j = jNext
    }
  }
  return { count }
}

function runEnd(sums: Float64Array, from: number, step: 1 | -1): number {
  let at = from
  while (at >= 0 && at < sums.length && sums[at] === sums[from]) at += step
  return at
}

/** The masks of the one solution; the empty subset is not one. */
function theOnly(low: Float64Array, high: Float64Array, target: number, middle: number): readonly number[] {
  const lowMask = new Map<number, number[]>()
  low.forEach((sum, mask) => {
    const masks = lowMask.get(sum)
    if (masks) masks.push(mask)
    else lowMask.set(sum, [mask])
  })
  for (let mask = 0; mask < high.length; mask += 1) {
    const partner = lowMask.get(target - (high[mask] ?? 0))?.find((each) => each !== 0 || mask !== 0)
    if (partner !== undefined) return [...bitsOf(partner, 0), ...bitsOf(mask, middle)]
  }
  return []
}

function bitsOf(mask: number, offset: number): number[] {
  const bits: number[] = []
  for (let bit = 0; mask >> bit > 0; bit += 1) if ((mask >> bit) & 1) bits.push(bit + offset)
  return bits
}
