// Extraction in a thread that can be ended: by the person, by the clock, or by memory. From the sources (tests) there is
// no built thread, and the same work is done where it is asked for.

import { existsSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { failure } from '../../../shared/failure'
import { assertGoing, Stop } from '../stop'
import type { ExtractAnswer, ExtractRequest } from './answer'
import type { Extracted } from './extract'
import type { SheetKind } from './kind'

const HEAP_MEGABYTES = 3072
const BASE_MS = 30_000
const MS_PER_MEGABYTE = 5_000
export const SHEET_LIMIT_BYTES = 200 * 2 ** 20

export interface Extraction {
  readonly name: string
  readonly bytes: Uint8Array
  readonly kind: SheetKind
  readonly signal?: AbortSignal | undefined
  /** The built thread; `null`: do the work here. */
  readonly worker?: string | null
  readonly timeoutMs?: number
}

/** The sheets of a spreadsheet. Fails (as `Stop`) with the spreadsheet's failures or `cancelled`. */
export async function extractInThread(asked: Extraction): Promise<Extracted> {
  assertGoing(asked.signal)
  const worker = asked.worker === undefined ? builtWorker() : asked.worker
  const answer = worker === null ? await answerHere(asked) : await askThread(worker, asked)
  assertGoing(asked.signal)
  if ('extracted' in answer) return answer.extracted
  if ('broken' in answer) throw new Error(answer.broken)
  throw new Stop(failure(answer.stopped, { name: asked.name }))
}

/** The library is loaded only where a spreadsheet is read. */
async function answerHere(asked: Extraction): Promise<ExtractAnswer> {
  const { answerTo } = await import('./answer')
  return answerTo(asked)
}

function askThread(file: string, { bytes, kind, signal, timeoutMs }: Extraction): Promise<ExtractAnswer> {
  const worker = new Worker(file, { resourceLimits: { maxOldGenerationSizeMb: HEAP_MEGABYTES } })
  return new Promise<ExtractAnswer>((resolve, reject) => {
    const limit = timeoutMs ?? BASE_MS + (bytes.length / 2 ** 20) * MS_PER_MEGABYTE
    const timer = setTimeout(() => end({ stopped: 'spreadsheetTooLarge' }), limit)
    const cancel = () => end({ stopped: 'spreadsheetDamaged' })
    const settle = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', cancel)
      void worker.terminate()
    }
    const end = (answer: ExtractAnswer) => {
      settle()
      resolve(answer)
    }
    signal?.addEventListener('abort', cancel)
    worker.once('message', (answer: ExtractAnswer) => end(answer))
    worker.once('error', (error: Error) => {
      if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') {
        end({ stopped: 'spreadsheetTooLarge' })
        return
      }
      settle()
      reject(error)
    })
    worker.once('exit', () => end({ stopped: 'spreadsheetTooLarge' }))
    worker.postMessage({ bytes, kind } satisfies ExtractRequest)
  })
}

/** The thread's file beside the built program; `null` when the program runs from its sources. */
function builtWorker(): string | null {
  const here = dirname(fileURLToPath(import.meta.url))
  if (!here.includes(`${sep}out${sep}main`)) return null
  const main = here.slice(0, here.lastIndexOf(`${sep}out${sep}main`) + `${sep}out${sep}main`.length)
  const file = join(main, 'sheet-worker.js')
  return existsSync(file) ? file : null
}
