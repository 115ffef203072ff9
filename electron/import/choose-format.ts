// Which format reads a member: a saved profile that names its header, else the first format that knows it, else the
// suggested mapping where it is sure. Everything else is refused with what a person needs to go on.

import { type Failure, failure } from '../../shared/failure'
import type { Detection, Format, Head } from '../../shared/formats/format'
import { splitLine } from '../../shared/formats/header'
import { recogniseOther } from '../../shared/formats/not-merchant'
import { FORMATS, formatById } from '../../shared/formats/registry'
import { mappedFormat, shopOrders } from '../../shared/formats/shop-orders/format'
import type { Suggestion } from '../../shared/formats/shop-orders/suggest'
import type { Reason } from '../../shared/reason'
import type { ImportProfile } from '../../shared/settings'
import { chooseByAllRows, chooseMapping, headerFingerprint, sampleOf } from './choose-mapping'
import type { Probe } from './probe'
import type { ReadOptions, RefusedMember } from './read'
import type { ByteSource } from './source'

export interface Chosen {
  readonly format: Format
  readonly detection: Detection
  readonly profile: ImportProfile | null
  /** Of a mapped layout: first rows, so that a person can change what its columns mean. */
  readonly sample?: RefusedMember['sample']
  /** The suggestion that was taken. */
  readonly suggestion?: Suggestion
}

export interface NotChosen {
  readonly failure: Failure
  /** What has to be answered before the layout can be read. */
  readonly reasons?: readonly Reason[]
  readonly sample: RefusedMember['sample']
  readonly profile: ImportProfile | null
  readonly suggestion?: Suggestion
}

/** Chooses for a source: by its head, and where that leaves something open, by all its rows. */
export async function chooseForSource(
  source: ByteSource,
  probe: Probe,
  options: ReadOptions,
): Promise<Chosen | NotChosen> {
  const first = chooseFormat(probe.head, source.name, options.profiles ?? [], options.named ?? [])
  return chooseByAllRows(source, probe, first, detectIn, options.signal)
}

/**
 * Chooses for a head, or says why nothing fits: `notMerchantRecord`, `formatAmbiguous` or `formatUnknown`. A saved
 * profile reads only the header it was made for; one that was named for this reading, any header that has its columns.
 */
export function chooseFormat(
  head: Head,
  name: string,
  saved: readonly ImportProfile[],
  namedNow: readonly ImportProfile[] = [],
): Chosen | NotChosen {
  const profiles = [...namedNow, ...saved.filter(({ removed }) => removed !== true)]
  const named = byProfile(head, profiles, (profile, header) => profile.headerFingerprint === headerFingerprint(header))
  if (named) return named
  const other = recogniseOther(head)
  if (other)
    return { failure: failure('notMerchantRecord', { name, billCode: other.code }), sample: null, profile: null }
  for (const format of FORMATS) {
    const detection = format === shopOrders ? null : detectIn(head, format)
    if (detection) return answered(format, detection, profiles)
  }
  const open = [...namedNow, ...profiles.filter(({ headerFingerprint: made }) => made === '')]
  return byProfile(head, open, () => true) ?? chooseMapping(head, name, detectIn)
}

/** A known format, with the answers of a profile that names it where its files can leave questions open. */
function answered(format: Format, detection: Detection, profiles: readonly ImportProfile[]): Chosen {
  const profile = format.settled ? (profiles.find((each) => each.format === format.id) ?? null) : null
  return { format: profile === null ? format : (format.settled?.(profile) ?? format), detection, profile }
}

/**
 * Bank statements have no fixed layout: where a reader of theirs can read no row of a table, a person may name the columns.
 * `null` for formats that say themselves what their columns mean.
 */
export function mappingInstead(
  head: Head,
  name: string,
  { format, profile }: Chosen,
): Pick<Chosen, 'sample' | 'profile'> | null {
  if (profile !== null || format.tokeniser !== 'csv' || !format.family.startsWith('bank')) return null
  const { sample = null, profile: suggested } = chooseMapping(head, name, detectIn)
  return { sample, profile: suggested }
}

/** The format and profile a stored file was read with before. */
export function formatOfStored(head: Head, id: string, profile: ImportProfile | null): Chosen | null {
  const known = formatById(id)
  if (profile === null && (known === null || known === shopOrders)) {
    const chosen = chooseMapping(head, '', detectIn)
    return 'format' in chosen ? chosen : null
  }
  const settled = profile?.format === undefined ? undefined : known?.settled?.(profile)
  const format = settled ?? (profile === null ? known : mappedFormat(profileFor(head, profile)))
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
    if (detection === null || line === undefined) continue
    const header = splitLine(line, delimiter)
    if (!accepts(profile, header)) continue
    const rows = head.lines.slice((detection.headerIndex ?? 0) + 1).filter((text) => text.trim() !== '')
    const sample = sampleOf(
      header,
      rows.map((text) => splitLine(text, delimiter)),
    )
    return { format, detection, profile, sample }
  }
  return null
}
