// Calls over a port: answers find their callers, progress and cancelling go along, a broken call breaks only itself.

import { MessageChannel } from 'node:worker_threads'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { answerCalls, makeCaller } from '../../../electron/services/deriving-port'
import { failure } from '../../../shared/failure'
import { failed, ok } from '../../../shared/result'
import { stillDeriving } from '../../helpers/still-deriving'

const PROGRESS = { kind: 'progress', file: 'a', bytesDone: 1, bytesTotal: 2, filesDone: 0, filesTotal: 1 } as const
const READ = { preview: 'p', files: [], profiles: [], scratchFolder: '' }
const { port1, port2 } = new MessageChannel()
afterEach(() => vi.restoreAllMocks())

answerCalls(port2, {
  ...stillDeriving(),
  overview: async () => {
    throw new Error('secret content')
  },
  read: (_call, running) =>
    new Promise((resolve) => {
      running?.onProgress?.(PROGRESS)
      const end = () => resolve(failed(failure('cancelled')))
      if (running?.signal?.aborted) end()
      running?.signal?.addEventListener('abort', end)
      setTimeout(() => resolve(ok([])), 300)
    }),
})
const { calls, breakOff } = makeCaller(port1)

describe('calls over a port', () => {
  it('are answered each with its own answer', async () => {
    const answers = await Promise.all([calls.checkEntry('a'), calls.history(null), calls.promised('x')])
    expect(answers).toEqual([null, [], null])
  })

  it('carry progress and end with their answer', async () => {
    const seen: unknown[] = []
    expect(await calls.read(READ, { onProgress: (progress) => seen.push(progress) })).toEqual(ok([]))
    expect(seen).toEqual([PROGRESS])
  })

  it('can be cancelled on the way and before', async () => {
    const stop = new AbortController()
    const running = calls.read(READ, { signal: stop.signal })
    setTimeout(() => stop.abort(), 20)
    expect(await running).toEqual(failed(failure('cancelled')))
    expect(await calls.read(READ, { signal: AbortSignal.abort() })).toEqual(failed(failure('cancelled')))
  })

  it('that break say where, not what: a message may quote a file', async () => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => {})
    await expect(calls.overview({})).rejects.toThrow('deriving broke in overview')
    expect(said).toHaveBeenCalledOnce()
    expect(String(said.mock.calls[0])).not.toContain('secret')
    expect(await calls.checkEntry('a')).toBeNull()
  })

  it('end when the thread has ended', async () => {
    const running = calls.read(READ)
    breakOff(new Error('ended'))
    await expect(running).rejects.toThrow('ended')
    port1.close()
  })
})
