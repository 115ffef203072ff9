// The working days by which simulated payouts are made: the same kept package that the book uses.

import { DEFAULT_SETTINGS } from '../../shared/settings'
import type { WorkCalendar } from '../../shared/settlement/calendar'
import { chineseWorkCalendar } from '../book/work-calendar'

export function shopCalendar(): WorkCalendar {
  return chineseWorkCalendar(DEFAULT_SETTINGS.calendar)
}
