// The last derivation's result, kept so that a later one can be compared with it. Disposable, and never written read-only.

import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { writeTextAtomic } from './atomic-file'
import type { Book } from './book'
import { canonicalJson } from './canonical'
import type { DerivedBook } from './derive'

const stateZ = z.object({
  head: z.string(),
  stateHash: z.string(),
  parsers: z.string(),
  matcher: z.string(),
  calendar: z.string(),
  entries: z.int(),
  matches: z.int(),
  exceptions: z.int(),
})
export type RecordedState = z.infer<typeof stateZ>

export function stateOf(derived: DerivedBook): RecordedState {
  return {
    head: derived.head,
    stateHash: derived.stateHash,
    ...derived.versions,
    entries: derived.entries.length,
    matches: derived.matching.matches.length,
    exceptions: derived.matching.exceptions.length,
  }
}

/** `null` where nothing readable has been recorded. */
export async function readState(book: Pick<Book, 'folder'>): Promise<RecordedState | null> {
  try {
    return stateZ.parse(JSON.parse(await readFile(pathOf(book), 'utf8')))
  } catch {
    return null
  }
}

/** Writes the state where it differs from what is recorded. Losing it costs a comparison, so failures are let go. */
export async function recordState(book: Pick<Book, 'folder' | 'readOnly'>, derived: DerivedBook): Promise<void> {
  if (book.readOnly) return
  const text = canonicalJson(stateOf(derived))
  const recorded = await readState(book)
  if (recorded && canonicalJson(recorded) === text) return
  try {
    await mkdir(join(book.folder, 'derived'), { recursive: true })
    await writeTextAtomic(pathOf(book), `${text}\n`)
  } catch {
    // The book itself is whole without it.
  }
}

function pathOf(book: Pick<Book, 'folder'>): string {
  return join(book.folder, 'derived', 'state.json')
}
