// A day as a person says it, with the full date for whoever points at it.

import type { Day } from '../../shared/day'
import { dayText } from '../i18n/day-text'
import { useLang } from '../i18n/use-lang'

export function DayText({ day }: { day: Day }) {
  const lang = useLang()
  return (
    <time dateTime={day} title={day} className="day">
      {dayText(lang, day)}
    </time>
  )
}
