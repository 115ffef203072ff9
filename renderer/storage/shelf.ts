// Everything the window can ask about, in memory: entries by day, matches and exceptions with their way back to the
// entries. A shelf never changes; `nextShelf` makes the one after a change and keeps what has not changed.

import type { Day } from '../../shared/day'
import type { Entry, EntryId } from '../../shared/entry'
import type { Exception, Match } from '../../shared/matching/model'
import { buildDayBlock, type DayBlock } from './day-block'
import type { StoredPage } from './page-store'

export interface Shelf {
  /** By day, oldest first. */
  readonly blocks: readonly DayBlock[]
  /** Position of each block's first entry; one more than blocks: the last is the number of entries. */
  readonly bases: Uint32Array
  /** The day each entry stands under; made when first asked for, as the other ways back are. */
  dayOf(): ReadonlyMap<EntryId, Day>
  readonly matches: readonly Match[]
  matchesOf(): ReadonlyMap<EntryId, readonly Match[]>
  /** Newest day first, then the largest amount. */
  readonly exceptions: readonly Exception[]
  exceptionsOf(): ReadonlyMap<EntryId, readonly Exception[]>
  /** Stored file (SHA-256) → the name it came in with. */
  readonly fileNames: ReadonlyMap<string, string>
}

export const EMPTY_SHELF: Shelf = {
  blocks: [],
  bases: new Uint32Array(1),
  dayOf: () => new Map(),
  matches: [],
  matchesOf: () => new Map(),
  exceptions: [],
  exceptionsOf: () => new Map(),
  fileNames: new Map(),
}

export function nextShelf(before: Shelf, pages: ReadonlyMap<string, StoredPage>): Shelf {
  const sorted = sortPages(pages)
  const blocks = nextBlocks(before.blocks, sorted.entries)
  const matches = rowsOf<Match>(sorted.matches)
  const exceptions = rowsOf<Exception>(sorted.exceptions).sort(newestThenLargest)
  return {
    blocks,
    bases: basesOf(blocks),
    dayOf: once(() => daysOf(blocks)),
    matches,
    matchesOf: once(() => byEntry(matches, (match) => [match.left, match.right])),
    exceptions,
    exceptionsOf: once(() => byEntry(exceptions, (exception) => [exception.entries])),
    fileNames: new Map(rowsOf<FileRow>(sorted.files).map((row) => [row.file, row.name])),
  }
}

interface FileRow {
  readonly file: string
  readonly name: string
}

interface SortedPages {
  readonly entries: ReadonlyMap<Day, StoredPage[]>
  readonly matches: readonly StoredPage[]
  readonly exceptions: readonly StoredPage[]
  readonly files: readonly StoredPage[]
}

/** Pages by what they hold; in the order of their keys, so that nothing depends on how they came in. */
function sortPages(pages: ReadonlyMap<string, StoredPage>): SortedPages {
  const entries = new Map<Day, StoredPage[]>()
  const matches: StoredPage[] = []
  const exceptions: StoredPage[] = []
  const files: StoredPage[] = []
  for (const key of [...pages.keys()].sort()) {
    const page = pages.get(key)
    if (!page) continue
    const [kind, , day] = key.split('/')
    if (kind === 'match') matches.push(page)
    else if (kind === 'exception') exceptions.push(page)
    else if (kind === 'file') files.push(page)
    else if (kind === 'entry' && day) push(entries, day as Day, page)
  }
  return { entries, matches, exceptions, files }
}

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

function rowsOf<Row>(pages: readonly StoredPage[]): Row[] {
  return pages.flatMap((page) => page.rows as readonly Row[])
}

function nextBlocks(before: readonly DayBlock[], entries: ReadonlyMap<Day, StoredPage[]>): readonly DayBlock[] {
  const old = new Map(before.map((block) => [block.day, block]))
  return [...entries]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, pages]) => {
      const block = old.get(day)
      return block && samePages(block.pages, pages) ? block : buildDayBlock(day, pages)
    })
}

function samePages(a: readonly StoredPage[], b: readonly StoredPage[]): boolean {
  return a.length === b.length && a.every((page, index) => page === b[index])
}

function basesOf(blocks: readonly DayBlock[]): Uint32Array {
  const bases = new Uint32Array(blocks.length + 1)
  for (const [index, block] of blocks.entries()) bases[index + 1] = (bases[index] ?? 0) + block.rows.length
  return bases
}

function daysOf(blocks: readonly DayBlock[]): ReadonlyMap<EntryId, Day> {
  const days = new Map<EntryId, Day>()
  for (const block of blocks) for (const row of block.rows) days.set(row.id, block.day)
  return days
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

function byEntry<Row>(rows: readonly Row[], sides: (row: Row) => readonly (readonly EntryId[])[]): Map<EntryId, Row[]> {
  const found = new Map<EntryId, Row[]>()
  for (const row of rows) for (const side of sides(row)) for (const id of side) push(found, id, row)
  return found
}

function newestThenLargest(a: Exception, b: Exception): number {
  if (a.day !== b.day) return a.day < b.day ? 1 : -1
  return Math.abs(b.minor) - Math.abs(a.minor) || (a.id < b.id ? -1 : 1)
}

/** The block that holds a position. */
export function blockAt(shelf: Shelf, position: number): { readonly block: DayBlock; readonly index: number } | null {
  let low = 0
  let high = shelf.blocks.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((shelf.bases[middle] ?? 0) <= position) low = middle
    else high = middle - 1
  }
  const block = shelf.blocks[low]
  return block ? { block, index: position - (shelf.bases[low] ?? 0) } : null
}

export function entryAt(shelf: Shelf, position: number): Entry | null {
  const found = blockAt(shelf, position)
  return found?.block.rows[found.index] ?? null
}

const places = new WeakMap<DayBlock, ReadonlyMap<EntryId, Entry>>()

function entriesOf(block: DayBlock): ReadonlyMap<EntryId, Entry> {
  const known = places.get(block)
  if (known) return known
  const made = new Map(block.rows.map((row) => [row.id, row]))
  places.set(block, made)
  return made
}

export function entryById(shelf: Shelf, id: EntryId): Entry | null {
  const day = shelf.dayOf().get(id)
  const block = day === undefined ? null : blockOfDay(shelf, day)
  return (block && entriesOf(block).get(id)) ?? null
}

/** The block of a day, by bisection. */
export function blockOfDay(shelf: Shelf, day: Day): DayBlock | null {
  let low = 0
  let high = shelf.blocks.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const block = shelf.blocks[middle]
    if (!block) return null
    if (block.day === day) return block
    if (block.day < day) low = middle + 1
    else high = middle - 1
  }
  return null
}

export function entriesById(shelf: Shelf, ids: readonly EntryId[]): readonly Entry[] {
  return ids.map((id) => entryById(shelf, id)).filter((entry) => entry !== null)
}
