// Everything random in the simulator comes from here, from a seed: equal seeds give equal shops on every machine.

/** A stream of numbers that depends on nothing but its seed. */
export interface Random {
  /** A whole number in [low, high], both ends included. */
  int(low: number, high: number): number
  /** `true` in `perMille` of a thousand cases. */
  chance(perMille: number): boolean
  pick<T>(choices: readonly T[]): T
  /** `count` decimal digits. */
  digits(count: number): string
  /** A new array in random order. */
  shuffled<T>(values: readonly T[]): T[]
}

/** Seeds the four words of state so that neighbouring seeds have nothing in common (splitmix32). */
function stateFrom(seed: number): [number, number, number, number] {
  let word = (seed ^ Math.imul(Math.floor(seed / 0x1_0000_0000), 0x9e37_79b9)) | 0
  const next = () => {
    word = (word + 0x9e37_79b9) | 0
    let mixed = Math.imul(word ^ (word >>> 16), 0x21f0_aaad)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a_2d97)
    return mixed ^ (mixed >>> 15)
  }
  return [next(), next(), next(), next()]
}

/** The 32-bit words of sfc32 (C. Doty-Humphrey, PractRand, public domain), as unsigned numbers. */
function words(seed: number): () => number {
  let [a, b, c, counter] = stateFrom(seed)
  return () => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    return sum >>> 0
  }
}

/** A stream from a whole-number seed (any safe integer). */
export function randomFrom(seed: number): Random {
  const word = words(seed)
  for (let warm = 0; warm < 12; warm += 1) word()
  const below = (bound: number) => Math.floor((word() / 0x1_0000_0000) * bound)
  const int = (low: number, high: number) => low + below(high - low + 1)
  return {
    int,
    chance: (perMille) => below(1000) < perMille,
    pick: (choices) => {
      const chosen = choices[below(choices.length)]
      if (chosen === undefined) throw new RangeError('nothing to pick from')
      return chosen
    },
    digits: (count) => Array.from({ length: count }, () => String(below(10))).join(''),
    shuffled: (values) => shuffle([...values], int),
  }
}

function shuffle<T>(values: T[], int: (low: number, high: number) => number): T[] {
  for (let last = values.length - 1; last > 0; last -= 1) {
    const other = int(0, last)
    const [a, b] = [values[last], values[other]]
    if (a === undefined || b === undefined) continue
    values[last] = b
    values[other] = a
  }
  return values
}
