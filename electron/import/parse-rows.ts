// The one pass over a member's bytes: decode, cut into rows, mask, keep a copy, parse. Reading a stored file again takes
// the same pass without the copy, which is why it gives the same drafts.

import type { EntryDraft } from '../../shared/entry'
import { holdsCardWord, maskCardNumbers } from '../../shared/formats/card-numbers'
import type { Detection, Format, Head, ParseEnd, RowIssue } from '../../shared/formats/format'
import { openGuarded } from '../../shared/formats/guard'
import { splitLine } from '../../shared/formats/header'
import type { Chosen } from './choose-format'
import { openCompact } from './compact'
import { LONGEST_LINE, readBlocks } from './lines'
import { markupParts } from './markup-tokens'
import { type MaskedRow, openMask } from './mask-rows'
import type { Probe } from './probe'
import { readAsTable } from './sheet/read-as-table'
import type { ByteSource } from './source'
import { assertGoing } from './stop'
import type { StoredCopy } from './stored-copy'
import { type Cutting, cuttingOf, openRows } from './tokenise'

export interface ParsedRows {
  readonly end: ParseEnd
  readonly drafts: readonly EntryDraft[]
  readonly issues: readonly RowIssue[]
  readonly maskedNumbers: number
}

export interface Pass {
  readonly source: ByteSource
  readonly probe: Probe
  readonly chosen: Chosen
  /** Where the stored form goes; `null` when a stored file is read again. */
  readonly copy: StoredCopy | null
  readonly signal?: AbortSignal | undefined
  readonly onBytes?: (bytes: number) => void
}

export async function parseRows(pass: Pass): Promise<ParsedRows> {
  const { probe, chosen, copy } = pass
  const { format, detection } = probe.head.sheet ? readAsTable(chosen) : chosen
  const headerIndex = detection.headerIndex ?? -1
  const headerLine = probe.head.lines[headerIndex] ?? ''
  const cutting = cuttingFor(format, detection, headerLine)
  const rows = openRows(cutting)
  const named = detection.fields?.map((field) => field.name) ?? []
  const header = headerLine === '' ? named : splitLine(headerLine, cutting.delimiter)
  if (header.some((name) => format.columnClass(name) === 'identity')) copy?.hideIdentities()
  const mask = openMask(header, headerIndex + 1, (name) => format.columnClass(name), cutting, rows)
  const drafts: EntryDraft[] = []
  const issues: RowIssue[] = []
  let maskedNumbers = 0
  const sink = {
    draft: (draft: EntryDraft) => drafts.push(draft),
    issue: (issue: RowIssue) => issues.push(issue),
  }
  const parser = openGuarded(format, maskedHead(probe.head), sink, openCompact())
  const take = (row: ReturnType<typeof rows.push>[number]) => {
    const masked = mask(row)
    maskedNumbers += keepStars(copy, masked)
    parser.row(masked.row)
  }
  const longestLine = format.markup ? LONGEST_LINE.markup : LONGEST_LINE.text
  for await (const block of readBlocks(counted(pass), probe.encoding, probe.lineEnd, pass.source.name, longestLine)) {
    assertGoing(pass.signal)
    copy?.add(block)
    for (const row of rows.push(block)) take(row)
    await copy?.settle(rows.settledBefore())
  }
  for (const row of rows.finish()) take(row)
  await copy?.settle(Number.POSITIVE_INFINITY)
  const end = parser.end()
  issues.sort((a, b) => a.line - b.line)
  return { end, drafts, issues, maskedNumbers }
}

function cuttingFor(format: Format, detection: Detection, headerLine: string): Cutting {
  const cutting = cuttingOf(format.tokeniser, detection, headerLine)
  const { markup, lineParts } = format
  if (markup) return { ...cutting, markup, partsOf: (raw) => markupParts(raw, markup) }
  return format.tokeniser === 'plain' ? { ...cutting, partsOf: (raw) => lineParts?.(raw) ?? [] } : cutting
}

async function* counted(pass: Pass): AsyncGenerator<Uint8Array> {
  for await (const chunk of pass.source.open()) {
    pass.onBytes?.(chunk.length)
    yield chunk
  }
}

/** What a format sees of the beginning is masked as it will be stored. */
function maskedHead(head: Head): Head {
  const lines = head.lines.map((line) => (holdsCardWord(line) ? maskCardNumbers(line, 'anywhere') : line))
  return { ...head, lines }
}

/** Tells the copy which characters of which lines are stars now; answers how many numbers that were. */
function keepStars(copy: StoredCopy | null, masked: MaskedRow): number {
  if (masked.stars === null) return 0
  let start = 0
  for (const [index, text] of masked.row.raw.split('\n').entries()) {
    const shift = index === 0 ? (masked.row.column ?? 0) - start : -start
    const places = masked.stars.filter((at) => at >= start && at < start + text.length).map((at) => at + shift)
    if (places.length > 0) copy?.star({ line: masked.row.line + index, places })
    start += text.length + 1
  }
  return numbersIn(masked.stars)
}

/** The stars of one number stand together, parted by single blanks or dashes at most. */
function numbersIn(stars: readonly number[]): number {
  return stars.filter((at, index) => index === 0 || at - (stars[index - 1] ?? 0) > 2).length
}
