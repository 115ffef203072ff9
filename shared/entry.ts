// An entry is one normalised row of any source. Sign: positive adds to what the stream describes (order and payment:
// what is owed to the merchant; fund: the balance at the acquirer; bank: the bank account).

import type { Day, Instant } from './day'
import type { Currency, Minor } from './money'

export const STREAMS = ['order', 'payment', 'fund', 'bank'] as const
export type Stream = (typeof STREAMS)[number]

export const ENTRY_KINDS = [
  'sale',
  'refund',
  'void',
  'reversal',
  'preAuth',
  'preAuthCompletion',
  'chargeback',
  'chargebackReversal',
  'retrieval',
  'fee',
  'feeRefund',
  'payout',
  'returnedPayout',
  'hold',
  'release',
  'reserve',
  'adjustment',
  'transferIn',
  'transferOut',
  'interest',
  'other',
] as const
export type EntryKind = (typeof ENTRY_KINDS)[number]

/** Content or key hash, 32 hex digits; stable over machines and over the order in which files came in. */
export type EntryId = string

/** Reference numbers as printed, trimmed; an absent one is absent, never `''`, `0` or `-`. */
export interface Refs {
  readonly orderNo?: string
  readonly acquirerNo?: string
  readonly refundNo?: string
  /** The merchant's own refund number (WeChat 商户退款单号). */
  readonly merchantRefundNo?: string
  readonly originalNo?: string
  readonly rrn?: string
  readonly traceNo?: string
  readonly batchNo?: string
  readonly authCode?: string
  readonly payoutNo?: string
}

export interface Card {
  /** First 6 + last 4 at most; never a full number. */
  readonly masked?: string
  readonly type?: 'debit' | 'credit'
  readonly issuer?: string
}

/** Where a row stands: the stored file, its 1-based physical line or sheet row. */
export interface SourceLine {
  /** SHA-256 of the stored file (its vault address). */
  readonly file: string
  /** 1-based. */
  readonly line: number
}

/** What a parser makes of a row, before identity is settled over all files. Amounts in minor units, signs as above. */
export interface EntryDraft {
  readonly stream: Stream
  readonly kind: EntryKind
  /** 1-based physical line or sheet row. */
  readonly line: number
  /** Unique within (stream, format family, account), or `null` where the source has no key. */
  readonly naturalKey: string | null
  /** merchantNo, account number (masked) or till: part of the identity. `''` where the file does not say. */
  readonly account: string
  readonly at: Instant | null
  readonly day: Day
  /** Only where the source states it. */
  readonly settleDay: Day | null
  readonly currency: Currency
  readonly grossMinor: Minor
  /** Negative when charged, positive when returned. gross + fee = net. */
  readonly feeMinor: Minor
  readonly netMinor: Minor
  /** What the customer was asked for, where it differs in meaning from gross (coupons). */
  readonly orderMinor: Minor | null
  readonly authorisedMinor: Minor | null
  /** Running balance stated beside the row, if any. */
  readonly balanceMinor: Minor | null
  readonly acquirerId: string | null
  readonly merchantNo: string | null
  readonly terminalNo: string | null
  readonly storeNo: string | null
  readonly refs: Refs
  readonly card: Card | null
  readonly method: string | null
  readonly counterparty: string | null
  readonly note: string | null
  readonly status: string | null
  /** The fee rate the row states, in millionths (0.60 % = 6000), if any. */
  readonly ratePpm: number | null
  readonly operator: string | null
}

/** A draft whose identity is settled; `sources` lists every line that says it. */
export interface Entry extends Omit<EntryDraft, 'line' | 'naturalKey'> {
  readonly id: EntryId
  readonly family: string
  readonly sources: readonly SourceLine[]
}

/** Kinds that move no money: gross = fee = net = 0. */
export const MOVES_NOTHING: ReadonlySet<EntryKind> = new Set<EntryKind>(['preAuth', 'retrieval'])
