// `inspect` says of each file what it is, in one JSON object a file, with the exit status that DESIGN §8 gives.

import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { TextReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js'
import { describe, expect, it } from 'vitest'
import { inspectCommand } from '../../../electron/cli/inspect'
import { inspectionOf } from '../../../electron/import/inspect'
import { inFolder, readOne, refuseOne } from '../import/reading'
import { BANK, ORDERS, WECHAT_HEADER, wechatBill, wechatSale } from '../import/statements'

async function inspect(paths: readonly string[], options: Record<string, string | boolean> = {}) {
  const out: string[] = []
  const err: string[] = []
  const status = await inspectCommand.run({
    positionals: paths,
    options,
    json: options.json === true,
    lang: options.lang === 'zh' ? 'zh' : 'en',
    out: (text) => out.push(text),
    err: (text) => err.push(text),
    signal: new AbortController().signal,
  })
  return { status, out, err, objects: options.json === true ? out.map((line) => JSON.parse(line)) : [] }
}

async function withFiles<T>(
  files: Record<string, string | Uint8Array>,
  use: (path: (name: string) => string) => Promise<T>,
) {
  return inFolder(async (folder) => {
    for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content)
    return use((name) => join(folder, name))
  })
}

async function zipOf(members: Record<string, string>, password?: string): Promise<Uint8Array> {
  const writer = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false, ...(password ? { password } : {}) })
  for (const [name, content] of Object.entries(members)) await writer.add(name, new TextReader(content))
  return writer.close()
}

describe('inspect --json', () => {
  it('prints one object a file with counts, totals, checks and verdict', async () => {
    await withFiles({ 'w.csv': wechatBill(3), 'b.csv': BANK }, async (path) => {
      const { status, objects } = await inspect([path('w.csv'), path('b.csv')], { json: true })
      expect(status).toBe(0)
      expect(objects).toHaveLength(2)
      expect(objects[0]).toMatchObject({
        file: { name: 'w.csv', bytes: Buffer.byteLength(wechatBill(3)), members: [] },
        format: 'wechat-trade-bill',
        encoding: 'utf-8',
        verdict: 'accept',
        reasons: [],
        counts: { dataRows: 3, entries: 3, issues: 0, ignored: 0 },
        totals: [{ stream: 'payment', kind: 'sale', count: 3, grossMinor: 300, feeMinor: -3, netMinor: 297 }],
        period: { from: '2026-07-01', to: '2026-07-01' },
        accounts: ['1600000001'],
        balance: null,
        declared: { ok: true },
        issues: [],
      })
      expect(objects[1]).toMatchObject({ declared: { ok: null, checks: [] }, balance: { chainOk: true } })
      expect(objects[0]).not.toHaveProperty('entries')
    })
  })

  it('lists the entries on demand, and the members of an archive', async () => {
    const bytes = await zipOf({ 'w.csv': wechatBill(2), 'b.csv': BANK, 'x.txt': 'hello\n' })
    await withFiles({ 'a.zip': bytes }, async (path) => {
      const { status, objects } = await inspect([path('a.zip')], { json: true, entries: true })
      expect(status).toBe(1)
      expect(objects[0].file.members).toEqual(['w.csv', 'b.csv', 'x.txt'])
      expect(objects[0].format).toBe('wechat-trade-bill+bank-cn-csv')
      expect(objects[0].verdict).toBe('incomplete')
      expect(objects[0].entries).toHaveLength(4)
    })
  })

  it('is done (0) for an incomplete file, "no" (1) for a refused one, 2 for one that cannot be opened; the highest counts', async () => {
    const incomplete = `${WECHAT_HEADER}\n${wechatSale(1)}\n`
    await withFiles({ 'i.csv': incomplete, 'r.csv': 'x\n' }, async (path) => {
      await mkdir(path('folder'))
      expect((await inspect([path('i.csv')], { json: true })).status).toBe(0)
      const refused = await inspect([path('r.csv')], { json: true })
      expect(refused.status).toBe(1)
      expect(refused.objects[0]).toMatchObject({ verdict: 'refuse', format: null })
      const all = await inspect([path('i.csv'), path('r.csv'), path('folder'), path('nowhere')], { json: true })
      expect(all.status).toBe(2)
      expect(all.objects).toHaveLength(4)
      expect(all.err).toHaveLength(3)
    })
  })

  it('takes a password and a profile', async () => {
    const profile = {
      id: 'p',
      name: 'mine',
      stream: 'order',
      headerFingerprint: '',
      delimiter: ',',
      unit: 'fen',
      dateOrder: 'dmy',
      columns: { orderNo: 'nr', time: 'when', amount: 'cents', kind: 'what', note: 'text' },
      kinds: { Verkauf: 'sale', Storno: 'void' },
    }
    const files = {
      'z.zip': await zipOf({ 'b.csv': BANK }, 'secret'),
      'own.csv': 'nr,what,when,cents,text\n1,Verkauf,03/07/2026 10:00,250,x\n2,Storno,03/07/2026 11:00,50,"y, z"\n',
      'p.json': JSON.stringify(profile),
      'bad.json': '{}',
    }
    await withFiles(files, async (path) => {
      expect((await inspect([path('z.zip')], { json: true, password: 'secret' })).objects[0].verdict).toBe('accept')
      expect((await inspect([path('z.zip')], { json: true })).status).toBe(2)
      const own = await inspect([path('own.csv')], { json: true, entries: true, profile: path('p.json') })
      expect(own.objects[0].totals.map((total: { netMinor: number }) => total.netMinor)).toEqual([250, -50])
      expect(own.objects[0].period).toEqual({ from: '2026-07-03', to: '2026-07-03' })
      expect((await inspect([path('own.csv')], { profile: path('bad.json') })).status).toBe(2)
    })
  })

  it('is wrong use without a file', async () => {
    expect((await inspect([])).status).toBe(2)
  })
})

describe('inspect', () => {
  it.each(['zh', 'en'])('prints a readable table (%s)', async (lang) => {
    const bad = `${wechatBill(2)}${wechatSale(9)}\n`
    await withFiles({ 'w.csv': bad, 'o.csv': ORDERS }, async (path) => {
      const { out } = await inspect([path('w.csv'), path('o.csv')], { lang, entries: true })
      expect(out.join('\n')).toContain('wechat-trade-bill')
      expect(out.join('\n')).toContain('✓')
      expect(out.join('\n')).toContain('S1')
    })
  })
})

describe('one bill as an object', () => {
  it('is the same for a read and a refused one', async () => {
    expect(inspectionOf(await readOne(BANK), 'zh')).toMatchObject({ verdict: 'accept', file: { name: 'chosen.csv' } })
    const refused = inspectionOf(await refuseOne(`${WECHAT_HEADER}\n${wechatSale(1).replace('CNY', '?')}\n`), 'en')
    expect(refused).toMatchObject({ verdict: 'refuse', counts: { dataRows: 1, entries: 0, issues: 1 } })
    expect(refused.reasons[0]).toContain('None of the 1 rows')
  })
})
