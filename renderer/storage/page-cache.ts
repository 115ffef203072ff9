// The pages of one book in memory, kept equal to the host's manifest: only what differs is fetched, every fetched text
// is checked against its digest, and the store only ever makes the next start faster.

import type { Manifest } from '../../shared/bridge/contract'
import { MEMORY_STORE, type OpenPageStore, type PageStore, type StoredPage } from './page-store'
import { sha256 } from './sha256'

/** The host, as far as the cache knows it. A stream of pages that ends early means that the head has moved on. */
export interface PageSource {
  manifest(): Promise<Manifest>
  pages(head: string, keys: string[]): Promise<AsyncIterable<string>>
}

export interface SyncReport {
  readonly book: string
  readonly head: string
  readonly stateHash: string
  /** Pages that came from the store, from the host, and that went. */
  readonly loaded: number
  readonly fetched: readonly string[]
  readonly dropped: readonly string[]
}

export interface CacheEvents {
  onProgress(done: number, total: number): void
  /** Pages of the store are at hand and may be shown while newer ones come. */
  onLoaded(): void
}

type Wanted = Manifest['pages'][number]

const BATCH_PAGES = 64
const ATTEMPTS = 4

export class PageCache {
  readonly pages = new Map<string, StoredPage>()
  private store: PageStore = MEMORY_STORE
  private book: string | null = null
  private unaudited: string[] = []

  constructor(
    private readonly source: PageSource,
    private readonly openStore: OpenPageStore,
    private readonly events: CacheEvents,
  ) {}

  get kept(): 'disk' | 'memory' {
    return this.store.kept
  }

  /** Brings the pages to the host's present head. Throws when the host cannot be reached or contradicts itself. */
  async sync(): Promise<SyncReport> {
    for (let attempt = 1; ; attempt += 1) {
      const manifest = await this.source.manifest()
      const loaded = manifest.book === this.book ? 0 : await this.openBook(manifest.book)
      const report = await this.follow(manifest)
      if (report) return { ...report, loaded }
      if (attempt === ATTEMPTS) throw new Error('the pages do not agree with the manifest')
    }
  }

  /** Checks pages that came from the store against their digests; answers the keys of damaged ones, and drops them. */
  async audit(isWanted: () => boolean, pause: () => Promise<void>): Promise<readonly string[]> {
    const damaged: string[] = []
    while (isWanted()) {
      const page = this.pages.get(this.unaudited.pop() ?? '')
      if (page && (await sha256(pageText(page))) !== page.digest) damaged.push(page.key)
      if (this.unaudited.length === 0) break
      await pause()
    }
    for (const key of damaged) this.pages.delete(key)
    return damaged
  }

  private async openBook(book: string): Promise<number> {
    this.store.close()
    this.pages.clear()
    this.book = book
    this.store = await this.openStore(book).catch(() => MEMORY_STORE)
    try {
      for await (const some of this.store.load()) for (const page of some) this.pages.set(page.key, page)
    } catch {
      this.store = MEMORY_STORE
    }
    this.unaudited = [...this.pages.keys()]
    if (this.pages.size > 0) this.events.onLoaded()
    return this.pages.size
  }

  /** `null` when the host moved on meanwhile. */
  private async follow(manifest: Manifest): Promise<Omit<SyncReport, 'loaded'> | null> {
    const { book, head, stateHash } = manifest
    const missing = manifest.pages.filter((wanted) => !this.holds(wanted))
    const fetched = await this.fetch(head, missing)
    if (fetched === null) return null
    const wanted = new Set(manifest.pages.map((page) => page.key))
    const dropped = [...this.pages.keys()].filter((key) => !wanted.has(key))
    for (const key of dropped) this.pages.delete(key)
    await this.keep((store) => store.drop(dropped))
    await this.keep((store) => store.setHead({ head, stateHash }))
    return { book, head, stateHash, fetched, dropped }
  }

  private holds({ key, digest, rows }: Wanted): boolean {
    const page = this.pages.get(key)
    return page !== undefined && page.digest === digest && page.rows.length === rows
  }

  /** Fetches in one stream; while a batch is checked and written, the next one is on its way. */
  private async fetch(head: string, missing: readonly Wanted[]): Promise<readonly string[] | null> {
    if (missing.length === 0) return []
    let batch: Promise<StoredPage | null>[] = []
    let written: Promise<void> = Promise.resolve()
    let at = 0
    const finish = async (): Promise<boolean> => {
      const pages = (await Promise.all(batch)).filter((page) => page !== null)
      const whole = pages.length === batch.length
      batch = []
      for (const page of pages) this.pages.set(page.key, page)
      written = written.then(() => this.keep((store) => store.put(pages)))
      this.events.onProgress(at, missing.length)
      return whole
    }
    this.events.onProgress(0, missing.length)
    for await (const text of await this.source.pages(
      head,
      missing.map((page) => page.key),
    )) {
      const expected = missing[at]
      if (!expected) return null
      batch.push(readPage(text, expected))
      at += 1
      if (batch.length === BATCH_PAGES && !(await finish())) return null
    }
    const whole = await finish()
    await written
    return whole && at === missing.length ? missing.map((page) => page.key) : null
  }

  /** Writes to the store; one that fails (full, gone, closed) is not asked again until the next start. */
  private async keep(write: (store: PageStore) => Promise<void>): Promise<void> {
    try {
      await write(this.store)
    } catch {
      this.store.close()
      this.store = MEMORY_STORE
    }
  }
}

/** The text a page has at the host: the digest is over exactly this. */
export function pageText({ key, rows }: Pick<StoredPage, 'key' | 'rows'>): string {
  return JSON.stringify({ key, rows })
}

/** `null` where the text is not what the manifest promises. */
async function readPage(text: string, { key, digest }: Wanted): Promise<StoredPage | null> {
  return (await sha256(text)) === digest ? { key, digest, rows: parsePage(text) } : null
}

function parsePage(text: string): readonly unknown[] {
  const page: unknown = JSON.parse(text)
  if (typeof page === 'object' && page !== null && 'rows' in page && Array.isArray(page.rows)) return page.rows
  throw new Error('a page without rows')
}
