// All bytes of a folder, to show that something has changed nothing. The lock of an open book is not part of it.

import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Digest by path, sorted. */
export async function folderBytes(folder: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  for (const child of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (!child.isFile() || child.name === 'lock') continue
    const path = join(child.parentPath, child.name)
    found[path.slice(folder.length)] = createHash('sha256')
      .update(await readFile(path))
      .digest('hex')
  }
  return Object.fromEntries(Object.entries(found).sort(([a], [b]) => (a < b ? -1 : 1)))
}
