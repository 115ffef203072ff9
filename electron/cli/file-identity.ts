// Length and hash by which a chosen file is known in what the commands print.

import { stat } from 'node:fs/promises'
import { hashFile } from '../book/canonical'
import type { ReadOutcome } from '../import/read'

/** An archive is known by its own bytes; a plain file by its stored form, which is itself unless numbers were masked. */
export async function fileIdentity(
  path: string,
  outcome: ReadOutcome,
): Promise<{ bytes: number; sha256: string | null }> {
  const plain = [...outcome.members, ...outcome.refused].find(({ archive }) => archive === null)
  if (!plain) return hashFile(path)
  const { size: bytes } = await stat(path)
  return { bytes, sha256: plain.sha256 }
}
