// The filter of the Reconciliation list and its form in the address, so that other screens can open it filtered.

import { type Day, parseDay } from '../../shared/day'
import { EXCEPTION_TYPES, type ExceptionType } from '../../shared/matching/model'
import type { Period } from '../app/period'
import type { RouteParams } from '../app/route'
import type { ExceptionQuery } from '../storage/api'

export interface ExceptionFilter {
  readonly types: readonly ExceptionType[]
  readonly state: 'open' | 'resolved' | 'all'
  readonly text: string
  /** One day of the calendar; narrower than the period of the frame. */
  readonly day: Day | null
  /** Exceptions named by another screen, or `null` for all. */
  readonly ids: readonly string[] | null
}

export const NO_EXCEPTION_FILTER: ExceptionFilter = { types: [], state: 'open', text: '', day: null, ids: null }

/** Reads the address; what it does not understand is left out. */
export function filterFromParams(params: RouteParams): ExceptionFilter {
  const state = params.state
  const ids = listed(params.ids)
  return {
    types: listed(params.type).filter(isType),
    state: state === 'resolved' || state === 'all' ? state : 'open',
    text: params.text ?? '',
    day: parseDay(params.day ?? ''),
    ids: ids.length > 0 ? ids : null,
  }
}

/** The address of a filter; what is as usual is left out. */
export function paramsFromFilter(filter: ExceptionFilter): RouteParams {
  return {
    ...(filter.types.length > 0 ? { type: filter.types.join(',') } : {}),
    ...(filter.state === 'open' ? {} : { state: filter.state }),
    ...(filter.text === '' ? {} : { text: filter.text }),
    ...(filter.day ? { day: filter.day } : {}),
    ...(filter.ids ? { ids: filter.ids.join(',') } : {}),
  }
}

export function queryOf(filter: ExceptionFilter, period: Period | null): ExceptionQuery {
  const days = filter.day ? { from: filter.day, to: filter.day } : (period ?? {})
  return {
    ...days,
    state: filter.state,
    ...(filter.text.trim() === '' ? {} : { text: filter.text.trim() }),
    ...(filter.types.length > 0 ? { types: filter.types } : {}),
    ...(filter.ids ? { ids: filter.ids } : {}),
  }
}

function listed(text: string | undefined): readonly string[] {
  return (text ?? '').split(',').filter((part) => part !== '')
}

function isType(text: string): text is ExceptionType {
  return (EXCEPTION_TYPES as readonly string[]).includes(text)
}
