// What stands under a name in the vault has that hash, or it is not there.

import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { Vault } from '../../../electron/book/vault'
import { folderImage, temporaryFolders } from '../../helpers/folders'
import { shaOf } from '../../helpers/parsed-files'

const temporary = temporaryFolders()
let vault: Vault
let scratch = ''

beforeEach(() => {
  const folder = temporary()
  scratch = join(folder, 'scratch')
  mkdirSync(join(folder, 'vault'))
  vault = new Vault(join(folder, 'vault'))
})

function offer(text: string) {
  writeFileSync(scratch, text)
  return { sha256: shaOf(text), bytes: Buffer.byteLength(text) }
}

test('a file is stored under its hash and verified', async () => {
  const address = offer('账单')
  expect(await vault.put(scratch, address)).toEqual({ ok: true, value: { added: true } })
  expect(readFileSync(vault.pathOf(address.sha256), 'utf8')).toBe('账单')
  expect(vault.pathOf(address.sha256)).toContain(join(address.sha256.slice(0, 2), address.sha256))
  expect(await vault.verify(address)).toBeNull()
  expect(await vault.members()).toEqual([address.sha256])
})

test('an empty file and one larger than a read are stored too', async () => {
  for (const text of ['', 'x'.repeat(3_000_000)])
    expect(await vault.put(scratch, offer(text))).toMatchObject({ ok: true })
})

test('the same bytes again write nothing', async () => {
  const address = offer('x')
  await vault.put(scratch, address)
  const { mtimeMs, ino } = statSync(vault.pathOf(address.sha256))
  expect(await vault.put(scratch, address)).toEqual({ ok: true, value: { added: false } })
  expect(statSync(vault.pathOf(address.sha256))).toMatchObject({ mtimeMs, ino })
})

test.each([
  ['longer', 'xy'],
  ['of other bytes', 'y'],
])('a scratch file that is %s than promised is refused and leaves nothing', async (_, text) => {
  const before = folderImage(vault.folder)
  const address = offer('x')
  writeFileSync(scratch, text)
  expect(await vault.put(scratch, address)).toMatchObject({ ok: false, failure: { kind: 'previewStale' } })
  expect(folderImage(vault.folder)).toEqual(before)
})

test('a scratch file that has gone is refused and leaves nothing', async () => {
  const before = folderImage(vault.folder)
  const gone = await vault.put(join(scratch, 'gone'), { sha256: shaOf('x'), bytes: 1 })
  expect(gone).toMatchObject({ ok: false })
  expect(folderImage(vault.folder)).toEqual(before)
})

test('a damaged member is told, and healed by the same bytes', async () => {
  const address = offer('good')
  await vault.put(scratch, address)
  const path = vault.pathOf(address.sha256)
  writeFileSync(path, 'gooD')
  expect(await vault.verify(address)).toMatchObject({ kind: 'vaultDamaged', params: { detail: 'hash' } })
  writeFileSync(path, 'goo')
  expect(await vault.verify(address)).toMatchObject({ kind: 'vaultDamaged', params: { detail: 'length' } })
  expect(await vault.put(scratch, address)).toEqual({ ok: true, value: { added: true } })
  expect(await vault.verify(address)).toBeNull()
})

test('an absent member is told', async () => {
  expect(await vault.verify({ sha256: shaOf('x'), bytes: 1 })).toMatchObject({ params: { detail: 'missing' } })
})

test('what is taken back leaves no folder behind', async () => {
  const before = folderImage(vault.folder)
  const address = offer('x')
  await vault.put(scratch, address)
  await vault.remove(address.sha256)
  expect(folderImage(vault.folder)).toEqual(before)
})

test('unfinished files are not members and can be removed', async () => {
  mkdirSync(join(vault.folder, 'ab'))
  writeFileSync(join(vault.folder, 'ab', '.abc.0123.tmp'), 'x')
  expect(await vault.members()).toEqual([])
  await vault.removeTemporaries()
  expect(readdirSync(join(vault.folder, 'ab'))).toEqual([])
})
