// import, status, book verify and book rebuild on real layouts: do + undo, again and again, in any order, the same state.

import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { openBook } from '../../../electron/book/book'
import { must } from '../../../shared/result'
import { callCli } from '../../helpers/call-cli'
import { folderImage, temporaryFolders } from '../../helpers/folders'
import { bankFile, wechatBill } from '../../helpers/statements'

const temporary = temporaryFolders()
let folder = ''
let book = ''

beforeEach(() => {
  folder = temporary()
  book = join(folder, 'book')
})

function file(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

const stateOf = async (path = book) => (await callCli(['status', '--book', path, '--json'])).json()[0]
const importJson = async (...files: string[]) => callCli(['import', '--book', book, '--json', ...files])

describe('import', () => {
  test('makes the book, says what each file is and what it added, and one event stands for each file', async () => {
    const { status, json } = await importJson(file('a.csv', wechatBill([1, 2])), file('b.csv', bankFile([1])))
    expect(status).toBe(0)
    expect(json()).toMatchObject([
      { file: { name: 'a.csv' }, format: 'wechat-trade-bill', verdict: 'accept', added: 2, known: 0, revised: 0 },
      { file: { name: 'b.csv' }, verdict: 'accept', added: 1, known: 0, revised: 0 },
    ])
    expect(await stateOf()).toMatchObject({ events: 2, files: 2, entries: { payment: 2, bank: 1 } })
  })

  test('the same file five times: nothing new and an equal state', async () => {
    const path = file('a.csv', wechatBill([1, 2, 3]))
    await importJson(path)
    const first = await stateOf()
    for (let again = 0; again < 4; again += 1) {
      expect((await importJson(path)).json()).toMatchObject([{ added: 0, known: 3, revised: 0 }])
      expect(await stateOf()).toEqual(first)
    }
  })

  test('two overlapping files in both orders: none lost, none doubled, an equal state', async () => {
    const [a, b] = [file('a.csv', wechatBill([1, 2])), file('b.csv', wechatBill([2, 3]))]
    expect((await importJson(a, b)).json()).toMatchObject([{ added: 2 }, { added: 1, known: 1 }])
    const one = await stateOf()
    book = join(folder, 'other')
    await importJson(b)
    await importJson(a)
    const two = await stateOf()
    expect(two.stateHash).toBe(one.stateHash)
    expect(two.entries.payment).toBe(3)
  })

  test('do + undo leaves the state as it was before', async () => {
    await importJson(file('a.csv', wechatBill([1, 2])))
    const before = await stateOf()
    await importJson(file('b.csv', wechatBill([2, 3])))
    const after = await stateOf()
    expect(after.stateHash).not.toBe(before.stateHash)
    const open = must(await openBook(book, { write: true }))
    must(await open.append([{ kind: 'event.undone', data: { seq: 2 } }]))
    expect((await stateOf()).stateHash).toBe(before.stateHash)
    must(await open.append([{ kind: 'event.undone', data: { seq: 3 } }]))
    await open.close()
    expect((await stateOf()).stateHash).toBe(after.stateHash)
  })

  test('the order of events and their times leave no trace in the state', async () => {
    const [a, b] = [file('a.csv', wechatBill([1])), file('b.csv', bankFile([1]))]
    await importJson(a, b)
    const one = await stateOf()
    book = join(folder, 'other')
    await importJson(b)
    await importJson(a)
    expect((await stateOf()).stateHash).toBe(one.stateHash)
  })
})

describe('a file that is refused or left leaves the book byte-identical', () => {
  const refused: [string, string | Buffer, 1 | 2][] = [
    ['a page of prose', 'Dear sir,\nplease find nothing attached.\n', 1],
    ['an empty file', '', 2],
    ['a broken archive', Buffer.from('PK\u0003\u0004 and then nothing'), 2],
    ['an incomplete bill', wechatBill([1, 2]).split('\n').slice(0, 2).join('\n'), 1],
  ]
  test.each(refused)('%s', async (_, content, expected) => {
    await importJson(file('good.csv', wechatBill([9])))
    const before = folderImage(book)
    const path = join(folder, 'bad.csv')
    writeFileSync(path, content)
    const { status, err } = await callCli(['import', '--book', book, path])
    expect(status).toBe(expected)
    expect(err.split('\n')).toHaveLength(1)
    expect(folderImage(book)).toEqual(before)
  })

  test.each(refused)('and makes no book where there is none: %s', async (_, content, expected) => {
    const path = join(folder, 'bad.csv')
    writeFileSync(path, content)
    expect((await callCli(['import', '--book', book, path])).status).toBe(expected)
    expect(existsSync(book)).toBe(false)
  })

  test('a missing file and a good one: the good one is imported, the status is that of the worst', async () => {
    const { status, err } = await callCli([
      'import',
      '--book',
      book,
      join(folder, 'absent.csv'),
      file('a.csv', wechatBill([1])),
    ])
    expect(status).toBe(2)
    expect(err).toContain('absent.csv')
    expect((await stateOf()).files).toBe(1)
  })

  test('--incomplete takes what is incomplete, and the status of the book says so', async () => {
    const cut = file('cut.csv', wechatBill([1, 2]).split('\n').slice(0, 2).join('\n'))
    expect((await callCli(['import', '--book', book, '--incomplete', cut])).status).toBe(0)
    expect(await stateOf()).toMatchObject({ files: 1, incompleteFiles: 1 })
  })

  test('a folder that is no book is refused and left alone', async () => {
    mkdirSync(book)
    writeFileSync(join(book, 'x.txt'), 'x')
    const { status, err } = await importJson(file('a.csv', wechatBill([1])))
    expect(status).toBe(2)
    expect(err).toContain('is not a book')
    expect(folderImage(book)).toHaveLength(1)
  })

  test('a book that another process holds is named', async () => {
    await importJson(file('a.csv', wechatBill([1])))
    const held = must(await openBook(book, { write: true }))
    const { status, err } = await importJson(file('b.csv', wechatBill([2])))
    expect(status).toBe(2)
    expect(err).toContain(`process ${process.pid}`)
    await held.close()
  })
})

describe('folders', () => {
  test('stand for the files inside them; .json files there are left out', async () => {
    const inbox = join(folder, 'inbox')
    mkdirSync(inbox)
    copyFileSync(file('a.csv', wechatBill([1])), join(inbox, 'a.csv'))
    writeFileSync(join(inbox, 'settings.json'), '{}')
    const { status, json } = await importJson(inbox)
    expect(status).toBe(0)
    expect(json()).toHaveLength(1)
  })
})

describe('book verify', () => {
  const verify = async () => {
    const called = await callCli(['book', 'verify', book, '--json'])
    return { status: called.status, ...called.json()[0] }
  }
  const memberPath = () => {
    const [aa = ''] = readdirSync(join(book, 'vault'))
    const [name = ''] = readdirSync(join(book, 'vault', aa))
    return join(book, 'vault', aa, name)
  }
  beforeEach(async () => {
    await importJson(file('a.csv', wechatBill([1])))
  })

  test('says yes to a good book and changes nothing', async () => {
    const before = folderImage(book)
    expect(await verify()).toMatchObject({ status: 0, ok: true, events: 1, files: 1, problems: [] })
    expect(folderImage(book)).toEqual(before)
  })

  test('says no to a changed original', async () => {
    const bytes = readFileSync(memberPath())
    bytes[10] = (bytes[10] ?? 0) ^ 1
    writeFileSync(memberPath(), bytes)
    expect(await verify()).toMatchObject({ status: 1, ok: false, problems: [{ code: 'vaultDamaged' }] })
  })

  test('says no to a missing original, and the status names it too', async () => {
    rmSync(memberPath())
    expect(await verify()).toMatchObject({ status: 1, ok: false, problems: [{ code: 'vaultDamaged' }] })
    expect(await stateOf()).toMatchObject({ entries: { payment: 0 }, findings: [{ code: 'vaultDamaged' }] })
  })

  test('says no to a changed journal and names the line', async () => {
    const path = join(book, 'journal', '000001.ndjson')
    writeFileSync(path, readFileSync(path, 'utf8').replace('a.csv', 'b.csv'))
    expect(await verify()).toMatchObject({
      status: 1,
      ok: false,
      problems: [{ code: 'journalDamaged', params: { line: 1 } }],
    })
  })

  test('mentions originals that no event names, and says yes all the same', async () => {
    mkdirSync(join(book, 'vault', 'ff'), { recursive: true })
    writeFileSync(join(book, 'vault', 'ff', 'f'.repeat(64)), 'x')
    expect(await verify()).toMatchObject({ status: 0, findings: [{ code: 'vaultMemberUnused' }] })
  })
})

describe('book rebuild', () => {
  const rebuild = async () => {
    const called = await callCli(['book', 'rebuild', book, '--json'])
    return { status: called.status, ...called.json()[0] }
  }
  beforeEach(async () => {
    await importJson(file('a.csv', wechatBill([1])))
  })

  test('gives the state that the import recorded', async () => {
    expect(await rebuild()).toMatchObject({ status: 0, equal: true, stateHash: (await stateOf()).stateHash })
  })

  test('without derived/ there is nothing to compare with, and the next time there is', async () => {
    rmSync(join(book, 'derived'), { recursive: true })
    expect(await rebuild()).toMatchObject({ status: 0, equal: null })
    expect(await rebuild()).toMatchObject({ status: 0, equal: true })
  })

  test('says no where the recorded state was another one', async () => {
    const path = join(book, 'derived', 'state.json')
    const state = JSON.parse(readFileSync(path, 'utf8'))
    writeFileSync(path, JSON.stringify({ ...state, stateHash: '0'.repeat(64) }))
    expect(await rebuild()).toMatchObject({ status: 1, equal: false })
  })

  test('a change by newer versions is recorded with both results', async () => {
    const path = join(book, 'derived', 'state.json')
    const state = JSON.parse(readFileSync(path, 'utf8'))
    const older = { ...state, matcher: 'older', stateHash: '0'.repeat(64) }
    writeFileSync(path, JSON.stringify(older))
    expect(await rebuild()).toMatchObject({ status: 1, equal: false })
    const { journal } = must(await openBook(book, { write: false }))
    expect(journal.events.at(-1)).toMatchObject({
      kind: 'book.migrated',
      data: { stateBefore: older.stateHash, stateAfter: state.stateHash },
    })
    expect(await rebuild()).toMatchObject({ status: 0, equal: true })
  })
})
