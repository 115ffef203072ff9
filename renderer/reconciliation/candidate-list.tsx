// The nearest rows of the other side, each with what kept it from being taken. The chosen one stands in the comparison.

import { useTranslation } from 'react-i18next'
import { useLang } from '../app/hooks'
import { instantText } from '../i18n/day-text'
import { sentence } from '../i18n/describe-failure'
import type { ExceptionDetail } from '../storage/api'
import { Money } from '../ui/money'

interface CandidateListProps {
  readonly detail: ExceptionDetail
  readonly chosen: number
  readonly onChoose: (index: number) => void
}

export function CandidateList({ detail, chosen, onChoose }: CandidateListProps) {
  const { t } = useTranslation('reconciliation')
  const lang = useLang()
  const { candidates, matches, exception } = detail
  if (candidates.length === 0) {
    const lacking = matches.length === 0 && detail.entries.length > 0
    return lacking ? <p className="quiet">{t('noCandidates')}</p> : null
  }
  return (
    <fieldset className="candidates">
      <legend>
        {t(exception.type === 'ambiguous' ? 'candidatesAll' : 'candidates', { count: candidates.length })}
      </legend>
      {candidates.map(({ entry, reason }, index) => (
        <label key={entry.id} className={index === chosen ? 'candidate chosen' : 'candidate'}>
          <input
            type="radio"
            name={`candidate-${exception.id}`}
            checked={index === chosen}
            onChange={() => onChoose(index)}
          />
          <span className="candidate-what">
            <span>{entry.at === null ? entry.day : instantText(entry.at)}</span>
            <span className="quiet cell-text">
              {entry.refs.orderNo ?? entry.refs.acquirerNo ?? entry.counterparty ?? ''}
            </span>
          </span>
          <Money minor={entry.stream === 'bank' ? entry.netMinor : entry.grossMinor} currency={entry.currency} signed />
          <span className="candidate-why">{sentence(lang, reason)}</span>
        </label>
      ))}
    </fieldset>
  )
}
