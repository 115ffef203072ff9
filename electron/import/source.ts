// A source of bytes can be opened again from its start, so that looking at its beginning costs no copy of it on disk.

import { createReadStream } from 'node:fs'
import { pipeline, Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { failure } from '../../shared/failure'
import { Stop } from './stop'

export interface ByteSource {
  /** File name without folders. */
  readonly name: string
  /** Name of the archive it comes out of, or `null`. */
  readonly archive: string | null
  /** Share of the chosen file's bytes that this source stands for, for progress. */
  readonly weight: number
  /** Length where it is known beforehand, for progress. */
  readonly length: number | null
  open(): AsyncIterable<Uint8Array>
}

export const CHUNK_BYTES = 1 << 20

/** A file on disk, as it is. */
export function fileSource(path: string, name: string, bytes: number): ByteSource {
  const open = () => createReadStream(path, { highWaterMark: CHUNK_BYTES })
  return { name, archive: null, weight: bytes, length: bytes, open }
}

/** What a gzip stream holds; fails with `archiveDamaged` or, above the limits, `archiveTooLarge`. */
export function gunzipSource(packed: ByteSource): ByteSource {
  const name = packed.name.replace(/\.gz$/i, '')
  return {
    name,
    archive: packed.name,
    weight: packed.weight,
    length: null,
    open: () => limited(gunzip(packed), packed.weight, packed.name),
  }
}

async function* gunzip(packed: ByteSource): AsyncGenerator<Uint8Array> {
  const stream = createGunzip({ chunkSize: CHUNK_BYTES })
  // A failure of either end destroys the other; it arrives below, where the stream is read.
  pipeline(Readable.from(packed.open()), stream, () => {})
  try {
    for await (const chunk of stream) yield chunk as Uint8Array
  } catch (error) {
    if (error instanceof Stop) throw error
    throw new Stop(failure('archiveDamaged', { name: packed.name }))
  }
}

export const LIMITS = { members: 1000, ratio: 200, ratioFromBytes: 50 * 2 ** 20, totalBytes: 4 * 2 ** 30 } as const

/** Passes bytes on until they are more than an honest archive would hold. */
export async function* limited(
  bytes: AsyncIterable<Uint8Array>,
  packedBytes: number,
  name: string,
): AsyncGenerator<Uint8Array> {
  let total = 0
  for await (const chunk of bytes) {
    total += chunk.length
    const absurd = total > LIMITS.ratioFromBytes && total > packedBytes * LIMITS.ratio
    if (absurd || total > LIMITS.totalBytes) throw new Stop(failure('archiveTooLarge', { name }))
    yield chunk
  }
}

/** The first bytes of a source, at most `count`. */
export async function firstBytes(source: ByteSource, count: number): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of source.open()) {
    chunks.push(chunk)
    length += chunk.length
    if (length >= count) break
  }
  return Buffer.concat(chunks).subarray(0, count)
}
