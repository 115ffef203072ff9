// The verdict as one sentence with the money in it, per currency, and how it stands.

import { Button } from 'antd'
import { Fragment, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Overview } from '../../shared/bridge/contract'
import { go, useLang, usePeriod } from '../app/hooks'
import { usePeriodText } from '../app/period-picker'
import { dayText } from '../i18n/day-text'
import { Money } from '../ui/money'
import { ToneIcon } from '../ui/state-tag'
import { isPartial, standingOf, type Verdict, verdictOf } from './verdict'

export function VerdictPanel({ overview }: { overview: Overview }) {
  const { t } = useTranslation('overview')
  const lang = useLang()
  const verdicts = overview.waterfalls.map(verdictOf)
  const { tone, needing } = standingOf(overview)
  return (
    <section className={`verdict panel verdict-${tone}`} aria-label={t('title')}>
      <ToneIcon tone={tone} />
      <div>
        {verdicts.map((verdict) => (
          <p key={verdict.currency} className="verdict-sentence">
            <VerdictSentence verdict={verdict} withCurrency={verdicts.length > 1} />
          </p>
        ))}
        <p className={`verdict-state tone-${tone}-ink`}>
          {needing > 0 && tone !== 'short' ? t('state.attention', { count: needing }) : t(`state.${tone}`)}{' '}
          {isPartial(overview) ? <PartialNote /> : null}
        </p>
        {overview.asOf ? <p className="quiet">{t('asOf', { day: dayText(lang, overview.asOf) })}</p> : null}
      </div>
    </section>
  )
}

function PartialNote() {
  const { t } = useTranslation('overview')
  return (
    <>
      {t('state.partial')}{' '}
      <Button size="small" type="link" onClick={() => go('imports')}>
        {t('partial.import')}
      </Button>
    </>
  )
}

function VerdictSentence({ verdict, withCurrency }: { verdict: Verdict; withCurrency: boolean }) {
  const { t } = useTranslation('overview')
  const { period } = usePeriod()
  const money = (minor: number): ReactNode => (
    <Money strong minor={minor} currency={verdict.currency} withCurrency={withCurrency} />
  )
  const hidden = verdict.unexplainedAbsMinor !== Math.abs(verdict.unexplainedMinor)
  const amounts = { minor: verdict.unexplainedMinor, parts: verdict.unexplainedAbsMinor }
  const parts: readonly (readonly [PartKey, Readonly<Record<string, number>>])[] = [
    ['verdict.sold', { minor: verdict.soldMinor }],
    ['verdict.owed', { minor: verdict.owedMinor }],
    ['verdict.arrived', { minor: verdict.arrivedMinor }],
    ['verdict.inTransit', { minor: verdict.inTransitMinor }],
    ...(verdict.restMinor === 0 ? [] : [['verdict.rest', { minor: verdict.restMinor }] as const]),
    ...(verdict.differencesMinor === 0 ? [] : [['verdict.differences', { minor: verdict.differencesMinor }] as const]),
    [hidden ? 'verdict.unexplainedParts' : 'verdict.unexplained', amounts],
  ]
  return (
    <>
      {t('verdict.lead', { period: usePeriodText(period) })}
      {parts.map(([key, minors], index) => (
        <Fragment key={key}>
          {index > 0 ? t('verdict.separator') : null}
          {aroundMoney(t(key, MARKS), (name) => (minors[name] === undefined ? null : money(minors[name])))}
        </Fragment>
      ))}
      {t('verdict.end')}
    </>
  )
}

type PartKey =
  | 'verdict.sold'
  | 'verdict.owed'
  | 'verdict.arrived'
  | 'verdict.inTransit'
  | 'verdict.rest'
  | 'verdict.differences'
  | 'verdict.unexplained'
  | 'verdict.unexplainedParts'

/** Placeholders that are put in as elements after the sentence has been made. */
const MARKS = { minor: '\u0001minor\u0001', parts: '\u0001parts\u0001' }

function aroundMoney(sentence: string, elementOf: (name: string) => ReactNode): ReactNode {
  return sentence.split('\u0001').map((piece) => <Fragment key={piece}>{elementOf(piece) ?? piece}</Fragment>)
}
