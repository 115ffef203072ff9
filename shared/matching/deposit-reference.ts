// Deposits that say what they are: the payout's number, or the merchant number with the settle day.

import type { Owed } from '../settlement/expected'
import { equalEdges, namesDay } from './arrival-passes'
import { type Arrival, type Desk, type Edge, groupBy, isAllowed, onlyBothWays, settle } from './arrivals'

/** A payout number shorter than this could be part of anything. */
const SHORTEST_NUMBER = 6

/** Certain: a key joins both sides. A payout number joins even where the amounts differ. */
export function byReference(desk: Desk): void {
  for (const [owed, arrivals] of numbered(desk)) {
    const payoutNo = owed.payoutNo ?? ''
    settle(desk, [owed], arrivals, {
      pass: 'payoutNo',
      certainty: 'certain',
      code: 'depositByReference',
      params: { payoutNo },
    })
  }
  const named = (owed: Owed, arrival: Arrival) =>
    arrival.merchantNo === owed.merchantNo && namesDay(arrival.text, owed.settleDay)
  for (const [owed, arrival] of onlyBothWays(equalEdges(desk, named))) {
    const params = { merchantNo: owed.merchantNo }
    settle(desk, [owed], [arrival], {
      pass: 'merchantAndDay',
      certainty: 'certain',
      code: 'depositByMerchantAndDay',
      params,
    })
  }
}

/** Payouts whose number stands in the text of deposits, each deposit naming that one alone. */
function numbered(desk: Desk): readonly (readonly [Owed, readonly Arrival[]])[] {
  const byNumber = groupBy(
    [...desk.owed].filter((owed) => (owed.payoutNo?.length ?? 0) >= SHORTEST_NUMBER),
    (owed) => (owed.payoutNo ?? '').toLowerCase(),
  )
  if (byNumber.size === 0) return []
  const edges: Edge[] = []
  for (const arrival of desk.arrivals) {
    const words = new Set(arrival.text.match(/[0-9a-z_-]+/g) ?? [])
    for (const word of words) {
      for (const owed of byNumber.get(word) ?? []) {
        if (isAllowed(desk, [owed], [arrival]) && arrival.day >= owed.settleDay) edges.push([owed, arrival])
      }
    }
  }
  const perArrival = groupBy(edges, (edge) => edge[1])
  const clear = edges.filter((edge) => perArrival.get(edge[1])?.length === 1)
  return [...groupBy(clear, (edge) => edge[0])].map(([owed, found]) => [owed, found.map((edge) => edge[1])] as const)
}
