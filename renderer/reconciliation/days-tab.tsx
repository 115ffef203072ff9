// A month as a calendar: every day balanced or with its open difference. A day opens to its differences and matches.

import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Day } from '../../shared/day'
import { go, useLang, usePeriod } from '../app/hooks'
import { monthOf, movePeriod, type Period } from '../app/period'
import { type Questions, useAnswer } from '../app/use-answer'
import { dayText, monthText } from '../i18n/day-text'
import { Money } from '../ui/money'
import { TableSkeleton } from '../ui/skeletons'
import { ToneIcon } from '../ui/state-tag'
import { DayPanel } from './day-panel'
import { type DayCell, gridSpan, monthGrid } from './month-grid'

export function DaysTab({ day }: { day: Day | null }) {
  const { bounds, period } = usePeriod()
  const start = day ?? period?.to ?? bounds?.to ?? null
  const [moved, setMoved] = useState<Period | null>(null)
  const month = moved ?? (start ? monthOf(start) : null)
  if (!month) return <TableSkeleton />
  return (
    <div className="days-tab">
      <MonthCalendar month={month} chosen={day} onMonth={setMoved} />
      {day ? <DayPanel key={day} day={day} /> : <ChooseADay />}
    </div>
  )
}

function ChooseADay() {
  const { t } = useTranslation('reconciliation')
  return <p className="quiet">{t('chooseDay')}</p>
}

interface MonthCalendarProps {
  readonly month: Period
  readonly chosen: Day | null
  readonly onMonth: (month: Period) => void
}

function MonthCalendar({ month, chosen, onMonth }: MonthCalendarProps) {
  const { t } = useTranslation('reconciliation')
  const lang = useLang()
  const { from, to } = gridSpan(month)
  const ask = useCallback((api: Questions) => api.days(from, to), [from, to])
  const summaries = useAnswer(ask)
  const weeks = monthGrid(month, summaries ?? [])
  const open = weeks.flat().filter((cell) => cell.inMonth && cell.state === 'open').length
  return (
    <section className="panel month" aria-busy={summaries === undefined}>
      <header className="month-head">
        <Button
          type="text"
          icon={<LeftOutlined />}
          aria-label={t('monthBefore')}
          onClick={() => onMonth(movePeriod(month, -1))}
        />
        <h2>{monthText(lang, month.from)}</h2>
        <Button
          type="text"
          icon={<RightOutlined />}
          aria-label={t('monthAfter')}
          onClick={() => onMonth(movePeriod(month, 1))}
        />
        <span className="quiet" role="status">
          {summaries ? t(open === 0 ? 'monthBalanced' : 'monthOpen', { count: open }) : ''}
        </span>
      </header>
      <table className="month-grid">
        <thead>
          <tr>
            {(weeks[0] ?? []).map((cell) => (
              <th key={cell.day} scope="col">
                {dayText(lang, cell.day).slice(...(lang === 'zh' ? ([-2] as const) : ([0, 3] as const)))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]?.day}>
              {week.map((cell) => (
                <td key={cell.day}>
                  <DayButton cell={cell} chosen={cell.day === chosen} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const TONES = { empty: 'neutral', balanced: 'balanced', open: 'short' } as const

function DayButton({ cell, chosen }: { cell: DayCell; chosen: boolean }) {
  const { t } = useTranslation('reconciliation')
  const lang = useLang()
  const state = cell.state === 'open' ? t('differences', { count: cell.openExceptions }) : t(`day.${cell.state}`)
  return (
    <button
      type="button"
      className={`day-button day-${cell.state}${cell.inMonth ? '' : ' other-month'}`}
      aria-pressed={chosen}
      aria-label={`${dayText(lang, cell.day)}: ${state}`}
      onClick={() => go('reconciliation', { tab: 'days', day: cell.day }, true)}
    >
      <span className="day-number">{Number(cell.day.slice(8, 10))}</span>
      {cell.state === 'empty' ? null : (
        <span className={`day-state tone-${TONES[cell.state]}-ink`}>
          <ToneIcon tone={TONES[cell.state]} />{' '}
          {cell.state === 'open' ? t('dayOpen', { count: cell.openExceptions }) : state}
        </span>
      )}
      {cell.sums
        .filter((sum) => sum.minor !== 0)
        .map((sum) => (
          <Money
            key={sum.currency}
            minor={sum.minor}
            currency={sum.currency}
            withCurrency={cell.sums.length > 1}
            signed
          />
        ))}
    </button>
  )
}
