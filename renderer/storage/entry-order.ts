// Orders of a list other than by day. The order of all entries by an amount is made once per shelf; a list is then put
// in order by its ranks, which are plain numbers.

import type { EntryQuery } from './api'
import type { Positions } from './entry-query'
import type { Shelf } from './shelf'

type SortBy = NonNullable<EntryQuery['sort']>['by']

interface Ranking {
  /** Positions in the wanted order. */
  readonly order: Positions
  /** Place of each position in that order. */
  readonly rank: Positions
}

const rankings = new WeakMap<Shelf, Map<SortBy, Ranking>>()

/** Positions in ascending order of `by`; equal amounts stay in the order of days. */
export function orderEntries(shelf: Shelf, positions: Positions, by: SortBy): Positions {
  if (by === 'at') return positions
  const { order, rank } = rankingOf(shelf, by)
  const ranks = positions.map((position) => rank[position] ?? 0).sort()
  return ranks.map((place) => order[place] ?? 0)
}

function rankingOf(shelf: Shelf, by: 'gross' | 'net'): Ranking {
  const known = rankings.get(shelf) ?? new Map<SortBy, Ranking>()
  rankings.set(shelf, known)
  const made = known.get(by) ?? rankAll(shelf, by)
  known.set(by, made)
  return made
}

function rankAll(shelf: Shelf, by: 'gross' | 'net'): Ranking {
  const total = shelf.bases[shelf.blocks.length] ?? 0
  const amounts = new Float64Array(total)
  let at = 0
  for (const block of shelf.blocks) {
    amounts.set(block[by], at)
    at += block.rows.length
  }
  const order = Uint32Array.from(amounts.keys())
  order.sort((a, b) => (amounts[a] ?? 0) - (amounts[b] ?? 0) || a - b)
  const rank = new Uint32Array(total)
  for (const [place, position] of order.entries()) rank[position] = place
  return { order, rank }
}
