// A host with a few made entries: cuts them into pages as the contract says and counts which pages were asked for.

import type { PageSource } from '../../../renderer/storage/page-cache'
import { sha256 } from '../../../renderer/storage/sha256'
import type { Manifest } from '../../../shared/bridge/contract'
import { addDays, type Day, instantOf } from '../../../shared/day'
import type { Entry } from '../../../shared/entry'
import type { Exception, Match } from '../../../shared/matching/model'
import { minor, negateMinor, ZERO } from '../../../shared/money'

const PAGE_ROWS = 512
export const FIRST_DAY = '2025-03-01' as Day
export const FILE = 'f'.repeat(64)

export function hexId(number: number): string {
  return number.toString(16).padStart(32, '0')
}

export function madeEntry(number: number, day: Day, change: Partial<Entry> = {}): Entry {
  const gross = minor(100 + (number % 9973))
  const sale = number % 10 !== 9
  return {
    id: hexId(number),
    family: 'wechat',
    stream: 'payment',
    kind: sale ? 'sale' : 'refund',
    account: '1900000001',
    at: instantOf(day, (number * 7) % 86_400),
    day,
    settleDay: null,
    currency: 'CNY',
    grossMinor: sale ? gross : negateMinor(gross),
    feeMinor: ZERO,
    netMinor: sale ? gross : negateMinor(gross),
    orderMinor: null,
    authorisedMinor: null,
    balanceMinor: null,
    acquirerId: 'wechat',
    merchantNo: '1900000001',
    terminalNo: null,
    storeNo: null,
    refs: { orderNo: `ORD${String(number).padStart(10, '0')}`, acquirerNo: `4200${String(number).padStart(14, '0')}` },
    card: null,
    method: '零钱',
    counterparty: null,
    note: number % 7 === 0 ? 'Latte 拿铁' : null,
    status: 'SUCCESS',
    ratePpm: 6000,
    operator: null,
    sources: [{ file: FILE, line: number + 2 }],
    ...change,
  }
}

/** `perDay` entries on each of `days` days. */
export function madeEntries(days: number, perDay: number): Entry[] {
  const rows: Entry[] = []
  for (let at = 0; at < days; at += 1) {
    const day = addDays(FIRST_DAY, at)
    for (let k = 0; k < perDay; k += 1) rows.push(madeEntry(at * perDay + k, day))
  }
  return rows
}

export interface Book {
  readonly id: string
  readonly entries: readonly Entry[]
  readonly matches?: readonly Match[]
  readonly exceptions?: readonly Exception[]
}

interface EncodedPage {
  readonly key: string
  readonly text: string
  readonly digest: string
  readonly rows: number
}

export class FakeHost implements PageSource {
  readonly asked: string[] = []
  private encoded = new Map<string, EncodedPage>()
  private version = 0
  private id = ''

  async setBook(book: Book): Promise<void> {
    this.id = book.id
    this.version += 1
    this.encoded = await encodeBook(book)
  }

  private get head(): string {
    return String(this.version).padStart(64, '0')
  }

  async manifest(): Promise<Manifest> {
    const pages = [...this.encoded.values()].map(({ key, digest, rows }) => ({ key, digest, rows }))
    return { book: this.id, head: this.head, stateHash: `state-${this.version}`, pages }
  }

  async pages(head: string, keys: string[]): Promise<AsyncIterable<string>> {
    this.asked.push(...keys)
    return this.stream(head, keys)
  }

  private async *stream(head: string, keys: readonly string[]): AsyncIterable<string> {
    for (const key of keys) {
      if (head !== this.head) return
      const page = this.encoded.get(key)
      if (page) yield page.text
    }
  }
}

async function encodeBook(book: Book): Promise<Map<string, EncodedPage>> {
  const groups = new Map<string, unknown[]>([['file', [{ file: FILE, name: '微信账单 2025-03.csv' }]]])
  const put = (prefix: string, row: unknown): void => void groups.set(prefix, [...(groups.get(prefix) ?? []), row])
  const byDay = groupByKey(book.entries)
  for (const [prefix, rows] of byDay) groups.set(prefix, rows)
  for (const match of book.matches ?? []) put(`match/${match.day}`, match)
  for (const exception of book.exceptions ?? []) put(`exception/${exception.day}`, exception)
  const pages = new Map<string, EncodedPage>()
  for (const [prefix, rows] of groups) {
    for (let from = 0; from < rows.length; from += PAGE_ROWS) {
      const key = `${prefix}/${from / PAGE_ROWS}`
      const some = rows.slice(from, from + PAGE_ROWS)
      const text = JSON.stringify({ key, rows: some })
      pages.set(key, { key, text, digest: await sha256(text), rows: some.length })
    }
  }
  return pages
}

function groupByKey(entries: readonly Entry[]): Map<string, Entry[]> {
  const groups = new Map<string, Entry[]>()
  for (const entry of entries) {
    const key = `entry/${entry.stream}/${entry.day}`
    const group = groups.get(key)
    if (group) group.push(entry)
    else groups.set(key, [entry])
  }
  return groups
}

export function madeException(number: number, entry: Entry, change: Partial<Exception> = {}): Exception {
  return {
    id: `exception-${number}`,
    type: 'missingInBooks',
    day: entry.day,
    currency: 'CNY',
    minor: entry.grossMinor,
    entries: [entry.id],
    acquirerId: 'wechat',
    merchantNo: '1900000001',
    reason: { code: 'nothing', params: {} },
    candidates: [],
    explained: false,
    resolution: null,
    ...change,
  }
}

export function madeMatch(left: Entry, right: Entry): Match {
  return {
    id: `match-${left.id}-${right.id}`,
    level: 'L1',
    pass: 'orderNo',
    certainty: 'certain',
    by: 'machine',
    left: [left.id],
    right: [right.id],
    differenceMinor: ZERO,
    currency: 'CNY',
    day: right.day,
    reason: { code: 'nothing', params: {} },
  }
}
