// Small entries and inputs for the tests of matching: only what a rule needs is stated, everything else is plain.

import { createHash } from 'node:crypto'
import { type Day, instantOf, parseDay } from '../../../shared/day'
import type { Entry, EntryKind, Refs, Stream } from '../../../shared/entry'
import type { Coverage, Match, MatchInput, Matching } from '../../../shared/matching/model'
import { NO_DECISIONS } from '../../../shared/matching/model'
import { minor } from '../../../shared/money'
import { type Settings, settingsZ } from '../../../shared/settings'
import { WEEKENDS_ONLY } from '../../../shared/settlement/calendar'

export const digest = (text: string): string => createHash('sha256').update(text).digest('hex')

export function day(text: string): Day {
  const found = parseDay(text)
  if (!found) throw new Error(`not a day: ${text}`)
  return found
}

export interface Stated {
  /** A readable name; the entry's id is made from it. */
  readonly name: string
  readonly amount: number
  readonly day?: string
  /** `HH:MM:SS`; `null` for a source without times. */
  readonly time?: string | null
  readonly kind?: EntryKind
  readonly fee?: number
  readonly asked?: number
  readonly refs?: Refs
  readonly terminalNo?: string
  readonly method?: string
  readonly acquirerId?: string
  readonly account?: string
  readonly merchantNo?: string | null
  readonly ratePpm?: number
  readonly status?: string
  readonly settleDay?: string
  readonly currency?: string
  readonly counterparty?: string
  readonly note?: string
  readonly balance?: number
  readonly family?: string
}

export const DAY = '2026-03-03'

export function idOf(name: string): string {
  return digest(name).slice(0, 32)
}

function entry(stream: Stream, stated: Stated, plain: Partial<Entry>): Entry {
  const on = day(stated.day ?? DAY)
  const kind = stated.kind ?? (stated.amount < 0 ? 'refund' : 'sale')
  const [hours = 0, minutes = 0, seconds = 0] = (stated.time ?? '12:00:00').split(':').map(Number)
  const fee = stated.fee ?? 0
  return {
    id: idOf(stated.name),
    family: stated.family ?? stream,
    stream,
    kind,
    account: stated.account ?? '',
    at: stated.time === null ? null : instantOf(on, hours * 3600 + minutes * 60 + seconds),
    day: on,
    settleDay: stated.settleDay === undefined ? null : day(stated.settleDay),
    currency: stated.currency ?? 'CNY',
    grossMinor: minor(stated.amount),
    feeMinor: minor(fee),
    netMinor: minor(stated.amount + fee),
    orderMinor: stated.asked === undefined ? null : minor(stated.asked),
    authorisedMinor: null,
    balanceMinor: stated.balance === undefined ? null : minor(stated.balance),
    acquirerId: stated.acquirerId ?? null,
    merchantNo: stated.merchantNo ?? null,
    terminalNo: stated.terminalNo ?? null,
    storeNo: null,
    refs: stated.refs ?? {},
    card: null,
    method: stated.method ?? null,
    counterparty: stated.counterparty ?? null,
    note: stated.note ?? null,
    status: stated.status ?? null,
    ratePpm: stated.ratePpm ?? null,
    operator: null,
    sources: [{ file: digest(stream), line: 1 }],
    ...plain,
  }
}

export const order = (stated: Stated): Entry => entry('order', stated, {})

/** A payment at WeChat, account and merchant number 1600000001, unless stated otherwise. */
export function payment(stated: Stated): Entry {
  const acquirerId = stated.acquirerId ?? 'wechat'
  const account = stated.account ?? '1600000001'
  const merchantNo = stated.merchantNo === undefined ? account : stated.merchantNo
  return entry('payment', { family: acquirerId, ...stated }, { acquirerId, account, merchantNo })
}

/** A row of the account at the acquirer; Alipay unless stated otherwise. */
export function fund(stated: Stated): Entry {
  const acquirerId = stated.acquirerId ?? 'alipay'
  const account = stated.account ?? '2088000000000001'
  return entry('fund', { family: acquirerId, ...stated }, { acquirerId, account, merchantNo: account })
}

/** A bank row without a time; money from WeChat unless stated otherwise. */
export function bank(stated: Stated): Entry {
  const kind = stated.kind ?? (stated.amount < 0 ? 'transferOut' : 'transferIn')
  return entry(
    'bank',
    { time: null, counterparty: '财付通支付科技有限公司', ...stated, kind },
    { account: '6222', acquirerId: null },
  )
}

export function covers(
  stream: Stream,
  from: string,
  to: string,
  stated: { acquirerId?: string; account?: string; family?: string; incomplete?: Coverage['incomplete'] } = {},
): Coverage {
  const acquirerId = stated.acquirerId ?? (stream === 'payment' ? 'wechat' : stream === 'fund' ? 'alipay' : null)
  const account = stated.account ?? { payment: '1600000001', fund: '2088000000000001', bank: '6222', order: '' }[stream]
  return {
    stream,
    acquirerId,
    account,
    family: stated.family ?? acquirerId ?? stream,
    days: [{ from: day(from), to: day(to) }],
    incomplete: stated.incomplete ?? [],
  }
}

/** Orders, WeChat payments and the bank, all covered for March 2026. */
export const MARCH: readonly Coverage[] = [
  covers('order', '2026-03-01', '2026-03-31'),
  covers('payment', '2026-03-01', '2026-03-31'),
  covers('bank', '2026-03-01', '2026-03-31'),
]

export function settings(stated: object = {}): Settings {
  return settingsZ.parse(stated)
}

export function inputOf(entries: readonly Entry[], stated: Partial<MatchInput> = {}): MatchInput {
  return {
    entries,
    coverage: MARCH,
    revisions: [],
    settings: settings(),
    decisions: NO_DECISIONS,
    calendar: WEEKENDS_ONLY,
    digest,
    ...stated,
  }
}

/** Matches of a level as `left+left=right pass certainty`, by names, sorted. */
export function said(
  matching: Matching,
  entries: readonly Entry[],
  names: readonly string[],
  level: Match['level'] = 'L1',
) {
  const nameOf = new Map(names.map((name) => [idOf(name), name]))
  const show = (ids: readonly string[]) =>
    ids
      .map((id) => nameOf.get(id) ?? entries.find((each) => each.id === id)?.id ?? id)
      .sort()
      .join('+')
  return matching.matches
    .filter((match) => match.level === level)
    .map((match) => `${show(match.left)}=${show(match.right)} ${match.pass} ${match.certainty}`)
    .sort()
}

/** Exceptions as `type minor names`, sorted. */
export function raised(matching: Pick<Matching, 'exceptions'>, names: readonly string[]): readonly string[] {
  const nameOf = new Map(names.map((name) => [idOf(name), name]))
  return matching.exceptions
    .map((each) => {
      const entries = each.entries.map((id) => nameOf.get(id) ?? '?').sort()
      return [each.type, each.minor, entries.join('+')].join(' ').trim()
    })
    .sort()
}
