// A short seeded run of damaged files. For every mutation of every fixture:
// 1. The reader answers; it does not crash or hang.
// 2. Each data row is counted once, and there are as many issues as the counts say.
// 3. Every draft stands in the file: its line exists, and its order or acquirer number is on that line.
// 4. The stored copy, read again, gives the same drafts.
// 5. A file that lost bytes of a row, or a row, is never accepted where its format carries proof.

import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { decodeText, ENCODINGS } from '../../../electron/import/encoding'
import { parseStored } from '../../../electron/import/parse-stored'
import type { ReadMember } from '../../../electron/import/read'
import { crossChecked } from '../../../shared/formats/cross-check'
import type { ParsedFile } from '../../../shared/formats/format'
import { must } from '../../../shared/result'
import { readBytes } from './reading'
import { wechatBill } from './statements'

const ROOT = join(import.meta.dirname, '../../fixtures/formats')
const RUNS_PER_FIXTURE = Number(process.env.ZHANGPING_FUZZ_RUNS ?? 4)

/** A small linear generator: the same damage on every machine. */
function generator(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

function damaged(bytes: Buffer, pick: (below: number) => number): Buffer {
  const at = pick(bytes.length)
  const length = 1 + pick(30)
  const junk = Buffer.from(Array.from({ length }, () => pick(256)))
  switch (pick(7)) {
    case 0:
      return bytes.subarray(0, at)
    case 1:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)])
    case 2:
      return Buffer.concat([bytes.subarray(0, at), junk, bytes.subarray(at)])
    case 3:
      return Buffer.concat([bytes, bytes.subarray(at)])
    case 4:
      return Buffer.concat([bytes.subarray(0, at), Buffer.from('",`\n\t'.charAt(pick(5))), bytes.subarray(at)])
    case 5:
      return Buffer.concat([bytes.subarray(at), bytes.subarray(0, at)])
    default: {
      const copy = Buffer.from(bytes)
      copy[at] = pick(256)
      return copy
    }
  }
}

/** Answers what the stored copy gives when it is read again. */
async function assertSound(member: ReadMember): Promise<ParsedFile> {
  const { parsed } = member
  const encoding = ENCODINGS.find((known) => known === member.encoding) ?? 'utf-8'
  const text = decodeText(await readFile(member.storedPath), encoding, false)
  const lines = text.split(text.includes('\n') ? '\n' : '\r')
  expect(parsed.issues).toHaveLength(parsed.counts.issues)
  expect(parsed.counts.issues + parsed.counts.ignored).toBeLessThanOrEqual(parsed.counts.dataRows)
  for (const draft of parsed.drafts) {
    const line = lines[draft.line - 1] ?? ''
    const number = draft.refs.acquirerNo ?? draft.refs.orderNo
    if (number !== undefined) expect(line).toContain(number)
    expect(draft.grossMinor + draft.feeMinor).toBe(draft.netMinor)
  }
  const { storedPath, sha256: file, name, profile } = member
  const again = await parseStored(storedPath, { file, name, format: parsed.format, encoding: member.encoding, profile })
  return must(again)
}

const fixtures: string[] = []
for (const format of (await readdir(ROOT, { withFileTypes: true })).filter((entry) => entry.isDirectory())) {
  for (const name of await readdir(join(ROOT, format.name))) fixtures.push(join(ROOT, format.name, name))
}

it(
  'no damage makes the reader crash, hang, miscount or invent a row',
  async () => {
    const pick = generator(20_260_701)
    for (const folder of fixtures) {
      const input = (await readdir(folder)).find((file) => file.startsWith('input.')) ?? ''
      const bytes = await readFile(join(folder, input))
      for (let run = 0; run < RUNS_PER_FIXTURE; run += 1) {
        await readBytes(damaged(bytes, pick), async (read) => {
          if (!read.ok) return
          const { members } = read.value
          const again: ParsedFile[] = []
          for (const member of members) again.push(await assertSound(member))
          expect(crossChecked(again)).toEqual(members.map(({ parsed }) => parsed))
        })
      }
    }
  },
  60_000 * RUNS_PER_FIXTURE,
)

it('a WeChat bill that lost any of its bytes before the totals row is never accepted', async () => {
  const bytes = Buffer.from(wechatBill(6))
  const totals = bytes.lastIndexOf('\n', bytes.length - 2)
  const pick = generator(7)
  for (let run = 0; run < 40; run += 1) {
    const cut = Math.floor((run / 40) * totals)
    const lost =
      pick(2) === 0 ? bytes.subarray(0, cut) : Buffer.concat([bytes.subarray(0, cut), bytes.subarray(cut + 200)])
    await readBytes(lost, (read) => {
      const accepted = read.ok && read.value.members.some(({ parsed }) => parsed.verdict === 'accept')
      expect(accepted, `cut at ${cut}`).toBe(false)
    })
  }
})
