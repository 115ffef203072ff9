// Two sides of one payment beside each other: each field with what either side says, and whether they agree.

import type { Day } from '../../shared/day'
import type { Entry, Refs, Stream } from '../../shared/entry'
import type { Currency } from '../../shared/money'

/** `oneSided`: only one side states it, which is no disagreement; `shown`: stated by both, but not meant to be equal. */
export type Relation = 'same' | 'differs' | 'oneSided' | 'shown'

export type Cell =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'money'; readonly minor: number; readonly currency: Currency }
  | { readonly kind: 'day'; readonly day: Day }
  | { readonly kind: 'at'; readonly at: number }

export interface ComparedField {
  readonly field: FieldName
  readonly left: readonly Cell[]
  readonly right: readonly Cell[]
  readonly relation: Relation
}

const REFS = [
  'orderNo',
  'acquirerNo',
  'refundNo',
  'merchantRefundNo',
  'originalNo',
  'rrn',
  'traceNo',
  'batchNo',
  'authCode',
  'payoutNo',
] as const satisfies readonly (keyof Refs)[]
const MONEY = ['grossMinor', 'feeMinor', 'netMinor'] as const
const TEXTS = ['merchantNo', 'terminalNo', 'storeNo', 'method', 'counterparty', 'status', 'note', 'operator'] as const

export type FieldName = (typeof REFS)[number] | (typeof MONEY)[number] | (typeof TEXTS)[number] | 'at' | 'day' | 'card'

/** Texts that two sources may word differently without meaning anything by it. */
const FREE_TEXT: ReadonlySet<FieldName> = new Set<FieldName>([
  'storeNo',
  'method',
  'counterparty',
  'status',
  'note',
  'operator',
])

/** All fields that at least one side states, amounts first. */
export function compareSides(left: readonly Entry[], right: readonly Entry[]): readonly ComparedField[] {
  const money = MONEY.map((field) => compareMoney(field, left, right))
  const day = compareCells('day', left.map(dayCell), right.map(dayCell), dayMeaning(left, right))
  const at = compareCells('at', left.flatMap(atCell), right.flatMap(atCell), 'shown')
  const refs = REFS.map((field) =>
    compareCells(
      field,
      texts(left, (e) => e.refs[field]),
      texts(right, (e) => e.refs[field]),
      'same',
    ),
  )
  const named = TEXTS.map((field) =>
    compareCells(
      field,
      texts(left, (e) => e[field]),
      texts(right, (e) => e[field]),
      FREE_TEXT.has(field) ? 'shown' : 'same',
    ),
  )
  const card = compareCells('card', texts(left, cardText), texts(right, cardText), 'same')
  return [...money, day, at, ...refs, ...named, card].filter((row) => row.left.length + row.right.length > 0)
}

function compareMoney(field: (typeof MONEY)[number], left: readonly Entry[], right: readonly Entry[]): ComparedField {
  const sides = { field, left: moneyCells(field, left), right: moneyCells(field, right) }
  if (sides.left.length === 0 || sides.right.length === 0) return { ...sides, relation: 'oneSided' }
  if (field !== decidingAmount(left, right)) return { ...sides, relation: 'shown' }
  const sign = turned(left) === turned(right) ? 1 : -1
  const equal = sides.left.every((cell) => sides.right.some((other) => equalMoney(cell, other, sign)))
  return { ...sides, relation: equal && sides.left.length === sides.right.length ? 'same' : 'differs' }
}

/** The bank sees what is left after fees; everywhere else the full amount is what both sides speak of. */
function decidingAmount(left: readonly Entry[], right: readonly Entry[]): 'grossMinor' | 'netMinor' {
  const pays = (entry: Entry) => entry.stream === 'bank' || entry.kind === 'payout' || entry.kind === 'returnedPayout'
  return left.some(pays) || right.some(pays) ? 'netMinor' : 'grossMinor'
}

/** A payout leaves the account at the acquirer, so it is the negative of what it pays and of what arrives. */
function turned(side: readonly Entry[]): boolean {
  return side.some((entry) => entry.stream === 'fund' && (entry.kind === 'payout' || entry.kind === 'returnedPayout'))
}

function moneyCells(field: (typeof MONEY)[number], side: readonly Entry[]): readonly (Cell & { kind: 'money' })[] {
  const sums = new Map<Currency, number>()
  for (const entry of side) sums.set(entry.currency, (sums.get(entry.currency) ?? 0) + entry[field])
  const speaks = field !== 'feeMinor' || side.some((entry) => entry.feeMinor !== 0)
  return speaks ? [...sums].map(([currency, minor]) => ({ kind: 'money', minor, currency })) : []
}

function equalMoney(a: Cell & { kind: 'money' }, b: Cell & { kind: 'money' }, sign: number): boolean {
  return a.currency === b.currency && a.minor === b.minor * sign
}

/** A payout arrives on a later day by rule; a sale and its payment belong to one day. */
function dayMeaning(left: readonly Entry[], right: readonly Entry[]): 'same' | 'shown' {
  const streams = new Set<Stream>([...left, ...right].map((entry) => entry.stream))
  return streams.has('bank') || streams.has('fund') ? 'shown' : 'same'
}

function compareCells(
  field: FieldName,
  left: readonly Cell[],
  right: readonly Cell[],
  meaning: 'same' | 'shown',
): ComparedField {
  const sides = { field, left: distinct(left), right: distinct(right) }
  if (sides.left.length === 0 || sides.right.length === 0) return { ...sides, relation: 'oneSided' }
  if (meaning === 'shown') return { ...sides, relation: 'shown' }
  const keys = new Set(sides.right.map(cellKey))
  return { ...sides, relation: sides.left.some((cell) => keys.has(cellKey(cell))) ? 'same' : 'differs' }
}

function distinct(cells: readonly Cell[]): readonly Cell[] {
  return [...new Map(cells.map((cell) => [cellKey(cell), cell])).values()]
}

function cellKey(cell: Cell): string {
  switch (cell.kind) {
    case 'text':
      return cell.text
    case 'money':
      return `${cell.currency} ${cell.minor}`
    case 'day':
      return cell.day
    case 'at':
      return String(cell.at)
  }
}

function texts(side: readonly Entry[], read: (entry: Entry) => string | null | undefined): readonly Cell[] {
  return side.flatMap((entry) => {
    const text = read(entry)
    return text ? [{ kind: 'text' as const, text }] : []
  })
}

function dayCell(entry: Entry): Cell {
  return { kind: 'day', day: entry.day }
}

function atCell(entry: Entry): readonly Cell[] {
  return entry.at === null ? [] : [{ kind: 'at', at: entry.at }]
}

function cardText(entry: Entry): string | undefined {
  return entry.card?.masked
}
