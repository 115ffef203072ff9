// The deriving thread as its host sees it, with a small worker in the place of the built one.

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Deriving } from '../../../electron/services/deriving'
import { derivingThread } from '../../../electron/services/deriving-thread'

/** Answers `history` with the folders it was told to open, and dies of the entry `die`. */
const WORKER = `
import { parentPort } from 'node:worker_threads'
const opened = []
parentPort.on('message', ({ id, call, argument }) => {
  if (argument === 'die') process.exit(1)
  if (call === 'open') opened.push(argument)
  parentPort.postMessage({ id, answer: call === 'history' ? opened : null })
})`

let folder = ''
let thread: Deriving
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhangping-test-'))
  await writeFile(join(folder, 'worker.mjs'), WORKER)
  thread = derivingThread(join(folder, 'worker.mjs'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('a deriving thread', () => {
  it('that dies breaks off what it was doing, and the next call finds the book open again', async () => {
    await thread.open('/book')
    await expect(thread.checkEntry('die')).rejects.toThrow(/ended/)
    expect(await thread.history(null)).toEqual(['/book'])
    expect(await thread.history(null)).toEqual(['/book'])
  })

  it('that is closed breaks off what it was doing and takes no more calls', async () => {
    await thread.close()
    await expect(thread.history(null)).rejects.toThrow(/closed/)
  })
})
