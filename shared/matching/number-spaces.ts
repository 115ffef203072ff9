// Which number spaces have been seen to join. A till's order numbers mean something for an account only once numbers of
// their shape have turned up in its bills; from then on two entries with different ones are different sales.

import type { Entry } from '../entry'
import type { Run } from './run'

export type NumberKind = 'orderNo' | 'acquirerNo' | 'refundNo'

export interface Contradiction {
  readonly kind: NumberKind
  readonly ours: string
  readonly theirs: string
}

export class NumberSpaces {
  readonly #joined = new Set<string>()
  readonly #run: Run
  #seen = 0

  constructor(run: Run) {
    this.#run = run
  }

  /** Takes in the matches by key that have been made since the last call. */
  learn(): void {
    const { matches, byId } = this.#run
    for (; this.#seen < matches.length; this.#seen += 1) {
      const match = matches[this.#seen]
      if (match?.level !== 'L1' || match.by !== 'machine' || match.certainty !== 'certain') continue
      const kind = match.pass
      if (kind !== 'orderNo' && kind !== 'acquirerNo' && kind !== 'refundNo') continue
      for (const left of match.left) {
        const order = byId.get(left)
        const payment = byId.get(match.right[0] ?? '')
        if (order && payment) this.#joined.add(this.#orderSpace(kind, order, payment))
      }
      for (const right of match.right) {
        const payment = byId.get(right)
        if (payment && payment.terminalNo !== null) this.#joined.add(this.#paymentSpace(kind, payment))
      }
    }
  }

  /** Would this order's number stand in the account's bills, or this terminal's number in the books? */
  joined(kind: NumberKind, order: Entry, payment: Entry): boolean {
    if (this.#joined.has(this.#orderSpace(kind, order, payment))) return true
    return payment.terminalNo !== null && this.#joined.has(this.#paymentSpace(kind, payment))
  }

  /** The first number that tells the two apart, or `null`. */
  contradiction(order: Entry, payment: Entry): Contradiction | null {
    for (const kind of ['orderNo', 'acquirerNo', 'refundNo'] as const) {
      const ours = numberOf(kind, order)
      const theirs = numberOf(kind, payment)
      if (ours === '' || theirs === '' || agree(kind, order, payment)) continue
      if (this.joined(kind, order, payment)) return { kind, ours, theirs }
    }
    return null
  }

  #orderSpace(kind: NumberKind, order: Entry, payment: Entry): string {
    const account = this.#run.cover.accountKey(payment)
    return `${kind}|${order.family}|${order.account}|${shapeOf(numberOf(kind, order))}|${account}`
  }

  #paymentSpace(kind: NumberKind, payment: Entry): string {
    const account = this.#run.cover.accountKey(payment)
    return `${kind}|${account}|${payment.terminalNo ?? ''}|${shapeOf(numberOf(kind, payment))}`
  }
}

function agree(kind: NumberKind, order: Entry, payment: Entry): boolean {
  if (kind !== 'refundNo') return order.refs[kind] === payment.refs[kind]
  const ours = [order.refs.refundNo, order.refs.merchantRefundNo].filter((number) => number !== undefined)
  return ours.some((number) => number === payment.refs.refundNo || number === payment.refs.merchantRefundNo)
}

function numberOf(kind: NumberKind, entry: Entry): string {
  if (kind === 'refundNo') return entry.refs.merchantRefundNo ?? entry.refs.refundNo ?? ''
  return entry.refs[kind] ?? ''
}

/** Numbers shorter than this are counters: their length says nothing. */
const COUNTER_DIGITS = 8

const PREFIXED_DIGITS = /^(\D*)[\d\-_./ ]*$/

/** What numbers of one maker have in common: leading letters, and the length of the digits. */
function shapeOf(number: string): string {
  const prefix = PREFIXED_DIGITS.exec(number)?.[1]
  if (prefix === undefined) return `mixed ${number.length}`
  const digits = number.length - prefix.length
  return digits < COUNTER_DIGITS ? `${prefix}#` : `${prefix}#${digits}`
}
