// The filter of the Records list and its form in the address, so that other screens can open it filtered.

import { type Day, parseDay } from '../../shared/day'
import { ENTRY_KINDS, type EntryKind, STREAMS, type Stream } from '../../shared/entry'
import type { Period } from '../app/period'
import type { RouteParams } from '../app/route'
import type { EntryQuery } from '../storage/api'

export interface EntryFilter {
  readonly text: string
  readonly streams: readonly Stream[]
  readonly kinds: readonly EntryKind[]
  readonly acquirerId: string | null
  readonly matched: 'matched' | 'unmatched' | 'ambiguous' | null
  /** SHA-256 of a stored file. */
  readonly file: string | null
  /** One day; narrower than the period of the frame. */
  readonly day: Day | null
  /** `true`: whatever period the frame shows. A search for one order should find it in any year. */
  readonly allDays: boolean
  readonly sort: NonNullable<EntryQuery['sort']>
}

export const NO_ENTRY_FILTER: EntryFilter = {
  text: '',
  streams: [],
  kinds: [],
  acquirerId: null,
  matched: null,
  file: null,
  day: null,
  allDays: false,
  sort: { by: 'at', descending: true },
}

/** Reads the address; what it does not understand is left out. */
export function filterFromParams(params: RouteParams): EntryFilter {
  return {
    text: params.text ?? '',
    streams: listed(params.stream).filter(isStream),
    kinds: listed(params.kind).filter(isKind),
    acquirerId: params.acquirer || null,
    matched: matchedState(params.matched),
    file: params.file || null,
    day: parseDay(params.day ?? ''),
    allDays: params.days === 'all',
    sort: sortOf(params.sort ?? ''),
  }
}

/** The address of a filter; what is as usual is left out. */
export function paramsFromFilter(filter: EntryFilter): RouteParams {
  const sort = `${filter.sort.by}${filter.sort.descending ? '-' : '+'}`
  return {
    ...(filter.text === '' ? {} : { text: filter.text }),
    ...(filter.streams.length > 0 ? { stream: filter.streams.join(',') } : {}),
    ...(filter.kinds.length > 0 ? { kind: filter.kinds.join(',') } : {}),
    ...(filter.acquirerId ? { acquirer: filter.acquirerId } : {}),
    ...(filter.matched ? { matched: filter.matched } : {}),
    ...(filter.file ? { file: filter.file } : {}),
    ...(filter.day ? { day: filter.day } : {}),
    ...(filter.allDays ? { days: 'all' } : {}),
    ...(sort === 'at-' ? {} : { sort }),
  }
}

/** A file is shown whole, whatever the period of the frame. */
export function queryOf(filter: EntryFilter, period: Period | null): EntryQuery {
  const anyDay = filter.allDays || filter.file !== null
  const days = filter.day ? { from: filter.day, to: filter.day } : anyDay ? {} : (period ?? {})
  return {
    ...days,
    sort: filter.sort,
    ...(filter.text.trim() === '' ? {} : { text: filter.text.trim() }),
    ...(filter.streams.length > 0 ? { streams: filter.streams } : {}),
    ...(filter.kinds.length > 0 ? { kinds: filter.kinds } : {}),
    ...(filter.acquirerId ? { acquirerId: filter.acquirerId } : {}),
    ...(filter.matched ? { matched: filter.matched } : {}),
    ...(filter.file ? { file: filter.file } : {}),
  }
}

/** Whether anything narrows the list beyond the period of the frame. */
export function isNarrowed(filter: EntryFilter): boolean {
  return Object.keys(paramsFromFilter({ ...filter, sort: NO_ENTRY_FILTER.sort, allDays: false })).length > 0
}

function sortOf(text: string): EntryFilter['sort'] {
  const match = /^(at|gross|net)([+-])$/.exec(text)
  const by = match?.[1]
  return by === 'at' || by === 'gross' || by === 'net' ? { by, descending: match?.[2] === '-' } : NO_ENTRY_FILTER.sort
}

function matchedState(text: string | undefined): EntryFilter['matched'] {
  return text === 'matched' || text === 'unmatched' || text === 'ambiguous' ? text : null
}

function listed(text: string | undefined): readonly string[] {
  return (text ?? '').split(',').filter((part) => part !== '')
}

function isStream(text: string): text is Stream {
  return (STREAMS as readonly string[]).includes(text)
}

function isKind(text: string): text is EntryKind {
  return (ENTRY_KINDS as readonly string[]).includes(text)
}
