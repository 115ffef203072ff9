// A stored file is read again: the same pass as when it came in, without masking twice or copying, so the same drafts.

import { stat } from 'node:fs/promises'
import { type Failure, failure } from '../../shared/failure'
import type { ParsedFile } from '../../shared/formats/format'
import { failed, ok, type Result } from '../../shared/result'
import type { ImportProfile } from '../../shared/settings'
import { formatOfStored } from './choose-format'
import { ENCODINGS } from './encoding'
import { parseRows } from './parse-rows'
import { type Probe, probe } from './probe'
import { parsedFile } from './read-member'
import { storedTable } from './sheet/stored-form'
import { tableProbe } from './sheet/table-source'
import { type ByteSource, fileSource } from './source'
import { stoppable } from './stop'

export interface StoredMeta {
  /** SHA-256 of the stored bytes. */
  readonly file: string
  readonly name: string
  readonly format: string
  readonly encoding: string
  readonly profile: ImportProfile | null
}

/**
 * Parses a vault file as it was read when it was imported. Fails with `vaultDamaged` where it is not what was recorded
 * any more, with `profileUnknown` where its mapping is missing.
 */
export async function parseStored(
  path: string,
  meta: StoredMeta,
  signal?: AbortSignal,
): Promise<Result<ParsedFile, Failure>> {
  return stoppable(meta.name, signal, async () => {
    const table = await storedTable(path, meta.name, meta.encoding, signal)
    if (table !== null) return parseSource(table, await tableProbe(table), meta, signal)
    const { size } = await stat(path)
    const source = fileSource(path, meta.name, size)
    const encoding = ENCODINGS.find((known) => known === meta.encoding)
    if (!encoding) return failed(failure('vaultDamaged', { name: meta.name }))
    const probed = await probe(source, signal, encoding)
    if (!probed.ok) return failed(failure('vaultDamaged', { name: meta.name }))
    return parseSource(source, probed.value, meta, signal)
  })
}

async function parseSource(
  source: ByteSource,
  probed: Probe,
  meta: StoredMeta,
  signal: AbortSignal | undefined,
): Promise<Result<ParsedFile, Failure>> {
  const chosen = formatOfStored(probed.head, meta.format, meta.profile)
  if (!chosen) return failed(failure(meta.profile === null ? 'vaultDamaged' : 'profileUnknown', { name: meta.name }))
  const rows = await parseRows({ source, probe: probed, chosen, copy: null, signal })
  return ok(parsedFile(meta.name, { sha256: meta.file }, chosen, rows))
}
