// What a chosen file holds: itself, what its gzip holds, or the members of its zip (and of one zip inside it).
// Kinds are told by the first bytes, not by names; names never become paths.

import { type FileHandle, open as openFile } from 'node:fs/promises'
import {
  configure,
  ERR_ENCRYPTED,
  ERR_INVALID_PASSWORD,
  type FileEntry,
  Reader,
  Uint8ArrayReader,
  ZipReader,
} from '@zip.js/zip.js'
import { failure } from '../../shared/failure'
import { type ByteSource, firstBytes, gunzipSource, LIMITS, limited } from './source'
import { Stop } from './stop'

configure({ useWebWorkers: false })

const NESTED_LIMIT = 256 * 2 ** 20
/** A spreadsheet (or another office document) is a zip of parts too; it is one file to whoever chose it. */
const DOCUMENT_PART = /^(?:\[Content_Types\]\.xml|xl\/|mimetype$)/

export type Packing = 'zip' | 'gzip' | 'plain'

export function packingOf(head: Uint8Array): Packing {
  if (head[0] === 0x50 && head[1] === 0x4b && (head[2] === 3 || head[2] === 5)) return 'zip'
  return head[0] === 0x1f && head[1] === 0x8b ? 'gzip' : 'plain'
}

/** Keeps a chosen file open for its archive's members; `close` when all are read. */
export interface Unpacked {
  readonly sources: readonly ByteSource[]
  close(): Promise<void>
}

/** Opens a chosen file. Fails (as `Stop`) with the archive and password failures of shared/failure.ts. */
export async function unpack(path: string, source: ByteSource, password: string | undefined): Promise<Unpacked> {
  const packing = packingOf(await firstBytes(source, 4))
  if (packing === 'plain') return { sources: [source], close: async () => {} }
  if (packing === 'gzip') return unpackMember(gunzipSource(source), 1, password)
  const file = await openFile(path, 'r')
  try {
    const found = await membersOf(new HandleReader(file, source.weight), source, 1, password)
    return { sources: found ?? [source], close: () => file.close() }
  } catch (error) {
    await file.close()
    throw error
  }
}

/** A member may be packed once more; an archive inside an archive is taken into memory, since a zip is read from its end. */
async function unpackMember(member: ByteSource, depth: number, password: string | undefined): Promise<Unpacked> {
  const packing = packingOf(await firstBytes(member, 4))
  const plain = { sources: [member], close: async () => {} }
  if (packing === 'plain') return plain
  const name = member.archive ?? member.name
  if (depth >= 2 && packing === 'gzip') throw new Stop(failure('archiveTooDeep', { name }))
  if (packing === 'gzip') return unpackMember({ ...gunzipSource(member), archive: name }, depth + 1, password)
  const bytes = await allBytes(member, name)
  const found = await membersOf(new Uint8ArrayReader(bytes), { ...member, name }, depth + 1, password)
  return found === null ? plain : { sources: found, close: plain.close }
}

async function allBytes(member: ByteSource, name: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of member.open()) {
    length += chunk.length
    if (length > NESTED_LIMIT) throw new Stop(failure('archiveTooLarge', { name }))
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** The bills in an archive; `null` where it is a document of its own. */
async function membersOf<T>(
  reader: Reader<T>,
  archive: ByteSource,
  depth: number,
  password: string | undefined,
): Promise<readonly ByteSource[] | null> {
  const name = archive.name
  const entries = await listEntries(reader, name)
  if (entries.some((entry) => DOCUMENT_PART.test(entry.filename))) return null
  if (depth > 2) throw new Stop(failure('archiveTooDeep', { name }))
  const total = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0)
  if (entries.length > LIMITS.members || total > LIMITS.totalBytes) throw new Stop(failure('archiveTooLarge', { name }))
  const sources: ByteSource[] = []
  for (const entry of entries) {
    await assertPassword(entry, name, password)
    const member = memberSource(entry, name, password)
    sources.push(...(await unpackMember(member, depth, password)).sources)
  }
  if (sources.length === 0) throw new Stop(failure('fileEmpty', { name }))
  return sources
}

async function listEntries<T>(reader: Reader<T>, name: string): Promise<readonly FileEntry[]> {
  const entries: FileEntry[] = []
  // Only the last part of a name is ever used, and never as a path, so no name is unsafe here.
  const archive = new ZipReader(reader, { checkCrc32: true, filenameValidation: 'tolerant' })
  try {
    for await (const entry of archive.getEntriesGenerator()) {
      const own = memberName(entry)
      if (entry.directory || /^(?:\.DS_Store|\._.*|Thumbs\.db)$/.test(own) || entry.filename.startsWith('__MACOSX/'))
        continue
      entries.push(entry)
      if (entries.length > LIMITS.members) break
    }
  } catch {
    throw new Stop(failure('archiveDamaged', { name }))
  }
  return entries
}

async function assertPassword(entry: FileEntry, name: string, password: string | undefined): Promise<void> {
  if (!entry.encrypted) return
  if (password === undefined || password === '') throw new Stop(failure('passwordNeeded', { name }))
  try {
    await entry.getData(new WritableStream(), { password, checkPasswordOnly: true })
  } catch (error) {
    throw new Stop(failure(isPasswordError(error) ? 'passwordWrong' : 'archiveDamaged', { name }))
  }
}

function isPasswordError(error: unknown): boolean {
  return error instanceof Error && (error.message === ERR_INVALID_PASSWORD || error.message === ERR_ENCRYPTED)
}

/** The member's own name: GB18030 where the flag for UTF-8 is absent and the bytes are not UTF-8; no folders. */
function memberName(entry: { rawFilename: Uint8Array }): string {
  return nameOf(entry.rawFilename).split(/[/\\]/).at(-1) ?? ''
}

function nameOf(raw: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(raw)
  } catch {
    return new TextDecoder('gb18030').decode(raw)
  }
}

function memberSource(entry: FileEntry, archive: string, password: string | undefined): ByteSource {
  return {
    name: memberName(entry),
    archive,
    weight: entry.compressedSize,
    length: entry.uncompressedSize,
    open: () => limited(inflate(entry, archive, password), entry.compressedSize, archive),
  }
}

async function* inflate(entry: FileEntry, archive: string, password: string | undefined): AsyncGenerator<Uint8Array> {
  let stop: (error: unknown) => void = () => {}
  const pipe = new TransformStream<Uint8Array, Uint8Array>({
    start(controller) {
      stop = (error) => controller.error(error)
    },
  })
  const done = entry.getData(pipe.writable, { checkCrc32: true, ...(password === undefined ? {} : { password }) })
  const outcome = done.then(
    () => null,
    (error: unknown) => {
      // A header that cannot be read fails before a byte is written: the reading end would wait for ever.
      stop(error)
      return error
    },
  )
  try {
    for await (const chunk of pipe.readable) yield chunk
  } catch (error) {
    throw new Stop(failure(isPasswordError(error) ? 'passwordWrong' : 'archiveDamaged', { name: archive }))
  }
  const error = await outcome
  if (error !== null) {
    throw new Stop(failure(isPasswordError(error) ? 'passwordWrong' : 'archiveDamaged', { name: archive }))
  }
}

/** Random access to an open file for the archive reader. */
class HandleReader extends Reader<FileHandle> {
  constructor(
    private readonly file: FileHandle,
    bytes: number,
  ) {
    super(file)
    this.size = bytes
  }

  override async readUint8Array(index: number, length: number): Promise<Uint8Array> {
    const bytes = new Uint8Array(Math.max(0, Math.min(length, this.size - index)))
    let filled = 0
    while (filled < bytes.length) {
      const { bytesRead } = await this.file.read(bytes, filled, bytes.length - filled, index + filled)
      if (bytesRead === 0) break
      filled += bytesRead
    }
    return bytes.subarray(0, filled)
  }
}
