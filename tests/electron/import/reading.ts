// Reads bytes as a person would choose them: a file in a folder of its own, and a scratch folder beside it.

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ReadMember, ReadOptions, ReadOutcome, RefusedMember } from '../../../electron/import/read'
import { readChosenFile } from '../../../electron/import/read-file'
import type { Failure } from '../../../shared/failure'
import { must, type Result } from '../../../shared/result'

/** Runs with an empty folder that is gone afterwards. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'zhangping-read-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

export type Bytes = Uint8Array | string

/** Reads `bytes` as a chosen file; `use` sees the outcome while the stored copies still exist. */
export async function readBytes<T>(
  bytes: Bytes,
  use: (read: Result<ReadOutcome, Failure>, scratchFolder: string) => T | Promise<T>,
  options: Partial<ReadOptions> & { readonly name?: string } = {},
): Promise<T> {
  return inFolder(async (folder) => {
    const { name = 'chosen.csv', ...others } = options
    const path = join(folder, 'chosen')
    const scratchFolder = join(folder, 'scratch')
    await mkdir(scratchFolder)
    await writeFile(path, bytes)
    return use(await readChosenFile(path, name, { ...others, scratchFolder }), scratchFolder)
  })
}

/** The one bill in `bytes`, which must be readable. */
export async function readOne(bytes: Bytes, options: Parameters<typeof readBytes>[2] = {}): Promise<ReadMember> {
  return readBytes(
    bytes,
    (read) => {
      const { members, refused } = must(read)
      const [only] = members
      if (!only || members.length !== 1 || refused.length > 0) {
        throw new Error(`not one bill: ${JSON.stringify(refused.map(({ failure }) => failure))}`)
      }
      return only
    },
    options,
  )
}

/** The one member of `bytes` that must be refused. */
export async function refuseOne(bytes: Bytes, options: Parameters<typeof readBytes>[2] = {}): Promise<RefusedMember> {
  return readBytes(
    bytes,
    (read) => {
      const [only] = must(read).refused
      if (!only) throw new Error('nothing was refused')
      return only
    },
    options,
  )
}

/** The failure of the whole file, which must not be readable. */
export async function failureOf(bytes: Bytes, options: Parameters<typeof readBytes>[2] = {}): Promise<Failure> {
  return readBytes(
    bytes,
    (read) => {
      if (read.ok) throw new Error('the file was read')
      return read.failure
    },
    options,
  )
}
