// A mapping as a file: suggested, edited, named on the command line.

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCli } from '../../../electron/cli/run'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhangping-profile-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function cli(...args: string[]) {
  const out: string[] = []
  const err: string[] = []
  const signal = new AbortController().signal
  const status = await runCli([...args, '--lang', 'en'], {
    out: (text) => out.push(text),
    err: (text) => err.push(text),
    signal,
    env: {},
  })
  return { status, out: out.join('\n'), err: err.join('\n') }
}

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, text)
  return path
}

const OPEN = 'Date,Details,Amount,Balance\n03/04/2026,Ada,-1.50,98.50\n05/04/2026,Ben,2.00,100.50\n'

describe('profile suggest', () => {
  it('an open question is refused by inspect, suggested with both readings, and settled by the answer', async () => {
    const statement = await file('unlisted.csv', OPEN)
    const refused = await cli('inspect', '--json', statement)
    expect(refused.status).toBe(1)
    expect(JSON.parse(refused.out).verdict).toBe('refuse')
    expect(refused.err).toContain('03/04/2026')

    const suggested = await cli('profile', 'suggest', statement)
    expect(suggested.status).toBe(0)
    const profile = JSON.parse(suggested.out)
    expect(profile.unanswered).toEqual(['dateOrder'])
    expect(profile.reasons.find(({ key }: { key: string }) => key === 'dateOrder').readings).toEqual([
      { value: 'dmy', text: '03/04/2026', means: '2026-04-03' },
      { value: 'mdy', text: '03/04/2026', means: '2026-03-04' },
    ])

    const unanswered = await cli('inspect', statement, '--profile', await file('open.json', suggested.out))
    expect(unanswered.status).toBe(2)
    expect(unanswered.err).toContain('unanswered')

    const answered = await file('profile.json', JSON.stringify({ ...profile, unanswered: [], dateOrder: 'dmy' }))
    const read = JSON.parse((await cli('inspect', '--json', statement, '--profile', answered)).out)
    expect(read).toMatchObject({ verdict: 'accept', period: { from: '2026-04-03', to: '2026-04-05' } })
  })

  it('the same profile serves import and reconcile, and the book knows the layout afterwards', async () => {
    const statement = await file('unlisted.csv', OPEN)
    const profile = JSON.parse((await cli('profile', 'suggest', statement, '--json')).out)
    const answered = await file('mdy.json', JSON.stringify({ ...profile, unanswered: [], dateOrder: 'mdy' }))
    const book = join(folder, 'book')
    const imported = await cli('import', '--book', book, statement, '--profile', answered, '--json')
    expect(JSON.parse(imported.out)).toMatchObject({ verdict: 'accept', added: 2, period: { from: '2026-03-04' } })
    const next = await file('next.csv', OPEN.replaceAll('/04/', '/06/'))
    const again = await cli('import', '--book', book, next, '--json')
    expect(JSON.parse(again.out)).toMatchObject({ verdict: 'accept', added: 2, period: { from: '2026-03-06' } })
    const reconciled = await cli('reconcile', statement, '--profile', answered, '--json')
    expect(reconciled.status).toBe(0)
  })

  it('rows that contradict the profile are issues, never read otherwise', async () => {
    const statement = await file('unlisted.csv', OPEN)
    const profile = JSON.parse((await cli('profile', 'suggest', statement, '--json')).out)
    const answered = await file('mdy.json', JSON.stringify({ ...profile, unanswered: [], dateOrder: 'mdy' }))
    const rows =
      '04/13/2026,Cem,1.00,101.50\n14/04/2026,Dee,1.00,102.50\n2026-04-15,Eve,1.00,103.50\n04/16/2026,F,"1,00",104.50\n'
    const contradicting = await file('other.csv', `${OPEN}${rows}`)
    const read = JSON.parse((await cli('inspect', '--json', contradicting, '--profile', answered)).out)
    expect(read.verdict).toBe('incomplete')
    expect(read.issues.map(({ line, kind }: { line: number; kind: string }) => [line, kind])).toEqual([
      [5, 'badTime'],
      [6, 'badTime'],
      [7, 'badAmount'],
    ])
  })

  it('all rows of a long file settle what its first rows leave open', async () => {
    const balance = (at: number) => 100 + (at * (at + 1)) / 2
    const rows = Array.from(
      { length: 80 },
      (_, at) => `0${1 + (at % 9)}/04/2026,Ada,${at + 1}.00,${balance(at + 1)}.00\n`,
    )
    const head = 'Date,Details,Amount,Balance\n'
    const open = await file('long-open.csv', `${head}${rows.join('')}`)
    expect(JSON.parse((await cli('inspect', '--json', open)).out).verdict).toBe('refuse')
    const settled = await file('long.csv', `${head}${rows.join('')}30/04/2026,Ada,81.00,${balance(81)}.00\n`)
    const read = JSON.parse((await cli('inspect', '--json', settled)).out)
    expect(read).toMatchObject({ verdict: 'accept', counts: { entries: 81 }, period: { to: '2026-04-30' } })
  })

  it('a file of a known format needs no profile', async () => {
    const path = join(import.meta.dirname, '../../fixtures/formats/wechat-trade-bill')
    const [first] = (await import('node:fs')).readdirSync(path)
    const input = join(path, first ?? '', 'input.csv')
    await readFile(input)
    const answer = await cli('profile', 'suggest', input)
    expect(answer.status).toBe(1)
    expect(answer.err).toContain('wechat-trade-bill')
  })

  it.each([
    ['no JSON', 'Date,Amount'],
    ['no such meaning: constructor', '{"columns":{"constructor":"Date"}}'],
    ['headerFingerprint', '{"headerFingerprint":"../../etc"}'],
    ['columns', '{"columns":[]}'],
    ['control characters', '{"name":"a\\u001b[2J"}'],
    ['two meanings', '{"columns":{"day":"Date","time":"Date"}}'],
  ])('a profile file is refused with a sentence: %s', async (why, text) => {
    const base = { id: 'p', name: 'p', stream: 'bank', headerFingerprint: '', delimiter: ',', columns: { day: 'Date' } }
    const given = text.startsWith('{') ? JSON.stringify({ ...base, ...JSON.parse(text) }) : text
    const answer = await cli('inspect', await file('x.csv', OPEN), '--profile', await file('bad.json', given))
    expect(answer.status).toBe(2)
    expect(answer.err).toContain(why)
  })
})

describe('formats', () => {
  it('lists what is read, one JSON object a format, and answers no where nothing fits', async () => {
    const { out } = await cli('formats', '--json')
    expect(out.split('\n').map((line) => JSON.parse(line).id)).toContain('wechat-trade-bill')
    expect((await cli('formats', 'alipay')).out).toContain('Alipay summary')
    expect((await cli('formats', 'no-such-thing')).status).toBe(1)
  })
})
