// The sample shop's book: simulated files through the real import. It is made beside its place and moved there whole, so
// that a killed process leaves no half of it.

import { randomUUID } from 'node:crypto'
import { mkdir, rename } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { type Failure, failure } from '../../shared/failure'
import { failed, ok, type Result } from '../../shared/result'
import { type Book, openBook } from '../book/book'
import { writeFailure } from '../book/disk-failure'
import { commitImport } from '../book/import-files'
import type { Deriving } from './deriving'
import { removeScratch } from './scratch'

/** Afterwards `deriving` is about the book in the making: open the wanted one again. */
export async function makeSampleBook(
  folder: string,
  deriving: Deriving,
  scratchFolder: string,
): Promise<Result<null, Failure>> {
  const making = join(dirname(folder), `.${basename(folder)}-${randomUUID()}`)
  try {
    await mkdir(scratchFolder, { recursive: true })
    const made = await make(making, deriving, scratchFolder)
    if (made.ok) await rename(making, folder)
    return made
  } catch (error) {
    return failed(writeFailure(error, folder))
  } finally {
    await removeScratch(scratchFolder)
    await removeScratch(making)
  }
}

async function make(folder: string, deriving: Deriving, scratchFolder: string): Promise<Result<null, Failure>> {
  const book = await openBook(folder, { write: true, create: true })
  if (!book.ok) return book
  try {
    return await fill(book.value, deriving, scratchFolder)
  } finally {
    await book.value.close()
  }
}

async function fill(book: Book, deriving: Deriving, scratchFolder: string): Promise<Result<null, Failure>> {
  const { paths, settings } = await deriving.simulate(join(scratchFolder, 'files'))
  const saved = await book.append([{ kind: 'settings.changed', data: { settings } }])
  if (!saved.ok) return saved
  const opened = await deriving.open(book.folder)
  if (!opened.ok) return opened
  const preview = randomUUID()
  const files = paths.map((path) => ({ path, name: basename(path) }))
  const read = await deriving.read({ preview, files, profiles: [], scratchFolder: join(scratchFolder, 'read') })
  if (!read.ok) return read
  const promised = await deriving.promised(preview)
  if (promised === null) return failed(failure('previewStale'))
  // Damaged files are part of what the sample shop shows.
  const done = await commitImport(book, promised, { acceptIncomplete: true })
  return done.ok ? ok(null) : done
}
