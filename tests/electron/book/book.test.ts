// A folder is a book or it is left alone; what is damaged or newer opens read-only.

import { appendFileSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { openBook } from '../../../electron/book/book'
import { EMPTY_HEAD } from '../../../electron/book/journal-line'
import type { NewEvent } from '../../../shared/journal/events'
import { must } from '../../../shared/result'
import { folderImage, temporaryFolders } from '../../helpers/folders'

const temporary = temporaryFolders()
const note = (text: string): NewEvent => ({ kind: 'note.added', data: { entry: 'a'.repeat(32), text } })
let folder = ''
const segment = () => join(folder, 'journal', '000001.ndjson')

beforeEach(() => {
  folder = join(temporary(), 'book')
})

async function bookWith(...texts: string[]) {
  const book = must(await openBook(folder, { write: true, create: true }))
  for (const text of texts) must(await book.append([note(text)]))
  await book.close()
  return book
}

describe('what is no book', () => {
  test('an absent or empty folder is missing unless a book is to be made', async () => {
    expect(await openBook(folder, { write: true })).toMatchObject({ ok: false, failure: { kind: 'bookMissing' } })
    mkdirSync(folder)
    expect(await openBook(folder, { write: false, create: true })).toMatchObject({
      ok: false,
      failure: { kind: 'bookMissing' },
    })
    expect(folderImage(folder)).toEqual([])
  })

  test('a folder with other files is refused and left untouched', async () => {
    mkdirSync(folder)
    writeFileSync(join(folder, 'holiday.jpg'), 'x')
    const before = folderImage(folder)
    for (const write of [true, false]) {
      expect(await openBook(folder, { write, create: true })).toMatchObject({
        ok: false,
        failure: { kind: 'bookNotABook' },
      })
    }
    expect(folderImage(folder)).toEqual(before)
  })

  test('a file is refused and left untouched', async () => {
    writeFileSync(folder, 'x')
    expect(await openBook(folder, { write: true, create: true })).toMatchObject({
      ok: false,
      failure: { kind: 'bookNotABook' },
    })
    expect(readFileSync(folder, 'utf8')).toBe('x')
  })
})

describe('a book', () => {
  test('has an id that stays, and an empty head at first', async () => {
    const made = await bookWith()
    expect(made.journal.head).toBe(EMPTY_HEAD)
    expect(JSON.parse(readFileSync(join(folder, 'book.json'), 'utf8'))).toMatchObject({ format: 1, id: made.id })
    expect(must(await openBook(folder, { write: false })).id).toBe(made.id)
  })

  test('opening and closing it, either way, leaves every byte as it was', async () => {
    await bookWith('one')
    const before = folderImage(folder)
    for (const write of [true, false]) await must(await openBook(folder, { write })).close()
    expect(folderImage(folder)).toEqual(before)
  })

  test('appends that are made at once are written one after another', async () => {
    const book = must(await openBook(folder, { write: true, create: true }))
    const results = await Promise.all(Array.from({ length: 20 }, (_, at) => book.append([note(`n${at}`)])))
    expect(results.every(({ ok }) => ok)).toBe(true)
    await book.close()
    const { journal, readOnlyReason } = must(await openBook(folder, { write: false }))
    expect(readOnlyReason).toBeNull()
    expect(journal.events.map(({ seq }) => seq)).toEqual(Array.from({ length: 20 }, (_, at) => at + 1))
  })

  test('a reader sees what the writer has added once it looks again', async () => {
    const book = must(await openBook(folder, { write: true, create: true }))
    const reader = must(await openBook(folder, { write: false }))
    must(await book.append([note('one')]))
    await reader.refresh()
    expect(reader.journal.head).toBe(book.journal.head)
    await book.close()
  })

  test('a torn tail is mended on writing and left alone on reading', async () => {
    await bookWith('one')
    const whole = folderImage(folder)
    appendFileSync(segment(), '{"at":')
    const torn = folderImage(folder)
    await must(await openBook(folder, { write: false })).close()
    expect(folderImage(folder)).toEqual(torn)
    await must(await openBook(folder, { write: true })).close()
    expect(folderImage(folder)).toEqual(whole)
  })
})

describe('a book that is not whole opens read-only and is left untouched', () => {
  async function expectReadOnly(kind: string) {
    const before = folderImage(folder)
    const book = must(await openBook(folder, { write: true }))
    expect(book.readOnly).toBe(true)
    expect(book.readOnlyReason?.kind).toBe(kind)
    expect(await book.append([note('x')])).toMatchObject({ ok: false, failure: { kind: 'bookReadOnly' } })
    await book.close()
    expect(folderImage(folder)).toEqual(before)
    return book
  }

  test('a damaged journal, with the events before the damage', async () => {
    await bookWith('one', 'two')
    writeFileSync(segment(), readFileSync(segment(), 'utf8').replace('two', 'TWO'))
    expect((await expectReadOnly('journalDamaged')).journal.events).toHaveLength(1)
  })

  test('a newer format', async () => {
    await bookWith('one')
    writeFileSync(join(folder, 'book.json'), '{"format":2,"id":"x"}')
    expect((await expectReadOnly('bookNewer')).journal.events).toHaveLength(1)
  })

  test('a book.json that cannot be read', async () => {
    await bookWith('one')
    writeFileSync(join(folder, 'book.json'), '{"form')
    await expectReadOnly('journalDamaged')
  })
})

describe('findings', () => {
  test('a conflicted copy that continues the journal in another way is named with both heads', async () => {
    await bookWith('one')
    const copy = join(folder, 'journal', '000001 (conflicted copy).ndjson')
    copyFileSync(segment(), copy)
    await bookWith('ours')
    const ours = readFileSync(segment())
    copyFileSync(copy, segment())
    await bookWith('theirs')
    copyFileSync(segment(), copy)
    writeFileSync(segment(), ours)
    const { findings, journal, readOnly } = must(await openBook(folder, { write: true }))
    expect(readOnly).toBe(false)
    expect(findings).toMatchObject([
      {
        code: 'journalForked',
        params: { name: '000001 (conflicted copy).ndjson', seq: 2, oursHead: journal.head, sameStart: 1 },
      },
    ])
  })

  test('an older copy of the journal is no fork', async () => {
    await bookWith('one')
    copyFileSync(segment(), join(folder, 'journal', '000001-PC.ndjson'))
    await bookWith('two')
    expect(must(await openBook(folder, { write: false })).findings).toEqual([])
  })

  test('a book in a synchronised folder is named', async () => {
    folder = join(temporary(), 'Dropbox', 'book')
    await bookWith()
    const book = must(await openBook(folder, { write: false }))
    expect(book.syncedFolder).toBe('Dropbox')
    expect(book.findings).toMatchObject([{ code: 'findingSyncedFolder', params: { place: 'Dropbox' } }])
  })
})
