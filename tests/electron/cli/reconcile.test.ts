// `reconcile`: the JSON of the design, lines that anyone can look up, and no trace of a temporary book.

import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { shopCalendar } from '../../../electron/simulator/shop-calendar'
import { writeShop } from '../../../electron/simulator/write-shop'
import { EXCEPTION_TYPES, LEVELS, WATERFALL_NAMES } from '../../../shared/matching/model'
import { simulateShop } from '../../../shared/simulator/simulate'
import { callCli } from '../../helpers/call-cli'
import { folderImage, temporaryFolders } from '../../helpers/folders'
import { bankFile, wechatBill } from '../../helpers/statements'

const temporary = temporaryFolders()
const shop = mkdtempSync(join(tmpdir(), 'zhangping-shop-'))
const settings = join(shop, 'settings.json')

beforeAll(async () => {
  await writeShop(simulateShop({ seed: 7, days: 6, perDay: 30, calendar: shopCalendar() }), shop)
})
afterAll(() => rmSync(shop, { recursive: true, force: true }))

async function reconcile(...args: string[]) {
  const called = await callCli(['reconcile', ...args, '--json', '--lang', 'en'])
  return { ...called, result: called.json()[0] }
}

describe('the JSON', () => {
  test('has the keys of the design and no others', async () => {
    const { status, result, out } = await reconcile(shop, '--settings', settings)
    expect(status).toBe(0)
    expect(out.split('\n')).toHaveLength(1)
    expect(Object.keys(result)).toEqual(['waterfall', 'levels', 'exceptions', 'findings', 'stateHash'])
    for (const { lines, ...rest } of result.waterfall) {
      expect(Object.keys(rest).sort()).toEqual(['currency', 'unexplainedAbsMinor', 'unexplainedMinor'])
      for (const { name, count, minor } of lines) {
        expect(WATERFALL_NAMES).toContain(name)
        expect([Number.isSafeInteger(count), Number.isSafeInteger(minor)]).toEqual([true, true])
      }
    }
    expect(result.levels.map(({ level }: { level: string }) => level)).toEqual([...LEVELS])
    for (const level of result.levels) expect(level.matched + level.ambiguous + level.unmatched).toBe(level.entries)
    expect(result.exceptions.length).toBeGreaterThan(0)
    for (const exception of result.exceptions) {
      expect(Object.keys(exception)).toEqual(['type', 'day', 'currency', 'minor', 'entries', 'reason'])
      expect(EXCEPTION_TYPES).toContain(exception.type)
      for (const entry of exception.entries)
        expect(Object.keys(entry).sort()).toEqual(['file', 'kind', 'line', 'stream'])
    }
    expect(result.stateHash).toMatch(/^[0-9a-f]{64}$/)
  })

  test('with --matches every side is a line of a file', async () => {
    const { result } = await reconcile(shop, '--settings', settings, '--matches')
    expect(result.matches.length).toBeGreaterThan(100)
    const names = new Set<string>()
    for (const { left, right, ...rest } of result.matches) {
      expect(Object.keys(rest).sort()).toEqual(['by', 'certainty', 'level', 'pass', 'reason'])
      for (const { stream, file, line } of [...left, ...right]) {
        expect(['order', 'payment', 'fund', 'bank']).toContain(stream)
        expect(line).toBeGreaterThan(0)
        names.add(file)
      }
    }
    const plain = [...names].filter((name) => existsSync(join(shop, name)))
    expect(plain.length).toBeGreaterThan(3)
    for (const name of plain) {
      const lines = readFileSync(join(shop, name)).toString('latin1').split('\n').length
      const used = result.matches.flatMap(({ left, right }: { left: []; right: [] }) => [...left, ...right])
      for (const { file, line } of used) if (file === name) expect(line).toBeLessThanOrEqual(lines)
    }
  })

  test('is the same whatever the order of the files, and in a book as in a temporary one', async () => {
    const files = readdirSync(shop)
      .filter((name) => !name.endsWith('.json'))
      .map((name) => join(shop, name))
    const one = await reconcile(...files, '--settings', settings)
    const two = await reconcile(...files.toReversed(), '--settings', settings)
    expect(two.result.stateHash).toBe(one.result.stateHash)
    expect(two.result.waterfall).toEqual(one.result.waterfall)
    const book = join(temporary(), 'book')
    const kept = await reconcile(...files, '--settings', settings, '--book', book, '--incomplete')
    expect(kept.result.stateHash).toBe(one.result.stateHash)
    const [status] = (await callCli(['status', '--book', book, '--json'])).json()
    expect(status.stateHash).toBe(one.result.stateHash)
    const again = await reconcile('--book', book)
    expect(again.result).toEqual({ ...one.result, findings: [] })
  })

  test('says in both languages the same facts', async () => {
    const bare = (result: { exceptions: { reason: string }[] }) =>
      result.exceptions.map(({ reason: _, ...facts }) => facts)
    const en = (await callCli(['reconcile', shop, '--json', '--lang', 'en'])).json()[0]
    const zh = (await callCli(['reconcile', shop, '--json', '--lang', 'zh'])).json()[0]
    expect(bare(zh)).toEqual(bare(en))
    expect(zh.exceptions[0].reason).not.toBe(en.exceptions[0].reason)
  })
})

describe('options', () => {
  const files = () => {
    const folder = temporary()
    const [bill, bank] = [join(folder, 'bill.csv'), join(folder, 'bank.csv')]
    writeFileSync(bill, wechatBill([1, 2]))
    writeFileSync(bank, bankFile([7, 9], ['2026-01-05', '2026-03-05']))
    return { folder, bill, bank }
  }

  test('--as-of changes what is late and never the state', async () => {
    const { bill, bank } = files()
    const early = await reconcile(bill, bank, '--as-of', '2026-01-05')
    const late = await reconcile(bill, bank)
    expect(late.result.stateHash).toBe(early.result.stateHash)
    const typesOf = (called: typeof late) => called.result.exceptions.map(({ type }: { type: string }) => type)
    expect(typesOf(early)).not.toContain('latePayout')
    expect(typesOf(late)).toContain('latePayout')
  })

  test('--strict turns open exceptions into exit status 1', async () => {
    const { bill, bank } = files()
    expect((await reconcile(bill, bank)).status).toBe(0)
    expect((await reconcile(bill, bank, '--strict')).status).toBe(1)
  })

  test('settings that are not valid are named by their key, and nothing is done', async () => {
    const { folder, bill } = files()
    const path = join(folder, 's.json')
    for (const [text, named] of [
      ['{"lateWorkingDays":"many"}', 'lateWorkingDays'],
      ['{', 's.json'],
    ] as const) {
      writeFileSync(path, text)
      const { status, err, out } = await reconcile(bill, '--settings', path)
      expect([status, out]).toEqual([2, ''])
      expect(err).toContain(named)
    }
    expect((await reconcile(bill, '--settings', join(folder, 'absent.json'))).status).toBe(2)
  })

  test('--report writes a page that stands alone', async () => {
    const { folder, bill } = files()
    const path = join(folder, 'report.html')
    const { status, out } = await callCli(['reconcile', bill, '--report', path, '--lang', 'zh'])
    expect(status).toBe(0)
    expect(out).toContain(path)
    expect(readFileSync(path, 'utf8')).toContain('<!doctype html>')
    const refused = await callCli(['reconcile', bill, '--report', join(folder, 'absent', 'report.html')])
    expect(refused.status).toBe(2)
  })

  test('an incomplete file is taken into a temporary book and reported', async () => {
    const { folder } = files()
    const cut = join(folder, 'cut.csv')
    writeFileSync(cut, wechatBill([1, 2]).split('\n').slice(0, 2).join('\n'))
    const { status, result } = await reconcile(cut)
    expect(status).toBe(0)
    expect(result.findings.map(({ code }: { code: string }) => code)).toContain('findingIncompleteFiles')
    expect(result.exceptions.map(({ type }: { type: string }) => type)).toContain('incompleteFile')
  })

  test('a refused file among good ones is said, and the rest is reconciled', async () => {
    const { folder, bill } = files()
    const prose = join(folder, 'prose.txt')
    writeFileSync(prose, 'Dear sir,\n')
    const { status, err, result } = await reconcile(bill, prose)
    expect(status).toBe(1)
    expect(err).toContain('prose.txt')
    expect(result.waterfall).toHaveLength(1)
  })

  test('a book is left as it was where the files bring nothing new', async () => {
    const { folder, bill } = files()
    const book = join(folder, 'book')
    await reconcile(bill, '--book', book)
    const before = folderImage(book)
    await reconcile(bill, '--book', book)
    expect(folderImage(book)).toEqual(before)
  })
})

describe('without --json', () => {
  test.each(['zh', 'en'])('the tables can be read in %s', async (lang) => {
    const { out } = await callCli(['reconcile', shop, '--settings', settings, '--lang', lang])
    expect(out).toContain(lang === 'zh' ? '说不清的差额' : 'Unexplained')
    expect(out).not.toMatch(/undefined|NaN|\[object/)
  })
})

test('temporary books and scratch files are gone afterwards', async () => {
  const scratch = temporary()
  for (const variable of ['TMPDIR', 'TEMP', 'TMP']) vi.stubEnv(variable, scratch)
  try {
    await reconcile(shop)
    expect(readdirSync(scratch)).toEqual([])
  } finally {
    vi.unstubAllEnvs()
  }
})
