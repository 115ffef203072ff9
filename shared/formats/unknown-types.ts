// Types that a format does not know: their amounts are read as `other`, and the person is told which they are.

import type { EntryDraft } from '../entry'
import { type Reason, reason } from '../reason'

const NAMED = 10

export interface UnknownTypes {
  /** Takes note of a draft of kind `other`; its status is the word of the file. */
  add(draft: Pick<EntryDraft, 'kind' | 'status'>): void
  remarks(): readonly Reason[]
}

export function openUnknownTypes(): UnknownTypes {
  const found = new Set<string>()
  return {
    add({ kind, status }) {
      if (kind === 'other' && found.size < NAMED) found.add((status ?? '').slice(0, 40))
    },
    remarks: () => (found.size === 0 ? [] : [reason('typesUnknown', { types: [...found].sort().join(', ') })]),
  }
}
