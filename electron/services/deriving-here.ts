// Deriving in this thread: what the worker runs, and what tests use without one. It reads the book as anyone may, and
// never writes to it.

import { stat } from 'node:fs/promises'
import type { FileReport } from '../../shared/bridge/contract'
import { type Failure, failure } from '../../shared/failure'
import { failed, ok, type Result } from '../../shared/result'
import { openBook } from '../book/book'
import { deriveBook } from '../book/derive'
import type { ImportPreview } from '../book/import-files'
import type { DerivedFacts, Deriving, Running } from './deriving'
import { checkEntry, checkResolution, checkSides } from './view/decision-checks'
import { type DerivedView, type PagedView, pagesOf, viewOf } from './view/derived-view'
import { historyOf } from './view/history'
import { overviewOf } from './view/overview'
import { pageText } from './view/pages'
import { readChosen } from './view/read-chosen'
import { sourceLines } from './view/source-lines'
import { writeSample } from './view/write-sample'

/** What one book has given so far. */
class Desk {
  #view: DerivedView | null = null
  #paged: PagedView | null = null
  readonly #previews = new Map<string, ImportPreview>()

  get view(): DerivedView {
    if (this.#view === null) throw new Error('no book has been opened')
    return this.#view
  }

  async open(folder: string): Promise<Result<DerivedFacts, Failure>> {
    const book = await openBook(folder, { write: false })
    if (!book.ok) return book
    const known = this.#view?.book.id === book.value.id ? this.#view : null
    if (known === null) this.#previews.clear()
    const derived = await deriveBook(book.value, known ? { reuse: known.derived } : {})
    this.#view = viewOf(book.value, derived)
    if (known === null) this.#paged = null
    return ok(factsOf(this.#view))
  }

  paged(): PagedView {
    if (this.#paged?.view !== this.view) this.#paged = { view: this.view, pages: pagesOf(this.view, this.#paged) }
    return this.#paged
  }

  keep(name: string, preview: ImportPreview): void {
    this.#previews.set(name, preview)
  }

  /** A preview is a promise about one state of the book. */
  promised(name: string): ImportPreview | null {
    const preview = this.#previews.get(name)
    return preview?.head === this.view.derived.head ? preview : null
  }

  forget(name: string): void {
    this.#previews.delete(name)
  }
}

export function derivingHere(): Deriving {
  const desk = new Desk()
  return {
    open: (folder) => desk.open(folder),
    overview: async (period) => overviewOf(desk.view, period),
    manifest: async () => manifestOf(desk.paged()),
    pages: async ({ head, keys }) => textsOf(desk.paged(), head, keys),
    source: ({ file, line, around }) => sourceOf(desk.view, file, line, around),
    history: async () => historyOf(desk.view),
    checkSides: async (sides) => checkSides(desk.view, sides),
    checkEntry: async (entry) => checkEntry(desk.view, entry),
    checkResolution: async ({ exceptions, how }) => checkResolution(desk.view, exceptions, how),
    async read(call, running: Running = {}) {
      const read = await readChosen(desk.view, call, running)
      if (!read.ok) return read
      desk.keep(call.preview, read.value.preview)
      return ok<readonly FileReport[]>(read.value.reports)
    },
    promised: async (preview) => desk.promised(preview),
    async forget(preview) {
      desk.forget(preview)
      return null
    },
    simulate: (folder) => writeSample(folder),
    close: async () => {},
  }
}

function factsOf({ derived, firstDay, lastDay }: DerivedView): DerivedFacts {
  const { head, stateHash, entries, imports } = derived
  return { head, stateHash, entries: entries.length, files: imports.length, firstDay, lastDay }
}

function manifestOf({ view, pages }: PagedView) {
  const { head, stateHash } = view.derived
  const rows = [...pages.values()].map((page) => ({ key: page.key, digest: page.digest, rows: page.rows.length }))
  return { book: view.book.id, head, stateHash, pages: rows }
}

function textsOf({ view, pages }: PagedView, head: string, keys: readonly string[]): readonly string[] | null {
  if (head !== view.derived.head) return null
  return keys.flatMap((key) => {
    const page = pages.get(key)
    return page ? [pageText(page)] : []
  })
}

/** Only files of the book can be asked for: the address is looked up, never joined to a path. */
async function sourceOf({ book, derived }: DerivedView, file: string, line: number, around: number) {
  const imported = derived.imports.find((each) => each.file === file)
  const path = imported ? book.vault.pathOf(imported.file) : null
  const there = path !== null && (await stat(path).catch(() => null)) !== null
  if (!imported || path === null || !there) return failed(failure('vaultDamaged', { name: file, detail: 'missing' }))
  const { name, encoding } = imported
  return ok({ name, file, encoding, lines: await sourceLines(path, encoding, line, around) })
}
