// A host made of plain generators stands in for the bridge; what is tested is what the window does with its answers.

import { describe, expect, it } from 'vitest'
import type { Bridge } from '../../../renderer/app/connect'
import { batchesOf } from '../../../renderer/imports/import-history'
import { makeImportStore } from '../../../renderer/imports/import-store'
import { undoImport } from '../../../renderer/imports/undo-import'
import type { FileReport } from '../../../shared/bridge/contract'
import { fileReport } from './file-report'

interface Calls {
  readonly previews: { files: string[]; passwords: Record<string, string> }[]
  readonly commits: { preview: string; acceptIncomplete: string[] }[]
  readonly undone: { seq: number; from: number }[]
}

function host(reports: readonly FileReport[], outcome: 'done' | 'failed' = 'done') {
  const calls: Calls = { previews: [], commits: [], undone: [] }
  const history: { seq: number }[] = [{ seq: 1 }]
  const bridge = {
    imports: {
      async preview(call: Calls['previews'][number]) {
        calls.previews.push(call)
        return previewEvents(reports)
      },
      async commit(call: Calls['commits'][number]) {
        calls.commits.push(call)
        if (outcome === 'done') history.push({ seq: 2 }, { seq: 3 })
        return commitEvents(outcome)
      },
      history: async () => [...history],
    },
    journal: {
      async undo(span: Calls['undone'][number]) {
        calls.undone.push(span)
        return { ok: true, value: { head: '', seq: 9 } }
      },
    },
  } as unknown as Bridge
  return { bridge, calls }
}

async function* previewEvents(files: readonly FileReport[]) {
  yield { kind: 'progress', file: 'a', bytesDone: 1, bytesTotal: 2, filesDone: 0, filesTotal: 1 }
  yield { kind: 'done', preview: 'p1', files }
}

async function* commitEvents(outcome: 'done' | 'failed') {
  if (outcome === 'failed') yield { kind: 'failed', failure: { kind: 'previewStale', params: {} } }
  else yield { kind: 'done', imported: 1, added: 4, known: 99, revised: 0 }
}

const offer = async (files: readonly File[]) => files.map((file) => `token of ${file.name}`)
const file = (name: string) => new File(['x'], name)

describe('an import in the window', () => {
  it('previews what was dropped, and what is dropped later together with it', async () => {
    const { bridge, calls } = host([fileReport({})])
    const store = makeImportStore(bridge, offer)
    await store.add([file('a.csv')])
    await store.add([file('b.csv')])
    expect(calls.previews.map((call) => call.files)).toEqual([['token of a.csv'], ['token of a.csv', 'token of b.csv']])
    expect(store.session().phase).toBe('preview')
  })

  it('imports the preview on show with the incomplete files that were ticked, and knows what to undo', async () => {
    const { bridge, calls } = host([fileReport({ verdict: 'incomplete', sha256: 'x', added: 4, known: 2 })])
    const store = makeImportStore(bridge, offer)
    await store.add([file('a.csv')])
    store.accept('x', true)
    await store.commit()
    expect(calls.commits).toEqual([{ preview: 'p1', acceptIncomplete: ['x'] }])
    expect(store.session().done).toEqual({ imported: 1, added: 4, known: 2, revised: 0, seqs: [2, 3], span: null })
  })

  it('keeps the files at hand when the book has changed meanwhile', async () => {
    const { bridge, calls } = host([fileReport({})], 'failed')
    const store = makeImportStore(bridge, offer)
    await store.add([file('a.csv')])
    await store.commit()
    expect(store.session()).toMatchObject({ phase: 'failed', failure: { kind: 'previewStale' }, done: null })
    await store.reread()
    expect(calls.previews).toHaveLength(2)
    expect(store.session().phase).toBe('preview')
  })

  it('hands a password over with the next preview', async () => {
    const { bridge, calls } = host([fileReport({})])
    const store = makeImportStore(bridge, offer)
    await store.add([file('a.zip')])
    await store.unlock('a.zip', 'secret')
    expect(calls.previews[1]?.passwords).toEqual({ 'a.zip': 'secret' })
  })

  it('says that the host does not answer, instead of waiting for ever', async () => {
    const { bridge } = host([])
    const store = makeImportStore(bridge, async () => Promise.reject(new Error('no answer')))
    await store.add([file('a.csv')])
    expect(store.session()).toMatchObject({ phase: 'failed', failure: { kind: 'unexpected' } })
  })

  it('is where it was before when the taking over is cancelled', async () => {
    const { bridge, calls } = host([])
    const waiting = (_: readonly File[], __: unknown, signal: AbortSignal) =>
      new Promise<string[]>((_, reject) => signal.addEventListener('abort', () => reject(new Error('aborted'))))
    const store = makeImportStore(bridge, waiting)
    const adding = store.add([file('a.csv')])
    store.cancel()
    await adding
    expect(store.session().phase).toBe('idle')
    expect(calls.previews).toEqual([])
  })

  it('is undone at once, from its first event to its last', async () => {
    const { bridge, calls } = host([])
    expect(await undoImport(bridge, [4, 6, 5])).toBeNull()
    expect(calls.undone).toEqual([{ from: 4, seq: 6 }])
  })
})

describe('the history of imports', () => {
  it('shows the files of one import together, newest first', () => {
    const row = (seq: number, at: number) => ({ seq, at, undone: false, report: fileReport({}) })
    const batches = batchesOf([row(1, 0), row(2, 10), row(5, 20), row(6, 999_999)])
    expect(batches.map((batch) => batch.rows.map(({ seq }) => seq))).toEqual([[6], [5], [2, 1]])
  })
})
