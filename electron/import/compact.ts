// A text cut out of a decoded block keeps the whole block in memory; a kept draft holds copies of its own instead, and
// one copy of what many rows repeat.

import type { Card, EntryDraft, Refs } from '../../shared/entry'

const SHARED_LIMIT = 20_000
const PLAIN = /^[\x20-\x7e]*$/

/** Makes compact drafts for one file. */
export function openCompact(): (draft: EntryDraft) => EntryDraft {
  const scratch = Buffer.alloc(4096)
  const known = new Map<string, string>()
  const cards = new Map<string, Card>()
  return (draft) => ({
    ...draft,
    naturalKey: draft.naturalKey === null ? null : own(draft.naturalKey),
    account: shared(draft.account),
    merchantNo: sharedOrNull(draft.merchantNo),
    terminalNo: sharedOrNull(draft.terminalNo),
    storeNo: sharedOrNull(draft.storeNo),
    currency: shared(draft.currency),
    refs: ownRefs(draft.refs),
    card: draft.card === null ? null : sharedCard(draft.card),
    method: sharedOrNull(draft.method),
    counterparty: sharedOrNull(draft.counterparty),
    note: sharedOrNull(draft.note),
    status: sharedOrNull(draft.status),
    operator: sharedOrNull(draft.operator),
  })

  function own(text: string): string {
    if (text.length > scratch.length / 2) return text
    const encoding = PLAIN.test(text) ? 'latin1' : 'utf16le'
    return scratch.toString(encoding, 0, scratch.write(text, encoding))
  }

  function shared(text: string): string {
    const before = known.get(text)
    if (before !== undefined) return before
    const copy = own(text)
    if (known.size < SHARED_LIMIT) known.set(copy, copy)
    return copy
  }

  function sharedOrNull(text: string | null): string | null {
    return text === null ? null : shared(text)
  }

  function ownRefs(refs: Refs): Refs {
    const copy: { -readonly [K in keyof Refs]: string } = {}
    for (const name in refs) {
      const value = refs[name as keyof Refs]
      if (value !== undefined) copy[name as keyof Refs] = own(value)
    }
    return copy
  }

  function sharedCard(card: Card): Card {
    const key = `${card.masked ?? ''}|${card.type ?? ''}|${card.issuer ?? ''}`
    const before = cards.get(key)
    if (before) return before
    if (cards.size < SHARED_LIMIT) cards.set(key, card)
    return card
  }
}
