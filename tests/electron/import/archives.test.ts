// Archives: names in GBK, passwords, damage, limits; a name never becomes a path, and a kind is told by its bytes.

import { readdir } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import {
  TextReader,
  Uint8ArrayReader,
  Uint8ArrayWriter,
  ZipWriter,
  type ZipWriterConstructorOptions,
} from '@zip.js/zip.js'
import { describe, expect, it } from 'vitest'
import type { ReadOutcome } from '../../../electron/import/read'
import { LIMITS, limited } from '../../../electron/import/source'
import { packingOf } from '../../../electron/import/unpack'
import { encodeGb18030 } from '../../../electron/simulator/gb18030'
import { must } from '../../../shared/result'
import { type Bytes, failureOf, readBytes, readOne } from './reading'
import { BANK, ORDERS, wechatBill } from './statements'

type Members = readonly (readonly [string, Bytes])[]

async function zip(members: Members, options: ZipWriterConstructorOptions = {}): Promise<Uint8Array> {
  const writer = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false, ...options })
  for (const [name, content] of members) {
    await writer.add(name, typeof content === 'string' ? new TextReader(content) : new Uint8ArrayReader(content))
  }
  return writer.close()
}

function names(outcome: ReadOutcome): readonly string[] {
  return outcome.members.map(({ name, archive, parsed }) => `${archive}:${name}:${parsed.format}`)
}

async function namesIn(bytes: Uint8Array, password?: string): Promise<readonly string[]> {
  return readBytes(bytes, (read) => names(must(read)), {
    name: 'a.zip',
    ...(password === undefined ? {} : { password }),
  })
}

describe('a zip', () => {
  it('gives every bill in it, whatever their names and order', async () => {
    const bytes = await zip([
      ['b.txt', wechatBill(2)],
      ['folder/a.csv', BANK],
      ['__MACOSX/._a.csv', 'x'],
      ['folder/.DS_Store', 'x'],
    ])
    expect(await namesIn(bytes)).toEqual(['a.zip:b.txt:wechat-trade-bill', 'a.zip:a.csv:bank-cn-csv'])
  })

  it('with names in GBK without the flag shows them in Chinese', async () => {
    const bytes = await zip([['甲_业务明细.csv', BANK]], {
      encodeText: (text) => encodeGb18030(text),
      useUnicodeFileNames: false,
    })
    expect(await namesIn(bytes)).toEqual(['a.zip:甲_业务明细.csv:bank-cn-csv'])
  })

  it('with names that climb out of folders writes only into the scratch folder', async () => {
    const bytes = await zip([
      ['../../etc/evil.csv', BANK],
      ['C:\\temp\\evil2.csv', ORDERS],
    ])
    await readBytes(bytes, async (read, scratchFolder) => {
      const { members } = must(read)
      expect(members.map(({ name }) => name)).toEqual(['evil.csv', 'evil2.csv'])
      expect(await readdir(scratchFolder)).toHaveLength(2)
      for (const { storedPath } of members) expect(storedPath.startsWith(scratchFolder)).toBe(true)
    })
  })

  it('inside a zip is opened once, a third one is too deep', async () => {
    const inner = await zip([['a.csv', BANK]])
    const middle = await zip([
      ['inner.zip', inner],
      ['b.csv', ORDERS],
    ])
    expect(await namesIn(middle)).toEqual(['a.zip:a.csv:bank-cn-csv', 'a.zip:b.csv:shop-orders'])
    expect((await failureOf(await zip([['middle.zip', middle]]))).kind).toBe('archiveTooDeep')
  })

  it('may hold a gzip, and a gzip a zip', async () => {
    expect(await namesIn(await zip([['a.csv.gz', gzipSync(BANK)]]))).toEqual(['a.zip:a.csv:bank-cn-csv'])
    expect(await namesIn(gzipSync(await zip([['a.csv', BANK]])))).toEqual(['a.zip:a.csv:bank-cn-csv'])
  })

  it('keeps what can be read and names what cannot', async () => {
    const bytes = await zip([
      ['a.csv', BANK],
      ['readme.txt', 'hello\n'],
    ])
    await readBytes(bytes, (read) => {
      const { members, refused } = must(read)
      expect(members).toHaveLength(1)
      expect(refused.map(({ name, failure }) => [name, failure.kind])).toEqual([['readme.txt', 'formatUnknown']])
    })
  })

  it('that is another kind of document is refused as one, and a spreadsheet without sheets as damaged', async () => {
    const document = await zip([
      ['[Content_Types].xml', '<x/>'],
      ['word/document.xml', '<x/>'],
    ])
    const hollow = await zip([
      ['[Content_Types].xml', '<x/>'],
      ['xl/workbook.xml', '<x/>'],
    ])
    for (const [bytes, kind] of [
      [document, 'fileNotText'],
      [hollow, 'spreadsheetDamaged'],
    ] as const) {
      for (const chosen of [bytes, await zip([['book.xlsx', bytes]])]) {
        await readBytes(chosen, (read) => {
          expect(must(read).refused.map(({ failure }) => failure.kind)).toEqual([kind])
        })
      }
    }
  })

  it('without members is empty', async () => {
    expect((await failureOf(await zip([]))).kind).toBe('fileEmpty')
  })
})

describe.each([
  ['ZipCrypto', { zipCrypto: true }],
  ['AES', { encryptionStrength: 3 as const }],
])('a zip with a %s password', (_name, options) => {
  it('needs it, rejects a wrong one and opens with the right one', async () => {
    const bytes = await zip([['a.csv', BANK]], { password: '密码123', ...options })
    expect((await failureOf(bytes)).kind).toBe('passwordNeeded')
    expect((await failureOf(bytes, { password: 'wrong' })).kind).toBe('passwordWrong')
    expect(await namesIn(bytes, '密码123')).toEqual(['a.zip:a.csv:bank-cn-csv'])
  })
})

describe('a damaged archive', () => {
  it('is named as such: cut, or with a flipped byte', async () => {
    const text = wechatBill(300)
    const bytes = await zip([['a.csv', text]])
    expect((await failureOf(bytes.subarray(0, bytes.length - 40))).kind).toBe('archiveDamaged')
    const flipped = Uint8Array.from(bytes)
    flipped[400] = (flipped[400] ?? 0) ^ 0xff
    await readBytes(flipped, async (read, scratchFolder) => {
      expect(read.ok ? null : read.failure.kind).toBe('archiveDamaged')
      expect(await readdir(scratchFolder)).toEqual([])
    })
    const packed = gzipSync(text)
    expect((await failureOf(packed.subarray(0, packed.length - 100))).kind).toBe('archiveDamaged')
  })

  it('of too many members, or that unpacks to absurdly much, is too large', async () => {
    const many = await zip(Array.from({ length: LIMITS.members + 1 }, (_, n) => [`${n}.csv`, 'x'] as const))
    expect((await failureOf(many)).kind).toBe('archiveTooLarge')
    const bomb = gzipSync(Buffer.alloc(LIMITS.ratioFromBytes + 2 ** 21, 0x0a))
    expect((await failureOf(bomb)).kind).toBe('archiveTooLarge')
  })

  it('of more than 4 GB stops at the limit', async () => {
    const piece = Buffer.alloc(2 ** 20)
    async function* endless() {
      for (let count = 0; count <= 5000; count += 1) yield piece
    }
    const drain = async () => {
      let total = 0
      for await (const chunk of limited(endless(), 2 ** 30, 'x')) total += chunk.length
      return total
    }
    await expect(drain()).rejects.toMatchObject({ failure: { kind: 'archiveTooLarge' } })
  })
})

describe('a gzip', () => {
  it('is read as what it holds', async () => {
    const read = await readOne(gzipSync(wechatBill(3)), { name: 'bill.csv.gz' })
    expect([read.name, read.archive, read.parsed.drafts.length]).toEqual(['bill.csv', 'bill.csv.gz', 3])
    expect(packingOf(Uint8Array.from([0x50, 0x4b, 5, 6]))).toBe('zip')
  })
})
