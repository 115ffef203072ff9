// One member becomes a stored copy and its drafts, or is refused with a reason; a refused one leaves nothing behind.

import { createHash, randomUUID } from 'node:crypto'
import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Failure, failure } from '../../shared/failure'
import type { ParsedFile } from '../../shared/formats/format'
import { type Chosen, chooseForSource, mappingInstead, type NotChosen } from './choose-format'
import { type ParsedRows, parseRows } from './parse-rows'
import { type Probe, probe } from './probe'
import type { ReadMember, ReadOptions, RefusedMember } from './read'
import type { ByteSource } from './source'
import { StoredCopy, type StoredDigests } from './stored-copy'

export type Refusal = Partial<RefusedMember> & { readonly failure: Failure }

export type MemberOutcome =
  | { readonly kind: 'read'; readonly member: ReadMember }
  | { readonly kind: 'refused'; readonly member: RefusedMember }

/** Reads one member. Failures of the archive around it travel as `Stop`. */
export async function readMember(
  source: ByteSource,
  options: ReadOptions,
  onBytes: (bytes: number) => void,
): Promise<MemberOutcome> {
  const probed = await probe(source, options.signal)
  if (!probed.ok) return refuse(source, null, { failure: probed.failure })
  const { encoding } = probed.value
  const chosen = await chooseForSource(source, probed.value, options)
  if (!('format' in chosen)) return refuse(source, encoding, refusalOf(chosen))
  return takeMember({ source, probed: probed.value, chosen, options, onBytes })
}

/** What a refusal keeps of a choice that found no way to read. */
export function refusalOf({ failure: why, sample, profile, reasons }: NotChosen): Refusal {
  return { failure: why, sample, profile, ...(reasons === undefined ? {} : { reasons }) }
}

/** The stored copy and what was read of it. */
export interface Kept {
  readonly rows: ParsedRows
  readonly stored: StoredDigests
}

export interface Taking {
  readonly source: ByteSource
  readonly probed: Probe
  readonly chosen: Chosen
  readonly options: ReadOptions
  readonly onBytes: (bytes: number) => void
  /** Has the last word on what is stored, and under which encoding. */
  readonly settle?: (storedPath: string, kept: Kept) => Promise<Kept & { readonly encoding: string }>
}

/** Reads a source by the format chosen for it. */
export async function takeMember(taking: Taking): Promise<MemberOutcome> {
  const { source, probed, chosen, options } = taking
  const storedPath = join(options.scratchFolder, randomUUID())
  const copied = await keepAndParse(source, probed, chosen, storedPath, options, taking.onBytes)
  const kept = (await taking.settle?.(storedPath, copied)) ?? { ...copied, encoding: probed.encoding }
  const { encoding } = kept
  const parsed = parsedFile(source.name, kept.stored, chosen, kept.rows)
  const unusable = unusableBecause(source.name, kept.rows)
  if (unusable) {
    await rm(storedPath, { force: true })
    const given = { profile: chosen.profile, sample: chosen.sample ?? null }
    const instead = unusable.kind === 'nothingReadable' ? mappingInstead(probed.head, source.name, chosen) : null
    return refuse(source, encoding, { failure: unusable, parsed, ...given, ...instead })
  }
  const member: ReadMember = {
    name: source.name,
    archive: source.archive,
    storedPath,
    storedBytes: kept.stored.bytes,
    sha256: kept.stored.sha256,
    original: kept.stored.original,
    maskedNumbers: kept.rows.maskedNumbers,
    encoding,
    parsed,
    profile: chosen.profile,
    ...(chosen.sample ? { sample: chosen.sample } : {}),
  }
  return { kind: 'read', member }
}

async function keepAndParse(
  source: ByteSource,
  probed: Probe,
  chosen: Chosen,
  storedPath: string,
  options: ReadOptions,
  onBytes: (bytes: number) => void,
): Promise<Kept> {
  const file = await open(storedPath, 'wx', 0o600)
  try {
    const copy = new StoredCopy(file, probed.encoding, probed.lineEnd)
    const rows = await parseRows({ source, probe: probed, chosen, copy, signal: options.signal, onBytes })
    return { rows, stored: copy.digests() }
  } catch (error) {
    await rm(storedPath, { force: true })
    throw error
  } finally {
    await file.close()
  }
}

/** A parsed file as derivation takes it, named after its stored bytes. */
export function parsedFile(name: string, stored: { sha256: string }, chosen: Chosen, rows: ParsedRows): ParsedFile {
  const { id, family } = chosen.format
  return { ...rows.end, file: stored.sha256, name, format: id, family, drafts: rows.drafts, issues: rows.issues }
}

/** Why nothing of a recognised file can be used: it has no rows and declares no zero, or none of its rows can be read. */
function unusableBecause(name: string, rows: ParsedRows): Failure | null {
  const { counts, checks, reasons } = rows.end
  const declaredZero = checks.length > 0 && checks.every((check) => check.ok)
  const open = reasons.find((one) => one.code === 'readingAmbiguous')
  if (open) return failure('formatAmbiguous', { name, detail: `${open.params.text}: ${open.params.readings}` })
  const control = reasons.some((one) => one.code === 'controlFile')
  if (control) return null
  if (counts.dataRows === 0) return declaredZero ? null : failure('fileHasNoRows', { name })
  if (rows.drafts.length > 0 || counts.issues === 0) return null
  const first = rows.issues[0]
  if (first?.kind === 'rowCut') return failure('fileCut', { name, line: first.line })
  return failure('nothingReadable', { name, rows: counts.issues, line: first?.line ?? 1 })
}

/** A member that changes nothing, and why. */
export async function refuse(source: ByteSource, encoding: string | null, why: Refusal): Promise<MemberOutcome> {
  const { bytes, sha256 } = await digestOf(source)
  return {
    kind: 'refused',
    member: {
      name: source.name,
      archive: source.archive,
      bytes,
      sha256,
      encoding,
      sample: null,
      profile: null,
      ...why,
    },
  }
}

async function digestOf(source: ByteSource): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of source.open()) {
    hash.update(chunk)
    bytes += chunk.length
  }
  return { bytes, sha256: hash.digest('hex') }
}
