// Invariants over random books of all four streams, with keys that repeat, amounts that collide and days that are lacking:
// (1) every entry is in exactly one place per level, and in at most one match; the level counts say the same;
// (2) the waterfall closes to the fen (its identities are asserted in the program), and periods follow each other;
// (3) the order of entries, coverage and decisions changes nothing;
// (4) what a person rejected is never put together, what a person confirmed stands, and is taken out by nothing;
// (5) whoever is certain shares a key; whoever is probable is never joined against a key that was seen to join;
// (6) every reason can be said in both languages.

import { describe, expect, test } from 'vitest'
import { addDays, type Day } from '../../../shared/day'
import type { Entry, EntryKind } from '../../../shared/entry'
import type { Coverage, Match, MatchInput, Matching } from '../../../shared/matching/model'
import { LEVELS } from '../../../shared/matching/model'
import { matchEntries } from '../../../shared/matching/reconcile'
import { say } from '../../../shared/sentences/say'
import { lookAt } from '../../../shared/settlement/as-of'
import { waterfalls } from '../../../shared/settlement/waterfall'
import { bank, covers, day, fund, inputOf, order, payment, settings } from './make'

/** A small generator of its own, so that a failing case is a number. */
function dice(seed: number) {
  let state = seed * 2654435761 + 1
  const next = () => {
    state = (state * 1103515245 + 12345) % 2147483648
    return state / 2147483648
  }
  const below = (count: number) => Math.floor(next() * count)
  const pick = <T>(values: readonly T[]): T => values[below(values.length)] as T
  return { below, pick, chance: (percent: number) => below(100) < percent }
}
type Dice = ReturnType<typeof dice>

const FIRST = day('2026-03-02')
const AMOUNTS = [100, 200, 300, 500, 700]
const KINDS: readonly EntryKind[] = [
  'sale',
  'sale',
  'sale',
  'sale',
  'refund',
  'refund',
  'void',
  'chargeback',
  'fee',
  'adjustment',
  'preAuth',
]

function when(random: Dice): { day: string; time: string | null } {
  const on = addDays(FIRST, random.below(6))
  const time = `1${random.below(3)}:0${random.below(6)}:00`
  return { day: on, time: random.chance(10) ? null : time }
}

function randomEntry(random: Dice, n: number): Entry {
  const kind = random.pick(KINDS)
  const size = random.pick(AMOUNTS)
  const amount = kind === 'preAuth' ? 0 : kind === 'sale' ? size : -size
  const number = () => ({ orderNo: `N${random.below(8)}` })
  const refs = {
    ...(random.chance(60) ? number() : {}),
    ...(random.chance(30) ? { acquirerNo: `W${random.below(8)}` } : {}),
    ...(kind === 'refund' && random.chance(50) ? { refundNo: `R${random.below(5)}` } : {}),
    ...(random.chance(5) ? { rrn: `${random.below(3)}` } : {}),
  }
  const method = random.pick(['微信支付', '支付宝', '现金', undefined])
  const common = {
    name: `e${n}`,
    kind,
    amount,
    refs,
    ...when(random),
    ...(random.chance(40) ? { terminalNo: random.pick(['T1', 'T2']) } : {}),
  }
  const fee = kind === 'sale' ? -Math.round(size / 100) : 0
  const alipay = { acquirerId: 'alipay', account: '2088000000000001' }
  switch (random.below(6)) {
    case 0:
    case 1:
      return order({ ...common, ...(method ? { method } : {}) })
    case 2:
      return payment({ ...common, fee, ratePpm: 10_000 })
    case 3:
      return payment({ ...common, fee, ...alipay })
    case 4:
      return fund({ ...common, kind: random.chance(15) ? 'payout' : kind, amount: random.chance(15) ? -size : amount })
    default:
      return randomBankRow(random, `e${n}`)
  }
}

function randomBankRow(random: Dice, name: string): Entry {
  const counterparty = random.pick(['财付通支付科技有限公司', '支付宝（中国）网络技术有限公司', '房东'])
  const size = random.pick([...AMOUNTS, 198, 297, 495, 693])
  const bounced = random.chance(15)
  const on = addDays(FIRST, random.below(10))
  return bank({ name, amount: bounced ? -size : size, day: on, counterparty, ...(bounced ? { note: '退票' } : {}) })
}

function randomInput(seed: number): MatchInput {
  const random = dice(seed)
  const count = 4 + random.below(40)
  const entries = Array.from({ length: count }, (_, n) => randomEntry(random, n))
  for (const own of wholeDays(random, entries)) entries.push(own)
  const alipay = { acquirerId: 'alipay', account: '2088000000000001' }
  const to = (days: number) => addDays(FIRST, days)
  const coverage: Coverage[] = [
    covers('bank', FIRST, to(9)),
    ...(random.chance(80) ? [covers('order', FIRST, to(5))] : []),
    ...(random.chance(80) ? [covers('payment', FIRST, to(random.below(6)))] : []),
    ...(random.chance(50) ? [covers('payment', to(4), to(5))] : []),
    ...(random.chance(60) ? [covers('payment', FIRST, to(5), alipay)] : []),
    ...(random.chance(60) ? [covers('fund', FIRST, to(5))] : []),
  ]
  const own = settings({
    ...(random.chance(30) ? { startDay: to(random.below(3)) } : {}),
    ...(random.chance(30) ? { openingReceivable: { wechat: random.pick(AMOUNTS) } } : {}),
    ...(random.chance(20) ? { tolerance: { payoutDepositMinor: 2, orderPaymentMinor: 100 } } : {}),
    ...(random.chance(30) ? { terminals: [{ terminalNo: 'T1', boundOn: to(1), unboundOn: to(3) }] } : {}),
  })
  return inputOf(entries, { coverage, settings: own })
}

/** Deposits that are the net of some days, so that the bank has something to match. */
function wholeDays(random: Dice, entries: readonly Entry[]): readonly Entry[] {
  const nets = new Map<Day, number>()
  for (const entry of entries) {
    if (entry.stream === 'payment' && entry.acquirerId === 'wechat') {
      nets.set(entry.day, (nets.get(entry.day) ?? 0) + entry.netMinor)
    }
  }
  return [...nets]
    .filter(([, net]) => net > 0 && random.chance(60))
    .map(([on, net]) => bank({ name: `net ${on}`, amount: net, day: addDays(on, 1 + random.below(3)) }))
}

function shuffled<T>(random: Dice, values: readonly T[]): T[] {
  const out = [...values]
  for (let at = out.length - 1; at > 0; at -= 1) {
    const other = random.below(at + 1)
    ;[out[at], out[other]] = [out[other] as T, out[at] as T]
  }
  return out
}

const SEEDS = Array.from({ length: 400 }, (_, n) => n + 1)
const ALL = { from: FIRST, to: addDays(FIRST, 9) }

function assertBuckets(made: Matching): void {
  for (const level of LEVELS) {
    const taken = made.matches
      .filter((match) => match.level === level)
      .flatMap((match) => [...match.left, ...match.right])
    expect(new Set(taken).size).toBe(taken.length)
    const count = made.levels.find((each) => each.level === level)
    expect(count && count.matched + count.ambiguous + count.unmatched).toBe(count?.entries)
    if (level !== 'L3') expect(count?.matched).toBe(taken.length)
    const undecided = made.exceptions.filter((each) => each.type === 'ambiguous' && each.reason.params.level === level)
    for (const each of undecided) for (const id of each.entries) expect(taken).not.toContain(id)
  }
  const ids = made.exceptions.map((each) => each.id)
  expect(new Set(ids).size).toBe(ids.length)
}

function keysOf(entry: Entry): readonly string[] {
  const { orderNo, acquirerNo, refundNo, merchantRefundNo, rrn } = entry.refs
  return [orderNo, acquirerNo, refundNo, merchantRefundNo, rrn].filter((key) => key !== undefined)
}

describe('matching', () => {
  test('every entry is in one place, sums are conserved, certainty has a key, and every reason can be said', () => {
    for (const seed of SEEDS) {
      const input = randomInput(seed)
      const made = matchEntries(input)
      assertBuckets(made)
      const view = lookAt(input, made, ALL.to)
      const [all] = waterfalls(input, made, view)
      expect(all?.unexplainedAbsMinor).toBeGreaterThanOrEqual(Math.abs(all?.unexplainedMinor ?? 0))
      const byId = new Map(input.entries.map((entry) => [entry.id, entry]))
      for (const match of made.matches) {
        if (match.level !== 'L1' || match.certainty !== 'certain') continue
        const keys = match.left.map((id) => keysOf(byId.get(id) as Entry))
        const theirs = match.right.flatMap((id) => keysOf(byId.get(id) as Entry))
        for (const own of keys)
          expect(
            own.some((key) => theirs.includes(key)),
            `seed ${seed}`,
          ).toBe(true)
      }
      for (const each of [...made.matches, ...made.exceptions, ...view.exceptions]) {
        for (const lang of ['zh', 'en'] as const) expect(say(lang, each.reason).length).toBeGreaterThan(5)
      }
      for (const each of made.exceptions) for (const { reason } of each.candidates) say('zh', reason)
    }
  })

  test('the order in which things come in changes nothing', () => {
    for (const seed of SEEDS.slice(0, 150)) {
      const input = randomInput(seed)
      const random = dice(seed + 77)
      const plain = JSON.stringify(matchEntries(input))
      for (let turn = 0; turn < 3; turn += 1) {
        const mixed = { ...input, entries: shuffled(random, input.entries), coverage: shuffled(random, input.coverage) }
        const again = matchEntries(mixed)
        expect(JSON.stringify(again), `seed ${seed}`).toBe(plain)
        expect(waterfalls(mixed, again, lookAt(mixed, again, ALL.to))).toEqual(
          waterfalls(input, again, lookAt(input, again, ALL.to)),
        )
      }
    }
  })

  test('a period begins with what the one before it left', () => {
    for (const seed of SEEDS.slice(0, 150)) {
      const input = randomInput(seed)
      const made = matchEntries(input)
      const view = lookAt(input, made, ALL.to)
      const line = (from: Day, to: Day, name: string) =>
        waterfalls(input, made, view, { from, to })[0]?.lines.find((each) => each.name === name)?.minor
      const start = input.settings.startDay ?? FIRST
      const middle = addDays(start, 3)
      expect(line(addDays(middle, 1), ALL.to, 'opening'), `seed ${seed}`).toBe(line(start, middle, 'closing'))
      expect(line(addDays(middle, 1), ALL.to, 'closing')).toBe(line(start, ALL.to, 'closing'))
    }
  })

  test('what a person rejected is never put together again', () => {
    for (const seed of SEEDS.slice(0, 200)) {
      const input = randomInput(seed)
      const random = dice(seed)
      const matches = matchEntries(input).matches
      if (matches.length === 0) continue
      const rejected = [0, 1, 2].map(() => sidesOf(random.pick(matches)))
      const again = matchEntries({ ...input, decisions: { confirmed: [], rejected, resolved: [] } })
      assertBuckets(again)
      for (const match of again.matches) {
        for (const { level, left, right } of rejected) {
          const within =
            match.level === level &&
            left.every((id) => match.left.includes(id)) &&
            right.every((id) => match.right.includes(id))
          expect(within, `seed ${seed}`).toBe(false)
        }
      }
    }
  })

  test('what a person confirmed stands, whatever the machine would say', () => {
    for (const seed of SEEDS.slice(0, 200)) {
      const input = randomInput(seed)
      const random = dice(seed)
      const of = (stream: Entry['stream']) =>
        input.entries.filter((entry) => entry.stream === stream && entry.kind === 'sale')
      if (of('order').length === 0 || of('payment').length === 0) continue
      const confirmed = [
        { level: 'L1' as const, left: [random.pick(of('order')).id], right: [random.pick(of('payment')).id] },
      ]
      const again = matchEntries({ ...input, decisions: { confirmed, rejected: confirmed, resolved: [] } })
      assertBuckets(again)
      const [person] = again.matches.filter((match) => match.by === 'person')
      expect(person && sidesOf(person)).toEqual(confirmed[0])
    }
  })

  test('a decision that wakes up and sleeps again leaves no trace', () => {
    const input = randomInput(3)
    const confirmed = [{ level: 'L1' as const, left: ['gone'], right: ['gone too'] }]
    const decisions = { confirmed, rejected: [], resolved: [{ exception: 'none', how: 'expected' as const, note: '' }] }
    expect(matchEntries({ ...input, decisions })).toEqual(matchEntries(input))
  })
})

function sidesOf(match: Match) {
  return { level: match.level, left: match.left, right: match.right }
}

test('an empty book matches nothing and owes nothing', () => {
  const input = inputOf([], { coverage: [] })
  const made = matchEntries(input)
  expect(made).toMatchObject({ matches: [], exceptions: [], expected: [] })
  const [all] = waterfalls(input, made, lookAt(input, made, FIRST))
  expect(all?.lines.every((line) => line.minor === 0 && line.count === 0)).toBe(true)
})
