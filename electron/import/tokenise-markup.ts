// Marked-up files become rows without the whole file in memory: a unit (an entry, a balance, an account) is one row with
// its tree; every other tag is a row of its own with the text after it. All of the file is in some row, so all is masked.

import type { MarkupElement } from '../../shared/formats/element'
import type { MarkupRules, SourceRow } from '../../shared/formats/format'
import { sgmlElement, xmlElement } from './element-tree'
import type { Block } from './lines'
import { type MarkupToken, resolveReferences, tokenAt } from './markup-tokens'
import type { RowReader } from './tokenise'

/** A unit, comment or text that goes on for longer than this was never closed. */
const LONGEST = 16 * 2 ** 20

interface Unit {
  readonly name: string
  readonly start: number
}

export function markupRows(rules: MarkupRules): RowReader {
  let text = ''
  /** Place up to which tokens have been taken; rows begin before it only while a unit is open. */
  let at = 0
  let line = 1
  let next = 1
  let bad: number[] = []
  let unit: Unit | null = null
  /** A place of `text` whose line and column are known; rows ask for theirs in ascending order. */
  let mark = { at: 0, line: 1, column: 0 }
  const open: string[] = []
  const treeOf = rules.dialect === 'xml' ? xmlElement : sgmlElement
  const nameOf = (token: MarkupToken) => (rules.dialect === 'xml' ? token.name : token.name.toUpperCase())

  return {
    push(block) {
      append(block)
      return take(false)
    },
    finish: () => take(true),
    settledBefore: () => (text.length === 0 ? next : line),
    recut: (raw) => [raw],
    rebuilt: (row, raw) => (row.element ? rowOfUnit(raw, row) : { ...row, raw, cells: leafCells(raw, row.cells) }),
  }

  function append(block: Block): void {
    text += block.lines.join('\n')
    if (block.terminated) text += '\n'
    for (const index of block.bad) bad.push(block.firstLine + index)
    next = block.firstLine + block.lines.length
  }

  function take(last: boolean): readonly SourceRow[] {
    const rows: SourceRow[] = []
    for (let token = tokenAt(text, at, last); token; token = tokenAt(text, at, last)) {
      if (unit) inUnit(token, unit, rows)
      else if (!outside(token, last, rows)) break
    }
    if (last || text.length - startOfRest() > LONGEST) giveUp(rows)
    forget(startOfRest())
    return rows
  }

  function startOfRest(): number {
    return unit ? unit.start : at
  }

  function inUnit(token: MarkupToken, known: Unit, rows: SourceRow[]): void {
    const name = nameOf(token)
    const again = token.kind === 'open' && name === known.name
    if (again || (token.kind === 'close' && name !== known.name && open.includes(name))) {
      rows.push(faultRow(known.start, token.start))
      unit = null
      at = token.start
      return
    }
    at = token.end
    if (token.kind !== 'close' || name !== known.name) return
    unit = null
    rows.push(rowOfUnit(text.slice(known.start, token.end), placeOf(known.start)))
  }

  /** Takes a token between units; `false` where its end has not come yet. */
  function outside(token: MarkupToken, last: boolean, rows: SourceRow[]): boolean {
    const name = nameOf(token)
    if (token.kind === 'open' && rules.units.has(name)) {
      unit = { name, start: token.start }
      at = token.end
      return true
    }
    if (token.kind === 'open') {
      const end = endOfLeaf(token.end, last)
      if (end === null) return false
      open.push(name)
      if (open.length > 200) open.shift()
      rows.push(leafRow(token.start, end, name))
      at = end
      return true
    }
    if (token.kind === 'close') {
      const place = open.lastIndexOf(name)
      if (place >= 0) open.length = place
    }
    const raw = text.slice(token.start, token.end)
    if (token.kind !== 'text' || raw.trim() !== '') {
      rows.push({ ...placeOf(token.start), cells: [token.kind === 'close' ? `/${name}` : name], raw, terminated: true })
    }
    at = token.end
    return true
  }

  /** Place after the text that follows an opening tag. */
  function endOfLeaf(from: number, last: boolean): number | null {
    let end = from
    for (;;) {
      const token = tokenAt(text, end, last)
      if (token === null) return last ? text.length : null
      if (token.kind !== 'text' && token.kind !== 'cdata') return end
      end = token.end
    }
  }

  function leafRow(start: number, end: number, name: string): SourceRow {
    const raw = text.slice(start, end).trimEnd()
    return withFaults({ ...placeOf(start), cells: leafCells(raw, [name]), raw, terminated: true })
  }

  function rowOfUnit(raw: string, place: { readonly line: number; readonly column?: number }): SourceRow {
    const element: MarkupElement | null = treeOf(raw)
    const base = { line: place.line, column: place.column ?? 0, raw, terminated: true }
    if (element === null) return { ...base, cells: [], fault: 'badMarkup' }
    return withFaults({ ...base, cells: [element.name], element })
  }

  function withFaults(row: SourceRow): SourceRow {
    if (bad.length === 0) return row
    const end = row.line + row.raw.split('\n').length
    return bad.some((each) => each >= row.line && each < end) ? { ...row, cells: [], fault: 'badBytes' } : row
  }

  /** What is never closed. */
  function faultRow(start: number, end: number): SourceRow {
    const raw = text.slice(start, end).trimEnd()
    return { ...placeOf(start), cells: [], raw, terminated: false, fault: 'rowCut' }
  }

  function placeOf(place: number): { line: number; column: number } {
    const skipped = text.slice(mark.at, place)
    const breaks = skipped.split('\n').length - 1
    const past = breaks === 0 ? mark.column + skipped.length : skipped.length - skipped.lastIndexOf('\n') - 1
    mark = { at: place, line: mark.line + breaks, column: past }
    return { line: mark.line, column: mark.column }
  }

  function giveUp(rows: SourceRow[]): void {
    const start = startOfRest()
    if (text.slice(start).trim() !== '') rows.push(faultRow(start, text.length))
    unit = null
    at = text.length
  }

  function forget(until: number): void {
    if (until === 0) return
    line = placeOf(until).line
    text = text.slice(until)
    at -= until
    if (unit) unit = { ...unit, start: unit.start - until }
    bad = bad.filter((each) => each >= line)
    mark = { ...mark, at: 0 }
  }
}

function leafCells(raw: string, cells: readonly string[]): readonly string[] {
  const tag = tokenAt(raw, 0, true)
  if (tag?.kind !== 'open') return cells
  const inner = raw.slice(tag.end).replace(/^<!\[CDATA\[([\s\S]*)\]\]>$/, '$1')
  return [cells[0] ?? '', resolveReferences(inner).trim()]
}
