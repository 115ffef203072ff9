// The deriving thread as the host sees it: started on first use, and again (with the same book) where it has died.

import { Worker } from 'node:worker_threads'
import type { CallName, Deriving, DerivingCalls, Running } from './deriving'
import { CALL_NAMES } from './deriving'
import { type Caller, makeCaller } from './deriving-port'

const HEAP_MEGABYTES = 4096

interface Thread {
  readonly worker: Worker
  readonly caller: Caller
}

/** `file` is the built worker. */
export function derivingThread(file: string): Deriving {
  let thread: Promise<Thread> | null = null
  let folder: string | null = null
  let closed = false

  const start = async (): Promise<Thread> => {
    const started = startThread(file, () => {
      thread = null
    })
    if (folder !== null) await started.caller.calls.open(folder)
    return started
  }
  const ask = async (call: CallName, argument: never, running?: Running): Promise<unknown> => {
    if (closed) throw new Error('the deriving thread has been closed')
    if (call === 'open') folder = argument
    thread ??= start()
    const { caller } = await thread
    return caller.calls[call](argument, running)
  }
  const calls = Object.fromEntries(
    CALL_NAMES.map((call) => [call, (argument: never, running?: Running) => ask(call, argument, running)]),
  ) as unknown as { readonly [K in keyof DerivingCalls]: Deriving[K] }
  return {
    ...calls,
    async close() {
      closed = true
      const running = await thread?.catch(() => null)
      await running?.worker.terminate()
    },
  }
}

function startThread(file: string, onEnd: () => void): Thread {
  const worker = new Worker(file, { resourceLimits: { maxOldGenerationSizeMb: HEAP_MEGABYTES } })
  const caller = makeCaller(worker)
  const end = (error: Error) => {
    onEnd()
    caller.breakOff(error)
  }
  worker.on('error', end)
  worker.on('exit', (code) => end(new Error(`the deriving thread ended (${code})`)))
  return { worker, caller }
}
