// What matching takes and gives. Pure: no clock, no store, no random; the result does not depend on input order.

import type { Day } from '../day'
import type { Digest } from '../digest'
import type { Entry, EntryId, Stream } from '../entry'
import type { Currency, Minor } from '../money'
import type { Reason } from '../reason'
import type { Settings } from '../settings'
import type { WorkCalendar } from '../settlement/calendar'

export const LEVELS = ['L1', 'L2', 'L3', 'L4'] as const
export type Level = (typeof LEVELS)[number]

export type Certainty = 'certain' | 'probable'

export interface Match {
  /** Content hash over level and both sides, 32 hex digits. */
  readonly id: string
  readonly level: Level
  /** Name of the pass, e.g. `orderNo`, `settleDaySum`, `person`. */
  readonly pass: string
  readonly certainty: Certainty
  readonly by: 'machine' | 'person'
  /**
   * Sorted. L1: orders; L2: payments; L3: payments; L4: payout rows, or the payments of the expected payouts; empty for a
   * deposit out of a waiting balance (pass `balance`), which pays no payments in particular.
   */
  readonly left: readonly EntryId[]
  /** Sorted. L1: payments (or fund sale rows); L2: fund rows; L3: the payout row; L4: bank rows. */
  readonly right: readonly EntryId[]
  /** Right minus left, in the sign of the streams; 0 where both sides agree. */
  readonly differenceMinor: Minor
  readonly currency: Currency
  readonly day: Day
  readonly reason: Reason
}

export const EXCEPTION_TYPES = [
  'missingInBooks',
  'missingAtAcquirer',
  'amountDiffers',
  'feeDiffers',
  'duplicatePayment',
  'refundMissing',
  'overRefunded',
  'latePayout',
  'shortPayout',
  'overPayout',
  'unexplainedDeposit',
  'returnedPayout',
  'chargeback',
  'afterUnbind',
  'wrongTerminal',
  'revised',
  'missingDay',
  'incompleteFile',
  'ambiguous',
  'beforeStart',
] as const
export type ExceptionType = (typeof EXCEPTION_TYPES)[number]

/** One of the nearest entries on the other side, and the field that kept it from matching. */
export interface Candidate {
  readonly entry: EntryId
  readonly reason: Reason
}

export interface Exception {
  /** Content hash over type, entries, day and amount: a resolution sticks to the same facts, and sleeps when they go. */
  readonly id: string
  readonly type: ExceptionType
  readonly day: Day
  readonly currency: Currency
  /** What is at stake, signed as in the stream it is about; 0 where no money moves. */
  readonly minor: Minor
  /** Sorted. */
  readonly entries: readonly EntryId[]
  readonly acquirerId: string | null
  readonly merchantNo: string | null
  readonly reason: Reason
  /** At most three, nearest first. For `ambiguous`: all candidates. */
  readonly candidates: readonly Candidate[]
  /** `true` when a cause for the money has been established; causeless rows make up the unexplained figure. */
  readonly explained: boolean
  readonly resolution: { readonly how: Resolution; readonly note: string } | null
}

export const RESOLUTIONS = ['expected', 'acknowledged', 'writtenOff', 'handledOutside'] as const
export type Resolution = (typeof RESOLUTIONS)[number]

/** What persons have decided, by content (never by seq, time or event id). */
export interface Decisions {
  readonly confirmed: readonly {
    readonly level: Level
    readonly left: readonly EntryId[]
    readonly right: readonly EntryId[]
  }[]
  /** These two sides are not the same. */
  readonly rejected: readonly {
    readonly level: Level
    readonly left: readonly EntryId[]
    readonly right: readonly EntryId[]
  }[]
  readonly resolved: readonly { readonly exception: string; readonly how: Resolution; readonly note: string }[]
}

export const NO_DECISIONS: Decisions = { confirmed: [], rejected: [], resolved: [] }

/** Days that files of one account or scope cover. */
export interface Coverage {
  readonly stream: Stream
  readonly acquirerId: string | null
  /** merchantNo, bank account or till; '' where the files do not say. */
  readonly account: string
  readonly family: string
  readonly days: readonly { readonly from: Day; readonly to: Day }[]
  /** Files on whose days something is known to be lacking. */
  readonly incomplete: readonly { readonly file: string; readonly from: Day; readonly to: Day }[]
}

/** Two versions of the same row (same key, different content); the winner is among the entries. */
export interface Revision {
  readonly entry: EntryId
  readonly file: string
  readonly line: number
  readonly fields: readonly string[]
}

export interface MatchInput {
  readonly entries: readonly Entry[]
  readonly coverage: readonly Coverage[]
  readonly revisions: readonly Revision[]
  readonly settings: Settings
  readonly decisions: Decisions
  readonly calendar: WorkCalendar
  readonly digest: Digest
}

export interface LevelCount {
  readonly level: Level
  /** Entries of both sides that take part; entries = matched + ambiguous + unmatched. */
  readonly entries: number
  readonly matched: number
  readonly ambiguous: number
  readonly unmatched: number
}

/** What an acquirer owes for a settle day, derived from its records. Not an entry. */
export interface ExpectedPayout {
  readonly acquirerId: string
  readonly merchantNo: string
  readonly settleDay: Day
  readonly dueDay: Day
  readonly currency: Currency
  /** Σ net of its entries; may be negative on a day of refunds. */
  readonly netMinor: Minor
  readonly entries: readonly EntryId[]
  /** Bank rows that paid it, `[]` while none has. */
  readonly paidBy: readonly EntryId[]
  /** Minor units that reached the bank for it (its share, where paid together). */
  readonly paidMinor: Minor
  /** `payoutRow`: the acquirer itself says that it paid this out; `records`: derived from the entries of the settle day. */
  readonly basis: 'records' | 'payoutRow'
  /** Under `onDemand` a `records` balance waits to be withdrawn: it is never due. `unknown`: no rule of this acquirer. */
  readonly mode: 'automatic' | 'onDemand' | 'unknown'
}

/** The hashed part of the derived state: depends on entries, decisions and settings only, never on today. */
export interface Matching {
  readonly matches: readonly Match[]
  readonly exceptions: readonly Exception[]
  readonly expected: readonly ExpectedPayout[]
  readonly levels: readonly LevelCount[]
}

/** What depends on the day from which one looks: late payouts, missing days. A separate list, not hashed. */
export interface AsOf {
  readonly asOf: Day
  readonly exceptions: readonly Exception[]
}

export const WATERFALL_NAMES = [
  'opening',
  'orders',
  'otherMethods',
  'missingAtAcquirer',
  'missingInBooks',
  'amountDifferences',
  'sales',
  'refunds',
  'fees',
  'feeRefunds',
  'disputes',
  'holds',
  'adjustments',
  'owed',
  'inTransit',
  'payouts',
  'payoutDifferences',
  'deposits',
  'otherBank',
  'closing',
] as const
export type WaterfallName = (typeof WATERFALL_NAMES)[number]

export interface WaterfallLine {
  readonly name: WaterfallName
  readonly count: number
  readonly minor: Minor
}

export interface Waterfall {
  readonly currency: Currency
  readonly lines: readonly WaterfallLine[]
  /** Signed sum of the rows without a cause. */
  readonly unexplainedMinor: Minor
  /** Sum of the sizes of the rows without a cause, so that +100 −100 cannot hide. */
  readonly unexplainedAbsMinor: Minor
}
