// Card numbers never reach the stored copy; without any, the copy is the original byte for byte. Reading the copy again
// gives the same drafts and nothing further to mask.

import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { readChosenFile } from '../../../electron/import/read-file'
import { encodeGb18030 } from '../../../electron/simulator/gb18030'
import { must } from '../../../shared/result'
import { readBytes } from './reading'
import { BANK, wechatBill } from './statements'

const CARD = '6222021234567890128'
const MASKED = '622202*********0128'

const STATEMENT = [
  `户名：甲 卡号：${CARD}`,
  '交易日期,摘要,交易金额,余额,对方户名,对方账号,流水号',
  `2026-07-01,"转账，卡号：6222 0212 3456 7890 128
第二行 ${CARD} 卡",50.00,150.00,"""张三""",${CARD},${CARD}`,
  `2026-07-02,订单${CARD},-20.00,130.00,李四,"5500-0000-0000-0004",8`,
  `2026-07-03,货款,-20.00,110.00,王五,4111111111111111`,
  `2026-07-04,多一格,-20.00,90.00,王五,4111111111111111,9,多`,
  '',
].join('\n')

const ENCODINGS = [
  ['UTF-8', (text: string) => Buffer.from(text)],
  ['UTF-8 with BOM', (text: string) => Buffer.from(`\ufeff${text}`)],
  ['GB18030', (text: string) => Buffer.from(encodeGb18030(text))],
  ['UTF-16 LE', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
  ['UTF-16 BE', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
] as const

describe.each(ENCODINGS)('a statement in %s', (_name, encode) => {
  it('is stored with its card numbers starred and everything else as it was', async () => {
    const bytes = encode(STATEMENT)
    await readBytes(bytes, async (read, scratchFolder) => {
      const [member] = must(read).members
      const stored = await readFile(member?.storedPath ?? '')
      const expected = STATEMENT.replace(`户名：甲 卡号：${CARD}`, `户名：甲 卡号：${MASKED}`)
        .replace('6222 0212 3456 7890 128', '6222 02** **** ***0 128')
        .replace(`第二行 ${CARD} 卡`, `第二行 ${MASKED} 卡`)
        .replace(`"""张三""",${CARD}`, `"""张三""",${MASKED}`)
        .replace('5500-0000-0000-0004', '5500-00**-****-0004')
        .replaceAll('4111111111111111', '411111******1111')
      expect(stored.equals(encode(expected))).toBe(true)
      expect(member?.maskedNumbers).toBe(7)
      expect(member?.original).toBeNull()
      expect(member?.sha256).toBe(createHash('sha256').update(stored).digest('hex'))
      expect(JSON.stringify(member?.parsed)).not.toMatch(/5500-0000|4111111111111111/)
      const again = must(await readChosenFile(member?.storedPath ?? '', 'chosen.csv', { scratchFolder })).members[0]
      expect(again?.sha256).toBe(member?.sha256)
      expect(again?.maskedNumbers).toBe(0)
      expect(again?.parsed).toEqual(member?.parsed)
    })
  })

  it('without card numbers is stored as it is', async () => {
    const bytes = encode(BANK)
    await readBytes(bytes, async (read) => {
      const [member] = must(read).members
      expect((await readFile(member?.storedPath ?? '')).equals(bytes)).toBe(true)
      expect(member?.original).toBe(createHash('sha256').update(bytes).digest('hex'))
    })
  })
})

describe('a WeChat bill', () => {
  it('keeps its order numbers whole and masks what a merchant wrote about a card', async () => {
    const text = wechatBill(3, (n) => (n === 1 ? `充值 银行卡 ${CARD}` : '茶'))
    await readBytes(text, async (read) => {
      const [member] = must(read).members
      const stored = await readFile(member?.storedPath ?? '', 'utf8')
      expect(stored).toBe(text.replace(CARD, MASKED))
      expect(member?.parsed.drafts[1]?.note).toBe(`充值 银行卡 ${MASKED}`)
    })
  })

  it('masks a number in a line of invalid bytes too', async () => {
    for (const encode of [(text: string) => Buffer.from(text), (text: string) => Buffer.from(encodeGb18030(text))]) {
      const bytes = encode(wechatBill(3, (n) => (n === 1 ? `@ ${CARD}` : '茶')))
      bytes[bytes.indexOf('@')] = 0xff
      await readBytes(bytes, async (read) => {
        const [member] = must(read).members
        const stored = await readFile(member?.storedPath ?? '')
        expect(stored.includes(CARD)).toBe(false)
        expect(stored.includes(MASKED)).toBe(true)
        expect(JSON.stringify(member?.parsed.issues)).not.toContain(CARD)
      })
    }
  })
})
