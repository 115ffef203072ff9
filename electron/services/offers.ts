// Files that a person chose, under tokens that mean nothing elsewhere. What was uploaded is removed when an import has
// taken it, when it lies unused for too long, and when the host ends.

import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'

export interface OfferedFile {
  readonly path: string
  readonly name: string
  /** A copy of ours, to be removed; a file of the person's own is never touched. */
  readonly temporary: boolean
}

export interface Offers {
  add(file: OfferedFile): string
  get(token: string): OfferedFile | null
  /** The files behind these tokens are not needed any more. */
  drop(tokens: readonly string[]): Promise<void>
}

const IDLE_MS = 60 * 60_000
/** A forgotten page shall not fill the disk: beyond this many the oldest is dropped. */
const MOST = 5000

interface Kept {
  readonly file: OfferedFile
  usedAt: number
}

export function makeOffers(now: () => number = Date.now): Offers {
  const kept = new Map<string, Kept>()
  const remove = async (token: string) => {
    const offer = kept.get(token)
    kept.delete(token)
    if (offer?.file.temporary) await rm(offer.file.path, { force: true })
  }
  const removeIdle = () => {
    for (const [token, { usedAt }] of kept) {
      if (now() - usedAt > IDLE_MS || kept.size > MOST) void remove(token).catch(() => {})
    }
  }
  return {
    add(file) {
      const token = randomUUID()
      kept.set(token, { file, usedAt: now() })
      removeIdle()
      return token
    },
    get(token) {
      const offer = kept.get(token)
      if (offer) offer.usedAt = now()
      return offer?.file ?? null
    },
    async drop(tokens) {
      for (const token of tokens) await remove(token)
    },
  }
}
