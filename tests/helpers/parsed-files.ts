// Parsed files made by hand, for tests of what comes after reading.

import { createHash } from 'node:crypto'
import type { Day } from '../../shared/day'
import type { EntryDraft } from '../../shared/entry'
import type { ParsedFile } from '../../shared/formats/format'
import { minor } from '../../shared/money'

export const day = (text: string) => text as Day

/** A name that looks like a vault address, from any text. */
export const shaOf = (text: string) => createHash('sha256').update(text).digest('hex')

export function draftOf(changes: Partial<EntryDraft> = {}): EntryDraft {
  return {
    stream: 'payment',
    kind: 'sale',
    line: 2,
    naturalKey: null,
    account: '1900000109',
    at: 1_767_240_000_000,
    day: day('2026-01-01'),
    settleDay: null,
    currency: 'CNY',
    grossMinor: minor(1000),
    feeMinor: minor(-6),
    netMinor: minor(994),
    orderMinor: null,
    authorisedMinor: null,
    balanceMinor: null,
    acquirerId: 'wechat',
    merchantNo: '1900000109',
    terminalNo: null,
    storeNo: null,
    refs: {},
    card: null,
    method: null,
    counterparty: null,
    note: null,
    status: null,
    ratePpm: null,
    operator: null,
    ...changes,
  }
}

export function fileOf(name: string, drafts: readonly EntryDraft[], changes: Partial<ParsedFile> = {}): ParsedFile {
  return {
    file: shaOf(name),
    name,
    format: 'wechat-trade-bill',
    family: 'wechat',
    drafts,
    issues: [],
    counts: { dataRows: drafts.length, issues: 0, ignored: 0 },
    scope: '1900000109',
    acquirerId: 'wechat',
    accounts: ['1900000109'],
    period: { from: day('2026-01-01'), to: day('2026-01-01'), declared: true },
    statedAt: null,
    checks: [],
    balance: null,
    unstated: [],
    verdict: 'accept',
    reasons: [],
    ...changes,
  }
}
