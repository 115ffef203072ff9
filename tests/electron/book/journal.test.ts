// Invariants of the journal (resources/docs/book-format.md):
// 1. an acknowledged event is there after every reopening; 2. any changed byte shows; 3. a torn tail is cut or completed,
// never anything else; 4. a failed append leaves the bytes as they were.

import { appendFileSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { JournalWriter, readJournal } from '../../../electron/book/journal'
import { EMPTY_HEAD } from '../../../electron/book/journal-line'
import type { NewEvent } from '../../../shared/journal/events'
import { must } from '../../../shared/result'
import { temporaryFolders } from '../../helpers/folders'

const temporary = temporaryFolders()
const note = (text: string): NewEvent => ({ kind: 'note.added', data: { entry: 'a'.repeat(32), text } })
let folder = ''
let path = ''

beforeEach(() => {
  folder = temporary()
  path = join(folder, '000001.ndjson')
})

async function openWriter(options: { now?: () => number; segmentBytes?: number } = {}) {
  const reading = await readJournal(folder)
  expect(reading.failure).toBeNull()
  const writer = new JournalWriter(folder, reading, options)
  if (reading.torn) await writer.mend(reading.torn)
  return writer
}

async function write(...texts: string[]) {
  const writer = await openWriter({ now: () => 1_760_000_000_000 })
  return must(await writer.append(texts.map(note)))
}

const textsOf = async () =>
  (await readJournal(folder)).events.map((event) => event.kind === 'note.added' && event.data.text)

describe('appending', () => {
  test('an absent folder is an empty journal', async () => {
    expect(await readJournal(join(folder, 'absent'))).toEqual({ events: [], failure: null, last: null, torn: null })
  })

  test('events are chained from 64 zeros and numbered from 1', async () => {
    const events = [...(await write('one', 'two')), ...(await write('three'))]
    expect(events.map(({ seq }) => seq)).toEqual([1, 2, 3])
    expect(events.map(({ prev }) => prev)).toEqual([EMPTY_HEAD, events[0]?.hash, events[1]?.hash])
    expect((await readJournal(folder)).events).toEqual(events)
  })

  test('a line is canonical JSON: sorted keys, no blanks, a line end', async () => {
    await write('字 "quoted"\n')
    const line = readFileSync(path, 'utf8')
    expect(line).toMatch(
      /^\{"at":1760000000000,"data":\{"entry":"a{32}","text":"字 \\"quoted\\"\\n"\},"hash":"[0-9a-f]{64}","kind":"note.added","prev":"0{64}","seq":1,"v":1\}\n$/,
    )
  })

  test('invalid data is refused and nothing of its batch is written', async () => {
    await write('one')
    const before = readFileSync(path)
    const refused = await (await openWriter()).append([note('good'), note('')])
    expect(refused).toMatchObject({ ok: false, failure: { kind: 'inputInvalid' } })
    const half = await (await openWriter()).append([note('\ud800')])
    expect(half).toMatchObject({ ok: false, failure: { kind: 'inputInvalid' } })
    expect(readFileSync(path)).toEqual(before)
  })

  test('a new segment begins when the last one is full, and the chain runs on', async () => {
    for (const text of ['one', 'two', 'three'])
      must(await (await openWriter({ segmentBytes: 300 })).append([note(text)]))
    expect(readdirSync(folder).sort()).toEqual(['000001.ndjson', '000002.ndjson'])
    expect(await textsOf()).toEqual(['one', 'two', 'three'])
  })

  test('a writer that finds foreign bytes refuses, now and later', async () => {
    await write('one')
    const writer = await openWriter()
    appendFileSync(path, 'foreign')
    expect(await writer.append([note('two')])).toMatchObject({ ok: false, failure: { kind: 'writeRefused' } })
    expect(readFileSync(path, 'utf8').endsWith('}\nforeign')).toBe(true)
    truncateSync(path, readFileSync(path).length - 'foreign'.length)
    expect(await writer.append([note('two')])).toMatchObject({ ok: false })
  })

  test('a write that fails leaves nothing behind', async () => {
    await write('one')
    const writer = await openWriter({ segmentBytes: 10 })
    // The next segment cannot be made where a folder has its name.
    mkdirSync(join(folder, '000002.ndjson'))
    expect(await writer.append([note('two')])).toMatchObject({ ok: false })
    rmSync(join(folder, '000002.ndjson'), { recursive: true })
    expect(await textsOf()).toEqual(['one'])
  })
})

describe('damage', () => {
  test('every flipped byte is detected, whichever bit it is', async () => {
    await write('one', '二', 'three')
    const whole = readFileSync(path)
    for (let at = 0; at < whole.length; at += 1) {
      // One bit each, another from byte to byte; all eight of the last line end, where damage looks most like a torn write.
      const bits = at === whole.length - 1 ? [0, 1, 2, 3, 4, 5, 6, 7] : [at % 8]
      for (const bit of bits) {
        const flipped = Buffer.from(whole)
        flipped[at] = (flipped[at] ?? 0) ^ (1 << bit)
        writeFileSync(path, flipped)
        const { failure, torn } = await readJournal(folder)
        if (!failure || torn) throw new Error(`byte ${at}, bit ${bit} was not detected`)
        expect(['journalDamaged', 'bookNewer']).toContain(failure.kind)
      }
    }
  })

  test('the failure names segment and line, and the events before it are there', async () => {
    await write('one', 'two', 'three')
    const lines = readFileSync(path, 'utf8').split('\n')
    writeFileSync(path, [lines[0], lines[1]?.replace('two', 'TWO'), lines[2], ''].join('\n'))
    const { failure, events } = await readJournal(folder)
    expect(failure).toEqual({ kind: 'journalDamaged', params: { name: '000001.ndjson', line: 2, detail: 'hash' } })
    expect(events).toHaveLength(1)
  })

  test.each([
    ['a line taken out', (lines: string[]) => lines.toSpliced(1, 1)],
    ['two lines exchanged', ([a = '', b = '', ...rest]: string[]) => [b, a, ...rest]],
    ['a line doubled', ([a = '', ...rest]: string[]) => [a, a, ...rest]],
    ['a blank line', ([a = '', ...rest]: string[]) => [a, '', ...rest]],
    ['Windows line ends', (lines: string[]) => lines.map((line) => (line ? `${line}\r` : line))],
    ['a byte order mark', ([a = '', ...rest]: string[]) => [`\ufeff${a}`, ...rest]],
  ])('%s is detected', async (_, change) => {
    await write('one', 'two', 'three')
    writeFileSync(path, change(readFileSync(path, 'utf8').split('\n')).join('\n'))
    expect((await readJournal(folder)).failure?.kind).toBe('journalDamaged')
  })

  test('a missing segment is detected', async () => {
    for (const text of ['one', 'two', 'three'])
      must(await (await openWriter({ segmentBytes: 10 })).append([note(text)]))
    rmSync(join(folder, '000002.ndjson'))
    expect((await readJournal(folder)).failure).toEqual({
      kind: 'journalDamaged',
      params: { name: '000002.ndjson', line: 1, detail: 'missing' },
    })
  })

  test('a torn tail of a segment that is not the last one is damage', async () => {
    for (const text of ['one', 'two']) must(await (await openWriter({ segmentBytes: 10 })).append([note(text)]))
    truncateSync(path, readFileSync(path).length - 1)
    expect((await readJournal(folder)).failure?.kind).toBe('journalDamaged')
  })

  test('the loss of whole final events is not seen from the inside: only a head noted elsewhere shows it', async () => {
    const events = await write('one', 'two')
    writeFileSync(path, `${readFileSync(path, 'utf8').split('\n')[0]}\n`)
    const { failure, events: left } = await readJournal(folder)
    expect(failure).toBeNull()
    expect(left.at(-1)?.hash).not.toBe(events.at(-1)?.hash)
  })

  test('an intact event of an unknown kind is of a newer program', async () => {
    const { canonicalJson, sha256 } = await import('../../../electron/book/canonical')
    const body = { at: 1, data: {}, kind: 'moon.landed', prev: EMPTY_HEAD, seq: 1, v: 1 }
    writeFileSync(path, `${canonicalJson({ ...body, hash: sha256(canonicalJson(body)) })}\n`)
    expect((await readJournal(folder)).failure).toEqual({
      kind: 'bookNewer',
      params: { name: '000001.ndjson', version: 'moon.landed v1' },
    })
  })
})

describe('a torn tail', () => {
  test('cut at every byte, the events before it stay, appending goes on, and the chain is good', async () => {
    await write('one')
    const keep = readFileSync(path).length
    await write('二')
    const whole = readFileSync(path)
    for (let length = keep; length < whole.length; length += 1) {
      writeFileSync(path, whole.subarray(0, length))
      // Only the last cut leaves the whole event, without its line end.
      const expected = length === whole.length - 1 ? ['one', '二'] : ['one']
      expect(await textsOf()).toEqual(expected)
      must(await (await openWriter()).append([note('after')]))
      const reading = await readJournal(folder)
      expect(reading.failure).toBeNull()
      expect(reading.torn).toBeNull()
      expect(await textsOf()).toEqual([...expected, 'after'])
    }
  })

  test('reading alone leaves the file as it is', async () => {
    await write('one')
    appendFileSync(path, '{"at":17')
    const before = readFileSync(path)
    expect((await readJournal(folder)).torn).toEqual({ keepBytes: before.length - 8, lineEndLacks: false })
    expect(readFileSync(path)).toEqual(before)
  })

  test('a batch torn in the middle keeps its whole events', async () => {
    await write('one', 'two', 'three')
    const whole = readFileSync(path)
    const secondEnd = whole.indexOf(10, whole.indexOf(10) + 1)
    truncateSync(path, secondEnd + 20)
    expect(await textsOf()).toEqual(['one', 'two'])
    await openWriter()
    expect(readFileSync(path).length).toBe(secondEnd + 1)
  })

  test('a first segment that holds nothing yet is written to', async () => {
    writeFileSync(path, '')
    await write('one')
    expect(await textsOf()).toEqual(['one'])
  })
})
