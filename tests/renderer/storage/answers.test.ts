// What the lists answer, without any store. Rules:
// 1 a search finds exactly what a plain look through all rows finds;  2 typing on narrows to the same answer as asking
// anew;  3 rows come in the order asked for;  4 sums are those of the rows found;  5 input order is irrelevant.

import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { Answers } from '../../../renderer/storage/answers'
import type { EntryQuery } from '../../../renderer/storage/api'
import { searchText } from '../../../renderer/storage/day-block'
import { entryDetail, exceptionDetail, matchesOfDay } from '../../../renderer/storage/details'
import { lastSaleDay } from '../../../renderer/storage/entry-query'
import { groupExceptions, summariseDays } from '../../../renderer/storage/exception-query'
import { PageCache } from '../../../renderer/storage/page-cache'
import { MEMORY_STORE } from '../../../renderer/storage/page-store'
import { EMPTY_SHELF, nextShelf, type Shelf } from '../../../renderer/storage/shelf'
import { addDays } from '../../../shared/day'
import { minor } from '../../../shared/money'
import { FakeHost, FILE, FIRST_DAY, hexId, madeEntries, madeEntry, madeException, madeMatch } from './fake-host'

const payments = madeEntries(4, 150)
const orders = payments
  .slice(0, 300)
  .map((entry, at) => ({ ...entry, id: hexId(1_000_000 + at), stream: 'order' as const }))
const foreign = madeEntry(5000, addDays(FIRST_DAY, 1), { currency: 'USD', stream: 'bank', at: null, note: null })
const all = [...payments, ...orders, foreign]
const matches = payments.slice(0, 280).flatMap((entry, at) => (orders[at] ? [madeMatch(orders[at], entry)] : []))
const [odd, doubtful, settled] = payments.slice(290, 293)
if (!odd || !doubtful || !settled) throw new Error('too few payments')
const exceptions = [
  madeException(1, odd),
  madeException(2, doubtful, { type: 'ambiguous', candidates: [{ entry: odd.id, reason: { code: 'x', params: {} } }] }),
  madeException(3, settled, { resolution: { how: 'expected', note: '' } }),
]

async function shelfOf(entries = all): Promise<Shelf> {
  const host = new FakeHost()
  await host.setBook({ id: 'book', entries, matches, exceptions })
  const cache = new PageCache(host, async () => MEMORY_STORE, { onProgress: () => {}, onLoaded: () => {} })
  await cache.sync()
  return nextShelf(EMPTY_SHELF, cache.pages)
}

let shelf = EMPTY_SHELF
beforeAll(async () => {
  shelf = await shelfOf()
})

function ask(query: EntryQuery, answers = freshAnswers()) {
  const head = answers.queryEntries('slot', query)
  return { head, rows: answers.entryRows(head.list, 0, head.total) }
}

function freshAnswers(): Answers {
  const answers = new Answers()
  answers.show(shelf)
  return answers
}

describe('search', () => {
  it.each([
    'ord0000000123',
    '42000',
    '拿铁',
    'LATTE',
    '1.05',
    '1,05',
    '2025-03-02',
    '微信账单',
    'latte 3.14',
    'nowhere',
    '¥1.23',
  ])('finds for “%s” exactly what a look through all rows finds', (text) => {
    const terms = text.toLowerCase().replace('¥', '').replace('1,05', '1,05').split(' ')
    const name = '微信账单 2025-03.csv'
    const expected = all.filter((entry) =>
      terms.every((term) => searchText(entry).includes(term) || name.includes(term)),
    )
    expect(new Set(ask({ text }).rows.map((row) => row.id))).toEqual(new Set(expected.map((row) => row.id)))
  })

  it('takes amounts as people write them', () => {
    const entry = madeEntry(1, FIRST_DAY, { id: hexId(77), grossMinor: minor(-123_456), netMinor: minor(-123_456) })
    expect(searchText(entry)).toContain('1234.56')
    const answers = new Answers()
    answers.show(
      nextShelf(
        EMPTY_SHELF,
        new Map([['entry/payment/2025-03-01/0', { key: 'entry/payment/2025-03-01/0', digest: '', rows: [entry] }]]),
      ),
    )
    for (const text of ['1,234.56', '-1234.56', '−1,234.56', '¥1,234.56', '234.5']) {
      expect(answers.queryEntries('slot', { text }).total, text).toBe(1)
    }
  })

  it('gives the same answer when typed letter by letter', () => {
    fc.assert(
      fc.property(fc.constantFrom('ord0000000042', '4200000', 'latte 1.', '拿铁 2025', '1.2'), (text) => {
        const typing = freshAnswers()
        for (let end = 1; end < text.length; end += 1) ask({ text: text.slice(0, end), streams: ['payment'] }, typing)
        expect(ask({ text, streams: ['payment'] }, typing).rows).toEqual(ask({ text, streams: ['payment'] }).rows)
      }),
    )
  })
})

describe('filters and order', () => {
  it('combines all filters', () => {
    const to = addDays(FIRST_DAY, 1)
    const query = { streams: ['payment'], kinds: ['refund'], from: to, to, acquirerId: 'wechat', file: FILE } as const
    const expected = payments.filter((entry) => entry.kind === 'refund' && entry.day === to)
    expect(new Set(ask(query).rows)).toEqual(new Set(expected))
    expect(ask({ file: 'another' }).head.total).toBe(0)
  })

  it('puts every entry into exactly one of matched, unmatched and ambiguous', () => {
    const states = ['matched', 'unmatched', 'ambiguous'] as const
    const found = states.flatMap((matched) => ask({ matched }).rows.map((row) => row.id))
    expect(found).toHaveLength(all.length)
    expect(new Set(found).size).toBe(all.length)
    expect(ask({ matched: 'ambiguous' }).rows).toEqual([doubtful])
    expect(ask({ matched: 'matched' }).head.total).toBe(matches.length * 2)
  })

  it('goes by time within a day, entries without a time last', () => {
    const { rows } = ask({})
    const keys = rows.map((row) => `${row.day} ${String(row.at ?? 9e15).padStart(16, '0')} ${row.id}`)
    expect(keys).toEqual(keys.toSorted())
    expect(ask({ sort: { by: 'at', descending: true } }).rows).toEqual(rows.toReversed())
  })

  it('knows the last day with a sale, whatever the bank says later', async () => {
    const late = madeEntry(7000, addDays(FIRST_DAY, 30), { stream: 'bank', kind: 'transferIn' })
    expect(lastSaleDay(await shelfOf([...all, late]))).toBe(addDays(FIRST_DAY, 3))
    expect(lastSaleDay(EMPTY_SHELF)).toBeNull()
  })

  it('sorts by amount both ways', () => {
    const { rows } = ask({ text: '拿铁', sort: { by: 'gross', descending: false } })
    const amounts = rows.map((row) => row.grossMinor)
    expect(amounts).toEqual(amounts.toSorted((a, b) => a - b))
    expect(amounts.length).toBeGreaterThan(50)
    const falling = ask({ text: '拿铁', sort: { by: 'net', descending: true } }).rows.map((row) => row.netMinor)
    expect(falling).toEqual(amounts.toReversed())
  })

  it('sums what it found, per currency', () => {
    const { head, rows } = ask({})
    for (const { currency, count, grossMinor, netMinor } of head.sums) {
      const own = rows.filter((row) => row.currency === currency)
      expect(count).toBe(own.length)
      expect(grossMinor).toBe(own.reduce((sum, row) => sum + row.grossMinor, 0))
      expect(netMinor).toBe(own.reduce((sum, row) => sum + row.netMinor, 0))
    }
    expect(head.sums.map((sum) => sum.currency)).toEqual(['CNY', 'USD'])
  })

  it('answers the same whatever the order in which rows came', async () => {
    const turned = await shelfOf(all.toReversed())
    const answers = new Answers()
    answers.show(turned)
    expect(ask({}, answers).rows).toEqual(ask({}).rows)
  })
})

describe('lists', () => {
  it('goes on answering from the shelf it was made from until its slot asks again', () => {
    const answers = freshAnswers()
    const head = answers.queryEntries('records', {})
    answers.show(EMPTY_SHELF)
    expect(answers.entryRows(head.list, 0, 3)).toHaveLength(3)
    expect(answers.queryEntries('records', {}).total).toBe(0)
    expect(answers.entryRows(head.list, 0, 3)).toEqual([])
  })

  it('keeps the blocks of days that did not change', () => {
    const pages = new Map(shelf.blocks.flatMap((block) => block.pages.map((page) => [page.key, page] as const)))
    const next = nextShelf(shelf, pages)
    expect(next.blocks.every((block, at) => block === shelf.blocks[at])).toBe(true)
  })
})

describe('exceptions', () => {
  it('shows open ones unless asked otherwise, and finds them by the numbers of their entries', () => {
    const answers = freshAnswers()
    expect(answers.queryExceptions('slot', {}).total).toBe(2)
    expect(answers.queryExceptions('slot', { state: 'all' }).total).toBe(3)
    expect(answers.queryExceptions('slot', { state: 'resolved' }).total).toBe(1)
    const head = answers.queryExceptions('slot', { text: odd.refs.orderNo ?? '' })
    expect(answers.exceptionRows(head.list, 0, 10).map((each) => each.id)).toEqual(['exception-1'])
    expect(answers.queryExceptions('slot', { types: ['ambiguous'] }).sums[0]?.netMinor).toBe(doubtful.grossMinor)
  })

  it('groups by type with what is open and what is resolved', () => {
    expect(groupExceptions(shelf, {})).toEqual([
      { type: 'missingInBooks', currency: 'CNY', open: 1, resolved: 1, openMinor: odd.grossMinor },
      { type: 'ambiguous', currency: 'CNY', open: 1, resolved: 0, openMinor: doubtful.grossMinor },
    ])
  })

  it('gives every day of the calendar, quiet ones too', () => {
    const days = summariseDays(shelf, FIRST_DAY, addDays(FIRST_DAY, 5))
    expect(days.map((day) => day.entries)).toEqual([300, 301, 150, 150, 0, 0])
    expect(days[1]).toMatchObject({ openExceptions: 2, openMinor: odd.grossMinor + doubtful.grossMinor })
  })
})

describe('details', () => {
  it('an entry comes with its lines, its matches and both their sides', () => {
    const [first] = payments
    if (!first) throw new Error('no payment')
    const detail = entryDetail(shelf, first.id)
    expect(detail?.files).toEqual([{ file: FILE, line: 2, name: '微信账单 2025-03.csv' }])
    expect(detail?.matches[0]?.left).toEqual([orders[0]])
    expect(detail?.matches[0]?.right).toEqual([first])
    expect(entryDetail(shelf, hexId(424_242))).toBeNull()
  })

  it('an exception comes with its entries, its candidates and the files they stand in', () => {
    const detail = exceptionDetail(shelf, 'exception-2')
    expect(detail?.entries).toEqual([doubtful])
    expect(detail?.candidates.map((candidate) => candidate.entry)).toEqual([odd])
    expect(detail?.fileNames).toEqual({ [FILE]: '微信账单 2025-03.csv' })
    expect(exceptionDetail(shelf, 'gone')).toBeNull()
  })

  it('the matches of a day are counted in full and shown up to the limit', () => {
    const found = matchesOfDay(shelf, FIRST_DAY, 'certain', 5)
    expect(found.total).toBe(150)
    expect(found.rows).toHaveLength(5)
    expect(matchesOfDay(shelf, FIRST_DAY, 'probable', 5).total).toBe(0)
  })
})
