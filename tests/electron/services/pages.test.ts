// Pages of the view.
//  1. Every row stands in exactly one page; no page has more than 512 rows.
//  2. A page's digest is that of the text that is sent.
//  3. The order in which rows come in leaves no trace.
//  4. A change of one day changes that day's pages only, and only they are encoded again.

import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  cutPages,
  NO_PAGES,
  PAGE_ROWS,
  type Pages,
  pageText,
  type ViewRows,
} from '../../../electron/services/view/pages'
import { addDays, type Day, parseDay } from '../../../shared/day'
import type { Entry } from '../../../shared/entry'
import type { Exception, Match } from '../../../shared/matching/model'
import { ZERO } from '../../../shared/money'

const FIRST = day('2026-03-01')

function day(text: string): Day {
  const parsed = parseDay(text)
  if (parsed === null) throw new Error(`not a day: ${text}`)
  return parsed
}

function entry(id: string, on: Day, stream: Entry['stream'] = 'payment', at = 0): Entry {
  return {
    id,
    family: 'wechat',
    sources: [{ file: 'f', line: 1 }],
    stream,
    kind: 'sale',
    account: '',
    at,
    day: on,
    settleDay: null,
    currency: 'CNY',
    grossMinor: ZERO,
    feeMinor: ZERO,
    netMinor: ZERO,
    orderMinor: null,
    authorisedMinor: null,
    balanceMinor: null,
    acquirerId: null,
    merchantNo: null,
    terminalNo: null,
    storeNo: null,
    refs: {},
    card: null,
    method: null,
    counterparty: null,
    note: '早餐 “豆浆”',
    status: null,
    ratePpm: null,
    operator: null,
  }
}

function match(id: string, on: Day): Match {
  const shared = { level: 'L1', pass: 'orderNo', certainty: 'certain', by: 'machine' } as const
  const reason = { code: 'x', params: {} }
  return { id, ...shared, left: ['a'], right: ['b'], differenceMinor: ZERO, currency: 'CNY', day: on, reason }
}

function exception(id: string, on: Day): Exception {
  const about = { acquirerId: null, merchantNo: null, reason: { code: 'x', params: {} }, candidates: [] }
  const state = { explained: true, resolution: null }
  return { id, type: 'missingInBooks', day: on, currency: 'CNY', minor: ZERO, entries: [], ...about, ...state }
}

/** `perDay` entries on each of `days` days, with a match and an exception a day. */
function view(days: number, perDay: number): ViewRows {
  const all = Array.from({ length: days }, (_, index) => addDays(FIRST, index))
  const ids = Array.from({ length: perDay }, (_, index) => index)
  return {
    entries: all.flatMap((on) => ids.map((n) => entry(`${on}-${String(n).padStart(5, '0')}`, on, 'payment', n % 7))),
    matches: all.map((on) => match(`m-${on}`, on)),
    exceptions: all.map((on) => exception(`x-${on}`, on)),
    files: [{ file: 'f', name: '账单.csv' }],
  }
}

const digests = (pages: Pages) => new Map([...pages].map(([key, page]) => [key, page.digest]))

describe('pages', () => {
  it('hold every row once, and at most 512', () => {
    const rows = view(3, 1200)
    const pages = [...cutPages(rows, NO_PAGES).values()]
    expect(Math.max(...pages.map((page) => page.rows.length))).toBeLessThanOrEqual(PAGE_ROWS)
    const texts = pages.map((page) => JSON.parse(pageText(page)) as { key: string; rows: { id?: string }[] })
    const ids = texts
      .filter(({ key }) => key.startsWith('entry/'))
      .flatMap(({ rows: page }) => page.map(({ id }) => id))
    expect(ids.length).toBe(3600)
    expect(new Set(ids).size).toBe(3600)
    expect(texts.map(({ key }) => key)).toEqual([...cutPages(rows, NO_PAGES).keys()])
  })

  it('are named by stream and day', () => {
    const rows = { ...view(1, 513), files: [{ file: 'f', name: 'a' }] }
    expect([...cutPages(rows, NO_PAGES).keys()]).toEqual([
      'file/0',
      'entry/payment/2026-03-01/0',
      'entry/payment/2026-03-01/1',
      'match/2026-03-01/0',
      'exception/2026-03-01/0',
    ])
  })

  it('have the digest of the text that is sent', () => {
    for (const page of cutPages(view(2, 10), NO_PAGES).values()) {
      expect(createHash('sha256').update(pageText(page), 'utf8').digest('hex')).toBe(page.digest)
      expect(pageText({ ...page, encoded: null })).toBe(pageText(page))
    }
  })

  it('do not tell in which order the rows came', () => {
    const rows = view(3, 700)
    const turned = { ...rows, entries: rows.entries.toReversed(), matches: rows.matches.toReversed() }
    expect(digests(cutPages(turned, NO_PAGES))).toEqual(digests(cutPages(rows, NO_PAGES)))
  })

  it('change only where a day changes', () => {
    const rows = view(5, 600)
    const before = cutPages(rows, NO_PAGES)
    const more = { ...rows, entries: [...rows.entries, entry('new', addDays(FIRST, 2))] }
    const after = cutPages(more, before)
    const changed = [...after].filter(([key, page]) => before.get(key)?.digest !== page.digest).map(([key]) => key)
    expect(changed.every((key) => key.startsWith('entry/payment/2026-03-03/'))).toBe(true)
    expect(changed.length).toBeGreaterThan(0)
    const kept = [...after].filter(([key, page]) => before.get(key) === page)
    expect(kept.length).toBe(after.size - changed.length)
  })

  it('of an empty book are none', () => {
    expect(cutPages({ entries: [], matches: [], exceptions: [], files: [] }, NO_PAGES).size).toBe(0)
  })
})
