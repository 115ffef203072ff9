// A book of older versions is derived anew; where that changes the result, both are recorded, so that the change can be shown.

import type { NewEvent } from '../../shared/journal/events'
import type { Book } from './book'
import { type DerivedBook, type DeriveOptions, deriveBook, type Versions } from './derive'
import { readState } from './recorded-state'

/** The event that records a change of result by newer versions, `null` where nothing of the kind has happened. */
export async function migrationOf(book: Pick<Book, 'folder'>, derived: DerivedBook): Promise<NewEvent | null> {
  const recorded = await readState(book)
  if (!recorded || recorded.head !== derived.head || recorded.stateHash === derived.stateHash) return null
  const [fromVersion, toVersion] = [versionText(recorded), versionText(derived.versions)]
  if (fromVersion === toVersion) return null
  return {
    kind: 'book.migrated',
    data: { fromVersion, toVersion, stateBefore: recorded.stateHash, stateAfter: derived.stateHash },
  }
}

/** Derives a book and, where it is open for writing, records a change of result by newer versions. */
export async function deriveAndMigrate(book: Book, options: DeriveOptions = {}): Promise<DerivedBook> {
  const derived = await deriveBook(book, options)
  const event = book.readOnly || derived.failures.length > 0 ? null : await migrationOf(book, derived)
  if (!event) return derived
  const appended = await book.append([event])
  return appended.ok ? deriveBook(book, { ...options, reuse: derived }) : derived
}

function versionText({ parsers, matcher, calendar }: Versions): string {
  return [parsers, matcher, calendar].join(' / ')
}
