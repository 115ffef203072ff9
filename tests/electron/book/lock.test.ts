// One writer: a second process is told who holds the book; a lock whose process is gone is taken over.

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { openBook } from '../../../electron/book/book'
import { must } from '../../../shared/result'
import { bundleProgram } from '../../helpers/bundle'
import { folderImage, temporaryFolders } from '../../helpers/folders'

const temporary = temporaryFolders()
const programs = mkdtempSync(join(tmpdir(), 'zhangping-programs-'))
let program = ''
const children: ChildProcess[] = []

beforeAll(async () => {
  program = await bundleProgram(fileURLToPath(new URL('./hold-book.ts', import.meta.url)), programs)
})
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})
afterAll(() => rmSync(programs, { recursive: true, force: true }))

async function second(folder: string, how: 'hold' | 'close' = 'hold') {
  const child = spawn(process.execPath, [program, folder, how], { stdio: ['pipe', 'pipe', 'inherit'] })
  children.push(child)
  const [said] = await once(child.stdout, 'data')
  return { child, said: JSON.parse(String(said)) }
}

async function gone(child: ChildProcess) {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
}

describe('two processes', () => {
  test('the second is told which process holds the book, and may read it', async () => {
    const folder = join(temporary(), 'book')
    const { child } = await second(folder)
    const refused = await openBook(folder, { write: true })
    expect(refused).toMatchObject({
      ok: false,
      failure: { kind: 'bookHeld', params: { pid: child.pid, host: hostname() } },
    })
    const reader = must(await openBook(folder, { write: false }))
    expect(reader.readOnly).toBe(true)
    expect(await reader.append([])).toMatchObject({ ok: false, failure: { kind: 'bookReadOnly' } })
  })

  test('it works the other way round too', async () => {
    const folder = join(temporary(), 'book')
    const book = must(await openBook(folder, { write: true, create: true }))
    const { said } = await second(folder)
    expect(said).toMatchObject({ ok: false, failure: { kind: 'bookHeld', params: { pid: process.pid } } })
    await book.close()
    expect((await second(folder)).said).toMatchObject({ ok: true })
  })

  test('a process that ends releases the lock', async () => {
    const folder = join(temporary(), 'book')
    const { child } = await second(folder)
    child.stdin?.end()
    await gone(child)
    expect(existsSync(join(folder, 'lock'))).toBe(false)
  })

  test('the lock of a killed process is taken over', async () => {
    const folder = join(temporary(), 'book')
    const { child } = await second(folder)
    child.kill('SIGKILL')
    await gone(child)
    expect(existsSync(join(folder, 'lock'))).toBe(true)
    const book = must(await openBook(folder, { write: true }))
    expect(book.readOnly).toBe(false)
    await book.close()
    expect(readdirSync(folder).sort()).toEqual(['book.json', 'journal', 'vault'])
  })

  test('of many that find a stale lock exactly one takes it over', async () => {
    const folder = join(temporary(), 'book')
    const { child } = await second(folder)
    child.kill('SIGKILL')
    await gone(child)
    const all = await Promise.all(Array.from({ length: 5 }, () => second(folder)))
    expect(all.filter(({ said }) => said.ok)).toHaveLength(1)
  })

  test('of many that make the same book exactly one writes it, and its id is the one on disk', async () => {
    const folder = join(temporary(), 'book')
    const all = await Promise.all(Array.from({ length: 5 }, () => second(folder)))
    const { id } = JSON.parse(readFileSync(join(folder, 'book.json'), 'utf8'))
    expect(all.filter(({ said }) => said.ok).map(({ said }) => said.id)).toEqual([id])
  })
})

describe('one process', () => {
  test('opens a book for writing once at a time', async () => {
    const folder = join(temporary(), 'book')
    const book = must(await openBook(folder, { write: true, create: true }))
    expect(await openBook(folder, { write: true })).toMatchObject({ ok: false, failure: { kind: 'bookHeld' } })
    await book.close()
    await must(await openBook(folder, { write: true })).close()
  })

  test('a writer whose lock was taken writes no more', async () => {
    const folder = join(temporary(), 'book')
    const book = must(await openBook(folder, { write: true, create: true }))
    const lock = JSON.parse(readFileSync(join(folder, 'lock'), 'utf8'))
    writeFileSync(join(folder, 'lock'), JSON.stringify({ ...lock, token: 'another' }))
    expect(await book.append([{ kind: 'event.undone', data: { seq: 1 } }])).toMatchObject({ ok: false })
    await book.close()
    expect(existsSync(join(folder, 'lock'))).toBe(true)
  })
})

describe('a lock left behind', () => {
  async function withLock(change: (lock: Record<string, unknown>) => unknown) {
    const folder = join(temporary(), 'book')
    const book = must(await openBook(folder, { write: true, create: true }))
    const lock = JSON.parse(readFileSync(join(folder, 'lock'), 'utf8'))
    await book.close()
    const left = change(lock)
    writeFileSync(join(folder, 'lock'), typeof left === 'string' ? left : JSON.stringify(left))
    return folder
  }
  const isTaken = async (folder: string) => {
    const before = folderImage(folder)
    const opened = await openBook(folder, { write: true })
    if (opened.ok) await opened.value.close()
    else expect(folderImage(folder)).toEqual(before)
    return opened.ok
  }

  test('on another host is held', async () => {
    expect(await isTaken(await withLock((lock) => ({ ...lock, host: 'elsewhere' })))).toBe(false)
  })
  test('by an earlier process of this number is stale', async () => {
    expect(await isTaken(await withLock((lock) => lock))).toBe(true)
  })
  test('from before the machine was started again is stale, although its number is taken', async () => {
    const earlier = (lock: Record<string, unknown>) => ({ ...lock, pid: process.ppid, bootedAt: 1_600_000_000_000 })
    expect(await isTaken(await withLock(earlier))).toBe(true)
  })
  test('by a process that lives is held', async () => {
    const { child } = await second(join(temporary(), 'book'))
    const living = (lock: Record<string, unknown>) => ({ ...lock, pid: child.pid, processStart: '' })
    expect(await isTaken(await withLock(living))).toBe(false)
  })
  test.runIf(process.platform === 'linux')('whose number belongs to a later process is stale', async () => {
    const later = (lock: Record<string, unknown>) => ({ ...lock, pid: process.ppid, processStart: '1' })
    expect(await isTaken(await withLock(later))).toBe(true)
  })
  test('that cannot be read is held while it is young, then stale', async () => {
    const folder = await withLock(() => '{"pid":')
    expect(await isTaken(folder)).toBe(false)
    utimesSync(join(folder, 'lock'), new Date(0), new Date(0))
    expect(await isTaken(folder)).toBe(true)
  })
})
