// The state of one matching: every entry joins at most one match per level, and decisions of persons outrank passes.

import type { Day } from '../day'
import type { Digest } from '../digest'
import type { Entry, EntryId, EntryKind, Stream } from '../entry'
import { STREAMS } from '../entry'
import type { Currency, Minor } from '../money'
import type { Reason } from '../reason'
import { type Acquirer, acquirersOf, type Settings } from '../settings'
import { type CoverageIndex, coverageIndex } from '../settlement/coverage'
import { type MethodReader, methodReader } from './methods'
import type { Candidate, Certainty, Decisions, Exception, ExceptionType, Level, Match, MatchInput } from './model'
import { LEVELS } from './model'

export interface Run {
  readonly input: MatchInput
  readonly byId: ReadonlyMap<EntryId, Entry>
  /** Entries of each stream, sorted by id. */
  readonly streams: Readonly<Record<Stream, readonly Entry[]>>
  readonly cover: CoverageIndex
  readonly methods: MethodReader
  readonly acquirers: ReadonlyMap<string, Acquirer>
  readonly matches: Match[]
  readonly exceptions: Map<string, Exception>
  readonly taken: Readonly<Record<Level, Map<EntryId, Match>>>
  readonly ambiguous: Readonly<Record<Level, Set<EntryId>>>
  /** Entries that take part in a level although they are neither matched nor ambiguous. */
  readonly open: Readonly<Record<Level, Set<EntryId>>>
  /** Payments whose expected payout stands in for a payout row (L3). */
  readonly standIn: Set<EntryId>
}

export function beginRun(input: MatchInput): Run {
  const byId = new Map(input.entries.map((entry) => [entry.id, entry]))
  const sorted = inOrder([...byId.values()])
  const streams = Object.fromEntries(STREAMS.map((stream) => [stream, [] as Entry[]])) as Record<Stream, Entry[]>
  for (const entry of sorted) streams[entry.stream].push(entry)
  return {
    input,
    byId,
    streams,
    cover: coverageIndex(input.coverage, sorted),
    methods: methodReader(input.settings),
    acquirers: new Map(acquirersOf(input.settings).map((acquirer) => [acquirer.id, acquirer])),
    matches: [],
    exceptions: new Map(),
    taken: perLevel(() => new Map<EntryId, Match>()),
    ambiguous: perLevel(() => new Set<EntryId>()),
    open: perLevel(() => new Set<EntryId>()),
    standIn: new Set(),
  }
}

/** Sorted by id; entries mostly come sorted, and finding that out is cheaper than sorting them again. */
function inOrder(entries: Entry[]): readonly Entry[] {
  const isSorted = entries.every((entry, at) => at === 0 || (entries[at - 1]?.id ?? '') < entry.id)
  return isSorted ? entries : entries.sort(byIdOrder)
}

function perLevel<T>(make: () => T): Record<Level, T> {
  return Object.fromEntries(LEVELS.map((level) => [level, make()])) as Record<Level, T>
}

export function byIdOrder(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

/** Sale-like and refund-like entries are matched apart; everything else is no part of L1 and L2. */
export type KindClass = 'sale' | 'refund'

export function kindClass(kind: EntryKind): KindClass | null {
  if (kind === 'sale' || kind === 'preAuthCompletion') return 'sale'
  return kind === 'refund' || kind === 'void' || kind === 'reversal' ? 'refund' : null
}

/** What the customer was asked for: the amount that an order and its payment have in common. */
export function askedMinor(entry: Entry): Minor {
  return entry.orderMinor ?? entry.grossMinor
}

export interface MadeMatch {
  readonly level: Level
  readonly pass: string
  readonly certainty: Certainty
  readonly by?: 'machine' | 'person'
  readonly left: readonly EntryId[]
  readonly right: readonly EntryId[]
  readonly differenceMinor: Minor
  readonly currency: Currency
  readonly day: Day
  readonly reason: Reason
}

/** Writes a match down; its entries are taken on that level from now on. */
export function addMatch(run: Run, made: MadeMatch): Match {
  const left = [...made.left].sort()
  const right = [...made.right].sort()
  const id = contentId(run.input.digest, [made.level, left.join(','), right.join(',')])
  const match: Match = { id, by: 'machine', ...made, left, right }
  run.matches.push(match)
  const taken = run.taken[made.level]
  for (const entry of left) taken.set(entry, match)
  for (const entry of right) taken.set(entry, match)
  return match
}

export interface FoundException {
  readonly type: ExceptionType
  readonly day: Day
  readonly currency: Currency
  readonly minor: Minor
  readonly entries: readonly EntryId[]
  readonly acquirerId: string | null
  readonly merchantNo: string | null
  readonly reason: Reason
  readonly candidates?: readonly Candidate[]
  readonly explained?: boolean
  /** What else tells this exception from others of equal type, day, amount and entries (a file, an account). */
  readonly mark?: string
}

/** The exception as it stands in the derived state, with the owner's resolution where there is one. */
export function exceptionOf(digest: Digest, resolved: Resolved, found: FoundException): Exception {
  const entries = [...found.entries].sort()
  const { type, day, currency, minor, acquirerId, merchantNo, reason } = found
  const facts = [type, day, currency, String(minor), acquirerId ?? '', merchantNo ?? '', found.mark ?? '']
  const id = contentId(digest, [...facts, entries.join(',')])
  const candidates = found.candidates ?? []
  const explained = found.explained ?? true
  const resolution = resolved.get(id) ?? null
  return { id, type, day, currency, minor, entries, acquirerId, merchantNo, reason, candidates, explained, resolution }
}

export type Resolved = ReadonlyMap<string, Exception['resolution']>

/** Resolutions by exception; where several stand for one, the same one wins on every machine. */
export function resolvedOf(decisions: Decisions): Resolved {
  const sorted = [...decisions.resolved].sort((a, b) => {
    const left = `${a.how} ${a.note}`
    const right = `${b.how} ${b.note}`
    return left < right ? -1 : left > right ? 1 : 0
  })
  return new Map(sorted.map(({ exception, how, note }) => [exception, { how, note }]))
}

export function raise(run: Run, found: FoundException): Exception {
  const made = exceptionOf(run.input.digest, resolvedFor(run), found)
  run.exceptions.set(made.id, made)
  return made
}

const resolvedByRun = new WeakMap<Run, Resolved>()

function resolvedFor(run: Run): Resolved {
  const known = resolvedByRun.get(run)
  if (known) return known
  const made = resolvedOf(run.input.decisions)
  resolvedByRun.set(run, made)
  return made
}

function contentId(digest: Digest, parts: readonly string[]): string {
  return digest(parts.join('|')).slice(0, 32)
}

/** May the machine put these two sides together? Never where a person said that two parts of them are not the same. */
export function mayJoin(run: Run, level: Level, left: readonly EntryId[], right: readonly EntryId[]): boolean {
  for (const rejected of run.input.decisions.rejected) {
    if (rejected.level === level && isWithin(rejected.right, right) && isWithin(rejected.left, left)) return false
  }
  return true
}

/** Are all of these in the side? No entry at all (a withdrawal pays none) is only within a side without any. */
function isWithin(ids: readonly EntryId[], side: readonly EntryId[]): boolean {
  const [first] = ids
  if (first === undefined) return side.length === 0
  // Looked for alone, since mostly it is not there.
  if (!side.includes(first)) return false
  if (ids.length === 1) return true
  const all = new Set(side)
  return ids.every((id) => all.has(id))
}

/** Neither matched nor left undecided on a level. */
export function isFree(run: Run, level: Level, id: EntryId): boolean {
  const undecided = run.ambiguous[level]
  return !run.taken[level].has(id) && (undecided.size === 0 || !undecided.has(id))
}

/** Before the first day of the book nothing is asked for. */
export function isInBook(run: Run, day: Day): boolean {
  return isInBookOf(run.input.settings, day)
}

export function isInBookOf(settings: Settings, day: Day): boolean {
  return settings.startDay === undefined || day >= settings.startDay
}
