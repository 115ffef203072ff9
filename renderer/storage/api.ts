// What the window may ask of the storage worker: only what is visible, in windows of rows. The worker keeps the pages
// in Dexie, the lookups in memory, and its own connection to the host.

import type { Day } from '../../shared/day'
import type { Entry, EntryId, EntryKind, Stream } from '../../shared/entry'
import type { Certainty, Exception, ExceptionType, Match } from '../../shared/matching/model'

export interface StorageStatus {
  /** `behind`: shown data is of an older head while newer pages come in. */
  readonly state: 'connecting' | 'rebuilding' | 'behind' | 'ready' | 'failed'
  readonly pagesDone: number
  readonly pagesTotal: number
  readonly head: string | null
  readonly stateHash: string | null
  /** Rises with every change of what queries answer. */
  readonly generation: number
  /** Why it failed, in plain words for the "copy details" button. */
  readonly detail: string | null
  /** `memory` where the browser's store cannot be used: nothing is lost, the next start is slower. */
  readonly kept: 'disk' | 'memory'
}

export interface Sum {
  readonly currency: string
  readonly count: number
  readonly grossMinor: number
  readonly feeMinor: number
  readonly netMinor: number
}

export interface EntryQuery {
  readonly text?: string
  readonly streams?: readonly Stream[]
  readonly kinds?: readonly EntryKind[]
  readonly from?: Day
  readonly to?: Day
  readonly acquirerId?: string
  readonly file?: string
  readonly matched?: 'matched' | 'unmatched' | 'ambiguous'
  readonly sort?: { readonly by: 'at' | 'gross' | 'net'; readonly descending: boolean }
}

export interface ExceptionQuery {
  readonly text?: string
  readonly types?: readonly ExceptionType[]
  readonly from?: Day
  readonly to?: Day
  readonly state?: 'open' | 'resolved' | 'all'
  readonly ids?: readonly string[]
}

/** A query's answer is kept by the worker under `list` until the next query of the same `slot`. */
export interface ListHead {
  readonly list: number
  readonly total: number
  readonly sums: readonly Sum[]
  readonly generation: number
}

export interface ExceptionGroup {
  readonly type: ExceptionType
  readonly currency: string
  readonly open: number
  readonly resolved: number
  readonly openMinor: number
}

/** One day of the reconciliation calendar. */
export interface DaySummary {
  readonly day: Day
  readonly entries: number
  readonly openExceptions: number
  readonly openMinor: number
  readonly currency: string
}

export interface EntryDetail {
  readonly entry: Entry
  readonly files: readonly { readonly file: string; readonly name: string; readonly line: number }[]
  readonly matches: readonly {
    readonly match: Match
    readonly left: readonly Entry[]
    readonly right: readonly Entry[]
  }[]
  readonly exceptions: readonly Exception[]
}

export interface ExceptionDetail {
  readonly exception: Exception
  readonly entries: readonly Entry[]
  readonly candidates: readonly { readonly entry: Entry; readonly reason: Exception['reason'] }[]
  readonly matches: readonly Match[]
  readonly fileNames: Readonly<Record<string, string>>
}

/** A match with the entries of both sides. */
export interface MatchView {
  readonly match: Match
  readonly left: readonly Entry[]
  readonly right: readonly Entry[]
}

/** Comlink surface of the worker. `slot` names the list on screen (`records`, `reconciliation`). */
export interface StorageApi {
  status(): Promise<StorageStatus>
  /** Calls back on every change of status; returns nothing and lasts as long as the worker. */
  watch(onStatus: (status: StorageStatus) => void): Promise<void>
  queryEntries(slot: string, query: EntryQuery): Promise<ListHead>
  entryRows(list: number, from: number, to: number): Promise<readonly Entry[]>
  queryExceptions(slot: string, query: ExceptionQuery): Promise<ListHead>
  exceptionRows(list: number, from: number, to: number): Promise<readonly Exception[]>
  exceptionGroups(query: Pick<ExceptionQuery, 'from' | 'to'>): Promise<readonly ExceptionGroup[]>
  days(from: Day, to: Day): Promise<readonly DaySummary[]>
  /** Matches of one day and one certainty in a stable order; at most `limit` of `total`. */
  matchesOfDay(
    day: Day,
    certainty: Certainty,
    limit: number,
  ): Promise<{ readonly total: number; readonly rows: readonly MatchView[] }>
  entry(id: EntryId): Promise<EntryDetail | null>
  exception(id: string): Promise<ExceptionDetail | null>
  fileNames(): Promise<Readonly<Record<string, string>>>
  /** The last day with a sale; bank statements reach days beyond it. `null` in a book without sales. */
  lastSaleDay(): Promise<Day | null>
}

/** What the window's side of the worker calls besides. */
export interface StorageWorker extends StorageApi {
  /** Begins to follow the host: over `port` on the desktop, over a socket of its own in a browser. */
  start(port: MessagePort | null): Promise<void>
}
