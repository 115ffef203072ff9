// A file that a person dropped on the page, streamed to the scratch folder. The page never names a path of this machine.

import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'

export const OFFER_LIMIT_BYTES = 2 * 1024 ** 3

export type Received =
  | { readonly kind: 'received'; readonly path: string; readonly name: string }
  | { readonly kind: 'tooLarge' }
  | { readonly kind: 'nameMissing' }
  | { readonly kind: 'broken' }

/** Writes the body of `PUT /offer?name=…` below `scratchFolder`; whatever does not arrive whole is removed. */
export async function receiveOffer(
  request: IncomingMessage,
  url: URL,
  scratchFolder: string,
  limitBytes = OFFER_LIMIT_BYTES,
): Promise<Received> {
  const name = fileName(url.searchParams.get('name') ?? '')
  if (name === null) return { kind: 'nameMissing' }
  if (Number(request.headers['content-length'] ?? 0) > limitBytes) return { kind: 'tooLarge' }
  const path = join(scratchFolder, `offer-${randomUUID()}`)
  const limit = limiter(limitBytes)
  try {
    await pipeline(request, limit, createWriteStream(path, { flags: 'wx', mode: 0o600 }))
    return { kind: 'received', path, name }
  } catch (error) {
    await rm(path, { force: true })
    return { kind: error instanceof TooLarge ? 'tooLarge' : 'broken' }
  }
}

class TooLarge extends Error {}

function limiter(limitBytes: number): Transform {
  let seen = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length
      if (seen > limitBytes) done(new TooLarge())
      else done(null, chunk)
    },
  })
}

/** The last part of whatever the browser calls the file, without control characters; `null` where nothing is left. */
export function fileName(offered: string): string | null {
  const last = offered.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const clean = Array.from(last)
    .filter((letter) => letter >= ' ' && letter !== '\u007f')
    .join('')
    .slice(0, 255)
  return clean === '' || clean === '.' || clean === '..' ? null : clean
}
