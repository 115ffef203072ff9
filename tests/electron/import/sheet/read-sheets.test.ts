// Spreadsheets as bills. 1: a sheet says what the same rows say as CSV, at the same lines. 2: a stored spreadsheet and a
// stored table give the same drafts again. 3: no card number is stored, wherever in the file it stood. 4: what cannot be
// read whole is refused.

import { readFile } from 'node:fs/promises'
import { performance } from 'node:perf_hooks'
import type { CellObject, WorkSheet } from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { inspectionOfFile } from '../../../../electron/import/inspect'
import { parseStored } from '../../../../electron/import/parse-stored'
import type { ReadMember } from '../../../../electron/import/read'
import { sourceLines } from '../../../../electron/services/view/source-lines'
import { must } from '../../../../shared/result'
import { readBytes, readOne, refuseOne } from '../reading'
import { wechatBill } from '../statements'
import { BANK_HEADER, bankRows, bookOf, KINDS, type Rows, sheetOf, withPart } from './workbooks'

const CARD = '6222021234567894'

const csvOf = (rows: Rows) => `${rows.map((row) => row.map((cell) => cell ?? '').join(',')).join('\n')}\n`
const bill = (count = 6): Rows => [[...BANK_HEADER], ...bankRows(count)]

/** Reads one bill out of a workbook, and checks that its stored form gives the same again. */
async function readStored(bytes: Uint8Array): Promise<{ member: ReadMember; stored: Buffer; lines: string[] }> {
  return readBytes(bytes, async (read) => {
    const { members, refused } = must(read)
    const [member] = members
    if (!member || refused.length > 0) throw new Error(JSON.stringify(refused.map(({ failure }) => failure)))
    const { storedPath, sha256: file, name, encoding, profile, parsed } = member
    expect(must(await parseStored(storedPath, { file, name, format: parsed.format, encoding, profile }))).toEqual(
      parsed,
    )
    const lines = await sourceLines(storedPath, encoding, 1, 200)
    return { member, stored: await readFile(storedPath), lines: lines.map(({ text }) => text) }
  })
}

const drafts = ({ parsed }: ReadMember) => parsed.drafts

describe.each(KINDS)('a bank statement as %s', (kind, type) => {
  it('gives what its CSV gives, at the same lines, and is stored as it is', async () => {
    const bytes = bookOf({ 明细: bill() }, type)
    const { member, stored, lines } = await readStored(bytes)
    const plain = await readOne(csvOf(bill()))
    expect(drafts(member)).toEqual(drafts(plain))
    expect(drafts(member).map(({ line }) => line)).toEqual([2, 3, 4, 5, 6, 7])
    expect(member.parsed).toMatchObject({ format: 'bank-cn-csv', verdict: 'accept', balance: { chainOk: true } })
    expect([member.encoding, stored.equals(bytes), member.sha256 === member.original]).toEqual([kind, true, true])
    expect(lines[1]).toBe(csvOf(bill()).split('\n')[1])
  })

  it('may have titles, merged cells and blank rows above, and notes below', async () => {
    const rows: Rows = [['某某银行交易明细'], [], ['账号：6217000010001234567'], [], [], ...bill(), [], ['合计', 30.07]]
    const sheet = sheetOf(rows)
    sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 6 } }]
    const { member } = await readStored(bookOf({ 明细: sheet }, type))
    expect(drafts(member).map(({ line }) => line)).toEqual([7, 8, 9, 10, 11, 12])
    expect(member.parsed.checks).toHaveLength(1)
  })

  it('keeps long numbers, zeros in front, dates and signs', async () => {
    const rows: Rows = [
      [...BANK_HEADER],
      [
        { t: 'n', v: 46204, z: 'm/d/yy' } as CellObject,
        null,
        12.3,
        99.99,
        '公司',
        '转账',
        '00012345678901234567890123',
      ],
      ['2026-07-02', 0.1 + 0.2, null, 99.69, '公司', '费用', { t: 'n', v: 42, z: '000000' } as CellObject],
    ]
    const { member } = await readStored(bookOf({ 明细: rows }, type))
    expect(drafts(member).map(({ day, grossMinor, refs }) => [day, grossMinor, refs.traceNo])).toEqual([
      ['2026-07-01', 1230, '00012345678901234567890123'],
      ['2026-07-02', -30, '000042'],
    ])
  })

  it('reports a number that a spreadsheet has destroyed, at its row', async () => {
    const rows: Rows = [...bill(2), ['2026-07-01', null, 1, 983.07, '公司', '转账', 4.2000018527e27]]
    const { member } = await readStored(bookOf({ 明细: rows }, type))
    expect(member.parsed.issues).toEqual([{ line: 4, column: '交易流水号', raw: '4.2E+27', kind: 'spreadsheetDamage' }])
    expect(member.parsed.verdict).toBe('incomplete')
  })

  it('with a card number in it is stored as the table of its cells, the number masked', async () => {
    const rows: Rows = [
      ...bill(2),
      ['2026-07-01', null, 1, 998.07, '公司', `转账 卡号 ${CARD}, 备用`, '20260701000000000009'],
    ]
    const { member, stored, lines } = await readStored(bookOf({ 明细: rows }, type))
    expect([member.encoding, member.original, member.maskedNumbers]).toEqual(['sheet-table', null, 1])
    expect(stored.toString()).not.toContain(CARD)
    expect(lines[3]).toBe('2026-07-01,,1,998.07,公司,"转账 卡号 622202******7894, 备用",20260701000000000009')
    expect(drafts(member).at(-1)).toMatchObject({ line: 4, note: '转账 卡号 622202******7894, 备用' })
  })

  it('whose sheet is not the first says which it was', async () => {
    const { member, lines } = await readStored(bookOf({ 说明: [['请看第二张表']], 明细: bill() }, type))
    expect([member.encoding, member.sheet]).toEqual([`${kind}#2`, { name: '明细', unread: ['说明'] }])
    expect(lines[0]).toBe(BANK_HEADER.join(','))
  })

  it('counts its days from 1904 where it says so', async () => {
    const rows: Rows = [
      [...BANK_HEADER],
      [{ t: 'n', v: 44742, z: 'yyyy-mm-dd' } as CellObject, null, 1, 1, '公司', '转账', '1'],
    ]
    const change = {
      change: (book: { Workbook?: object }) => Object.assign(book, { Workbook: { WBProps: { date1904: true } } }),
    }
    const { member } = await readStored(bookOf({ 明细: rows }, type, change))
    expect(drafts(member)[0]?.day).toBe('2026-07-01')
  })

  it('is read by its content, whatever its name', async () => {
    const member = await readOne(bookOf({ 明细: bill() }, type), { name: 'bill.csv' })
    expect(drafts(member)).toHaveLength(6)
  })
})

describe('a workbook', () => {
  it('that declares its size as A1:A1 is read whole', async () => {
    const bytes = await withPart(bookOf({ 明细: bill() }), 'xl/worksheets/sheet1.xml', (xml) =>
      xml.replace(/<dimension ref="[^"]*"/, '<dimension ref="A1:A1"'),
    )
    expect(drafts((await readStored(bytes)).member)).toHaveLength(6)
    const old = sheetOf(bill())
    old['!ref'] = 'A1:G7'
    expect(drafts((await readStored(bookOf({ 明细: old }, 'biff8'))).member)).toHaveLength(6)
  })

  it('with several bills gives each, stored as its own table', async () => {
    const second: Rows = [[...BANK_HEADER], ...bankRows(3, 20260801000000000001n)]
    await readBytes(bookOf({ 七月: bill(), 八月: second, 说明: [['完']] }), async (read) => {
      const { members } = must(read)
      expect(members.map(({ sheet, encoding, parsed }) => [sheet?.name, encoding, parsed.drafts.length])).toEqual([
        ['七月', 'sheet-table', 6],
        ['八月', 'sheet-table', 3],
      ])
      expect(new Set(members.map(({ sha256 }) => sha256)).size).toBe(2)
      const said = inspectionOfFile({ name: 'a.xlsx', bytes: 1, sha256: null }, must(read), 'en')
      expect([said.counts.entries, said.reasons]).toEqual([9, ['These sheets of the spreadsheet were not read: 说明.']])
    })
  })

  it('in binary parts is read too', async () => {
    const { member } = await readStored(bookOf({ 明细: bill() }, 'xlsb'))
    expect([member.encoding, drafts(member).length]).toEqual(['xlsx', 6])
  })

  it('whose hidden sheet is a bill too gives only the visible one, and says so', async () => {
    const member = await readOne(bookOf({ 旧: bill(2), 明细: bill() }, 'xlsx', { hidden: ['旧'] }))
    expect([member.parsed.drafts.length, member.sheet]).toEqual([6, { name: '明细', unread: ['旧'] }])
  })

  it('takes the value that a formula had, and none where it had none', async () => {
    const rows: Rows = [
      [...BANK_HEADER],
      ['2026-07-01', null, { t: 'n', v: 12.5, f: 'SUM(1,2)' } as CellObject, 100, '公司', '转账', '1'],
      ['2026-07-01', null, 2.5, 102.5, '公司', '转账', '2'],
    ]
    const bytes = await withPart(bookOf({ 明细: rows }), 'xl/worksheets/sheet1.xml', (xml) =>
      xml.replace(/<c r="C3"[^>]*>.*?<\/c>/, '<c r="C3"><f>SUM(A1:A2)</f></c>'),
    )
    const member = await readOne(bytes)
    expect(drafts(member).map(({ grossMinor }) => grossMinor)).toEqual([1250])
    expect(member.parsed.issues.map(({ line, kind }) => [line, kind])).toEqual([[3, 'missingCell']])
  })

  it('with links, macros, people and comments is read without them', async () => {
    let bytes: Uint8Array = bookOf({ 明细: bill() })
    bytes = await withPart(bytes, '[Content_Types].xml', (xml) =>
      xml.replace(
        '</Types>',
        '<Override PartName="/xl/externalLinks/externalLink1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.externalLink+xml"/><Override PartName="/xl/persons/person.xml" ContentType="application/vnd.ms-excel.person+xml"/><Override PartName="/xl/vbaProject.bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>',
      ),
    )
    for (const part of ['xl/externalLinks/externalLink1.xml', 'xl/persons/person.xml', 'xl/vbaProject.bin']) {
      bytes = await withPart(bytes, part, () => '<junk')
    }
    expect(drafts(await readOne(bytes))).toHaveLength(6)
  })

  it('that writes its text into the cells, or breaks lines inside them, keeps one line a row', async () => {
    const rows: Rows = [[...BANK_HEADER], ['2026-07-01', null, 1, 1, '公"司', '第一行\r\n第二行,\n"完"', '1']]
    const { member, lines } = await readStored(bookOf({ 明细: rows }))
    expect(lines).toHaveLength(2)
    expect(drafts(member)[0]).toMatchObject({ line: 2, counterparty: '公"司', note: '第一行 第二行, "完"' })
  })
})

describe('a card number outside the bill', () => {
  const comment = (sheet: WorkSheet) => {
    const cell = sheet.A1 as CellObject
    cell.c = [{ t: `卡号 ${CARD}`, a: 'x' }]
    return sheet
  }
  it.each([
    ['in a comment', () => bookOf({ 明细: comment(sheetOf(bill())) })],
    ['in a comment of an old spreadsheet', () => bookOf({ 明细: comment(sheetOf(bill())) }, 'biff8')],
    ['in another sheet', () => bookOf({ 明细: bill(), 其他: [[CARD]] })],
    [
      'in another sheet, as a number',
      () => bookOf({ 明细: bill(), 其他: [[{ t: 'n', v: 6222021234567894 } as CellObject]] }),
    ],
    [
      'in the title',
      () => bookOf({ 明细: bill() }, 'xlsx', { change: (book) => Object.assign(book, { Props: { Title: CARD } }) }),
    ],
    ['as a number that has lost its last digit', () => bookOf({ 明细: bill(), 其他: [[6222021234567890]] }, 'biff8')],
  ])('%s keeps the original out of the vault', async (_, make) => {
    const { member, stored } = await readStored(make())
    expect([member.encoding, member.original]).toEqual(['sheet-table', null])
    expect(stored.toString('latin1')).not.toMatch(/62220212345678/)
    expect(drafts(member)).toHaveLength(6)
  })

  it('is none where it is a reference number that the bill itself shows', async () => {
    const rows: Rows = [[...BANK_HEADER], ['2026-07-01', null, 1, 1, '公司', '转账', CARD]]
    const { member } = await readStored(bookOf({ 明细: rows }))
    expect([member.encoding, member.maskedNumbers]).toEqual(['xlsx', 0])
  })
})

describe('a spreadsheet of another program', () => {
  const page = (rows: Rows, mark = '') =>
    `<html><head><meta charset="utf-8"><style>td{}</style></head><body>${mark}<table border=1>${rows
      .map((row) => `<tr>${row.map((cell) => `<td style="x">${String(cell ?? '&nbsp;')}</td>`).join('')}</tr>`)
      .join('\n')}</table></body></html>`

  it('that is a web page is read by its table', async () => {
    const { member, stored, lines } = await readStored(Buffer.from(page(bill())))
    expect([member.encoding, stored.toString()]).toEqual(['html', page(bill())])
    expect(drafts(member)).toEqual(drafts(await readOne(csvOf(bill()))))
    expect(lines[0]).toBe(BANK_HEADER.join(','))
  })

  it('that is a web page in GB18030 is read, its frame left aside', async () => {
    const framed = `<table><tr><td>${page(bill())}</td></tr></table>`
    expect(drafts((await readStored(Buffer.from(framed))).member)).toHaveLength(6)
  })

  it('that is a web page with a card number is stored as its table', async () => {
    const { member, stored } = await readStored(Buffer.from(page(bill(), `<p>${CARD}</p>`)))
    expect([member.encoding, stored.toString().includes(CARD)]).toEqual(['sheet-table', false])
  })

  it('that is a web page without a table is refused', async () => {
    expect((await refuseOne('<html><body>请登录</body></html>', { name: 'a.xls' })).failure.kind).toBe('fileNotText')
    expect((await refuseOne('<table><tr><td>请登录</td></tr></table>')).failure.kind).toBe('fileNotText')
  })

  it('that is text is read as text', async () => {
    const member = await readOne(csvOf(bill()), { name: 'bill.xls' })
    expect([member.encoding, drafts(member).length]).toEqual(['utf-8', 6])
  })
})

describe('a bill re-saved as a spreadsheet', () => {
  it('of WeChat, with its ticks in the cells, is read without them', async () => {
    const ticked = (line: string) => line.split(',`').map((cell, at) => (at === 0 ? cell : `\`${cell}`))
    const lines = wechatBill(3).trimEnd().split(/\r?\n/)
    const rows = lines.map((line) => (line.startsWith('`') ? ticked(line) : line.split(',')))
    const { member } = await readStored(bookOf({ bill: rows }))
    const plain = await readOne(wechatBill(3))
    expect(member.parsed.verdict).toBe('accept')
    expect(drafts(member)).toEqual(drafts(plain))
  })
})

describe('speed', () => {
  it('20,000 rows are read in seconds', async () => {
    const rows = bill(20_000)
    for (const [kind, type] of KINDS.slice(0, 2)) {
      const bytes = bookOf({ 明细: rows }, type)
      const start = performance.now()
      const member = await readOne(bytes)
      const seconds = (performance.now() - start) / 1000
      console.info(`${kind}: 20,000 rows, ${Math.round(bytes.length / 1024)} kB in ${Math.round(seconds * 10) / 10} s`)
      expect(drafts(member)).toHaveLength(20_000)
      expect(seconds).toBeLessThan(30)
    }
  })
})
