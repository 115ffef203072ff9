// How a file says that money went out: a minus sign, two columns, a column of directions, or a column of kinds. A running
// balance proves which way a sign turns it.

import type { EntryKind } from '../../entry'
import { type Reason, reason } from '../../reason'
import type { ImportProfile } from '../../settings'
import { isUnpaid, kindOfWord, TAKES_AWAY } from '../shop-orders/kinds'
import { ambiguous, assumed, type Decision, proved } from './decision'
import { type Direction, directionOfWord } from './direction-words'

/** `minus`: what has a minus sign went out; `inverted`: what has none did. */
export const SIGN_RULES = ['columns', 'direction', 'kind', 'minus', 'inverted'] as const
export type SignRule = (typeof SIGN_RULES)[number]

/** One row as far as its sign matters; amounts in the file's own units, as printed. */
export interface SignRow {
  readonly amount: number | null
  readonly balance: number | null
  readonly income: number | null
  readonly outgo: number | null
  readonly direction: string
  readonly kind: string
  readonly status: string
}

/** A word of a column and what it is taken for; `null`: not known, to be asked. */
export interface Word<Meaning> {
  readonly word: string
  readonly count: number
  readonly means: Meaning | null
}

export interface SignDecision extends Decision<SignRule> {
  readonly directionWords: readonly Word<Direction>[]
  readonly kindWords: readonly Word<EntryKind>[]
}

export interface SignEvidence {
  /** Whether the row shows something new: a word, a sign, two filled columns. */
  add(row: SignRow): boolean
  decide(profile: ImportProfile): SignDecision
}

/** More different words than this make no column of directions or kinds. */
const WORDS_KEPT = 200

export function openSignEvidence(profile: ImportProfile): SignEvidence {
  const seen = { minus: 0, plus: 0, both: 0, outMinus: 0, outPlus: 0 }
  const directions = new Map<string, number>()
  const kinds = new Map<string, number>()
  const balance = openBalanceSigns()
  return {
    add(row) {
      if (isUnpaid(row.status)) return false
      const before = seen.minus > 0
      const isNew = counted(directions, row.direction) || counted(kinds, row.kind)
      if (row.amount !== null) {
        if (row.amount < 0) seen.minus += 1
        else if (row.amount > 0) seen.plus += 1
        if (directionOfWord(row.direction, profile.directions) === 'out') {
          if (row.amount < 0) seen.outMinus += 1
          else if (row.amount > 0) seen.outPlus += 1
        }
        balance.add(row.amount, row.balance)
      }
      if (row.income && row.outgo) seen.both += 1
      return isNew || before !== seen.minus > 0
    },
    decide(current) {
      const directionWords = wordsOf(directions, (word) => directionOfWord(word, current.directions))
      const kindWords = wordsOf(kinds, (word) => kindOfWord(word, current.kinds))
      const words = { directionWords, kindWords }
      return { ...decision(current, { ...seen, ...words, turns: balance.turns() }), ...words }
    },
  }
}

function counted(words: Map<string, number>, word: string): boolean {
  if (word === '' || (words.size >= WORDS_KEPT && !words.has(word))) return false
  const isNew = !words.has(word)
  words.set(word, (words.get(word) ?? 0) + 1)
  return isNew
}

function wordsOf<Meaning>(
  counts: ReadonlyMap<string, number>,
  meaning: (word: string) => Meaning | null,
): readonly Word<Meaning>[] {
  return [...counts].map(([word, count]) => ({ word, count, means: meaning(word) }))
}

interface Seen {
  readonly minus: number
  readonly plus: number
  readonly both: number
  readonly outMinus: number
  readonly outPlus: number
  readonly directionWords: readonly Word<Direction>[]
  readonly kindWords: readonly Word<EntryKind>[]
  readonly turns: 'minus' | 'inverted' | null
}

function decision(profile: ImportProfile, seen: Seen): Decision<SignRule> {
  const { columns, stream } = profile
  if (columns.amount === undefined) return twoColumns(columns, seen)
  if (seen.turns !== null) return proved(seen.turns, reason('mapSignBalance', { ruleCode: `mapRule.${seen.turns}` }))
  if (columns.direction !== undefined) return byDirection(columns.direction, seen)
  const refunds = seen.kindWords.filter(({ means }) => means !== null && TAKES_AWAY.has(means))
  if (columns.kind !== undefined && stream !== 'bank' && refunds.length > 0) {
    const words = refunds.map(({ word }) => word).join(', ')
    return proved('kind', reason('mapSignKind', { column: columns.kind, words }))
  }
  if (seen.minus > 0 && seen.plus > 0)
    return assumed('minus', ['minus', 'inverted'], reason('mapSignMinus', { minus: seen.minus, plus: seen.plus }))
  if (stream === 'bank') return ambiguous(['minus', 'inverted'], noSign(seen))
  return seen.minus > 0
    ? ambiguous(['minus', 'inverted'], noSign(seen))
    : assumed('minus', ['minus', 'inverted'], reason('mapSignAllIn'))
}

function noSign({ minus }: Seen): Reason {
  return reason(minus > 0 ? 'mapSignOnlyMinus' : 'mapSignOnlyPlus')
}

function twoColumns(columns: ImportProfile['columns'], { both }: Seen): Decision<SignRule> {
  const names = { income: columns.income ?? '', outgo: columns.outgo ?? '' }
  if (both > 0) return ambiguous(['columns'], reason('mapSignBoth', { ...names, rows: both }))
  return proved('columns', reason('mapSignColumns', names))
}

/** A sign that stands beside the direction and says the same adds nothing; where it does not, the direction counts. */
function byDirection(column: string, { directionWords, outMinus, outPlus }: Seen): Decision<SignRule> {
  const unknown = directionWords.filter(({ means }) => means === null).map(({ word }) => word)
  if (unknown.length > 0)
    return ambiguous(['direction'], reason('mapSignUnknownWords', { column, words: unknown.slice(0, 5).join(', ') }))
  const words = directionWords.map(({ word }) => word).join(', ')
  if (outMinus > 0 && outPlus === 0) return proved('minus', reason('mapSignMinusAndWords', { column, words }))
  return outMinus > 0
    ? assumed('direction', ['direction', 'minus'], reason('mapSignDirectionMixed', { column, words }))
    : proved('direction', reason('mapSignDirection', { column, words }))
}

/** Follows balances from row to row, oldest or newest first: which sign makes them add up? */
function openBalanceSigns() {
  const breaks = { down: [0, 0], up: [0, 0] } as { down: [number, number]; up: [number, number] }
  let last: { amount: number; balance: number } | null = null
  let links = 0
  let complete = true
  return {
    add(amount: number, balance: number | null) {
      if (balance === null) {
        complete = false
        return
      }
      if (last !== null && (amount !== 0 || last.amount !== 0)) {
        links += 1
        if (last.balance + amount !== balance) breaks.down[0] += 1
        if (last.balance - amount !== balance) breaks.down[1] += 1
        if (balance + last.amount !== last.balance) breaks.up[0] += 1
        if (balance - last.amount !== last.balance) breaks.up[1] += 1
      }
      last = { amount, balance }
    },
    turns(): 'minus' | 'inverted' | null {
      if (!complete || links < 2) return null
      const plain = Math.min(breaks.down[0], breaks.up[0])
      const turned = Math.min(breaks.down[1], breaks.up[1])
      if (plain === 0 && turned > 0) return 'minus'
      return turned === 0 && plain > 0 ? 'inverted' : null
    },
  }
}
