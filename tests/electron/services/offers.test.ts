import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeOffers } from '../../../electron/services/offers'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhangping-test-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function file(name: string): Promise<string> {
  await writeFile(join(folder, name), name)
  return join(folder, name)
}
const there = (path: string) =>
  readFile(path).then(
    () => true,
    () => false,
  )

describe('offered files', () => {
  it('are known by their token and by nothing else', async () => {
    const offers = makeOffers()
    const token = offers.add({ path: await file('a'), name: 'a', temporary: true })
    expect(offers.get(token)?.name).toBe('a')
    expect(offers.get('a')).toBeNull()
  })

  it('are removed when they are done with, but a file of the person’s own is not', async () => {
    const offers = makeOffers()
    const [copy, own] = [await file('copy'), await file('own')]
    const tokens = [
      offers.add({ path: copy, name: 'copy', temporary: true }),
      offers.add({ path: own, name: 'own', temporary: false }),
    ]
    await offers.drop(tokens)
    expect(tokens.map((token) => offers.get(token))).toEqual([null, null])
    expect([await there(copy), await there(own)]).toEqual([false, true])
  })

  it('that nobody asks for are dropped after an hour', async () => {
    let now = 0
    const offers = makeOffers(() => now)
    const old = await file('old')
    const used = await file('used')
    const tokens = [old, used].map((path) => offers.add({ path, name: 'x', temporary: true }))
    now = 50 * 60_000
    expect(offers.get(tokens[1] ?? '')).not.toBeNull()
    now = 70 * 60_000
    offers.add({ path: await file('new'), name: 'new', temporary: true })
    expect(tokens.map((token) => offers.get(token) !== null)).toEqual([false, true])
    await expect.poll(() => there(old)).toBe(false)
  })
})
