// Who a row is: its key where the source has one, else its content and how many rows before it in its file say the same.

import type { Digest } from '../digest'
import type { Entry, EntryDraft, EntryId } from '../entry'
import type { ParsedFile } from '../formats/format'

/** Draft fields that describe the row; line and key only say where it stands and who it is. */
export const CONTENT_FIELDS = [
  'kind',
  'at',
  'day',
  'settleDay',
  'currency',
  'grossMinor',
  'feeMinor',
  'netMinor',
  'orderMinor',
  'authorisedMinor',
  'balanceMinor',
  'acquirerId',
  'merchantNo',
  'terminalNo',
  'storeNo',
  'refs',
  'card',
  'method',
  'counterparty',
  'note',
  'status',
  'ratePpm',
  'operator',
] as const satisfies readonly (keyof EntryDraft)[]
export type ContentField = (typeof CONTENT_FIELDS)[number]

/** Fields that name a row beside a running balance: they survive another layout or a retyped note of the same account. */
const BALANCED_FIELDS: readonly ContentField[] = [
  'at',
  'day',
  'currency',
  'grossMinor',
  'feeMinor',
  'netMinor',
  'balanceMinor',
]

/** A row of a file with the name under which overlapping files are compared. */
export interface NamedDraft {
  readonly id: EntryId
  readonly draft: EntryDraft
  /** The entry this row makes where no other line says the same; made when first asked for, then kept. */
  alone: Entry | null
}

/** Names once given to a file's rows: a file that stays is not named again when another one comes in. */
const namedBefore = new WeakMap<ParsedFile, { readonly digest: Digest; readonly named: readonly NamedDraft[] }>()

/**
 * Names every row of a file. The names depend on this file only, so a file added later changes none of them:
 * with a key `hash(stream|family|account|key)`; without one the content, the scope and the k-th occurrence in this file
 * (over overlapping files of one scope the count of a content is then the maximum, across scopes the sum).
 * Source of the rule: DESIGN §4, "Twins and overlaps".
 */
export function nameDrafts(file: ParsedFile, digest: Digest): readonly NamedDraft[] {
  const before = namedBefore.get(file)
  if (before?.digest === digest) return before.named
  const named = nameAnew(file, digest)
  namedBefore.set(file, { digest, named })
  return named
}

function nameAnew(file: ParsedFile, digest: Digest): readonly NamedDraft[] {
  const seen = new Map<string, number>()
  const stated = CONTENT_FIELDS.filter((field) => !file.unstated.includes(field))
  return inContentOrder(file).map((draft) => {
    if (draft.naturalKey !== null) return { id: keyedId(file.family, draft, digest), draft, alone: null }
    const content = keylessText(file, draft, stated)
    const occurrence = (seen.get(content) ?? 0) + 1
    seen.set(content, occurrence)
    return { id: idOf(`${content}|${occurrence}`, digest), draft, alone: null }
  })
}

/** Entry id of a row with a key. */
export function keyedId(
  family: string,
  draft: Pick<EntryDraft, 'stream' | 'account' | 'naturalKey'>,
  digest: Digest,
): EntryId {
  return idOf(`${draft.stream}|${family}|${draft.account}|${draft.naturalKey ?? ''}`, digest)
}

function idOf(text: string, digest: Digest): EntryId {
  return digest(text).slice(0, 32)
}

/**
 * The scope of keyless rows. Where the file does not tell, its account stands in: files of one family and account are
 * taken to overlap (see `scopeAssumed` in merge.ts).
 */
export function scopeOf(file: ParsedFile, draft: EntryDraft): string {
  return file.scope === null ? `account:${draft.account}` : `scope:${file.scope}`
}

/** Fields the layout does not state are left out by name, so that `null` there and `null` by omission are the same. */
function keylessText(file: ParsedFile, draft: EntryDraft, stated: readonly ContentField[]): string {
  const facts: unknown[] = [draft.stream, file.family, scopeOf(file, draft), draft.account]
  for (const field of draft.balanceMinor === null ? CONTENT_FIELDS : BALANCED_FIELDS) {
    facts.push(stated.includes(field) ? plain(draft[field]) : null)
  }
  return JSON.stringify(facts)
}

/**
 * Keyless rows that differ only in what their name leaves out (a note beside a balance) are told apart by that, not by
 * their place in the file: some banks list newest first.
 */
function inContentOrder(file: ParsedFile): readonly EntryDraft[] {
  const loose = file.drafts.some((draft) => draft.naturalKey === null && draft.balanceMinor !== null)
  if (!loose) return file.drafts
  return file.drafts
    .map((draft) => ({ draft, text: draft.naturalKey === null ? contentText(draft) : '' }))
    .sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : a.draft.line - b.draft.line))
    .map(({ draft }) => draft)
}

/** All content of a row as text, with object keys sorted. */
export function contentText(draft: Pick<EntryDraft, ContentField>): string {
  return JSON.stringify(CONTENT_FIELDS.map((field) => plain(draft[field])))
}

/** A field's value in a form whose JSON does not depend on the order in which a parser filled it in. */
export function plain(value: EntryDraft[ContentField]): unknown {
  if (value === null || typeof value !== 'object') return value
  const facts: unknown[] = []
  for (const key of Object.keys(value).sort()) {
    const part: unknown = value[key as keyof typeof value]
    if (part !== undefined) facts.push(key, part)
  }
  return facts
}

export function sameValue(a: EntryDraft[ContentField], b: EntryDraft[ContentField]): boolean {
  if (a === b) return true
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return false
  return JSON.stringify(plain(a)) === JSON.stringify(plain(b))
}
