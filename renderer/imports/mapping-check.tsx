// How the sample rows read with the mapping as it stands now: as entries with their totals, or as what is wrong with them.

import { useTranslation } from 'react-i18next'
import type { ImportProfile } from '../../shared/settings'
import { useLang, useWord } from '../app/hooks'
import { spanText } from '../i18n/day-text'
import { DayText } from '../ui/day-text'
import { Money } from '../ui/money'
import { issueSentence } from './issue-sentence'
import { lackingIn, readSample, type Sample, type SampleReading } from './mapping'

interface MappingCheckProps {
  readonly sample: Sample
  readonly profile: ImportProfile
  /** Questions without an answer. */
  readonly open: number
}

export function MappingCheck({ sample, profile, open }: MappingCheckProps) {
  const { t } = useTranslation('imports')
  const lacking = lackingIn(profile)
  if (lacking.length > 0 || open > 0) {
    const columns = lacking.map((field) => t(`mapped.${field}`)).join(', ')
    return (
      <p role="status" className="tone-waiting-ink">
        {lacking.length > 0 ? t('map.needs', { columns }) : t('map.asks', { count: open })}
      </p>
    )
  }
  return <Reading rows={sample.rows.length} reading={readSample(profile, sample)} />
}

const SHOWN = 6

function Reading({ rows, reading }: { rows: number; reading: SampleReading }) {
  const { t } = useTranslation('imports')
  const lang = useLang()
  const word = useWord()
  const { drafts, problems } = reading
  return (
    <div role="status" className="mapping-check mapping-part">
      <h3>{t('map.preview', { count: rows })}</h3>
      {problems.slice(0, SHOWN).map((problem) => (
        <p key={problem.row} className="tone-short-ink">
          <code className="raw">{problem.raw}</code> {issueSentence(lang, problem)}
        </p>
      ))}
      {problems.length > SHOWN ? (
        <p className="tone-short-ink">{t('issues.count', { count: problems.length })}</p>
      ) : null}
      {problems.length === 0 ? <p className="tone-balanced-ink">✓ {t('map.ok', { count: rows })}</p> : null}
      <Totals reading={reading} />
      <ul className="mapping-drafts">
        {drafts.slice(0, SHOWN).map((draft) => (
          <li key={`${draft.line} ${draft.kind}`}>
            <DayText day={draft.day} /> {word('kind', draft.kind)}{' '}
            <Money minor={draft.grossMinor} currency={draft.currency} signed />
            {draft.refs.orderNo ? <span className="quiet"> {draft.refs.orderNo}</span> : null}
          </li>
        ))}
      </ul>
    </div>
  )
}

function Totals({ reading: { totals, period } }: { reading: SampleReading }) {
  const { t } = useTranslation('imports')
  const lang = useLang()
  return (
    <>
      {totals.map(({ currency, count, inMinor, outMinor }) => (
        <dl key={currency} className="mapping-totals">
          <div>
            <dt>{t('totals.count')}</dt>
            <dd>{count}</dd>
          </div>
          <div>
            <dt>{t('map.direction.in')}</dt>
            <dd>
              <Money minor={inMinor} currency={currency} signed withCurrency={totals.length > 1} />
            </dd>
          </div>
          <div>
            <dt>{t('map.direction.out')}</dt>
            <dd>
              <Money minor={outMinor} currency={currency} signed withCurrency={totals.length > 1} />
            </dd>
          </div>
          {period ? (
            <div>
              <dt>{t('periodOf')}</dt>
              <dd>{spanText(lang, period.from, period.to)}</dd>
            </div>
          ) : null}
        </dl>
      ))}
    </>
  )
}
