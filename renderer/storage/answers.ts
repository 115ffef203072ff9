// The answers of the worker: a list is kept as positions until its slot asks again, and its rows are handed out only
// where they are visible. A list goes on answering from the shelf it was made from.

import type { Entry } from '../../shared/entry'
import type { Exception } from '../../shared/matching/model'
import type { EntryQuery, ExceptionQuery, ListHead } from './api'
import { orderEntries } from './entry-order'
import { findEntries, narrowEntries, type Positions, sumEntries } from './entry-query'
import { findExceptions, sumExceptions } from './exception-query'
import { EMPTY_SHELF, entryAt, type Shelf } from './shelf'

/** Above this many rows, going through the whole text again is quicker than row by row. */
const NARROW_ROWS = 20_000

interface EntryList {
  readonly shelf: Shelf
  readonly query: EntryQuery
  /** Ascending by day: what a longer search text goes on from. */
  readonly found: Positions
  /** In the order asked for, before `descending`. */
  readonly ordered: Positions
}

export class Answers {
  private shelf: Shelf = EMPTY_SHELF
  private generation = 0
  private lists = 0
  private readonly slots = new Map<string, number>()
  private readonly entryLists = new Map<number, EntryList>()
  private readonly exceptionLists = new Map<number, readonly Exception[]>()

  get current(): Shelf {
    return this.shelf
  }

  /** Answers from here on come from `shelf`; rises the generation. */
  show(shelf: Shelf): number {
    this.shelf = shelf
    this.generation += 1
    return this.generation
  }

  queryEntries(slot: string, query: EntryQuery): ListHead {
    const { shelf } = this
    const before = this.entryLists.get(this.slots.get(slot) ?? 0)
    const found =
      before && continues(before, shelf, query)
        ? narrowEntries(shelf, before.found, query.text ?? '')
        : findEntries(shelf, query)
    const ordered = orderEntries(shelf, found, query.sort?.by ?? 'at')
    const list = this.takeSlot(slot)
    this.entryLists.set(list, { shelf, query, found, ordered })
    return { list, total: found.length, sums: sumEntries(shelf, found), generation: this.generation }
  }

  /** Rows [from, to) of a list; none where the list has been replaced. */
  entryRows(list: number, from: number, to: number): readonly Entry[] {
    const kept = this.entryLists.get(list)
    if (!kept) return []
    const { ordered, query, shelf } = kept
    const total = ordered.length
    const rows: Entry[] = []
    for (let at = Math.max(0, from); at < Math.min(to, total); at += 1) {
      const position = ordered[query.sort?.descending ? total - 1 - at : at]
      const entry = position === undefined ? null : entryAt(shelf, position)
      if (entry) rows.push(entry)
    }
    return rows
  }

  queryExceptions(slot: string, query: ExceptionQuery): ListHead {
    const found = findExceptions(this.shelf, query)
    const list = this.takeSlot(slot)
    this.exceptionLists.set(list, found)
    return { list, total: found.length, sums: sumExceptions(found), generation: this.generation }
  }

  exceptionRows(list: number, from: number, to: number): readonly Exception[] {
    return this.exceptionLists.get(list)?.slice(from, to) ?? []
  }

  private takeSlot(slot: string): number {
    const old = this.slots.get(slot)
    if (old !== undefined) {
      this.entryLists.delete(old)
      this.exceptionLists.delete(old)
    }
    this.lists += 1
    this.slots.set(slot, this.lists)
    return this.lists
  }
}

/** The same question with more letters at the end of its text. */
function continues(before: EntryList, shelf: Shelf, query: EntryQuery): boolean {
  const { text: oldText = '', sort: _oldSort, ...oldRest } = before.query
  const { text = '', sort: _sort, ...rest } = query
  if (before.shelf !== shelf || oldText === '' || !text.startsWith(oldText)) return false
  if (before.found.length > NARROW_ROWS) return false
  return JSON.stringify(oldRest) === JSON.stringify(rest)
}
