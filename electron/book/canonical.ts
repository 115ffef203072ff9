// Canonical JSON (RFC 8785) restricted to whole numbers, and SHA-256: what the journal's chain is made of.

import { createHash, hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import canonicalize from 'canonicalize'
import type { Digest } from '../../shared/digest'

export const sha256: Digest = (text) => hash('sha256', text)

/** Canonical JSON of plain data; throws on a number that is not a safe integer and on lone surrogates. */
export function canonicalJson(value: unknown): string {
  assertWhole(value)
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError('nothing to write')
  return text
}

function assertWhole(value: unknown): void {
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new TypeError(`not a whole number: ${value}`)
    return
  }
  if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) assertWhole(part)
}

/** SHA-256 and length of a file's bytes, read as a stream. */
export async function hashFile(path: string, signal?: AbortSignal): Promise<{ sha256: string; bytes: number }> {
  const digest = createHash('sha256')
  let bytes = 0
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    signal?.throwIfAborted()
    digest.update(chunk)
    bytes += chunk.length
  }
  return { sha256: digest.digest('hex'), bytes }
}
