// The view cut into pages of at most 512 rows, encoded once. A page belongs to one day, so that a change of a day
// touches that day's pages only; a page whose rows are the same objects as before is not encoded again.

import { createHash } from 'node:crypto'
import type { Day } from '../../../shared/day'
import type { Entry } from '../../../shared/entry'
import type { Exception, Match } from '../../../shared/matching/model'

export const PAGE_ROWS = 512
/** Encoded pages kept in memory; beyond it a page is encoded again when it is asked for. */
const KEPT_BYTES = 192 * 1024 ** 2

export interface FileRow {
  readonly file: string
  readonly name: string
}

export interface ViewRows {
  readonly entries: readonly Entry[]
  readonly matches: readonly Match[]
  readonly exceptions: readonly Exception[]
  readonly files: readonly FileRow[]
}

type Row = Entry | Match | Exception | FileRow

export interface Page {
  readonly key: string
  /** SHA-256 of the encoded text in UTF-8, hex. */
  readonly digest: string
  readonly rows: readonly Row[]
  readonly encoded: Buffer | null
}

/** By key, in the order of the manifest. */
export type Pages = ReadonlyMap<string, Page>

export const NO_PAGES: Pages = new Map()

/** Pages of a view; `before` gives those that have not changed. */
export function cutPages(view: ViewRows, before: Pages): Pages {
  const pages = new Map<string, Page>()
  let kept = 0
  for (const [key, rows] of cuts(view)) {
    const old = before.get(key)
    const page = old && sameRows(old.rows, rows) ? old : encodePage(key, rows, kept < KEPT_BYTES)
    kept += page.encoded?.length ?? 0
    pages.set(key, page)
  }
  return pages
}

/** The text of a page, as the contract describes it. */
export function pageText(page: Page): string {
  return page.encoded?.toString('utf8') ?? encode(page.key, page.rows)
}

function encodePage(key: string, rows: readonly Row[], keep: boolean): Page {
  const encoded = Buffer.from(encode(key, rows), 'utf8')
  const digest = createHash('sha256').update(encoded).digest('hex')
  return { key, digest, rows, encoded: keep ? encoded : null }
}

function encode(key: string, rows: readonly Row[]): string {
  return JSON.stringify({ key, rows })
}

function sameRows(old: readonly Row[], rows: readonly Row[]): boolean {
  return old.length === rows.length && old.every((row, index) => row === rows[index])
}

function* cuts(view: ViewRows): Generator<[string, readonly Row[]]> {
  yield* chunks('file', view.files)
  const entries = grouped(view.entries, (entry) => `entry/${entry.stream}/${entry.day}`)
  for (const [prefix, rows] of entries) yield* chunks(prefix, rows.sort(byTime))
  for (const [prefix, rows] of grouped(view.matches, dayKey('match'))) yield* chunks(prefix, rows.sort(byId))
  for (const [prefix, rows] of grouped(view.exceptions, dayKey('exception'))) yield* chunks(prefix, rows.sort(byId))
}

function dayKey(kind: string): (row: { readonly day: Day }) => string {
  return (row) => `${kind}/${row.day}`
}

function grouped<R extends Row>(rows: readonly R[], keyOf: (row: R) => string): [string, R[]][] {
  const groups = new Map<string, R[]>()
  for (const row of rows) {
    const key = keyOf(row)
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1))
}

function* chunks(prefix: string, rows: readonly Row[]): Generator<[string, readonly Row[]]> {
  for (let from = 0; from < rows.length; from += PAGE_ROWS) {
    yield [`${prefix}/${from / PAGE_ROWS}`, rows.slice(from, from + PAGE_ROWS)]
  }
}

function byTime(a: Entry, b: Entry): number {
  return (a.at ?? 0) - (b.at ?? 0) || byId(a, b)
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}
