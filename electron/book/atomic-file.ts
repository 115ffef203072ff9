// A file is either whole under its name or absent: temporary file, length check, fsync, rename, fsync of the folder.

import { randomBytes } from 'node:crypto'
import { type FileHandle, open, readdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/** Writes the bytes of a file through `fill` into a temporary file beside `path`, then puts it in place. Throws. */
export async function writeAtomic(path: string, fill: (file: FileHandle) => Promise<number>): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`)
  try {
    await writeWhole(temporary, fill)
    // Close, then rename: Windows does not rename an open file.
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
  await syncFolder(dirname(path))
}

export function writeTextAtomic(path: string, text: string): Promise<void> {
  const bytes = Buffer.from(text)
  return writeAtomic(path, async (file) => {
    await file.writeFile(bytes)
    return bytes.length
  })
}

async function writeWhole(path: string, fill: (file: FileHandle) => Promise<number>): Promise<void> {
  const file = await open(path, 'wx')
  try {
    const expected = await fill(file)
    // Some network folders accept a write and keep less of it.
    const { size } = await file.stat()
    if (size !== expected) throw new Error(`wrote ${size} of ${expected} bytes`)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Makes a new or renamed name in a folder survive a power cut. Windows has no such call and needs none. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

export function isTemporary(name: string): boolean {
  return name.startsWith('.') && name.endsWith('.tmp')
}

/** Removes what interrupted writes have left in a folder (not in its subfolders). */
export async function removeTemporaries(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    if (isTemporary(name)) await rm(join(folder, name), { force: true })
  }
}
