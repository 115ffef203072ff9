// The days every screen looks at: step through months, choose any span, or look at the whole book.

import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Button, DatePicker, Popover, Tooltip } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { parseDay } from '../../shared/day'
import { monthText, spanText } from '../i18n/day-text'
import { useLang } from '../i18n/use-lang'
import { isWholeMonth, movePeriod, type Period } from './period'
import { usePeriod } from './period-context'

export function PeriodPicker() {
  const { t } = useTranslation('app')
  const { period, move } = usePeriod()
  const [open, setOpen] = useState(false)
  const text = usePeriodText(period)
  return (
    <span className="period-picker">
      <Tooltip title={t('previousPeriod')}>
        <Button type="text" icon={<LeftOutlined />} aria-label={t('previousPeriod')} onClick={() => move(-1)} />
      </Tooltip>
      <Popover
        trigger="click"
        placement="bottom"
        open={open}
        onOpenChange={setOpen}
        content={<PeriodChoices onChosen={() => setOpen(false)} />}
      >
        <Button className="period-text" aria-label={`${t('period')}: ${text}`}>
          {text}
        </Button>
      </Popover>
      <Tooltip title={t('nextPeriod')}>
        <Button type="text" icon={<RightOutlined />} aria-label={t('nextPeriod')} onClick={() => move(1)} />
      </Tooltip>
    </span>
  )
}

/** The period in words: the month where it is one. */
export function usePeriodText(period: Period | null): string {
  const { t } = useTranslation('app')
  const lang = useLang()
  if (!period) return t('wholeBook')
  return isWholeMonth(period) ? monthText(lang, period.from) : spanText(lang, period.from, period.to)
}

function PeriodChoices({ onChosen }: { onChosen(): void }) {
  const { t } = useTranslation('app')
  const { period, setPeriod, usual } = usePeriod()
  const choose = (next: Period | null): void => {
    setPeriod(next)
    onChosen()
  }
  return (
    <div className="period-choices">
      {usual ? <Button onClick={() => choose(usual)}>{t('lastMonth')}</Button> : null}
      {usual ? <Button onClick={() => choose(movePeriod(usual, -1))}>{t('monthBefore')}</Button> : null}
      <Button onClick={() => choose(null)}>{t('wholeBook')}</Button>
      <DatePicker.RangePicker
        aria-label={t('chooseDays')}
        allowClear={false}
        value={period ? [dayjs(period.from), dayjs(period.to)] : null}
        onChange={(_, texts) => {
          const from = parseDay(texts?.[0] ?? '')
          const to = parseDay(texts?.[1] ?? '')
          if (from && to) choose({ from, to })
        }}
      />
    </div>
  )
}
