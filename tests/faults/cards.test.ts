// Card numbers planted in files of every format are nowhere afterwards: not in the book (journal, originals, derived), not
// in what was put aside while reading, not in reports, and not in anything that was printed, plain, in groups or in UTF-16.
// Numbers of orders and payments that happen to pass Luhn's check stay whole. ZHANGPING_CARDS sets how many are planted.

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readChosenFile } from '../../electron/import/read-file'
import { FORMATS } from '../../shared/formats/registry'
import { bookOf } from '../electron/import/sheet/workbooks'
import { callCli } from '../helpers/call-cli'
import { numbersIn } from '../helpers/cards/numbers'
import { type Planted, plantedIn, type What } from '../helpers/cards/plant'
import { temporaryFolders } from '../helpers/folders'
import { type Pick, seeded } from '../helpers/fuzz/seeded'

const WANTED = Number(process.env.ZHANGPING_CARDS ?? 500)
const FIXTURES = join(import.meta.dirname, '../fixtures/formats')
/** Nothing in it is a card, an account or anyone's own text: counts and sums by kind of trade. */
const WITHOUT_TEXT: ReadonlySet<string> = new Set(['unionpay-rd', 'alipay-summary', 'shopify-payouts'])
const temporary = temporaryFolders()

interface Source {
  readonly name: string
  readonly bytes: Buffer
}

/** The first fixture of each format, then the second, and so on, so that few numbers still reach every format. */
function fixtures(what: What): readonly Source[] {
  const byFormat = readdirSync(FIXTURES, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name: format }) =>
      readdirSync(join(FIXTURES, format)).flatMap((name) => {
        const folder = join(FIXTURES, format, name)
        const input = readdirSync(folder).find((file) => /^input\.(?!zip|xls)/.test(file))
        if (input === undefined || (what === 'references' && !isSound(folder))) return []
        return [{ name: `${format}-${name}-${input}`, bytes: readFileSync(join(folder, input)) }]
      }),
    )
  const longest = Math.max(...byFormat.map((sources) => sources.length))
  return Array.from({ length: longest }, (_, place) =>
    byFormat.flatMap((sources) => sources.slice(place, place + 1)),
  ).flat()
}

/** In a row that cannot be read every number may be a card's: there nothing says which column it stands in. */
function isSound(folder: string): boolean {
  return JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')).verdict === 'accept'
}

interface PlantedFile extends Planted {
  readonly path: string
}

/** Files with at least so many numbers in them, made from the fixtures again and again; every fourth table as a sheet. */
function plantFiles(folder: string, what: What, wanted: number, pick: Pick): readonly PlantedFile[] {
  mkdirSync(folder, { recursive: true })
  const files: PlantedFile[] = []
  const sources = fixtures(what)
  let count = 0
  for (let at = 0; count < wanted || at < sources.length / 3; at += 1) {
    const source = sources[at % sources.length]
    const planted = source && plantedIn(source.bytes, source.name, what, pick)
    if (!planted || planted.numbers.length === 0) continue
    count += planted.numbers.length
    const asSheet = what === 'cards' && planted.table !== null && pick(4) === 0
    const kind = asSheet ? (['xlsx', 'biff8'] as const)[pick(2)] : null
    const name = `${at}-${source.name}${kind ? (kind === 'xlsx' ? '.xlsx' : '.xls') : ''}`
    const path = join(folder, name)
    writeFileSync(path, kind && planted.table ? bookOf({ Sheet1: planted.table }, kind) : planted.bytes)
    files.push({ ...planted, path })
  }
  return files
}

function bytesUnder(folder: string): readonly (readonly [string, Buffer])[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((file) => {
    if (!file.isFile()) return []
    const path = join(file.parentPath, file.name)
    return [[path, readFileSync(path)] as const]
  })
}

/** Each place in which a planted number still stands. */
function leaks(places: readonly (readonly [string, Uint8Array])[], numbers: ReadonlySet<string>): readonly string[] {
  return places.flatMap(([place, bytes]) => numbersIn(bytes, numbers).map((number) => `${place}: ${number}`))
}

const figures: Record<string, number> = {}
afterAll(() => console.info('card numbers planted, by format:', figures))

describe('card numbers planted in files of every format', () => {
  it('are in no byte of the book, of reports, or of what is printed', async () => {
    const folder = temporary()
    const files = plantFiles(join(folder, 'inbox'), 'cards', WANTED, seeded(20_260_701))
    const numbers = new Set(files.flatMap((file) => file.numbers))
    for (const { format, numbers: some } of files) figures[format] = (figures[format] ?? 0) + some.length
    const reached = new Set(Object.keys(figures))
    const missed = FORMATS.map(({ id }) => id).filter((id) => !reached.has(id) && !WITHOUT_TEXT.has(id))
    expect(missed, 'formats without a planted number').toEqual([])
    expect(numbers.size).toBeGreaterThanOrEqual(WANTED)

    const paths = files.map(({ path }) => path)
    const book = join(folder, 'book')
    const report = join(folder, 'report.html')
    const printed: [string, Uint8Array][] = []
    for (const args of [
      ['import', '--book', book, '--incomplete', '--json', ...paths],
      ['import', '--book', book, '--incomplete', ...paths.slice(0, 40)],
      ['status', '--book', book, '--json'],
      ['reconcile', '--book', book, '--matches', '--json', '--report', report],
      ['reconcile', '--book', book],
      ['inspect', '--json', '--entries', ...paths],
      ['inspect', ...paths],
      ['book', 'verify', book, '--json'],
      ['book', 'rebuild', book, '--json'],
    ]) {
      const { out, err } = await callCli(args)
      printed.push([`stdout of ${args.slice(0, 2).join(' ')}`, Buffer.from(out)])
      printed.push([`stderr of ${args.slice(0, 2).join(' ')}`, Buffer.from(err)])
    }
    const kept = (await callCli(['status', '--book', book, '--json'])).json()[0]
    expect(kept.files, 'most of the files must have come into the book').toBeGreaterThan(files.length / 2)
    const places = [...bytesUnder(book), [report, readFileSync(report)] as const, ...printed]
    console.info(`${numbers.size} card numbers in ${files.length} files; ${places.length} places searched`)
    expect(leaks(places, numbers)).toEqual([])
  }, 600_000)

  it('are in no byte of what is put aside while a file is read', async () => {
    const folder = temporary()
    const files = plantFiles(join(folder, 'inbox'), 'cards', Math.min(WANTED, 1000), seeded(7))
    const scratchFolder = join(folder, 'scratch')
    mkdirSync(scratchFolder)
    for (const { path } of files) {
      const read = await readChosenFile(path, 'chosen', { scratchFolder })
      const said = Buffer.from(JSON.stringify(read))
      const numbers = new Set(files.flatMap((file) => (file.path === path ? file.numbers : [])))
      expect(leaks([...bytesUnder(scratchFolder), [`outcome of ${path}`, said]], numbers)).toEqual([])
    }
  }, 600_000)

  it('are found by this search where they are', () => {
    const number = '6217001234567890122'
    const wide = Buffer.from(`a ${number} b`, 'utf16le')
    for (const bytes of [Buffer.from(`x${number}1`), Buffer.from('6217 0012-3456 7890 122'), wide]) {
      expect(numbersIn(bytes, new Set([number]))).toEqual([number])
    }
  })
})

describe('numbers of orders and payments that pass Luhn’s check', () => {
  it('stay whole in the stored copy of every format', async () => {
    const folder = temporary()
    const files = plantFiles(join(folder, 'inbox'), 'references', Math.min(WANTED, 1000), seeded(11))
    const scratchFolder = join(folder, 'scratch')
    mkdirSync(scratchFolder)
    const lost: string[] = []
    for (const { path, numbers } of files) {
      const read = await readChosenFile(path, 'chosen', { scratchFolder })
      if (!read.ok) continue
      for (const { storedPath } of read.value.members) {
        const whole = new Set(numbersIn(readFileSync(storedPath), new Set(numbers)))
        lost.push(...numbers.filter((number) => !whole.has(number)).map((number) => `${path}: ${number}`))
      }
    }
    expect(lost).toEqual([])
  }, 600_000)
})
