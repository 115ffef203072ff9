// Names and identity numbers of card holders never reach the stored copy, in whatever state the row is.

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseStored } from '../../../electron/import/parse-stored'
import { maskIdentity, maskIdentityNumbers, maskName } from '../../../shared/formats/private-text'
import { must } from '../../../shared/result'
import { readBytes } from './reading'

const FIXTURES = join(import.meta.dirname, '../../fixtures/formats/allinpay-trade')
const HIDDEN = ['三丰', '娜娜', '11010119900307123', '310101850307', '6222021234567890128']

/** The stored copy's text, and whether reading it again gives the same. */
async function storedOf(bytes: Uint8Array, encoding: string) {
  return readBytes(bytes, async (read) => {
    const [member] = must(read).members
    if (!member) throw new Error('nothing was read')
    const stored = await readFile(member.storedPath)
    const { sha256: file, name, profile, parsed } = member
    const meta = { file, name, format: parsed.format, encoding: member.encoding, profile }
    const again = must(await parseStored(member.storedPath, meta))
    return { text: new TextDecoder(encoding).decode(stored), again, parsed, original: member.original }
  })
}

describe('columns of card holders', () => {
  it.each([
    ['sales-refund-void', 'gb18030'],
    ['names-and-papers-masked-in-utf-8', 'utf-8'],
    ['a-split-cell-is-masked-too', 'gb18030'],
    ['bad-rows', 'gb18030'],
    ['cut-in-a-row', 'gb18030'],
  ])('%s: the stored copy holds first characters and last digits only', async (name, encoding) => {
    const { text, again, parsed, original } = await storedOf(
      await readFile(join(FIXTURES, name, 'input.csv')),
      encoding,
    )
    for (const hidden of HIDDEN) expect(text).not.toContain(hidden)
    expect(JSON.stringify(parsed)).not.toContain('三丰')
    expect(again).toEqual(parsed)
    expect(original).toBeNull()
  })

  it('hold for text of two bytes a character', async () => {
    const text = await readFile(join(FIXTURES, 'names-and-papers-masked-in-utf-8', 'input.csv'), 'utf8')
    const { text: stored, again, parsed } = await storedOf(Buffer.from(`\ufeff${text}`, 'utf16le'), 'utf-16le')
    for (const hidden of HIDDEN) expect(stored).not.toContain(hidden)
    expect(again).toEqual(parsed)
  })
})

describe('masking what identifies a person', () => {
  it('keeps the first character of a name and the last four of a number, and changes nothing the second time', () => {
    expect(maskName(' 欧阳娜娜 ')).toBe(' 欧*** ')
    expect(maskName('𠮷田')).toBe('𠮷*')
    expect(maskIdentity('11010119900307123X')).toBe('**************123X')
    expect(maskIdentity('123')).toBe('***')
    for (const mask of [maskName, maskIdentity]) expect(mask(mask('张三丰1234'))).toBe(mask('张三丰1234'))
  })

  it('finds identity numbers by their form in running text', () => {
    expect(maskIdentityNumbers('证 11010119900307123X，单号 4200000001202607010000000001')).toBe(
      '证 **************123X，单号 4200000001202607010000000001',
    )
  })
})
