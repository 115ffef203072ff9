// Pages in IndexedDB, one database per book, one record per page of at most 512 rows: 190,000 rows a second instead of
// 6,500 with a record per row.

import { Dexie, type Table } from 'dexie'
import { isStoredPage, type PageStore, type StoredHead, type StoredPage } from './page-store'

const LOAD_PAGES = 128
const HEAD_KEY = 'head'

interface MetaRow extends StoredHead {
  readonly name: string
}

/** Raised only for a change of this file's own layout; older databases are emptied and filled again. */
const LAYOUT = 1

export function databaseName(book: string): string {
  return `zhangping-${book}`
}

export async function openDexiePages(book: string): Promise<PageStore> {
  const database = new Dexie(databaseName(book), { autoOpen: false })
  database.version(LAYOUT).stores({ pages: '&key', meta: '&name' })
  const pages: Table<StoredPage, string> = database.table('pages')
  const meta: Table<MetaRow, string> = database.table('meta')
  await database.open()
  return {
    kept: 'disk',
    async head() {
      const row = await meta.get(HEAD_KEY)
      return row ? { head: row.head, stateHash: row.stateHash } : null
    },
    async *load() {
      const keys = await pages.toCollection().primaryKeys()
      for (let from = 0; from < keys.length; from += LOAD_PAGES) {
        const found: unknown[] = await pages.bulkGet(keys.slice(from, from + LOAD_PAGES))
        yield found.filter(isStoredPage)
      }
    },
    put: async (some) => void (await pages.bulkPut([...some])),
    drop: (keys) => pages.bulkDelete([...keys]),
    setHead: async (head) => void (await meta.put({ name: HEAD_KEY, ...head })),
    close: () => database.close(),
  }
}
