// 1. Equal options give equal bytes. 2. Each file has the encoding, line ends and packing of its source.

import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { simulateCommand } from '../../../electron/cli/simulate'
import { encodeGb18030 } from '../../../electron/simulator/gb18030'
import { writeShop } from '../../../electron/simulator/write-shop'
import { simulateShop } from '../../../shared/simulator/simulate'
import { pathsOf } from '../../../shared/simulator/write-truth'

const OPTIONS = { seed: 42, days: 12, perDay: 30 }
const shop = simulateShop(OPTIONS)
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'simulated-shop-'))
  await writeShop(shop, join(folder, 'a'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function digests(of: string): Promise<Map<string, string>> {
  const found = await readdir(of, { recursive: true, withFileTypes: true })
  const files = found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const hash = async (path: string) =>
    createHash('sha256')
      .update(await readFile(path))
      .digest('hex')
  return new Map(
    await Promise.all(files.sort().map(async (path) => [path.slice(of.length), await hash(path)] as const)),
  )
}

async function run(...args: readonly [name: string, value: string | boolean][]) {
  const [out, err]: [string[], string[]] = [[], []]
  const status = await simulateCommand.run({
    positionals: [],
    options: Object.fromEntries(args),
    json: true,
    lang: 'en',
    out: (text) => out.push(text),
    err: (text) => err.push(text),
    signal: new AbortController().signal,
  })
  return { status, out, err }
}

describe('a shop on disk', () => {
  it('has equal bytes for equal options and other bytes for another seed', async () => {
    await writeShop(simulateShop(OPTIONS), join(folder, 'b'))
    await writeShop(simulateShop({ ...OPTIONS, seed: 43 }), join(folder, 'c'))
    const [a, b, c] = await Promise.all(['a', 'b', 'c'].map((name) => digests(join(folder, name))))
    expect(b).toEqual(a)
    const differing = [...(c ?? [])].filter(([path, hash]) => a?.get(path) !== hash)
    expect(differing.length).toBeGreaterThan(20)
  })

  it('holds the files that truth names, and the settings and the truth beside them', async () => {
    const paths = [...(await digests(join(folder, 'a'))).keys()].map((path) => path.slice(1))
    expect(paths.toSorted()).toEqual([...pathsOf(shop.files), 'settings.json', 'truth.json'].toSorted())
    expect(JSON.parse(await readFile(join(folder, 'a', 'truth.json'), 'utf8'))).toEqual(
      JSON.parse(JSON.stringify(shop.truth)),
    )
  })

  it('writes every file in the encoding and with the line ends of its source', async () => {
    for (const file of shop.files.filter(({ archive }) => archive === null)) {
      const bytes = await readFile(join(folder, 'a', file.name))
      const hasBom = bytes.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]))
      expect(hasBom).toBe(file.encoding === 'utf-8-bom')
      const text = new TextDecoder(file.encoding === 'gb18030' ? 'gb18030' : 'utf-8', { fatal: true }).decode(bytes)
      expect(text).toBe(file.lines.join(file.lineEnd) + (file.terminated ? file.lineEnd : ''))
    }
    const bills = shop.files.filter(({ name }) => name.includes('All'))
    expect(new Set(bills.map(({ encoding }) => encoding))).toEqual(new Set(['utf-8', 'utf-8-bom']))
  })

  it('packs Alipay bills as ZIPs with GBK names and without the UTF-8 flag', async () => {
    const archives = new Set(shop.files.flatMap(({ archive }) => archive ?? []))
    expect(archives.size).toBe(OPTIONS.days)
    for (const archive of archives) {
      const bytes = new Uint8Array(await readFile(join(folder, 'a', archive)))
      const entries = await new ZipReader(new Uint8ArrayReader(bytes)).getEntries()
      const files = shop.files.filter((file) => file.archive === archive)
      expect(entries.length).toBe(2)
      for (const [at, entry] of entries.entries()) {
        if (entry.directory) throw new Error('a folder in the archive')
        expect(entry.filenameUTF8).toBe(false)
        expect(new TextDecoder('gbk').decode(entry.rawFilename)).toBe(files[at]?.name)
        const text = new TextDecoder('gb18030').decode(
          await entry.getData(new Uint8ArrayWriter(), { checkSignature: true }),
        )
        expect(text.split('\r\n').slice(0, -1)).toEqual(files[at]?.lines)
      }
    }
  })
})

describe('GB18030', () => {
  it('encodes what its decoder reads: two bytes, four bytes, beyond the basic plane', () => {
    const text = '账平 AZ~ （元）·€ 䶮 𠀀 😀 ü ḿ'
    expect(new TextDecoder('gb18030', { fatal: true }).decode(encodeGb18030(text))).toBe(text)
    expect([...encodeGb18030('账')]).toEqual([0xd5, 0xcb])
    expect([...encodeGb18030('€')]).toEqual([0xa2, 0xe3])
    expect([...encodeGb18030('𠀀')]).toEqual([0x95, 0x32, 0x82, 0x36])
    expect(() => encodeGb18030('\ud800')).toThrow(RangeError)
  })
})

describe('the command', () => {
  it('writes the shop that its options describe', async () => {
    const out = join(folder, 'd')
    const { status, out: printed } = await run(['seed', '5'], ['days', '3'], ['per-day', '10'], ['out', out])
    expect(status).toBe(0)
    expect(JSON.parse(printed[0] ?? '')).toMatchObject({ folder: out, seed: 5, files: 11, faults: expect.any(Number) })
    const faultless = await run(['days', '3'], ['out', join(folder, 'e')], ['no-faults', true], ['start', '2026-05-01'])
    expect(JSON.parse(faultless.out[0] ?? '')).toMatchObject({ seed: 1, faults: 0 })
  })

  it.each([
    [['seed', '1.5'], 'seed'],
    [['days', '0'], 'days'],
    [['start', '2026-02-30'], '2026-02-30'],
  ] as const)('refuses %j in one sentence and writes nothing', async (wrong, word) => {
    const out = join(folder, 'f')
    const { status, err } = await run([wrong[0], wrong[1]], ['out', out])
    expect(status).toBe(2)
    expect(err).toHaveLength(1)
    expect(err[0]).toContain(word)
    await expect(readdir(out)).rejects.toThrow()
  })

  it('asks for a folder', async () => {
    expect((await run(['seed', '1'])).status).toBe(2)
    expect((await run(['out', join(folder, 'a', 'truth.json')])).status).toBe(2)
  })
})
