// What the reader would give for a hand-made file: its text waits in a scratch folder, its rows are made up.

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ReadMember, ReadOutcome } from '../../electron/import/read'
import type { EntryDraft } from '../../shared/entry'
import type { ParsedFile } from '../../shared/formats/format'
import { fileOf, shaOf } from './parsed-files'

export function memberOf(
  scratchFolder: string,
  text: string,
  drafts: readonly EntryDraft[],
  changes: Partial<ParsedFile> = {},
): ReadMember {
  const sha256 = shaOf(text)
  const storedPath = join(scratchFolder, sha256)
  writeFileSync(storedPath, text)
  return {
    name: `${text}.csv`,
    archive: null,
    storedPath,
    storedBytes: Buffer.byteLength(text),
    sha256,
    original: sha256,
    maskedNumbers: 0,
    encoding: 'utf-8',
    parsed: { ...fileOf(`${text}.csv`, drafts), file: sha256, ...changes },
    profile: null,
  }
}

export function outcomeOf(...members: ReadMember[]): ReadOutcome {
  return { members, refused: [] }
}
