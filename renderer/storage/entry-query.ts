// Which entries a query means, as positions on the shelf in the order of days. A million entries are gone through in
// one pass over the blocks; a longer search text goes on from the answer of the shorter one.

import type { Day } from '../../shared/day'
import type { Entry } from '../../shared/entry'
import type { EntryQuery, Sum } from './api'
import { blockText, type DayBlock, kindCode, streamCode } from './day-block'
import { searchTerms } from './search-terms'
import { blockAt, type Shelf } from './shelf'

/** Positions, ascending. */
export type Positions = Uint32Array<ArrayBuffer>

type Test = (block: DayBlock, index: number) => boolean

export function findEntries(shelf: Shelf, query: EntryQuery): Positions {
  const terms = searchTerms(query.text ?? '')
  const tests = testsOf(shelf, query)
  const found = new Uint32Array(shelf.bases[shelf.blocks.length] ?? 0)
  let count = 0
  for (const [at, block] of shelf.blocks.entries()) {
    if (outside(block, query)) continue
    const base = shelf.bases[at] ?? 0
    for (const index of candidates(shelf, block, terms)) {
      if (tests.length > 0 && !tests.every((test) => test(block, index))) continue
      found[count] = base + index
      count += 1
    }
  }
  return found.slice(0, count)
}

/** The same for a text that begins with the one `before` was found for, everything else being equal. */
export function narrowEntries(shelf: Shelf, before: Positions, text: string): Positions {
  const terms = searchTerms(text)
  const files = terms.map((term) => filesNamed(shelf, term))
  return before.filter((position) => {
    const place = blockAt(shelf, position)
    return place !== null && terms.every((term, at) => rowHas(place.block, place.index, term, files[at]))
  })
}

function outside(block: DayBlock, { from, to }: EntryQuery): boolean {
  return (from !== undefined && block.day < from) || (to !== undefined && block.day > to)
}

function testsOf(shelf: Shelf, query: EntryQuery): Test[] {
  const { streams, kinds, acquirerId, file, matched } = query
  const tests: Test[] = []
  if (streams && streams.length > 0) {
    const codes = new Set(streams.map(streamCode))
    tests.push((block, index) => codes.has(block.streams[index] ?? 255))
  }
  if (kinds && kinds.length > 0) {
    const codes = new Set(kinds.map(kindCode))
    tests.push((block, index) => codes.has(block.kinds[index] ?? 255))
  }
  if (acquirerId !== undefined) tests.push((block, index) => block.rows[index]?.acquirerId === acquirerId)
  if (file !== undefined) {
    tests.push((block, index) => block.rows[index]?.sources.some((source) => source.file === file) ?? false)
  }
  if (matched !== undefined) tests.push((block, index) => matchedState(shelf, block.rows[index]) === matched)
  return tests
}

/** Part of a match; else one of several candidates; else nothing. */
export function matchedState(shelf: Shelf, row: Entry | undefined): 'matched' | 'unmatched' | 'ambiguous' {
  if (row === undefined) return 'unmatched'
  if (shelf.matchesOf().has(row.id)) return 'matched'
  const exceptions = shelf.exceptionsOf().get(row.id) ?? []
  return exceptions.some((exception) => exception.type === 'ambiguous') ? 'ambiguous' : 'unmatched'
}

/** Rows of a block that have all terms; all rows where there is no term. */
function candidates(shelf: Shelf, block: DayBlock, terms: readonly string[]): Iterable<number> {
  const [first, ...rest] = terms.toSorted((a, b) => b.length - a.length)
  if (first === undefined) return block.rows.keys()
  const files = filesNamed(shelf, first)
  const hits = files.size > 0 ? rowsFiltered(block, first, files) : rowsContaining(block, first)
  if (rest.length === 0) return hits
  const restFiles = rest.map((term) => filesNamed(shelf, term))
  return hits.filter((index) => rest.every((term, at) => rowHas(block, index, term, restFiles[at])))
}

/** Rows whose line holds the term: one search over the whole block's text, row by row only where it hits. */
function rowsContaining(block: DayBlock, term: string): number[] {
  const { hay, ends } = blockText(block)
  const rows: number[] = []
  let row = 0
  for (let at = hay.indexOf(term); at !== -1; ) {
    while ((ends[row] ?? Number.POSITIVE_INFINITY) < at) row += 1
    rows.push(row)
    const next = ends[row]
    if (next === undefined) break
    at = hay.indexOf(term, next)
  }
  return rows
}

function rowsFiltered(block: DayBlock, term: string, files: ReadonlySet<string>): number[] {
  const rows: number[] = []
  for (const index of block.rows.keys()) if (rowHas(block, index, term, files)) rows.push(index)
  return rows
}

function rowHas(block: DayBlock, index: number, term: string, files: ReadonlySet<string> | undefined): boolean {
  const { hay, ends } = blockText(block)
  const from = index === 0 ? 0 : (ends[index - 1] ?? 0) + 1
  if (hay.slice(from, ends[index]).includes(term)) return true
  return files !== undefined && files.size > 0 && comesFrom(block.rows[index], files)
}

function comesFrom(row: Entry | undefined, files: ReadonlySet<string>): boolean {
  return row?.sources.some((source) => files.has(source.file)) ?? false
}

function filesNamed(shelf: Shelf, term: string): ReadonlySet<string> {
  const files = new Set<string>()
  for (const [file, name] of shelf.fileNames) if (name.toLowerCase().includes(term)) files.add(file)
  return files
}

/** The last day on which anything was sold. */
export function lastSaleDay(shelf: Shelf): Day | null {
  const sale = kindCode('sale')
  return shelf.blocks.findLast((block) => block.kinds.includes(sale))?.day ?? null
}

interface RunningSum {
  count: number
  gross: number
  fee: number
  net: number
}

/** Sums of the entries at these positions, one per currency. Whole numbers below 2^53: exact. */
export function sumEntries(shelf: Shelf, positions: Positions): readonly Sum[] {
  const sums = new Map<string, RunningSum>()
  let at = 0
  for (const [place, block] of shelf.blocks.entries()) {
    const base = shelf.bases[place] ?? 0
    const end = shelf.bases[place + 1] ?? base
    for (let position = positions[at]; position !== undefined && position < end; position = positions[++at]) {
      const index = position - base
      const sum = sumOf(sums, block.currency ?? block.rows[index]?.currency ?? '')
      sum.count += 1
      sum.gross += block.gross[index] ?? 0
      sum.fee += block.fee[index] ?? 0
      sum.net += block.net[index] ?? 0
    }
  }
  return [...sums]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, { count, gross, fee, net }]) => ({
      currency,
      count,
      grossMinor: gross,
      feeMinor: fee,
      netMinor: net,
    }))
}

function sumOf(sums: Map<string, RunningSum>, currency: string): RunningSum {
  const known = sums.get(currency)
  if (known) return known
  const made = { count: 0, gross: 0, fee: 0, net: 0 }
  sums.set(currency, made)
  return made
}
