// Importing over a real socket, against a real book.
//  1. A preview changes nothing; the import does exactly what it showed.
//  2. A preview of a book that has changed since is refused.
//  3. A cancelled, refused or broken import leaves the book byte-identical and nothing in the scratch folder.
//  4. The same files again add nothing.

import { readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { FileReport } from '../../../shared/bridge/contract'
import { lastOf, type Served, served } from '../../helpers/bridge-client'
import { folderBytes } from '../../helpers/folder-bytes'
import { type NamedBytes, type SmallShop, smallShop } from '../../helpers/small-shop'

let shop: SmallShop
let there: Served

beforeAll(async () => {
  shop = await smallShop()
})
beforeEach(async () => {
  there = await served()
})
afterEach(() => there.end())

const book = () => folderBytes(join(there.folder, 'book'))

async function offerAll(files: readonly NamedBytes[]): Promise<string[]> {
  const tokens: string[] = []
  for (const { name, bytes } of files) tokens.push(await there.offer(name, bytes))
  return tokens
}

async function preview(files: readonly NamedBytes[]): Promise<{ preview: string; files: FileReport[] }> {
  const last = await lastOf(await there.bridge.imports.preview({ files: await offerAll(files) }))
  if (last.kind !== 'done') throw new Error(JSON.stringify(last))
  return last
}

async function commit(name: string, acceptIncomplete: string[] = []) {
  return lastOf(await there.bridge.imports.commit({ preview: name, acceptIncomplete }))
}

function sum(files: readonly FileReport[], count: 'added' | 'known' | 'revised'): number {
  return files.reduce((total, file) => total + file[count], 0)
}

/** What the host keeps outside of books. */
async function scratch(): Promise<string[]> {
  const folders = (await readdir(tmpdir())).filter((name) => name.startsWith(`zhangping-host-${process.pid}-`))
  const inside = await Promise.all(folders.map((folder) => readdir(join(tmpdir(), folder), { recursive: true })))
  return inside.flat().filter((name) => name !== 'previews')
}

describe('a preview', () => {
  it('changes nothing, and the import does exactly what it showed', async () => {
    const before = await book()
    const shown = await preview(shop.files)
    expect(await book()).toEqual(before)
    const taken = shown.files.filter(({ verdict }) => verdict === 'accept')
    expect(taken.length).toBeGreaterThan(5)
    const done = await commit(shown.preview)
    expect(done).toMatchObject({ kind: 'done', added: sum(shown.files, 'added'), revised: 0 })
    const summary = await there.bridge.book.summary()
    expect(summary.entries).toBe(sum(shown.files, 'added'))
    expect(summary.files).toBe(taken.length)
    expect(await scratch()).toEqual([])
  })

  it('of a book that has changed since is refused', async () => {
    const shown = await preview(shop.files.slice(0, 1))
    await there.bridge.settings.save(shop.settings)
    const before = await book()
    expect(await commit(shown.preview)).toEqual({ kind: 'failed', failure: { kind: 'previewStale', params: {} } })
    expect(await book()).toEqual(before)
  })

  it('can be imported once only, and an unknown one not at all', async () => {
    const shown = await preview(shop.files.slice(0, 1))
    expect((await commit(shown.preview)).kind).toBe('done')
    const before = await book()
    expect(await commit(shown.preview)).toMatchObject({ kind: 'failed', failure: { kind: 'previewStale' } })
    expect(await commit('no-such-preview')).toMatchObject({ kind: 'failed', failure: { kind: 'previewStale' } })
    expect(await book()).toEqual(before)
  })

  it('of files that were not offered is refused', async () => {
    const last = await lastOf(await there.bridge.imports.preview({ files: ['/etc/passwd'] }))
    expect(last).toMatchObject({ kind: 'failed', failure: { kind: 'previewStale' } })
  })

  it('tells its progress in bytes of the chosen files', async () => {
    const files = await offerAll(shop.files)
    const events = []
    for await (const event of await there.bridge.imports.preview({ files })) events.push(event)
    const progress = events.filter((event) => event.kind === 'progress')
    expect(progress.length).toBeGreaterThan(0)
    const total = shop.files.reduce((bytes, file) => bytes + file.bytes.length, 0)
    expect(progress.every((event) => event.bytesTotal === total && event.bytesDone <= total)).toBe(true)
  })
})

describe('a cancelled preview', () => {
  it('leaves the book byte-identical and no members behind', async () => {
    const before = await book()
    const big = {
      name: 'big.csv',
      bytes: Buffer.concat(Array.from({ length: 300 }, () => shop.files[0]?.bytes ?? Buffer.of())),
    }
    const files = await offerAll([big, ...shop.files])
    const stop = new AbortController()
    const run = (async () => {
      for await (const _ of await there.bridge.imports.preview({ files }, { signal: stop.signal })) stop.abort()
    })()
    await expect(run).rejects.toThrow()
    await expect.poll(async () => (await scratch()).filter((name) => !name.startsWith('offer-'))).toEqual([])
    expect(await book()).toEqual(before)
  })
})

describe('a second import', () => {
  it('of the same files adds nothing', async () => {
    await commit((await preview(shop.files)).preview)
    const before = await there.bridge.book.summary()
    const again = await preview(shop.files)
    const fresh = again.files.filter(
      ({ verdict, fileKnown, added, revised }) => verdict === 'accept' && (!fileKnown || added + revised > 0),
    )
    expect(fresh.map(({ name, verdict }) => [name, verdict])).toEqual([])
    expect(await commit(again.preview)).toMatchObject({ kind: 'done', imported: 0, added: 0 })
    expect(await there.bridge.book.summary()).toEqual(before)
  })

  it('can be undone and done again', async () => {
    const empty = await there.bridge.book.summary()
    const done = await commit((await preview(shop.files)).preview)
    const full = await there.bridge.book.summary()
    if (done.kind !== 'done') throw new Error(JSON.stringify(done))
    for (const seq of done.seqs) expect((await there.bridge.journal.undo({ seq })).ok).toBe(true)
    expect((await there.bridge.book.summary()).stateHash).toBe(empty.stateHash)
    expect((await there.bridge.imports.history()).every(({ undone }) => undone)).toBe(true)
    for (const _ of done.seqs) expect((await there.bridge.journal.redo()).ok).toBe(true)
    expect((await there.bridge.book.summary()).stateHash).toBe(full.stateHash)
    expect((await there.bridge.journal.redo()).ok).toBe(false)
  })
})

describe('a file that cannot be taken as it is', () => {
  it('is reported with its reason and leaves the book byte-identical', async () => {
    const before = await book()
    const shown = await preview([
      { name: 'empty.csv', bytes: Buffer.of() },
      { name: 'note.txt', bytes: Buffer.from('hello\nworld\n') },
    ])
    expect(shown.files.map(({ name }) => name)).toEqual(['empty.csv', 'note.txt'])
    expect(shown.files.every(({ verdict, failure }) => verdict === 'refuse' && failure !== null)).toBe(true)
    await commit(shown.preview)
    expect(await book()).toEqual(before)
  })

  it('is imported incomplete only when the person says so', async () => {
    const bill = shop.files.find(({ name }) => /All\d{4}-\d\d-\d\d/.test(name))
    if (!bill) throw new Error('the simulator makes no WeChat bill')
    const lines = bill.bytes.toString('utf8').split('\n')
    const cut = { name: bill.name, bytes: Buffer.from(lines.slice(0, 4).join('\n')) }
    const shown = await preview([cut])
    expect(shown.files.map(({ verdict }) => verdict)).toEqual(['incomplete'])
    const before = await book()
    expect(await commit(shown.preview)).toMatchObject({ kind: 'failed', failure: { kind: 'incompleteNotAccepted' } })
    expect(await book()).toEqual(before)
    expect((await commit(shown.preview, [shown.files[0]?.sha256 ?? ''])).kind).toBe('done')
    const overview = await there.bridge.view.overview({})
    expect(overview.findings.map(({ code }) => code)).toContain('findingIncompleteFiles')
  })
})

describe('the history', () => {
  it('says what each import brought, newest first', async () => {
    const shown = await preview(shop.files)
    await commit(shown.preview)
    const history = await there.bridge.imports.history()
    const reports = history.map(({ report }) => report)
    expect(history.map(({ seq }) => seq)).toEqual(history.map(({ seq }) => seq).toSorted((a, b) => b - a))
    for (const report of reports) {
      const then = shown.files.find(({ sha256 }) => sha256 === report.sha256)
      expect(report.totals).toEqual(then?.totals)
      expect([report.added, report.counts, report.period]).toEqual([then?.added, then?.counts, then?.period])
    }
  })
})
