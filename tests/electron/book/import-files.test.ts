// Invariants of importing:
// 1. a preview is a promise: the import does what it said, or fails; 2. an import that fails leaves the folder byte-identical;
// 3. the same bytes again add nothing; 4. added + known + revised are all entries of a file.

import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { type Book, openBook } from '../../../electron/book/book'
import { commitImport, previewImport } from '../../../electron/book/import-files'
import type { ReadMember } from '../../../electron/import/read'
import type { ParsedFile } from '../../../shared/formats/format'
import { must } from '../../../shared/result'
import { profileZ } from '../../../shared/settings'
import { derivedOf } from '../../helpers/derived-books'
import { folderImage, temporaryFolders } from '../../helpers/folders'
import { draftOf, fileOf } from '../../helpers/parsed-files'
import { memberOf, outcomeOf } from '../../helpers/read-members'

const temporary = temporaryFolders()
const sale = (key: string | null, line = 2) => draftOf({ naturalKey: key, line })
let book: Book
let scratch = ''

beforeEach(async () => {
  const folder = temporary()
  scratch = temporary()
  book = must(await openBook(join(folder, 'book'), { write: true, create: true }))
  return () => book.close()
})

const derived = (...files: ParsedFile[]) => derivedOf(files, book.journal.events)
const preview = (files: ParsedFile[], ...members: ReadMember[]) =>
  previewImport(derived(...files), [outcomeOf(...members)])
const counts = (files: ParsedFile[], ...members: ReadMember[]) =>
  preview(files, ...members).files.map(({ added, known, revised, fileKnown }) => ({ added, known, revised, fileKnown }))
const commit = (made: ReturnType<typeof preview>, acceptIncomplete: boolean | string[] = false) =>
  commitImport(book, made, { acceptIncomplete })

describe('the preview', () => {
  test('counts what the book has not, has, and has otherwise', () => {
    const known = fileOf('known', [sale('1'), sale('2', 3), sale(null, 4)], { statedAt: 1 })
    const member = memberOf(scratch, 'x', [
      sale('1'),
      { ...sale('2', 3), status: 'REFUND' },
      sale('3', 4),
      sale(null, 5),
      sale(null, 6),
    ])
    expect(counts([known], member)).toEqual([{ added: 2, known: 2, revised: 1, fileKnown: false }])
  })

  test('a field that either layout does not state is no revision', () => {
    const known = fileOf('known', [sale('1')], { unstated: ['note'] })
    const member = memberOf(scratch, 'x', [{ ...sale('1'), note: 'new', at: 1 }], { unstated: ['at'] })
    expect(counts([known], member)).toEqual([{ added: 0, known: 1, revised: 0, fileKnown: false }])
  })

  test('of two new files that overlap the first adds and the second knows', () => {
    const members = [memberOf(scratch, 'x', [sale('1'), sale('2')]), memberOf(scratch, 'y', [sale('2'), sale('3')])]
    expect(counts([], ...members)).toMatchObject([
      { added: 2, known: 0 },
      { added: 1, known: 1 },
    ])
  })

  test('the same bytes twice in one preview are known the second time', () => {
    const member = memberOf(scratch, 'x', [sale('1')])
    expect(counts([], member, member)).toEqual([
      { added: 1, known: 0, revised: 0, fileKnown: false },
      { added: 0, known: 1, revised: 0, fileKnown: true },
    ])
  })

  test('crosses to another thread as plain values', () => {
    const made = preview([], memberOf(scratch, 'x', [sale('1')]))
    expect(structuredClone(made)).toEqual(made)
    expect(JSON.stringify(made)).not.toContain('drafts')
  })
})

describe('the import', () => {
  test('stores the original, then writes one event for it', async () => {
    const member = memberOf(scratch, 'x', [sale('1')])
    const done = must(await commit(preview([], member)))
    expect(done).toMatchObject({ imported: 1, added: 1, known: 0, revised: 0, left: [] })
    expect(book.journal.events).toMatchObject([
      { kind: 'file.imported', data: { file: member.sha256, name: 'x.csv', incompleteAccepted: false } },
    ])
    expect(await book.vault.verify({ sha256: member.sha256, bytes: member.storedBytes })).toBeNull()
  })

  test('the same bytes again change nothing', async () => {
    const member = memberOf(scratch, 'x', [sale('1')])
    must(await commit(preview([], member)))
    const before = folderImage(book.folder)
    for (let again = 0; again < 4; again += 1) {
      const done = must(await commit(preview([member.parsed], member)))
      expect(done).toMatchObject({ imported: 0, added: 0, known: 1 })
    }
    expect(folderImage(book.folder)).toEqual(before)
  })

  test('an import that was undone can be done again', async () => {
    const member = memberOf(scratch, 'x', [sale('1')])
    must(await commit(preview([], member)))
    must(await book.append([{ kind: 'event.undone', data: { seq: 1 } }]))
    expect(must(await commit(preview([], member))).imported).toBe(1)
  })

  test('a suggested profile is saved with the file that it reads, once', async () => {
    const profile = profileZ.parse({
      id: 'p',
      name: 'shop',
      stream: 'order',
      headerFingerprint: 'f',
      delimiter: ',',
      columns: {},
    })
    must(await commit(preview([], { ...memberOf(scratch, 'x', [sale('1')]), profile })))
    must(await commit(preview([], { ...memberOf(scratch, 'y', [sale('2')]), profile })))
    expect(book.journal.events.map(({ kind }) => kind)).toEqual(['profile.saved', 'file.imported', 'file.imported'])
    expect(book.journal.events[1]).toMatchObject({ data: { profile: 'p' } })
  })

  test('an incomplete file is taken when the person says so, which is recorded', async () => {
    const cut = memberOf(scratch, 'cut', [sale('1')], { verdict: 'incomplete' })
    must(await commit(preview([], cut), [cut.sha256]))
    expect(book.journal.events).toMatchObject([{ data: { incompleteAccepted: true } }])
  })

  test('complete files are taken beside an incomplete one that is left', async () => {
    const cut = memberOf(scratch, 'cut', [sale('1')], { verdict: 'incomplete' })
    const done = must(await commit(preview([], cut, memberOf(scratch, 'x', [sale('2')]))))
    expect(done.imported).toBe(1)
    expect(done.left.map(({ failure }) => failure.kind)).toEqual(['incompleteNotAccepted'])
  })

  test('half a character pair in a file name does not stop an import', async () => {
    must(await commit(preview([], { ...memberOf(scratch, 'x', [sale('1')]), name: 'a\ud800.csv' })))
    expect(book.journal.events).toMatchObject([{ data: { name: 'a\ufffd.csv' } }])
  })
})

describe('what fails leaves the folder byte-identical', () => {
  let before: readonly string[] = []
  beforeEach(async () => {
    must(await commit(preview([], memberOf(scratch, 'first', [sale('0')]))))
    before = folderImage(book.folder)
  })
  const unchanged = () => expect(folderImage(book.folder)).toEqual(before)

  test('a refused or incomplete file', async () => {
    const refused = memberOf(scratch, 'r', [], { verdict: 'refuse' })
    expect(await commit(preview([], refused), true)).toMatchObject({ ok: false })
    const cut = memberOf(scratch, 'cut', [sale('1')], { verdict: 'incomplete' })
    expect(await commit(preview([], cut))).toMatchObject({ ok: false, failure: { kind: 'incompleteNotAccepted' } })
    unchanged()
  })

  test('a preview of an older head', async () => {
    const made = preview([], memberOf(scratch, 'x', [sale('1')]))
    must(await book.append([{ kind: 'event.undone', data: { seq: 1 } }]))
    before = folderImage(book.folder)
    expect(await commit(made)).toMatchObject({ ok: false, failure: { kind: 'previewStale' } })
    unchanged()
  })

  test('a file that changed after the preview, with all files of the same import', async () => {
    const good = memberOf(scratch, 'good', [sale('1')])
    const changed = memberOf(scratch, 'bad', [sale('2')])
    const made = preview([], good, changed)
    writeFileSync(changed.storedPath, 'baD')
    expect(await commit(made)).toMatchObject({ ok: false, failure: { kind: 'previewStale' } })
    rmSync(changed.storedPath)
    expect(await commit(made)).toMatchObject({ ok: false, failure: { kind: 'previewStale' } })
    unchanged()
  })

  test('a cancelled import', async () => {
    const made = preview([], memberOf(scratch, 'x', [sale('1')]), memberOf(scratch, 'y', [sale('2')]))
    const stop = new AbortController()
    const done = await commitImport(book, made, {
      acceptIncomplete: false,
      signal: stop.signal,
      onProgress: (filesDone) => filesDone === 1 && stop.abort(),
    })
    expect(done).toMatchObject({ ok: false, failure: { kind: 'cancelled' } })
    unchanged()
  })

  test('an append that is refused', async () => {
    const made = preview([], memberOf(scratch, 'x', [sale('1')]))
    const refusing: Book = Object.create(book, {
      append: { value: async () => ({ ok: false, failure: { kind: 'diskFull', params: {} } }) },
      vault: { value: book.vault },
      journal: { value: book.journal },
      readOnly: { value: false },
    })
    expect(await commitImport(refusing, made, { acceptIncomplete: false })).toMatchObject({
      ok: false,
      failure: { kind: 'diskFull' },
    })
    unchanged()
  })

  test('a book that is open read-only', async () => {
    const reader = must(await openBook(book.folder, { write: false }))
    const made = preview([], memberOf(scratch, 'x', [sale('1')]))
    expect(await commitImport(reader, made, { acceptIncomplete: true })).toMatchObject({
      ok: false,
      failure: { kind: 'bookReadOnly' },
    })
    unchanged()
  })

  test('a vault that cannot be written to', async () => {
    const member = memberOf(scratch, 'x', [sale('1')])
    // A file stands where the folder of this member has to be made.
    const inTheWay = join(book.vault.folder, member.sha256.slice(0, 2))
    writeFileSync(inTheWay, '')
    const done = await commit(preview([], memberOf(scratch, 'good', [sale('2')]), member))
    expect(done).toMatchObject({ ok: false, failure: { kind: 'writeRefused' } })
    rmSync(inTheWay)
    unchanged()
  })
})
