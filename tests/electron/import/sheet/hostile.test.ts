// Workbooks that are damaged, or mean harm: each is refused with its own reason, in time, and nothing of it is left.

import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { UNPACKED_BYTES } from '../../../../electron/import/sheet/parts'
import { extractInThread, SHEET_LIMIT_BYTES } from '../../../../electron/import/sheet/thread'
import { must } from '../../../../shared/result'
import { failureOf, readBytes, readOne, refuseOne } from '../reading'
import { BANK_HEADER, bankRows, bookOf, type Rows, withPart } from './workbooks'

const bill: Rows = [[...BANK_HEADER], ...bankRows(60)]

async function zipOf(parts: Readonly<Record<string, Uint8Array>>): Promise<Uint8Array> {
  const writer = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false })
  for (const [name, bytes] of Object.entries(parts)) await writer.add(name, new Uint8ArrayReader(bytes))
  return writer.close()
}

/** Every place where a file of this length is cut. */
const cuts = (length: number, count = 24) =>
  Array.from({ length: count }, (_, n) => Math.floor(((n + 1) * length) / (count + 1)))

describe('a workbook cut off', () => {
  it('is refused wherever records of it are missing, and leaves nothing', async () => {
    for (const type of ['xlsx', 'biff8', 'xlml'] as const) {
      const whole = bookOf({ 明细: bill }, type)
      for (const end of cuts(whole.length)) {
        await readBytes(whole.subarray(0, end), async (read, scratch) => {
          // Behind the records of an old spreadsheet stand its author and its title.
          const [member] = read.ok ? read.value.members : []
          if (type === 'biff8' && member) {
            expect(member.parsed.drafts).toHaveLength(60)
            return
          }
          const kind = read.ok ? read.value.refused[0]?.failure.kind : read.failure.kind
          expect([type, end, kind]).toEqual([type, end, type === 'xlsx' ? 'archiveDamaged' : 'spreadsheetDamaged'])
          expect(await readdir(scratch)).toEqual([])
        })
      }
    }
  })

  it('inside a part of it, or inside its records, is refused or gives no fewer rows in silence', async () => {
    const book = bookOf({ 明细: bill })
    for (const end of cuts(2000, 20)) {
      const bytes = await withPart(book, 'xl/worksheets/sheet1.xml', (xml) =>
        xml.slice(0, Math.floor((xml.length * end) / 2000)),
      )
      await readBytes(bytes, (read) => {
        const { members } = must(read)
        for (const { parsed } of members) expect([end, parsed.drafts.length]).toEqual([end, 60])
      })
    }
  })
})

describe('a damaged workbook', () => {
  it('with flipped bytes never gives a row that is not in it, and never breaks the reader', async () => {
    for (const type of ['xlsx', 'biff8', 'xlml'] as const) {
      const whole = bookOf({ 明细: bill }, type)
      let seed = 12345
      for (let round = 0; round < 60; round += 1) {
        const bytes = Uint8Array.from(whole)
        for (let n = 0; n < 8; n += 1) {
          seed = (seed * 1103515245 + 12345) % 2 ** 31
          bytes[seed % bytes.length] = seed >> 8
        }
        await readBytes(bytes, (read) => {
          if (!read.ok) return
          for (const { parsed } of read.value.members) expect(parsed.counts.dataRows).toBeLessThanOrEqual(70)
        })
      }
    }
  })

  it('whose text is missing is refused', async () => {
    const bytes = await withPart(bookOf({ 明细: bill }), 'xl/worksheets/sheet1.xml', (xml) =>
      xml.replace('<sheetData>', '<sheetData><row r="1"><c r="A1" t="s"><v>99999</v></c></row>'),
    )
    expect((await refuseOne(bytes)).failure.kind).toBe('spreadsheetDamaged')
  })

  it('of another kind of document is not taken for one', async () => {
    const word = await zipOf({
      '[Content_Types].xml': Buffer.from('<Types/>'),
      'word/document.xml': Buffer.from('<x/>'),
    })
    expect((await refuseOne(word)).failure.kind).toBe('fileNotText')
  })
})

describe('a locked workbook', () => {
  it('is refused with the way out', async () => {
    const { CFB } = await import('@e965/xlsx')
    const container = CFB.utils.cfb_new()
    CFB.utils.cfb_add(container, '/EncryptionInfo', Buffer.alloc(64))
    CFB.utils.cfb_add(container, '/EncryptedPackage', Buffer.alloc(5000))
    const bytes = CFB.write(container, { type: 'buffer' }) as Buffer
    expect((await refuseOne(bytes)).failure.kind).toBe('spreadsheetLocked')
  })
})

describe('a workbook that unpacks to absurdly much', () => {
  it('is refused before the library sees it', async () => {
    const sheet = Buffer.concat([Buffer.from('<worksheet><sheetData>'), Buffer.alloc(80 * 2 ** 20, 0x20)])
    const bytes = await withPart(bookOf({ 明细: bill }), 'xl/worksheets/sheet1.xml', () => sheet)
    const start = performance.now()
    expect((await refuseOne(bytes)).failure.kind).toBe('spreadsheetTooLarge')
    expect(performance.now() - start).toBeLessThan(10_000)
  })

  it('is refused where it only claims to be small', async () => {
    const book = Buffer.from(
      await withPart(bookOf({ 明细: bill }), 'xl/media/image1.png', () => Buffer.alloc(80 * 2 ** 20, 0x20)),
    )
    for (
      let at = book.indexOf('PK\u0001\u0002', 0, 'latin1');
      at >= 0;
      at = book.indexOf('PK\u0001\u0002', at + 4, 'latin1')
    ) {
      if (book.readUInt32LE(at + 24) > 2 ** 20) book.writeUInt32LE(1000, at + 24)
    }
    expect(['spreadsheetTooLarge', 'spreadsheetDamaged']).toContain((await refuseOne(book)).failure.kind)
  })

  it('has limits that say how much', () => {
    expect([UNPACKED_BYTES / 2 ** 20, SHEET_LIMIT_BYTES / 2 ** 20]).toEqual([400, 200])
  })

  it('in rows or columns that are only numbers is bounded', async () => {
    const far = await withPart(bookOf({ 明细: bill }), 'xl/worksheets/sheet1.xml', (xml) =>
      xml.replace('</sheetData>', '<row r="1048576"><c r="XFD1048576" t="str"><v>x</v></c></row></sheetData>'),
    )
    const beyond = await withPart(bookOf({ 明细: bill }), 'xl/worksheets/sheet1.xml', (xml) =>
      xml.replace('</sheetData>', '<row r="4000000000"><c r="A4000000000" t="str"><v>x</v></c></row></sheetData>'),
    )
    const member = await readOne(far)
    expect(member.parsed.drafts).toHaveLength(60)
    expect(member.parsed.counts.dataRows).toBeLessThanOrEqual(61)
    expect((await refuseOne(beyond)).failure.kind).toBe('spreadsheetTooLarge')
  })
})

describe('a web page cut off', () => {
  it('is refused wherever it was cut', async () => {
    const rows = bill.map((row) => `<tr>${row.map((cell) => `<td>${cell ?? ''}</td>`).join('')}</tr>`)
    const whole = `<html><body><table>${rows.join('')}</table>`
    expect((await readOne(whole)).parsed.drafts).toHaveLength(60)
    for (const end of cuts(whole.length)) {
      const { kind } = (await refuseOne(whole.slice(0, end))).failure
      expect([end, ['spreadsheetDamaged', 'fileNotText'].includes(kind)]).toEqual([end, true])
    }
  })
})

describe('a hostile web page', () => {
  it('of open tags, wide cells or bare text is read or refused in time', async () => {
    const start = performance.now()
    for (const page of [
      `<table>${'<tr><td>'.repeat(200_000)}`,
      `<table>${'<tr><td colspan=9999>a'.repeat(5_000)}`,
      `<html>${'<'.repeat(500_000)}`,
      `<html><table>${'<!--'.repeat(200_000)}`,
      `<html>${'<script'.repeat(100_000)}`,
      `<html>${'<td '.repeat(200_000)}`,
    ]) {
      await readBytes(page, (read) => expect(must(read).members).toHaveLength(0))
    }
    expect(performance.now() - start).toBeLessThan(20_000)
  })
})

describe('the thread', () => {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'zhangping-thread-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))
  const threadOf = async (name: string, code: string) => {
    const file = join(folder, `${name}.mjs`)
    await writeFile(file, `import { parentPort } from 'node:worker_threads'\n${code}\n`)
    return file
  }
  const asked = { name: 'a.xls', bytes: new Uint8Array(8), kind: 'xls' as const }
  const endless = 'for (;;) {}'

  it('that does not answer is ended by the clock', async () => {
    const worker = await threadOf('endless', `parentPort.on('message', () => { ${endless} })`)
    await expect(extractInThread({ ...asked, worker, timeoutMs: 300 })).rejects.toMatchObject({
      failure: { kind: 'spreadsheetTooLarge', params: { name: 'a.xls' } },
    })
  })

  it('is ended when the person cancels', async () => {
    const worker = await threadOf('endless', `parentPort.on('message', () => { ${endless} })`)
    const control = new AbortController()
    setTimeout(() => control.abort(), 100)
    const start = performance.now()
    await expect(extractInThread({ ...asked, worker, signal: control.signal })).rejects.toMatchObject({
      failure: { kind: 'cancelled' },
    })
    expect(performance.now() - start).toBeLessThan(5_000)
  })

  it('that dies is a refusal, and its answer is taken', async () => {
    const dies = await threadOf('dies', `parentPort.on('message', () => process.exit(1))`)
    await expect(extractInThread({ ...asked, worker: dies })).rejects.toMatchObject({
      failure: { kind: 'spreadsheetTooLarge' },
    })
    const answers = await threadOf(
      'answers',
      `parentPort.on('message', () => parentPort.postMessage({ extracted: { sheets: [], numbers: [] } }))`,
    )
    expect(await extractInThread({ ...asked, worker: answers })).toEqual({ sheets: [], numbers: [] })
  })

  it('is not begun after the person has cancelled', async () => {
    expect((await failureOf(bookOf({ 明细: bill }), { signal: AbortSignal.abort() })).kind).toBe('cancelled')
  })
})
