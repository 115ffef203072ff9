// The worker's loop against a host: it shows the store's pages at once, follows every change, and says how it stands.

import { Dexie } from 'dexie'
import { afterEach, expect, test, vi } from 'vitest'
import type { Bridge } from '../../../renderer/app/connect'
import { Answers } from '../../../renderer/storage/answers'
import type { StorageStatus } from '../../../renderer/storage/api'
import { databaseName, openDexiePages } from '../../../renderer/storage/dexie-pages'
import { follow } from '../../../renderer/storage/follow'
import { STATUS_BEFORE } from '../../../renderer/storage/status'
import { FakeHost, madeEntries } from './fake-host'

const BOOK = 'followed-book'
const entries = madeEntries(3, 40)

afterEach(() => Dexie.delete(databaseName(BOOK)))

function startFollowing(host: FakeHost) {
  const answers = new Answers()
  const seen: StorageStatus[] = []
  let last = STATUS_BEFORE
  let announce: () => void = () => {}
  const stop = new AbortController()
  async function* changes() {
    for (;;) {
      yield { which: 'own' as const, head: '', stateHash: '' }
      await new Promise<void>((resolve) => {
        announce = resolve
      })
    }
  }
  const bridge = {
    book: { changes: async () => changes() },
    view: {
      manifest: () => host.manifest(),
      pages: (input: { head: string; keys: string[] }) => host.pages(input.head, input.keys),
    },
  } as unknown as Bridge
  void follow({
    connection: { bridge, state: () => 'open', watch: () => () => {} },
    answers,
    openStore: openDexiePages,
    publish: (change) => {
      last = { ...last, ...change }
      seen.push(last)
    },
    signal: stop.signal,
  })
  return { answers, seen, last: () => last, change: () => announce(), stop: () => stop.abort() }
}

test('a change of the book raises the generation and the answers follow', async () => {
  const host = new FakeHost()
  await host.setBook({ id: BOOK, entries })
  const following = startFollowing(host)
  await vi.waitFor(() => expect(following.last().state).toBe('ready'))
  expect(following.answers.queryEntries('a', {}).total).toBe(120)
  const { generation } = following.last()
  await host.setBook({ id: BOOK, entries: entries.slice(0, 100) })
  following.change()
  await vi.waitFor(() => expect(following.last().generation).toBeGreaterThan(generation))
  expect(following.answers.queryEntries('a', {}).total).toBe(100)
  expect(following.last()).toMatchObject({ stateHash: 'state-2', kept: 'disk', detail: null })
  following.stop()
})

test('the second start shows what is stored before it has asked for a page', async () => {
  const host = new FakeHost()
  await host.setBook({ id: BOOK, entries })
  const first = startFollowing(host)
  await vi.waitFor(() => expect(first.last().state).toBe('ready'))
  first.stop()
  host.asked.length = 0
  const second = startFollowing(host)
  await vi.waitFor(() => expect(second.last().state).toBe('ready'))
  expect(second.seen.map((status) => status.state)).toEqual(['behind', 'ready'])
  expect(host.asked).toEqual([])
  second.stop()
})
