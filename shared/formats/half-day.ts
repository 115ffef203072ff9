// Times of day as American software prints them, beside the 24-hour form.

import { parseTimeOfDay } from './clock'

/** Seconds of the day for `2:30:00 PM`, `12:05 am` or the forms of `parseTimeOfDay`; `null` for anything else. */
export function parseHalfDayTime(text: string): number | null {
  const half = /^(\d{1,2}):(\d{2}(?::\d{2})?)\s*([ap])\.?m\.?$/i.exec(text.trim())
  if (!half) return parseTimeOfDay(text)
  const hours = Number(half[1])
  if (hours < 1 || hours > 12) return null
  const hour = (hours % 12) + (half[3]?.toLowerCase() === 'p' ? 12 : 0)
  return parseTimeOfDay(`${String(hour).padStart(2, '0')}:${half[2] ?? ''}`)
}
