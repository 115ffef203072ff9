// A simulated shop as files on disk: each file in its true encoding, archives as their issuers make them.

import { mkdir, open, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { SimulatedFile, SimulatedShop, TextEncoding } from '../../shared/simulator/shop'
import { encodeGb18030 } from './gb18030'
import { zipArchive } from './zip-archive'

const LINES_AT_ONCE = 4096

function encode(text: string, encoding: TextEncoding): Uint8Array {
  return encoding === 'gb18030' ? encodeGb18030(text) : new TextEncoder().encode(text)
}

/** The bytes of a file, some thousand lines at a time. */
function* chunksOf(file: SimulatedFile): Generator<Uint8Array> {
  if (file.encoding === 'utf-8-bom') yield Uint8Array.of(0xef, 0xbb, 0xbf)
  for (let at = 0; at < file.lines.length; at += LINES_AT_ONCE) {
    const text = file.lines.slice(at, at + LINES_AT_ONCE).join(file.lineEnd)
    const isLast = at + LINES_AT_ONCE >= file.lines.length
    yield encode(isLast && !file.terminated ? text : text + file.lineEnd, file.encoding)
  }
}

async function writeChunks(path: string, chunks: Iterable<Uint8Array>): Promise<void> {
  const handle = await open(path, 'w')
  try {
    for (const chunk of chunks) await handle.write(chunk)
  } finally {
    await handle.close()
  }
}

/** Files that lie in one archive together, or a single file. */
function groupsOf(files: readonly SimulatedFile[]): Map<string, SimulatedFile[]> {
  const groups = new Map<string, SimulatedFile[]>()
  for (const file of files) {
    const name = file.archive ?? file.name
    groups.set(name, [...(groups.get(name) ?? []), file])
  }
  return groups
}

/**
 * Writes the shop's files, `settings.json` and `truth.json` into a folder (made if absent; same names are overwritten).
 * Returns the paths of the files to import.
 */
export async function writeShop(shop: SimulatedShop, folder: string): Promise<string[]> {
  const written: string[] = []
  await mkdir(folder, { recursive: true })
  for (const [name, files] of groupsOf(shop.files)) {
    const target = join(folder, name)
    const [only] = files
    if (only !== undefined && only.archive === null) await writeChunks(target, chunksOf(only))
    else
      await writeFile(
        target,
        zipArchive(files.map((file) => ({ name: file.name, bytes: Buffer.concat([...chunksOf(file)]) }))),
      )
    written.push(target)
  }
  await writeFile(join(folder, 'settings.json'), `${JSON.stringify(shop.settings, null, 2)}\n`)
  await writeFile(join(folder, 'truth.json'), `${JSON.stringify(shop.truth)}\n`)
  return written
}
