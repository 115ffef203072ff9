// Lines of fields of a fixed width, parted by one blank. Widths count bytes of GBK, in which a Chinese character takes
// two: so the line is measured in GBK, whatever encoding the copy at hand is stored in.

import type { Span } from '../../shared/formats/card-numbers'
import type { FixedField } from '../../shared/formats/format'

/** The cells of a line; as many as there are fields only where the line is whole and every separator stands in place. */
export function fixedCells(line: string, fields: readonly FixedField[]): readonly string[] {
  const spans = spansOf(line, fields)
  if (spans === null) return [line]
  const cells = spans.map(({ start, end }) => line.slice(start, end))
  const end = spans.at(-1)?.end ?? 0
  return spans.length === fields.length && end < line.length ? [...cells, line.slice(end)] : cells
}

/** Where the fields of a whole line stand, in characters; `null` where the line does not fit. */
export function fixedSpans(line: string, fields: readonly FixedField[]): readonly Span[] | null {
  const spans = spansOf(line, fields)
  return spans?.length === fields.length && spans.at(-1)?.end === line.length ? spans : null
}

/** Spans as far as the line goes; `null` where something else than a blank stands between two fields. */
function spansOf(line: string, fields: readonly FixedField[]): readonly Span[] | null {
  const spans: Span[] = []
  let at = 0
  for (const [index, { width }] of fields.entries()) {
    if (index > 0) {
      if (at >= line.length) return spans
      if (line.charAt(at) !== ' ') return null
      at += 1
    }
    const end = placeAfter(line, at, width)
    if (end === null) return at >= line.length || isShort(line, at, width) ? spans : null
    spans.push({ start: at, end })
    at = end
  }
  return spans
}

/** The place after `width` bytes from `start`; `null` where the line is too short or a character stands across it. */
function placeAfter(line: string, start: number, width: number): number | null {
  let left = width
  let at = start
  while (left > 0 && at < line.length) {
    const code = line.codePointAt(at) ?? 0
    left -= bytesInGbk(code)
    at += code > 0xffff ? 2 : 1
  }
  return left === 0 ? at : null
}

function isShort(line: string, start: number, width: number): boolean {
  let bytes = 0
  for (const char of line.slice(start)) bytes += bytesInGbk(char.codePointAt(0) ?? 0)
  return bytes < width
}

/** How many bytes a character takes in GB18030: one, two (all of GBK), or four. */
function bytesInGbk(code: number): 1 | 2 | 4 {
  if (code < 0x80) return 1
  twoByteCharacters ??= readTwoByteCharacters()
  return twoByteCharacters.has(code) ? 2 : 4
}

let twoByteCharacters: ReadonlySet<number> | null = null

function readTwoByteCharacters(): ReadonlySet<number> {
  const decoder = new TextDecoder('gb18030')
  const found = new Set<number>()
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    const pairs: number[] = []
    for (let trail = 0x40; trail <= 0xfe; trail += 1) if (trail !== 0x7f) pairs.push(lead, trail)
    for (const char of decoder.decode(Uint8Array.from(pairs))) {
      const code = char.codePointAt(0) ?? 0
      if (code >= 0x80) found.add(code)
    }
  }
  return found
}
