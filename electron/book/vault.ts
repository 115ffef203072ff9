// The vault holds original bytes under their own SHA-256; what stands under a name is never changed.

import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, mkdir, readdir, rm, rmdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Failure, failure } from '../../shared/failure'
import { failed, ok, type Result } from '../../shared/result'
import { isTemporary, removeTemporaries, syncFolder, writeAtomic } from './atomic-file'
import { hashFile } from './canonical'
import { errorCode, writeFailure } from './disk-failure'

export interface VaultAddress {
  readonly sha256: string
  readonly bytes: number
}

export class Vault {
  readonly folder: string

  constructor(folder: string) {
    this.folder = folder
  }

  pathOf(sha256: string): string {
    return join(this.folder, sha256.slice(0, 2), sha256)
  }

  /**
   * Stores the file at `from` under its hash. An intact member that is there already is left as it is.
   * Fails with `previewStale` when `from` is not what `address` says, else `diskFull` or `writeRefused`.
   */
  async put(from: string, address: VaultAddress): Promise<Result<{ added: boolean }, Failure>> {
    if (await this.isIntact(address)) return ok({ added: false })
    const path = this.pathOf(address.sha256)
    try {
      await this.#makeFolder(dirname(path))
      await writeAtomic(path, (file) => copyVerified(from, file, address))
      return ok({ added: true })
    } catch (error) {
      await removeIfEmpty(dirname(path))
      if (error instanceof NotAsPromised || errorCode(error) === 'ENOENT') return failed(failure('previewStale'))
      return failed(writeFailure(error, `vault/${address.sha256}`))
    }
  }

  /** Takes back a member that `put` has just added, where the import fails later on. */
  async remove(sha256: string): Promise<void> {
    const path = this.pathOf(sha256)
    await rm(path, { force: true })
    await removeIfEmpty(dirname(path))
  }

  async isIntact(address: VaultAddress): Promise<boolean> {
    return (await this.verify(address)) === null
  }

  /** `null` when the stored bytes are what their name says, else what is wrong with them. */
  async verify(address: VaultAddress): Promise<Failure | null> {
    const damage = (detail: string) => failure('vaultDamaged', { name: address.sha256, detail })
    try {
      const { size } = await stat(this.pathOf(address.sha256))
      if (size !== address.bytes) return damage('length')
      const found = await hashFile(this.pathOf(address.sha256))
      return found.sha256 === address.sha256 ? null : damage('hash')
    } catch (error) {
      return damage(errorCode(error) === 'ENOENT' ? 'missing' : errorCode(error))
    }
  }

  /** Names of all members, sorted; temporary files are not members. */
  async members(): Promise<readonly string[]> {
    const found: string[] = []
    for (const folder of await readdir(this.folder).catch(() => [])) {
      const names = await readdir(join(this.folder, folder)).catch(() => [])
      found.push(...names.filter((name) => !isTemporary(name)))
    }
    return found.sort()
  }

  async removeTemporaries(): Promise<void> {
    for (const folder of await readdir(this.folder).catch(() => [])) await removeTemporaries(join(this.folder, folder))
  }

  async #makeFolder(folder: string): Promise<void> {
    const made = await mkdir(folder, { recursive: true })
    if (made === undefined) return
    await syncFolder(this.folder)
    await syncFolder(dirname(this.folder))
  }
}

class NotAsPromised extends Error {}

async function copyVerified(from: string, to: FileHandle, address: VaultAddress): Promise<number> {
  const digest = createHash('sha256')
  let bytes = 0
  for await (const chunk of createReadStream(from, { highWaterMark: 1 << 20 })) {
    digest.update(chunk)
    bytes += chunk.length
    await to.writeFile(chunk)
  }
  if (bytes !== address.bytes || digest.digest('hex') !== address.sha256) throw new NotAsPromised()
  return bytes
}

async function removeIfEmpty(folder: string): Promise<void> {
  await rmdir(folder).catch(() => undefined)
}
