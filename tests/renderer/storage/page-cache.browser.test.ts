// The cache in a real IndexedDB. Rules:
// 1 what was written is read back equal;  2 a deleted database gives the same answers again;
// 3 a damaged page is found and fetched again;  4 after a change only changed pages are fetched;
// 5 a text that is not what the manifest promises is never shown;  6 without a store everything still answers.

import { Dexie } from 'dexie'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Answers } from '../../../renderer/storage/answers'
import { databaseName, openDexiePages } from '../../../renderer/storage/dexie-pages'
import { PageCache } from '../../../renderer/storage/page-cache'
import type { OpenPageStore, PageStore } from '../../../renderer/storage/page-store'
import { EMPTY_SHELF, nextShelf } from '../../../renderer/storage/shelf'
import { addDays } from '../../../shared/day'
import { FakeHost, FIRST_DAY, madeEntries, madeEntry, madeException } from './fake-host'

const BOOK = 'book-under-test'
const QUIET = { onProgress: () => {}, onLoaded: () => {} }
const entries = madeEntries(5, 700)
let opened: PageStore[] = []

const openStore: OpenPageStore = async (book) => {
  const store = await openDexiePages(book)
  opened.push(store)
  return store
}

async function emptied(): Promise<void> {
  for (const store of opened) store.close()
  opened = []
  await Dexie.delete(databaseName(BOOK))
}

beforeEach(emptied)
afterEach(emptied)

async function hostWith(rows = entries): Promise<FakeHost> {
  const host = new FakeHost()
  await host.setBook({ id: BOOK, entries: rows })
  return host
}

/** Everything the window could see of a cache, as text. */
function answersOf(cache: PageCache): string {
  const answers = new Answers()
  answers.show(nextShelf(EMPTY_SHELF, cache.pages))
  const { list, total, sums } = answers.queryEntries('test', {})
  return JSON.stringify([total, sums, answers.entryRows(list, 0, total)])
}

test('pages come back from the store as they were written, and nothing is asked of the host again', async () => {
  const host = await hostWith()
  const first = new PageCache(host, openStore, QUIET)
  const report = await first.sync()
  expect(report.fetched).toHaveLength(11)
  const before = answersOf(first)
  host.asked.length = 0
  const second = new PageCache(host, openStore, QUIET)
  expect(await second.sync()).toMatchObject({ loaded: 11, fetched: [], dropped: [] })
  expect(host.asked).toEqual([])
  expect(answersOf(second)).toBe(before)
  expect(
    await second.audit(
      () => true,
      async () => {},
    ),
  ).toEqual([])
})

test('a deleted database is rebuilt from the host with the same answers', async () => {
  const host = await hostWith()
  const first = new PageCache(host, openStore, QUIET)
  await first.sync()
  const before = answersOf(first)
  await emptied()
  const second = new PageCache(host, openStore, QUIET)
  expect(await second.sync()).toMatchObject({ loaded: 0 })
  expect(answersOf(second)).toBe(before)
})

test('a page whose rows were changed behind our back is found and fetched again', async () => {
  const host = await hostWith()
  const first = new PageCache(host, openStore, QUIET)
  await first.sync()
  const before = answersOf(first)
  const [store] = opened
  const key = `entry/payment/${FIRST_DAY}/1`
  const page = first.pages.get(key)
  if (!store || !page) throw new Error('the page is not there')
  const forged = page.rows.map((row, at) => (at === 3 ? { ...(row as object), grossMinor: 1 } : row))
  await store.put([{ ...page, rows: forged }])
  const second = new PageCache(host, openStore, QUIET)
  await second.sync()
  expect(answersOf(second)).not.toBe(before)
  expect(
    await second.audit(
      () => true,
      async () => {},
    ),
  ).toEqual([key])
  expect((await second.sync()).fetched).toEqual([key])
  expect(answersOf(second)).toBe(before)
})

test('a page that lost rows or its shape is fetched again at once', async () => {
  const host = await hostWith()
  const first = new PageCache(host, openStore, QUIET)
  await first.sync()
  const [store] = opened
  const page = first.pages.get(`entry/payment/${FIRST_DAY}/0`)
  if (!store || !page) throw new Error('the page is not there')
  await store.put([{ ...page, rows: page.rows.slice(1) }])
  await store.drop([`entry/payment/${addDays(FIRST_DAY, 2)}/0`])
  const second = new PageCache(host, openStore, QUIET)
  expect((await second.sync()).fetched.toSorted()).toEqual([
    `entry/payment/${FIRST_DAY}/0`,
    `entry/payment/${addDays(FIRST_DAY, 2)}/0`,
  ])
})

test('a cache that is behind fetches only the pages of the days that changed, and drops what went', async () => {
  const host = await hostWith()
  const cache = new PageCache(host, openStore, QUIET)
  await cache.sync()
  host.asked.length = 0
  const later = addDays(FIRST_DAY, 9)
  const added = madeEntry(99_999, later)
  const withoutLastDay = entries.filter((entry) => entry.day !== addDays(FIRST_DAY, 4))
  await host.setBook({ id: BOOK, entries: [...withoutLastDay, added], exceptions: [madeException(1, added)] })
  const report = await cache.sync()
  expect(host.asked.toSorted()).toEqual([`entry/payment/${later}/0`, `exception/${later}/0`])
  expect(report.dropped).toHaveLength(2)
  expect(cache.pages.size).toBe(11)
})

test('another book has a database of its own', async () => {
  const host = await hostWith()
  const cache = new PageCache(host, openStore, QUIET)
  await cache.sync()
  await host.setBook({ id: `${BOOK}-sample`, entries: entries.slice(0, 3) })
  expect(await cache.sync()).toMatchObject({ book: `${BOOK}-sample`, loaded: 0 })
  expect(JSON.parse(answersOf(cache))[0]).toBe(3)
  await host.setBook({ id: BOOK, entries })
  expect(await cache.sync()).toMatchObject({ loaded: 11, fetched: [] })
  for (const store of opened) store.close()
  await Dexie.delete(databaseName(`${BOOK}-sample`))
})

test('a text that does not have the promised digest is refused', async () => {
  const host = await hostWith()
  const lying = {
    manifest: () => host.manifest(),
    async *texts(head: string, keys: string[]) {
      for await (const text of await host.pages(head, keys)) yield text.replace('"grossMinor":1', '"grossMinor":2')
    },
    async pages(head: string, keys: string[]) {
      return this.texts(head, keys)
    },
  }
  const cache = new PageCache(lying, openStore, QUIET)
  await expect(cache.sync()).rejects.toThrow('do not agree')
})

test.each([
  ['that cannot be opened', async () => Promise.reject(new Error('no IndexedDB'))],
  [
    'that is full',
    async () => ({ ...(await openDexiePages(BOOK)), put: () => Promise.reject(new Error('QuotaExceededError')) }),
  ],
] satisfies [string, OpenPageStore][])(
  'a store %s leaves the answers as they are, kept in memory',
  async (_, broken) => {
    const host = await hostWith()
    const good = new PageCache(host, openStore, QUIET)
    await good.sync()
    const cache = new PageCache(host, broken, QUIET)
    await cache.sync()
    expect(good.kept).toBe('disk')
    expect(answersOf(cache)).toBe(answersOf(good))
    await host.setBook({ id: BOOK, entries: entries.slice(1) })
    await cache.sync()
    expect(cache.kept).toBe('memory')
  },
)
