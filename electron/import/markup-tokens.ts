// Marked-up text cut into tags and what lies between them. Nothing is expanded; a `<` that begins no tag is text.

import type { LinePart, MarkupRules } from '../../shared/formats/format'

export interface MarkupToken {
  readonly kind: 'open' | 'close' | 'single' | 'text' | 'cdata' | 'other'
  /** Name of a tag without its prefix; `''` for the rest. */
  readonly name: string
  readonly start: number
  /** Place after the token. */
  readonly end: number
}

const TAG = /<(\/?)([A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)/y
const TEXT_ENDS = /<(?:[A-Za-z_/!?])/g

/** The token at a place; `null` where the text ends before it does. `last`: no more text will come. */
export function tokenAt(text: string, at: number, last: boolean): MarkupToken | null {
  if (at >= text.length) return null
  if (text.charAt(at) !== '<') return textToken(text, at, last)
  if (!last && text.length - at < 9) return null
  if (text.startsWith('<!--', at)) return until(text, at, '-->', 'other')
  if (text.startsWith('<![CDATA[', at)) return until(text, at, ']]>', 'cdata')
  if (text.startsWith('<?', at)) return until(text, at, '?>', 'other')
  if (text.startsWith('<!', at)) return until(text, at, '>', 'other')
  TAG.lastIndex = at
  const tag = TAG.exec(text)
  if (!tag) return textToken(text, at, last)
  const end = endOfTag(text, TAG.lastIndex)
  if (end < 0) return null
  const kind = tag[1] === '/' ? 'close' : text.charAt(end - 2) === '/' ? 'single' : 'open'
  return { kind, name: tag[3] ?? '', start: at, end }
}

function textToken(text: string, at: number, last: boolean): MarkupToken | null {
  TEXT_ENDS.lastIndex = at + 1
  const next = TEXT_ENDS.exec(text)
  if (!next && !last) return null
  return { kind: 'text', name: '', start: at, end: next ? next.index : text.length }
}

function until(text: string, at: number, mark: string, kind: 'cdata' | 'other'): MarkupToken | null {
  const found = text.indexOf(mark, at + 2)
  return found < 0 ? null : { kind, name: '', start: at, end: found + mark.length }
}

/** Place after the `>` of a tag; one inside a quoted attribute does not count. */
function endOfTag(text: string, from: number): number {
  const close = text.indexOf('>', from)
  if (close < 0) return -1
  const quote = text.slice(from, close).search(/["']/)
  if (quote < 0) return close + 1
  const mark = text.charAt(from + quote)
  const closing = text.indexOf(mark, from + quote + 1)
  return closing < 0 ? close + 1 : endOfTag(text, closing + 1)
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

/** Resolves the five named character references and numeric ones; entities that a file declares stay as they are. */
export function resolveReferences(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|([a-z]{2,4}));/g, (all, hex, decimal, name) => {
    if (name !== undefined) return NAMED[name] ?? all
    const code = Number.parseInt(hex ?? decimal, hex === undefined ? 10 : 16)
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000) ? String.fromCodePoint(code) : all
  })
}

interface MarkupText {
  readonly path: readonly string[]
  readonly start: number
  readonly end: number
}

/** Runs of text in a piece of markup with the names of the elements they stand in, outermost first. */
function textRuns(raw: string): readonly MarkupText[] {
  const runs: MarkupText[] = []
  let path: string[] = []
  for (let token = tokenAt(raw, 0, true); token; token = tokenAt(raw, token.end, true)) {
    if (token.kind === 'open') path.push(token.name)
    else if (token.kind === 'close') {
      const at = path.lastIndexOf(token.name)
      if (at >= 0) path = path.slice(0, at)
    } else if (token.kind !== 'single') {
      runs.push({ path: [...path], start: token.start, end: token.end })
      if (token.kind === 'text' && path.length > 0 && raw.slice(token.start, token.end).trim() !== '') {
        path = closedByText(raw, token.end, path)
      }
    }
  }
  return runs
}

/** In SGML a leaf need not be closed: what follows its text is no child of it. */
function closedByText(raw: string, end: number, path: string[]): string[] {
  const next = tokenAt(raw, end, true)
  return next?.kind === 'open' ? path.slice(0, -1) : path
}

/** What each run of text may hold, by the names it stands in. */
export function markupParts(raw: string, rules: MarkupRules): readonly LinePart[] {
  const upper = rules.dialect === 'sgml'
  return textRuns(raw).map(({ path, start, end }) => ({
    start,
    end,
    class: path.length === 0 ? 'text' : rules.classOf(upper ? path.map((name) => name.toUpperCase()) : path),
  }))
}
