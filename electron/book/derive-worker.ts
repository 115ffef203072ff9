// The thread that derives, so that no window waits for it: `{id, folder}` in, the facts of the derived book out.

import { parentPort } from 'node:worker_threads'
import { openBook } from './book'
import { type DerivedBook, deriveBook } from './derive'

let last: DerivedBook | undefined

parentPort?.on('message', async ({ id, folder }: { id: number; folder: string }) => {
  const book = await openBook(folder, { write: false })
  if (!book.ok) return parentPort?.postMessage({ id, failure: book.failure })
  last = await deriveBook(book.value, last ? { reuse: last } : {})
  await book.value.close()
  return parentPort?.postMessage({ id, head: last.head, stateHash: last.stateHash })
})
