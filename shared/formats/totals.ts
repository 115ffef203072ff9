// What a file's drafts add up to, by stream, kind and currency, as `inspect --json` prints it (DESIGN §8).

import { ENTRY_KINDS, type EntryDraft, type EntryKind, STREAMS, type Stream } from '../entry'
import { type Currency, type Minor, minor } from '../money'

export interface Total {
  readonly stream: Stream
  readonly kind: EntryKind
  readonly currency: Currency
  readonly count: number
  /** Signed sums in minor units; gross + fee = net. */
  readonly grossMinor: Minor
  readonly feeMinor: Minor
  readonly netMinor: Minor
}

/** What is added up of a row: drafts and entries have it alike. */
export type Summand = Pick<EntryDraft, 'stream' | 'kind' | 'currency' | 'grossMinor' | 'feeMinor' | 'netMinor'>

/** Totals in the order of streams and kinds, then by currency. */
export function totalsOf(drafts: Iterable<Summand>): readonly Total[] {
  const totals = new Map<string, Total>()
  for (const draft of drafts) {
    const key = `${draft.stream} ${draft.kind} ${draft.currency}`
    const before = totals.get(key)
    totals.set(key, {
      stream: draft.stream,
      kind: draft.kind,
      currency: draft.currency,
      count: (before?.count ?? 0) + 1,
      grossMinor: minor((before?.grossMinor ?? 0) + draft.grossMinor),
      feeMinor: minor((before?.feeMinor ?? 0) + draft.feeMinor),
      netMinor: minor((before?.netMinor ?? 0) + draft.netMinor),
    })
  }
  return [...totals.values()].sort(
    (a, b) =>
      STREAMS.indexOf(a.stream) - STREAMS.indexOf(b.stream) ||
      ENTRY_KINDS.indexOf(a.kind) - ENTRY_KINDS.indexOf(b.kind) ||
      (a.currency < b.currency ? -1 : a.currency > b.currency ? 1 : 0),
  )
}
