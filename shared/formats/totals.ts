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
  const totals = new Map<string, Running>()
  let total: Running | undefined
  for (const draft of drafts) {
    if (!total || !isLike(total.first, draft)) {
      const key = `${draft.stream} ${draft.kind} ${draft.currency}`
      total = totals.get(key) ?? { first: draft, count: 0, gross: 0, fee: 0, net: 0 }
      totals.set(key, total)
    }
    total.count += 1
    total.gross += draft.grossMinor
    total.fee += draft.feeMinor
    total.net += draft.netMinor
  }
  return [...totals.values()]
    .map(totalOf)
    .sort(
      (a, b) =>
        STREAMS.indexOf(a.stream) - STREAMS.indexOf(b.stream) ||
        ENTRY_KINDS.indexOf(a.kind) - ENTRY_KINDS.indexOf(b.kind) ||
        (a.currency < b.currency ? -1 : a.currency > b.currency ? 1 : 0),
    )
}

interface Running {
  readonly first: Summand
  count: number
  gross: number
  fee: number
  net: number
}

function isLike(a: Summand, b: Summand): boolean {
  return a.stream === b.stream && a.kind === b.kind && a.currency === b.currency
}

function totalOf({ first, count, gross, fee, net }: Running): Total {
  const { stream, kind, currency } = first
  return { stream, kind, currency, count, grossMinor: minor(gross), feeMinor: minor(fee), netMinor: minor(net) }
}
