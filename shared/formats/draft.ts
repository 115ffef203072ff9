// A draft begins with everything absent; a format fills in what its source says.

import type { Day } from '../day'
import type { EntryDraft, EntryKind, Stream } from '../entry'
import { addMinor, type Currency, type Minor, ZERO } from '../money'

export interface DraftBasis {
  readonly stream: Stream
  readonly kind: EntryKind
  readonly line: number
  readonly day: Day
  readonly currency: Currency
  /** Signed: positive adds to what the stream describes. */
  readonly grossMinor: Minor
  /** Negative when charged; 0 where the row carries no fee. */
  readonly feeMinor?: Minor
}

/** A draft with net = gross + fee and nothing else stated. */
export function draftOf(basis: DraftBasis, stated: Partial<EntryDraft>): EntryDraft {
  const feeMinor = basis.feeMinor ?? ZERO
  return {
    stream: basis.stream,
    kind: basis.kind,
    line: basis.line,
    naturalKey: stated.naturalKey ?? null,
    account: stated.account ?? '',
    at: stated.at ?? null,
    day: basis.day,
    settleDay: stated.settleDay ?? null,
    currency: basis.currency,
    grossMinor: basis.grossMinor,
    feeMinor,
    netMinor: addMinor(basis.grossMinor, feeMinor),
    orderMinor: stated.orderMinor ?? null,
    authorisedMinor: stated.authorisedMinor ?? null,
    balanceMinor: stated.balanceMinor ?? null,
    acquirerId: stated.acquirerId ?? null,
    merchantNo: stated.merchantNo ?? null,
    terminalNo: stated.terminalNo ?? null,
    storeNo: stated.storeNo ?? null,
    refs: stated.refs ?? {},
    card: stated.card ?? null,
    method: stated.method ?? null,
    counterparty: stated.counterparty ?? null,
    note: stated.note ?? null,
    status: stated.status ?? null,
    ratePpm: stated.ratePpm ?? null,
    operator: stated.operator ?? null,
  }
}

/** Only the references that are present; `null` ones are left out. */
export function presentRefs(refs: { readonly [K in keyof EntryDraft['refs']]?: string | null }): EntryDraft['refs'] {
  const present: { -readonly [K in keyof EntryDraft['refs']]: string } = {}
  for (const name of Object.keys(refs) as (keyof EntryDraft['refs'])[]) {
    const value = refs[name]
    if (value !== null && value !== undefined) present[name] = value
  }
  return present
}
