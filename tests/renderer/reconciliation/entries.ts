// Entries and exceptions for tests to vary.

import type { Day } from '../../../shared/day'
import type { Entry } from '../../../shared/entry'
import type { Exception } from '../../../shared/matching/model'
import { minor } from '../../../shared/money'

export const DAY = '2025-03-05' as Day

export function entry(parts: Partial<Entry>): Entry {
  return {
    id: '0'.repeat(32),
    stream: 'order',
    kind: 'sale',
    family: 'shop-orders',
    account: '',
    at: null,
    day: DAY,
    settleDay: null,
    currency: 'CNY',
    grossMinor: minor(100),
    feeMinor: minor(0),
    netMinor: minor(100),
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
    note: null,
    status: null,
    ratePpm: null,
    operator: null,
    sources: [],
    ...parts,
  }
}

export function exception(parts: Partial<Exception>): Exception {
  return {
    id: 'e1',
    type: 'missingAtAcquirer',
    day: DAY,
    currency: 'CNY',
    minor: minor(100),
    entries: [],
    acquirerId: null,
    merchantNo: null,
    reason: { code: 'x', params: {} },
    candidates: [],
    explained: false,
    resolution: null,
    ...parts,
  }
}
