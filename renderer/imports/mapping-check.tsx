// How the first rows read with the mapping as it stands now: as entries, or as what is wrong with them.

import { useTranslation } from 'react-i18next'
import type { ImportProfile } from '../../shared/settings'
import { useWord } from '../app/hooks'
import { DayText } from '../ui/day-text'
import { Money } from '../ui/money'
import { issueSentenceKey } from './issue-sentence'
import { lackingIn, readSample, type Sample } from './mapping'

export function MappingCheck({ sample, profile }: { sample: Sample; profile: ImportProfile }) {
  const { t } = useTranslation('imports')
  const lacking = lackingIn(profile)
  if (lacking.length > 0) {
    const columns = lacking.map((field) => t(`mapped.${field}`)).join(', ')
    return (
      <p role="status" className="tone-waiting-ink">
        {t('map.needs', { columns })}
      </p>
    )
  }
  return <Reading sample={sample} profile={profile} />
}

function Reading({ sample, profile }: { sample: Sample; profile: ImportProfile }) {
  const { t } = useTranslation('imports')
  const word = useWord()
  const { drafts, problems } = readSample(profile, sample)
  return (
    <div role="status" className="mapping-check">
      {problems.map((problem) => {
        const key = issueSentenceKey(problem.kind)
        return (
          <p key={problem.row} className="tone-short-ink">
            {t('map.bad', { text: problem.raw, column: problem.column ?? t('issues.wholeRow') })}{' '}
            {key ? t(key) : problem.kind}
          </p>
        )
      })}
      {problems.length === 0 ? <p className="tone-balanced-ink">✓ {t('map.ok', { count: drafts.length })}</p> : null}
      <ul className="mapping-drafts">
        {drafts.map((draft) => (
          <li key={draft.line}>
            <DayText day={draft.day} /> {word('kind', draft.kind)}{' '}
            <Money minor={draft.grossMinor} currency={draft.currency} signed />
            {draft.refs.orderNo ? <span className="quiet"> {draft.refs.orderNo}</span> : null}
          </li>
        ))}
      </ul>
    </div>
  )
}
