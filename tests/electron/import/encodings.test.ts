// One statement in every encoding gives the same drafts; a character cut at a chunk's end is whole again; bytes that are
// invalid make their line an issue.

import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { bytePlaces, decodeText, type Encoding, encodingOf, isValidText } from '../../../electron/import/encoding'
import { lineSpans, readBlocks } from '../../../electron/import/lines'
import { encodeGb18030 } from '../../../electron/simulator/gb18030'
import { readOne } from './reading'
import { BANK, ORDERS, WECHAT_TOTALS, wechatBill } from './statements'

function bigEndian(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16()
}

const WAYS: readonly (readonly [string, Encoding, (text: string) => Uint8Array])[] = [
  ['UTF-8', 'utf-8', (text) => Buffer.from(text)],
  ['UTF-8 with BOM', 'utf-8', (text) => Buffer.from(`\ufeff${text}`)],
  ['GB18030', 'gb18030', (text) => encodeGb18030(text)],
  ['UTF-16 LE with BOM', 'utf-16le', (text) => Buffer.from(`\ufeff${text}`, 'utf16le')],
  ['UTF-16 BE with BOM', 'utf-16be', (text) => bigEndian(`\ufeff${text}`)],
  ['UTF-16 LE without BOM', 'utf-16le', (text) => Buffer.from(text, 'utf16le')],
  ['UTF-16 BE without BOM', 'utf-16be', (text) => bigEndian(text)],
]

describe.each([
  ['a WeChat bill', wechatBill(40)],
  ['a bank statement', BANK],
  ['an order export', ORDERS],
  ['a statement with CRLF', BANK.replaceAll('\n', '\r\n')],
  ['a statement with CR only', BANK.replaceAll('\n', '\r')],
])('%s', (_what, text) => {
  it('gives the same drafts in every encoding', async () => {
    const plain = await readOne(Buffer.from(text))
    for (const [name, encoding, encode] of WAYS) {
      const read = await readOne(encode(text))
      expect(read.encoding, name).toBe(encoding)
      expect(read.parsed.drafts, name).toEqual(plain.parsed.drafts)
      expect(read.parsed.verdict, name).toBe('accept')
      expect(read.original, name).toBe(read.sha256)
    }
  })
})

describe('blocks of lines', () => {
  const text = 'a,甲\r\nbb,乙𠀀丙\n\nlast，😀'
  it.each(WAYS)('in %s are the same however the bytes are cut', async (_name, encoding, encode) => {
    const bytes = encode(text)
    for (let size = 1; size <= 9; size += 1) {
      const pieces: Uint8Array[] = []
      for (let at = 0; at < bytes.length; at += size) pieces.push(bytes.subarray(at, at + size))
      const lines: string[] = []
      const kept: Uint8Array[] = []
      let terminated = true
      for await (const block of readBlocks(Readable.from(pieces), encoding, '\n', 'x')) {
        expect(block.firstLine).toBe(lines.length + 1)
        expect(block.bad.size).toBe(0)
        lines.push(...block.lines)
        kept.push(block.bytes)
        terminated = block.terminated
      }
      expect(lines).toEqual(['a,甲', 'bb,乙𠀀丙', '', 'last，😀'])
      expect(Buffer.concat(kept).equals(bytes)).toBe(true)
      expect(terminated).toBe(false)
    }
  })

  it('give byte places of characters', () => {
    const line = '1甲𠀀2é3'
    const places = [...line].flatMap((char, at, all) => (/\d/.test(char) ? [all.slice(0, at).join('').length] : []))
    for (const [, encoding, encode] of WAYS.filter(([name]) => !name.includes('BOM') || name.includes('without'))) {
      const bytes = encode(line)
      const at = bytePlaces(bytes, encoding, places)
      expect(at.map((place) => bytes[encoding === 'utf-16be' ? place + 1 : place])).toEqual([0x31, 0x32, 0x33])
      expect(lineSpans(bytes, encoding, '\n')).toEqual([{ start: 0, end: bytes.length }])
    }
  })

  it('longer than any line are no text', async () => {
    const endless = Readable.from(Array.from({ length: 10 }, () => Buffer.alloc(2 ** 20, 0x61)))
    const read = async () => {
      for await (const block of readBlocks(endless, 'utf-8', '\n', 'x')) expect(block).toBeNull()
    }
    await expect(read()).rejects.toMatchObject({ failure: { kind: 'fileNotText' } })
  })
})

describe('bytes that are invalid', () => {
  it('make their own line an issue and leave the others alone', async () => {
    const text = wechatBill(5)
    const bytes = Buffer.from(text)
    bytes[bytes.indexOf('咖啡') + 1] = 0xff
    const { parsed } = await readOne(bytes)
    expect(parsed.issues.map(({ line, kind }) => [line, kind])).toEqual([[2, 'badBytes']])
    expect(parsed.drafts).toHaveLength(4)
    expect(parsed.verdict).toBe('incomplete')
  })

  it('are never a U+FFFD in a draft, but one that stands in the file is text', async () => {
    const { parsed } = await readOne(wechatBill(3, (n) => (n === 1 ? '\ufffd' : '茶')))
    expect(parsed.issues).toEqual([])
    expect(parsed.drafts[1]?.note).toBe('\ufffd')
  })

  it('at the cut end of a file are named with the last line', async () => {
    const text = wechatBill(3)
    const bytes = Buffer.from(text).subarray(0, Buffer.byteLength(text.slice(0, text.indexOf(WECHAT_TOTALS))) + 4)
    const { parsed } = await readOne(bytes)
    expect(parsed.issues.map(({ line, kind }) => [line, kind])).toEqual([[5, 'badBytes']])
    expect(parsed.verdict).toBe('incomplete')
  })
})

describe('an encoding', () => {
  it('is found although the first megabytes are ASCII', async () => {
    const rows = Array.from({ length: 16_000 }, (_, n) => `N${n},2026-07-01,1.00,${'x'.repeat(180)}`)
    const text = ['order_no,created_at,amount,note', ...rows, 'N,2026-07-01,1.00,咖啡', ''].join('\n')
    for (const [bytes, encoding] of [
      [encodeGb18030(text), 'gb18030'],
      [Buffer.from(text), 'utf-8'],
    ] as const) {
      const read = await readOne(bytes)
      expect(read.encoding).toBe(encoding)
      expect(read.parsed.drafts.at(-1)?.note).toBe('咖啡')
    }
  })

  it('is none for control characters, and valid text is told from invalid', () => {
    expect(encodingOf(Uint8Array.from({ length: 100 }, (_, n) => n % 8))).toBeNull()
    expect(encodingOf(Buffer.alloc(64, 1))).toBeNull()
    expect(isValidText(Buffer.from([0xd6]), 'gb18030')).toBe(false)
    expect(decodeText(Buffer.from('é'), 'utf-8', true)).toBe('é')
  })
})
