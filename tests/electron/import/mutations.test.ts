// A short seeded run of damaged files (`npm run fuzz` is the long one). For every mutation of every fixture:
// 1. The reader answers; it does not crash or hang.
// 2. What it read is sound (tests/helpers/fuzz/sound.ts): counted once, in the file, the same when read again.
// 3. A file that lost bytes of a row, or a row, is never accepted where its format carries proof.

import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { mutated } from '../../helpers/fuzz/mutate'
import { seeded } from '../../helpers/fuzz/seeded'
import { assertSound } from '../../helpers/fuzz/sound'
import { readBytes } from './reading'
import { wechatBill } from './statements'

const ROOT = join(import.meta.dirname, '../../fixtures/formats')
const RUNS_PER_FIXTURE = Number(process.env.ZHANGPING_FUZZ_RUNS ?? 2)

const fixtures: string[] = []
for (const format of (await readdir(ROOT, { withFileTypes: true })).filter((entry) => entry.isDirectory())) {
  for (const name of await readdir(join(ROOT, format.name))) fixtures.push(join(ROOT, format.name, name))
}

it(
  'no damage makes the reader crash, hang, miscount or invent a row',
  async () => {
    const pick = seeded(20_260_701)
    for (const folder of fixtures) {
      const input = (await readdir(folder)).find((file) => file.startsWith('input.')) ?? ''
      const bytes = await readFile(join(folder, input))
      for (let run = 0; run < RUNS_PER_FIXTURE; run += 1) {
        const damaged = mutated(bytes, pick)
        await readBytes(damaged.bytes, async (read) => {
          if (!read.ok) return
          await assertSound(read.value).catch((error: unknown) => {
            throw new Error(`${folder}, run ${run}, ${damaged.mutation}: ${error}`)
          })
        })
      }
    }
  },
  60_000 * RUNS_PER_FIXTURE,
)

it('a WeChat bill that lost any of its bytes before the totals row is never accepted', async () => {
  const bytes = Buffer.from(wechatBill(6))
  const totals = bytes.lastIndexOf('\n', bytes.length - 2)
  const pick = seeded(7)
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
