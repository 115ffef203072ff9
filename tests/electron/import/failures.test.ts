// What cannot be read is refused with its own kind, and nothing is left in the scratch folder.

import { chmod, mkdir, readdir, symlink, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readChosenFile } from '../../../electron/import/read-file'
import { failureOfSystem } from '../../../electron/import/stop'
import { must } from '../../../shared/result'
import { say } from '../../../shared/sentences/say'
import { failureOf, inFolder, readBytes, refuseOne } from './reading'
import { BANK, WECHAT_HEADER, wechatBill, wechatSale } from './statements'

async function failureAt(path: string, scratchFolder: string) {
  const read = await readChosenFile(path, 'x.csv', { scratchFolder })
  return read.ok ? null : read.failure.kind
}

describe('a chosen path', () => {
  it('that is missing, a folder, a device, empty or too large is named as such', async () => {
    await inFolder(async (folder) => {
      await mkdir(join(folder, 'sub'))
      await writeFile(join(folder, 'empty'), '')
      await writeFile(join(folder, 'huge'), 'x')
      await truncate(join(folder, 'huge'), 2 ** 31 + 1)
      await symlink('/dev/null', join(folder, 'device'))
      expect(await failureAt(join(folder, 'nowhere'), folder)).toBe('fileMissing')
      expect(await failureAt(join(folder, 'sub'), folder)).toBe('fileIsFolder')
      expect(await failureAt(join(folder, 'device'), folder)).toBe('fileUnreadable')
      expect(await failureAt(join(folder, 'empty'), folder)).toBe('fileEmpty')
      expect(await failureAt(join(folder, 'huge'), folder)).toBe('fileTooLarge')
    })
  })

  it('that the system does not let us read is unreadable', async () => {
    expect(failureOfSystem('EACCES', 'x').kind).toBe('fileUnreadable')
    expect(failureOfSystem('ENOSPC', 'x').kind).toBe('diskFull')
    expect(failureOfSystem('EISDIR', 'x').kind).toBe('fileIsFolder')
    if (process.getuid?.() === 0) return
    await inFolder(async (folder) => {
      await writeFile(join(folder, 'secret'), 'x')
      await chmod(join(folder, 'secret'), 0)
      expect(await failureAt(join(folder, 'secret'), folder)).toBe('fileUnreadable')
    })
  })
})

describe('a bill that is none is refused', () => {
  it.each([
    ['binary junk', Buffer.from(Array.from({ length: 4000 }, (_, n) => (n * 7919) % 256)), 'fileNotText'],
    ['zeros', Buffer.alloc(1000), 'fileNotText'],
    ['a PDF', '%PDF-1.7\nx', 'fileNotText'],
    [
      'the first bytes of an old spreadsheet',
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      'spreadsheetDamaged',
    ],
    ['a web page', '<!DOCTYPE html>\n<html><body>请登录</body></html>', 'fileNotText'],
    ['blank lines', '\n\n \n', 'fileEmpty'],
    ['prose', 'dear all,\nplease see below\n', 'formatUnknown'],
    ['columns that fit twice', '订单号,下单时间,订单金额,实付金额\n1,2026-07-01,1.00,1.00\n', 'formatAmbiguous'],
    ['a personal bill', '微信支付账单明细,,\n交易时间,交易类型,交易对方,商品,收/支\n', 'notMerchantRecord'],
    ['a header without rows', `${WECHAT_HEADER}\n`, 'fileHasNoRows'],
    ['a bank header without rows', '交易日期,摘要,交易金额,余额\n', 'fileHasNoRows'],
    ['a first row that is cut', `${WECHAT_HEADER}\n${wechatSale(1).slice(0, 90)}`, 'fileCut'],
    ['only unreadable rows', `${WECHAT_HEADER}\n${wechatSale(1).replace('CNY', '?')}\n`, 'nothingReadable'],
  ] as const)('%s', async (_what, bytes, kind) => {
    await readBytes(bytes, async (read, scratchFolder) => {
      const { members, refused } = must(read)
      expect(members).toEqual([])
      expect(refused.map(({ failure }) => failure.kind)).toEqual([kind])
      for (const lang of ['zh', 'en'] as const) {
        for (const { failure } of refused)
          expect(say(lang, { code: failure.kind, params: failure.params })).not.toBe('')
      }
      expect(await readdir(scratchFolder)).toEqual([])
    })
  })

  it('with its first rows, card numbers masked, and a suggested mapping', async () => {
    const text = '单据,时间戳,金额\n4111111111111111,2026-07-01,1.00\n'
    const refused = await refuseOne(text)
    expect(refused.sample?.header).toEqual(['单据', '时间戳', '金额'])
    expect(JSON.stringify(refused.sample)).not.toContain('4111111111111111')
    expect(refused.profile?.columns).toEqual({ amount: '金额' })
    expect(refused.sha256).toMatch(/^[0-9a-f]{64}$/)
  })

  it('with what was read of it, where the format is known', async () => {
    const refused = await refuseOne(`${WECHAT_HEADER}\n${wechatSale(1).replace('CNY', '?')}\n`)
    expect(refused.parsed?.issues.map(({ kind }) => kind)).toEqual(['badCurrency'])
  })
})

describe('cancelling', () => {
  it('fails as cancelled and leaves no stored copy', async () => {
    const controller = new AbortController()
    await readBytes(
      wechatBill(20_000),
      async (read, scratchFolder) => {
        expect(read.ok ? null : read.failure.kind).toBe('cancelled')
        expect(await readdir(scratchFolder)).toEqual([])
      },
      { signal: controller.signal, onProgress: () => controller.abort() },
    )
  })

  it('before the start reads nothing', async () => {
    expect((await failureOf(BANK, { signal: AbortSignal.abort() })).kind).toBe('cancelled')
  })
})

describe('progress', () => {
  it('rises to the length of the file', async () => {
    const seen: number[] = []
    const text = wechatBill(5000)
    await readBytes(text, (read) => must(read), { onProgress: (done) => seen.push(done) })
    expect(seen).toEqual([...seen].sort((a, b) => a - b))
    expect(seen.at(-1)).toBe(Buffer.byteLength(text))
  })
})
