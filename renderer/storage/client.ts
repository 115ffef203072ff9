// The window's side of the storage worker: starts it, keeps its last status, and hands out its comlink surface.

import { proxy, type Remote, transfer, wrap } from 'comlink'
import type { StorageApi, StorageStatus, StorageWorker } from './api'
import { STATUS_BEFORE } from './status'

export interface StorageClient {
  readonly api: StorageApi | Remote<StorageApi>
  status(): StorageStatus
  watch(onStatus: (status: StorageStatus) => void): () => void
}

/** Starts the worker. `port` opens a line of its own for it on the desktop; in a browser it opens its own socket. */
export function startStorage(port: Promise<MessagePort> | null): StorageClient {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'storage' })
  const remote = wrap<StorageWorker>(worker)
  const watchers = new Set<(status: StorageStatus) => void>()
  let last = STATUS_BEFORE
  const take = (status: StorageStatus): void => {
    last = status
    for (const watcher of watchers) watcher(status)
  }
  worker.addEventListener('error', (event) => take({ ...last, state: 'failed', detail: event.message }))
  void begin(remote, port, take)
  return {
    api: remote,
    status: () => last,
    watch(onStatus) {
      watchers.add(onStatus)
      return () => watchers.delete(onStatus)
    },
  }
}

async function begin(
  remote: Remote<StorageWorker>,
  port: Promise<MessagePort> | null,
  take: (status: StorageStatus) => void,
): Promise<void> {
  await remote.watch(proxy(take))
  const line = await port
  await remote.start(line ? transfer(line, [line]) : null)
}
