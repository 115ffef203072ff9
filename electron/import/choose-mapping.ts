// An unknown layout is read by the suggested mapping where every needed column is found in one way and the file's own rows
// prove how it writes dates, amounts and signs. Everything else is refused with what a person needs to answer.

import { createHash } from 'node:crypto'
import { failure } from '../../shared/failure'
import { maskCardNumbers } from '../../shared/formats/card-numbers'
import type { Detection, Format, Head } from '../../shared/formats/format'
import { isSameRow } from '../../shared/formats/header'
import { leavesOpen, type MappingProof, openMappingEvidence, openQuestions } from '../../shared/formats/mapping/prove'
import { mappedFormat } from '../../shared/formats/shop-orders/format'
import {
  bareSuggestion,
  fingerprintText,
  isSure,
  profileOf,
  proofOf,
  type Suggestion,
  suggestMapping,
} from '../../shared/formats/shop-orders/suggest'
import type { Reason } from '../../shared/reason'
import type { ImportProfile } from '../../shared/settings'
import type { Chosen, NotChosen } from './choose-format'
import { readBlocks } from './lines'
import type { Probe } from './probe'
import type { RefusedMember } from './read'
import type { ByteSource } from './source'
import { assertGoing } from './stop'
import { openRows } from './tokenise'

/** SHA-256 of the normalised header cells: recognises a layout. */
export function headerFingerprint(header: readonly string[]): string {
  return createHash('sha256').update(fingerprintText(header)).digest('hex')
}

/** How a format is recognised in a head; the caller knows what a spreadsheet allows. */
export type DetectIn = (head: Head, format: Format) => Detection | null

/** What a head alone suggests. */
export function chooseMapping(head: Head, name: string, detectIn: DetectIn): Chosen | NotChosen {
  const made = suggestMapping(head)
  if (made !== null) return judged(head, name, detectIn, { made, proof: proofOf(made), rows: made.rows })
  const bare = bareSuggestion(head)
  return bare === null
    ? { failure: failure('formatUnknown', { name }), sample: null, profile: null }
    : judged(head, name, detectIn, { made: bare, proof: proofOf(bare), rows: bare.rows })
}

interface Look {
  readonly made: Suggestion
  readonly proof: MappingProof
  /** Rows to show: the first ones, and later ones that taught something. */
  readonly rows: readonly (readonly string[])[]
}

function judged(head: Head, name: string, detectIn: DetectIn, { made, proof, rows }: Look): Chosen | NotChosen {
  const profile = profileOf(made, headerFingerprint(made.header), proof)
  const sample = sampleOf(made.header, rows)
  if (isSure(made, proof)) {
    const format = mappedFormat(profile)
    const detection = detectIn(head, format)
    if (detection) return { format, detection, profile, sample, suggestion: made }
  }
  const several = made.ambiguous.map(({ headers }) => headers.join(' / '))
  const asked = made.missing.length === 0 ? questionsOf(proof) : []
  const detail = [...several, ...asked.map(({ params }) => String(params.text ?? params.words ?? params.column ?? ''))]
    .filter((text) => text !== '')
    .join('; ')
  const unsure = detail === '' ? failure('formatUnknown', { name }) : failure('formatAmbiguous', { name, detail })
  return { failure: unsure, reasons: asked, sample, profile, suggestion: made }
}

function questionsOf(proof: MappingProof): readonly Reason[] {
  return openQuestions(proof).map((part) => proof[part].reason)
}

const ROWS_TAUGHT = 20

/** What the first rows leave open, the whole file may settle; what they took for granted, it may shake. */
export async function chooseByAllRows(
  source: ByteSource,
  probe: Probe,
  first: Chosen | NotChosen,
  detectIn: DetectIn,
  signal: AbortSignal | undefined,
): Promise<Chosen | NotChosen> {
  const made = first.suggestion
  if (!made || made.missing.length > 0 || isAllSeen(probe) || !leavesOpen(proofOf(made))) return first
  const base: ImportProfile = { ...profileOf(made, ''), columns: { ...made.columns } }
  const evidence = openMappingEvidence(made.header, base)
  const taught: (readonly string[])[] = []
  let headerSeen = false
  const take = (cells: readonly string[]) => {
    if (!headerSeen) headerSeen = isSameRow(cells, made.header)
    else if (evidence.add(cells) && taught.length < ROWS_TAUGHT) taught.push(cells)
  }
  const rows = openRows({ tokeniser: 'csv', delimiter: made.delimiter, headerCells: 0, fields: [] })
  for await (const block of readBlocks(source.open(), probe.encoding, probe.lineEnd, source.name)) {
    assertGoing(signal)
    for (const row of rows.push(block)) take(row.cells)
  }
  for (const row of rows.finish()) take(row.cells)
  const shown = [...made.rows, ...taught.filter((row) => !made.rows.some((known) => known.join() === row.join()))]
  return judged(probe.head, source.name, detectIn, { made, proof: evidence.decide(), rows: shown })
}

function isAllSeen({ whole, head }: Probe): boolean {
  return whole && head.lines.length < 60
}

/** Rows of a layout, card numbers masked, so that a person can name its columns. */
export function sampleOf(
  header: readonly string[],
  rows: readonly (readonly string[])[],
): NonNullable<RefusedMember['sample']> {
  return { header: header.map(masked), rows: rows.map((row) => row.map(masked)) }
}

function masked(cell: string): string {
  return maskCardNumbers(cell.trim(), 'anywhere').slice(0, 200)
}
