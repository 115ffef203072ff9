// Which format reads a member: a saved profile that names its header, else the first format that knows it, else the
// suggested mapping where it is sure. Everything else is refused with what a person needs to go on.

import { createHash } from 'node:crypto'
import { type Failure, failure } from '../../shared/failure'
import { maskCardNumbers } from '../../shared/formats/card-numbers'
import { DELIMITERS, type Detection, type Format, type Head } from '../../shared/formats/format'
import { splitLine } from '../../shared/formats/header'
import { recogniseOther } from '../../shared/formats/not-merchant'
import { FORMATS, formatById } from '../../shared/formats/registry'
import { mappedFormat, shopOrders } from '../../shared/formats/shop-orders/format'
import {
  fingerprintText,
  isSure,
  profileOf,
  type Suggestion,
  suggestMapping,
} from '../../shared/formats/shop-orders/suggest'
import type { ImportProfile } from '../../shared/settings'
import type { RefusedMember } from './read'

export interface Chosen {
  readonly format: Format
  readonly detection: Detection
  readonly profile: ImportProfile | null
}

export interface NotChosen {
  readonly failure: Failure
  readonly sample: RefusedMember['sample']
  readonly profile: ImportProfile | null
}

/** SHA-256 of the normalised header cells: recognises a layout. */
export function headerFingerprint(header: readonly string[]): string {
  return createHash('sha256').update(fingerprintText(header)).digest('hex')
}

/** Chooses for a head, or says why nothing fits: `notMerchantRecord`, `formatAmbiguous` or `formatUnknown`. */
export function chooseFormat(head: Head, name: string, profiles: readonly ImportProfile[]): Chosen | NotChosen {
  const named = byProfile(head, profiles, (profile, header) => profile.headerFingerprint === headerFingerprint(header))
  if (named) return named
  const other = recogniseOther(head)
  if (other)
    return { failure: failure('notMerchantRecord', { name, billCode: other.code }), sample: null, profile: null }
  for (const format of FORMATS) {
    const detection = format === shopOrders ? null : detectIn(head, format)
    if (detection) return { format, detection, profile: null }
  }
  return byProfile(head, profiles, () => true) ?? bySuggestion(head, name)
}

/** The format and profile a stored file was read with before. */
export function formatOfStored(head: Head, id: string, profile: ImportProfile | null): Chosen | null {
  const known = formatById(id)
  if (profile === null && (known === null || known === shopOrders)) {
    const chosen = bySuggestion(head, '')
    return 'format' in chosen ? chosen : null
  }
  const format = profile === null ? known : mappedFormat(profileFor(head, profile))
  const detection = format && detectIn(head, format)
  return format && detection ? { format, detection, profile } : null
}

/** A spreadsheet has cells and no delimiter: what a format reads out of whole lines, or by another one, is not in it. */
function detectIn(head: Head, format: Format): Detection | null {
  if (head.sheet && !CUT_BY_CELLS.has(format.tokeniser)) return null
  const detection = format.detect(head)
  return head.sheet && (detection?.delimiter ?? ',') !== ',' ? null : detection
}

const CUT_BY_CELLS: ReadonlySet<Format['tokeniser']> = new Set(['csv', 'lines', 'backtick'])

function profileFor(head: Head, profile: ImportProfile): ImportProfile {
  return head.sheet ? { ...profile, delimiter: ',' } : profile
}

function byProfile(
  head: Head,
  profiles: readonly ImportProfile[],
  accepts: (profile: ImportProfile, header: readonly string[]) => boolean,
): Chosen | null {
  for (const profile of profiles) {
    const { delimiter } = profileFor(head, profile)
    const format = mappedFormat({ ...profile, delimiter })
    const detection = detectIn(head, format)
    const line = detection?.headerIndex === null ? undefined : head.lines[detection?.headerIndex ?? -1]
    if (detection && line !== undefined && accepts(profile, splitLine(line, delimiter))) {
      return { format, detection, profile }
    }
  }
  return null
}

function bySuggestion(head: Head, name: string): Chosen | NotChosen {
  const made = suggestMapping(head)
  if (made === null) return { failure: failure('formatUnknown', { name }), sample: plainSample(head), profile: null }
  const profile = profileOf(made, headerFingerprint(made.header))
  if (isSure(made)) {
    const format = mappedFormat(profile)
    const detection = detectIn(head, format)
    if (detection) return { format, detection, profile }
  }
  const detail = made.ambiguous.map(({ headers }) => headers.join(' / ')).join('; ')
  const unsure = detail === '' ? failure('formatUnknown', { name }) : failure('formatAmbiguous', { name, detail })
  return { failure: unsure, sample: sampleOf(made), profile }
}

function sampleOf(made: Suggestion): RefusedMember['sample'] {
  return { header: made.header.map(masked), rows: made.rows.map((row) => row.map(masked)) }
}

/** The first rows of a layout in which nothing was recognised, cut where a delimiter splits them most evenly. */
function plainSample(head: Head): RefusedMember['sample'] {
  const lines = head.lines.filter((line) => line.trim() !== '').slice(0, 6)
  const tables = DELIMITERS.map((delimiter) =>
    lines.map((line) => splitLine(line, delimiter).map((cell) => masked(cell.trim()))),
  )
  const widest = tables.toSorted((a, b) => (b[0]?.length ?? 0) - (a[0]?.length ?? 0))[0]
  const [header, ...rows] = widest ?? []
  return header && header.length > 1 ? { header, rows } : null
}

function masked(cell: string): string {
  return maskCardNumbers(cell, 'anywhere').slice(0, 200)
}
