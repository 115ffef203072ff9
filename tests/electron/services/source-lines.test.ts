import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sourceLines } from '../../../electron/services/view/source-lines'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhangping-test-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function stored(bytes: Buffer | string): Promise<string> {
  const path = join(folder, String(Math.abs(Buffer.from(bytes).length)))
  await writeFile(path, bytes)
  return path
}

describe('source lines', () => {
  it('are the lines around one, as they stand, without line ends', async () => {
    const path = await stored('a\r\nb\r\n`c,`早餐 \r\nd\r\ne\r\n')
    expect(await sourceLines(path, 'utf-8', 3, 1)).toEqual([
      { line: 2, text: 'b' },
      { line: 3, text: '`c,`早餐 ' },
      { line: 4, text: 'd' },
    ])
  })

  it('are fewer at the ends of the file', async () => {
    const path = await stored('1\n2\n3')
    expect((await sourceLines(path, 'utf-8', 1, 5)).map(({ line }) => line)).toEqual([1, 2, 3])
    expect((await sourceLines(path, 'utf-8', 3, 1)).map(({ text }) => text)).toEqual(['2', '3'])
    expect(await sourceLines(path, 'utf-8', 9, 1)).toEqual([])
  })

  it('are decoded from the encoding of the file, also where a letter is cut by a read', async () => {
    // 订 is B6 A9 in GB18030; 65,535 single bytes before it put its two bytes into two reads.
    const path = await stored(Buffer.concat([Buffer.alloc(65_535, 'x'), Buffer.from([0xb6, 0xa9, 0x0a])]))
    expect((await sourceLines(path, 'gb18030', 1, 0))[0]?.text.length).toBe(10_000)
    const short = await stored(Buffer.from([0xb6, 0xa9, 0x0d, 0x0a, 0xb6, 0xa9]))
    expect(await sourceLines(short, 'gb18030', 2, 1)).toEqual([
      { line: 1, text: '订' },
      { line: 2, text: '订' },
    ])
  })
})
