// A small linear generator: the same damage on every machine.

/** Gives whole numbers from 0 up to, and without, a bound. */
export type Pick = (below: number) => number

export function seeded(seed: number): Pick {
  let state = seed >>> 0
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}
