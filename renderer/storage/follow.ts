// Keeps the answers at the host's head: at the start, after every change, and again whenever the line comes back.

import type { Connection } from '../app/connect'
import type { Answers } from './answers'
import type { StorageStatus } from './api'
import { blockText } from './day-block'
import { PageCache } from './page-cache'
import type { OpenPageStore } from './page-store'
import { nextShelf } from './shelf'

type Publish = (change: Partial<StorageStatus>) => void

/** Between two pages of the check of what was stored, so that questions are answered in between. */
const AUDIT_PAUSE_MS = 4
const RETRY_MS = 2000
const WARM_SLICE_MS = 20

export interface FollowOptions {
  readonly connection: Pick<Connection, 'bridge' | 'state' | 'watch'>
  readonly answers: Answers
  readonly openStore: OpenPageStore
  readonly publish: Publish
  /** Ends the following (tests). */
  readonly signal?: AbortSignal
}

export async function follow(options: FollowOptions): Promise<void> {
  const { connection, signal } = options
  const keeper = new Keeper(options)
  while (!signal?.aborted) {
    try {
      for await (const change of await connection.bridge.book.changes(undefined, signal ? { signal } : {})) {
        if (signal?.aborted) return
        keeper.wants(change.head)
      }
    } catch (thrown) {
      keeper.failed(thrown)
    }
    if (!signal?.aborted) await lineBack(connection)
  }
}

/** Resolves when the line is open, after a pause where it is open already. */
async function lineBack({ state, watch }: FollowOptions['connection']): Promise<void> {
  await pause(RETRY_MS)
  if (state() === 'open') return
  await new Promise<void>((resolve) => {
    const stop = watch((next) => {
      if (next !== 'open') return
      stop()
      resolve()
    })
  })
}

/** One synchronisation at a time; a change during one is followed by another. */
class Keeper {
  private readonly cache: PageCache
  private running = false
  private again = false
  private ready = false

  constructor(private readonly options: FollowOptions) {
    const { bridge } = options.connection
    this.cache = new PageCache(
      { manifest: () => bridge.view.manifest(), pages: (head, keys) => bridge.view.pages({ head, keys }) },
      options.openStore,
      { onProgress: (done, total) => this.progress(done, total), onLoaded: () => this.showStored() },
    )
  }

  wants(_head: string): void {
    this.again = true
    if (!this.running) void this.run()
  }

  failed(thrown: unknown): void {
    if (this.ready) return
    this.options.publish({ state: 'failed', detail: thrown instanceof Error ? thrown.message : String(thrown) })
  }

  private async run(): Promise<void> {
    this.running = true
    while (this.again) {
      this.again = false
      try {
        await this.synchronise()
      } catch (thrown) {
        this.ready = false
        this.failed(thrown)
      }
    }
    this.running = false
    if (this.ready) await this.warm()
    if (this.ready) await this.audit()
  }

  private async synchronise(): Promise<void> {
    const { answers, publish } = this.options
    const { head, stateHash, fetched, dropped, loaded } = await this.cache.sync()
    const changed = fetched.length + dropped.length + loaded > 0
    const generation = changed || !this.ready ? answers.show(nextShelf(answers.current, this.cache.pages)) : null
    this.ready = true
    publish({
      state: 'ready',
      head,
      stateHash,
      detail: null,
      kept: this.cache.kept,
      pagesDone: this.cache.pages.size,
      pagesTotal: this.cache.pages.size,
      ...(generation === null ? {} : { generation }),
    })
  }

  private progress(done: number, total: number): void {
    this.options.publish({ state: this.ready ? 'behind' : 'rebuilding', pagesDone: done, pagesTotal: total })
  }

  private showStored(): void {
    const { answers, publish } = this.options
    const generation = answers.show(nextShelf(answers.current, this.cache.pages))
    this.ready = true
    publish({ state: 'behind', generation, kept: this.cache.kept })
  }

  /** Makes the search texts ahead of the first search, some days at a time. */
  private async warm(): Promise<void> {
    let since = performance.now()
    for (const block of this.options.answers.current.blocks) {
      if (this.again || this.options.signal?.aborted) return
      blockText(block)
      if (performance.now() - since < WARM_SLICE_MS) continue
      await pause(0)
      since = performance.now()
    }
  }

  /** Damaged pages of the store are dropped and fetched again. */
  private async audit(): Promise<void> {
    const idle = (): boolean => !this.again && !this.options.signal?.aborted
    const damaged = await this.cache.audit(idle, () => pause(AUDIT_PAUSE_MS))
    if (damaged.length > 0 && !this.running) this.wants('')
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
