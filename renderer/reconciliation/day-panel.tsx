// One day: what is open, then what was matched, the probable matches apart from the certain ones.

import { Button } from 'antd'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Day } from '../../shared/day'
import type { Certainty } from '../../shared/matching/model'
import { go, useLang } from '../app/hooks'
import { type Questions, useAnswer } from '../app/use-answer'
import { dayText } from '../i18n/day-text'
import { TableSkeleton } from '../ui/skeletons'
import { MatchRow } from './match-row'

const FIRST_ROWS = 20
const MORE_ROWS = 200

export function DayPanel({ day }: { day: Day }) {
  const { t } = useTranslation('reconciliation')
  const lang = useLang()
  const ask = useCallback((api: Questions) => api.days(day, day), [day])
  const open = useAnswer(ask)?.reduce((sum, summary) => sum + summary.openExceptions, 0)
  return (
    <section className="panel day-panel" aria-label={dayText(lang, day)}>
      <header className="row">
        <h2>{dayText(lang, day)}</h2>
        {open === undefined ? null : open > 0 ? (
          <Button type="primary" onClick={() => go('reconciliation', { day })}>
            {t('showDifferences', { count: open })}
          </Button>
        ) : (
          <span className="tone-balanced-ink">✓ {t('dayClean')}</span>
        )}
        <Button type="link" onClick={() => go('records', { day })}>
          {t('dayRecords')}
        </Button>
      </header>
      <DayMatches day={day} certainty="probable" />
      <DayMatches day={day} certainty="certain" />
    </section>
  )
}

function DayMatches({ day, certainty }: { day: Day; certainty: Certainty }) {
  const { t } = useTranslation('reconciliation')
  const [limit, setLimit] = useState(FIRST_ROWS)
  const ask = useCallback((api: Questions) => api.matchesOfDay(day, certainty, limit), [day, certainty, limit])
  const answer = useAnswer(ask)
  if (!answer) return <TableSkeleton rows={2} />
  const { total, rows } = answer
  return (
    <section className="day-matches">
      <h3>{t(`matches.${certainty}`, { count: total })}</h3>
      <p className="quiet">{t(`matchesHint.${certainty}`)}</p>
      <ul>
        {rows.map((row) => (
          <MatchRow key={row.match.id} view={row} />
        ))}
      </ul>
      {total > rows.length ? (
        <Button onClick={() => setLimit(limit + MORE_ROWS)}>{t('moreMatches', { count: total - rows.length })}</Button>
      ) : null}
    </section>
  )
}
