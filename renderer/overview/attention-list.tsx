// What needs the owner, most urgent first, at most seven lines, each with its one next action.

import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Overview } from '../../shared/bridge/contract'
import type { ExceptionType } from '../../shared/matching/model'
import { go, useLang, useWord } from '../app/hooks'
import { dayText } from '../i18n/day-text'
import { exceptionTone } from '../ui/exception-tone'
import { Money } from '../ui/money'
import { StateTag, ToneIcon } from '../ui/state-tag'
import { isExceptionType } from './verdict'

const LINES_SHOWN = 7
type AttentionLine = Overview['attention'][number]

export function AttentionList({ overview }: { overview: Overview }) {
  const { t } = useTranslation('overview')
  const currencies = new Set(overview.attention.map((line) => line.currency))
  const more = overview.attention.length - LINES_SHOWN
  return (
    <section className="panel" aria-label={t('attention.title')}>
      <header className="panel-head">
        <h2>{t('attention.title')}</h2>
        {overview.attention.length > 0 ? (
          <Button size="small" type="link" onClick={() => go('reconciliation')}>
            {t('attention.all')}
          </Button>
        ) : null}
      </header>
      {overview.attention.length === 0 ? <StateTag tone="balanced">{t('attention.none')}</StateTag> : null}
      <ul className="attention">
        {overview.attention.slice(0, LINES_SHOWN).map((line) => (
          <AttentionRow key={`${line.type}/${line.currency}`} line={line} withCurrency={currencies.size > 1} />
        ))}
      </ul>
      {more > 0 ? <p className="quiet">{t('attention.more', { count: more })}</p> : null}
    </section>
  )
}

function AttentionRow({ line, withCurrency }: { line: AttentionLine; withCurrency: boolean }) {
  const { t } = useTranslation('overview')
  const word = useWord()
  const lang = useLang()
  const type = isExceptionType(line.type) ? line.type : null
  return (
    <li className="attention-row">
      {type ? <ToneIcon tone={exceptionTone(type)} /> : null}
      <span className="attention-what">
        <span className="attention-line">
          <strong>{word('type', line.type)}</strong>
          {line.minor === 0 ? null : (
            <Money minor={line.minor} currency={line.currency} withCurrency={withCurrency} signed />
          )}
        </span>
        <span className="attention-line">
          <span className="quiet">
            {t('attention.count', { count: line.count })} ·{' '}
            {t('attention.since', { day: dayText(lang, line.oldestDay) })}
          </span>
          {type ? <AttentionAction type={type} /> : null}
        </span>
      </span>
    </li>
  )
}

function AttentionAction({ type }: { type: ExceptionType }) {
  const { t } = useTranslation('overview')
  return (
    <Button size="small" onClick={() => go('reconciliation', { type })}>
      {t(`action.${type}`)}
    </Button>
  )
}
