// Everything the host shows of one state of the book: what was derived, and how it looks from the last covered day.

import type { Day } from '../../../shared/day'
import type { AsOf, Exception, MatchInput } from '../../../shared/matching/model'
import { lookAt } from '../../../shared/settlement/as-of'
import { lastCoveredDay } from '../../../shared/settlement/coverage'
import type { Book } from '../../book/book'
import { type DerivedBook, matchInputOf } from '../../book/derive'
import { cutPages, NO_PAGES, type Pages } from './pages'

export interface DerivedView {
  readonly book: Book
  readonly derived: DerivedBook
  readonly input: MatchInput
  readonly asOf: AsOf | null
  /** The hashed exceptions and those of the day one looks from. */
  readonly exceptions: readonly Exception[]
  readonly firstDay: Day | null
  readonly lastDay: Day | null
}

export function viewOf(book: Book, derived: DerivedBook): DerivedView {
  const input = matchInputOf(derived)
  const lastDay = lastCoveredDay(derived.coverage)
  const asOf = lastDay === null ? null : lookAt(input, derived.matching, lastDay)
  return {
    book,
    derived,
    input,
    asOf,
    exceptions: [...derived.matching.exceptions, ...(asOf?.exceptions ?? [])],
    firstDay: firstCoveredDay(derived.coverage),
    lastDay,
  }
}

function firstCoveredDay(coverage: MatchInput['coverage']): Day | null {
  const days = coverage.flatMap((each) => each.days.map(({ from }) => from)).sort()
  return days[0] ?? null
}

export interface PagedView {
  readonly view: DerivedView
  readonly pages: Pages
}

/** The view's pages; those that have not changed since `before` are taken from there. */
export function pagesOf(view: DerivedView, before: PagedView | null): Pages {
  const { derived, exceptions } = view
  return cutPages(
    {
      // Entries depend on the files alone: with the same files the earlier objects stand for the same rows.
      entries: before && filesOf(before.view) === filesOf(view) ? before.view.derived.entries : derived.entries,
      matches: derived.matching.matches,
      exceptions,
      files: derived.imports.map(({ file, name }) => ({ file, name })),
    },
    before?.pages ?? NO_PAGES,
  )
}

function filesOf({ derived }: DerivedView): string {
  return JSON.stringify([derived.imports, derived.profiles, derived.versions.parsers, derived.failures.length])
}
