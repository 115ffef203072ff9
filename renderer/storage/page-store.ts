// Where pages are kept between starts. Whatever a store loses or damages is fetched again: it is never the truth.

/** A page as it is kept: decoded rows, and the digest of the text they came from. */
export interface StoredPage {
  readonly key: string
  /** SHA-256 (hex) of the page's text, `JSON.stringify({ key, rows })`. */
  readonly digest: string
  readonly rows: readonly unknown[]
}

export interface StoredHead {
  readonly head: string
  readonly stateHash: string
}

export interface PageStore {
  readonly kept: 'disk' | 'memory'
  head(): Promise<StoredHead | null>
  /** All pages, some at a time. */
  load(): AsyncIterable<readonly StoredPage[]>
  put(pages: readonly StoredPage[]): Promise<void>
  drop(keys: readonly string[]): Promise<void>
  setHead(head: StoredHead): Promise<void>
  close(): void
}

/** Opens the store of one book. */
export type OpenPageStore = (book: string) => Promise<PageStore>

/** Keeps nothing: for browsers whose store is missing or full. The pages live in the worker's memory anyway. */
export const MEMORY_STORE: PageStore = {
  kept: 'memory',
  head: async () => null,
  load: async function* () {},
  put: async () => {},
  drop: async () => {},
  setHead: async () => {},
  close: () => {},
}

/** What came out of a store may be anything; a page of another shape counts as missing. */
export function isStoredPage(value: unknown): value is StoredPage {
  if (typeof value !== 'object' || value === null) return false
  const { key, digest, rows } = value as Partial<Record<keyof StoredPage, unknown>>
  return typeof key === 'string' && typeof digest === 'string' && Array.isArray(rows)
}
