// The view over a real socket: pages, figures, source lines, decisions, and switching to the sample shop.
//  1. The pages are those of the manifest, to the byte; an import touches the pages of its days only.
//  2. A decision about what is not there is refused, and changes nothing.
//  3. The sample shop has a book of its own.

import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Entry } from '../../../shared/entry'
import { lastOf, type Served, served } from '../../helpers/bridge-client'
import { folderBytes } from '../../helpers/folder-bytes'
import { type NamedBytes, type SmallShop, smallShop } from '../../helpers/small-shop'

let shop: SmallShop
let there: Served

/** WeChat's bill of the third day comes in last. */
const isLate = ({ name }: NamedBytes) => /All2026-03-03/.test(name)

async function importAll(files: readonly NamedBytes[]): Promise<void> {
  const tokens: string[] = []
  for (const { name, bytes } of files) tokens.push(await there.offer(name, bytes))
  const shown = await lastOf(await there.bridge.imports.preview({ files: tokens }))
  if (shown.kind !== 'done') throw new Error(JSON.stringify(shown))
  const done = await lastOf(await there.bridge.imports.commit({ preview: shown.preview }))
  if (done.kind !== 'done') throw new Error(JSON.stringify(done))
}

async function texts(head: string, keys: string[]): Promise<string[]> {
  const found: string[] = []
  for await (const text of await there.bridge.view.pages({ head, keys })) found.push(text)
  return found
}

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')

beforeAll(async () => {
  shop = await smallShop()
  there = await served()
  await importAll(shop.files.filter((file) => !isLate(file)))
})
afterAll(() => there.end())

async function entries(): Promise<Entry[]> {
  const { head, pages } = await there.bridge.view.manifest()
  const keys = pages.map(({ key }) => key).filter((key) => key.startsWith('entry/'))
  return (await texts(head, keys)).flatMap((text) => (JSON.parse(text) as { rows: Entry[] }).rows)
}

describe('pages over the bridge', () => {
  it('are those of the manifest, to the byte', async () => {
    const manifest = await there.bridge.view.manifest()
    const found = await texts(
      manifest.head,
      manifest.pages.map(({ key }) => key),
    )
    expect(found.map(sha256)).toEqual(manifest.pages.map(({ digest }) => digest))
    expect((await entries()).length).toBe((await there.bridge.book.summary()).entries)
  })

  it('of another head are not given, nor those that there are not', async () => {
    const { head, pages } = await there.bridge.view.manifest()
    const keys = pages.map(({ key }) => key)
    expect(await texts('0'.repeat(64), keys)).toEqual([])
    expect(await texts(head, ['entry/payment/1999-01-01/0', '../book.json'])).toEqual([])
  })

  it('change only for the days that an import touches', async () => {
    const before = await there.bridge.view.manifest()
    await importAll(shop.files.filter(isLate))
    const after = await there.bridge.view.manifest()
    const old = new Map(before.pages.map(({ key, digest }) => [key, digest]))
    const changed = after.pages.filter(({ key, digest }) => old.get(key) !== digest).map(({ key }) => key)
    const ofEntries = changed.filter((key) => key.startsWith('entry/'))
    expect(ofEntries.length).toBeGreaterThan(0)
    expect(ofEntries.every((key) => key.startsWith('entry/payment/2026-03-03/'))).toBe(true)
    expect(after.head).not.toBe(before.head)
  })
})

describe('changes', () => {
  it('are told to every listener after a write, with the head that pages are then given for', async () => {
    const stop = new AbortController()
    const changes = await there.bridge.book.changes(undefined, { signal: stop.signal })
    const first = await changes.next()
    const pending = changes.next()
    const saved = await there.bridge.settings.save({ ...shop.settings, shopName: '小店' })
    const head = saved.ok ? saved.value.head : ''
    const told = [first, await pending].map(({ done, value }) => (done ? null : value.head))
    expect(told[1]).toBe(head)
    expect(told[0]).not.toBe(head)
    expect((await there.bridge.view.manifest()).head).toBe(head)
    expect((await there.bridge.settings.get()).shopName).toBe('小店')
    stop.abort()
  })
})

describe('a source line', () => {
  it('is what stands in the stored file', async () => {
    const entry = (await entries()).find(({ acquirerId }) => acquirerId === 'wechat')
    const source = entry?.sources[0]
    const around = await there.bridge.view.source({ file: source?.file ?? '', line: source?.line ?? 0, around: 1 })
    if (!around.ok) throw new Error(JSON.stringify(around))
    const original = shop.files.find(({ name }) => name === around.value.name)
    const lines = original?.bytes.toString('utf8').replaceAll('\r', '').split('\n') ?? []
    for (const { line, text } of around.value.lines)
      expect(text.replace(/^\ufeff/, '')).toBe(lines[line - 1]?.replace(/^\ufeff/, ''))
    expect(around.value.lines.map(({ line }) => line)).toContain(source?.line)
  })

  it('of a file that is not in the book is refused', async () => {
    for (const file of ['0'.repeat(64), '../../book.json', '/etc/passwd']) {
      expect((await there.bridge.view.source({ file, line: 1 })).ok).toBe(false)
    }
  })
})

describe('a decision', () => {
  it('about what is not there is refused and changes nothing', async () => {
    const before = await folderBytes(join(there.folder, 'book'))
    const nobody = '0'.repeat(32)
    const sides = { level: 'L1' as const, left: [nobody], right: [nobody] }
    const { decisions, journal } = there.bridge
    const refused = [
      await decisions.confirm(sides),
      await decisions.reject(sides),
      await decisions.note({ entry: nobody, text: 'x' }),
      await decisions.resolve({ exceptions: ['no such'], how: 'expected' }),
      await journal.undo({ seq: 9999 }),
    ]
    expect(refused.map((each) => (each.ok ? 'ok' : each.failure.kind))).toEqual([
      'entryMissing',
      'entryMissing',
      'entryMissing',
      'entryMissing',
      'eventMissing',
    ])
    expect(await folderBytes(join(there.folder, 'book'))).toEqual(before)
  })

  it('is undone to the same state, and stands twice never', async () => {
    const all = await entries()
    const [order, payment] = [
      all.find(({ stream }) => stream === 'order'),
      all.find(({ stream }) => stream === 'payment'),
    ]
    const sides = { level: 'L1' as const, left: [order?.id ?? ''], right: [payment?.id ?? ''] }
    const before = (await there.bridge.book.summary()).stateHash
    expect((await there.bridge.decisions.reject(sides)).ok).toBe(true)
    expect(await there.bridge.decisions.reject(sides)).toMatchObject({ ok: false, failure: { kind: 'alreadyDecided' } })
    expect((await there.bridge.journal.undo({})).ok).toBe(true)
    expect((await there.bridge.book.summary()).stateHash).toBe(before)
  })

  it('as a note stays with its entry until it is undone', async () => {
    const entry = (await entries())[0]?.id ?? ''
    await there.bridge.decisions.note({ entry, text: '已电话确认' })
    expect((await there.bridge.decisions.notes({ entry })).map(({ text }) => text)).toEqual(['已电话确认'])
    const [row] = await there.bridge.journal.list({ limit: 1 })
    expect(row?.summary).toEqual({ code: 'journalNoteAdded', params: { text: '已电话确认' } })
    await there.bridge.journal.undo({})
    expect(await there.bridge.decisions.notes({ entry })).toEqual([])
  })
})

describe('the sample shop', () => {
  it('has a book of its own, made once, and leaves the own one untouched', async () => {
    const own = await there.bridge.book.summary()
    const before = await folderBytes(join(there.folder, 'book'))
    const opened = await there.bridge.book.open({ which: 'sample' })
    if (!opened.ok) throw new Error(JSON.stringify(opened))
    expect(opened.value).toMatchObject({ which: 'sample', readOnly: false })
    expect(opened.value.entries).toBeGreaterThan(1000)
    expect((await there.bridge.view.manifest()).book).toBe(opened.value.id)
    await there.bridge.book.open({ which: 'own' })
    expect(await there.bridge.book.summary()).toEqual(own)
    expect(await folderBytes(join(there.folder, 'book'))).toEqual(before)
    const again = await there.bridge.book.open({ which: 'sample' })
    expect(again.ok && again.value.id).toBe(opened.value.id)
    await there.bridge.book.open({ which: 'own' })
  })
})

describe('a second host on the same book', () => {
  it('reads it and says who holds it; what it is asked to write is refused', async () => {
    const second = await served(there.folder)
    const summary = await second.bridge.book.summary()
    expect(summary).toMatchObject({ readOnly: true, readOnlyReason: { kind: 'bookHeld' } })
    expect(summary.stateHash).toBe((await there.bridge.book.summary()).stateHash)
    const saved = await second.bridge.settings.save(shop.settings)
    expect(saved).toMatchObject({ ok: false, failure: { kind: 'bookReadOnly' } })
    await second.end()
    expect((await there.bridge.settings.save(shop.settings)).ok).toBe(true)
  })
})
