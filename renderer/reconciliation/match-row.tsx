// One match: both sides in a line, how it was found, and for a probable one the person's word on it.

import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Entry } from '../../shared/entry'
import { go, useBook, useDecide, useLang, useWord } from '../app/hooks'
import { sentence } from '../i18n/describe-failure'
import type { MatchView } from '../storage/api'
import { Money } from '../ui/money'
import { StateTag } from '../ui/state-tag'
import { sidesOfMatch } from './sides'

export function MatchRow({ view }: { view: MatchView }) {
  const { t } = useTranslation('reconciliation')
  const lang = useLang()
  const word = useWord()
  const { match, left, right } = view
  return (
    <li className="match-row">
      <div className="match-sides">
        <Side entries={left} />
        <span aria-hidden="true">↔</span>
        <Side entries={right} />
        {match.differenceMinor === 0 ? null : (
          <StateTag tone="short">
            {t('differs')} <Money minor={match.differenceMinor} currency={match.currency} signed />
          </StateTag>
        )}
      </div>
      <div className="quiet match-why">
        {match.by === 'person' ? `${word('by', 'person')} · ` : ''}
        {sentence(lang, match.reason)}
      </div>
      {match.certainty === 'probable' && match.by === 'machine' ? <Verdict view={view} /> : null}
    </li>
  )
}

function Side({ entries }: { entries: readonly Entry[] }) {
  const { t } = useTranslation('reconciliation')
  const word = useWord()
  const first = entries[0]
  if (!first) return null
  const bank = first.stream === 'bank'
  const total = entries.reduce((sum, entry) => sum + (bank ? entry.netMinor : entry.grossMinor), 0)
  return (
    <button type="button" className="link-button match-side" onClick={() => go('records', { entry: first.id })}>
      {word('stream', first.stream)}{' '}
      {entries.length > 1 ? t('rows', { count: entries.length }) : (numberOf(first) ?? '')}{' '}
      <Money minor={total} currency={first.currency} signed />
    </button>
  )
}

function numberOf({ refs, counterparty }: Entry): string | null {
  return refs.orderNo ?? refs.refundNo ?? refs.acquirerNo ?? refs.payoutNo ?? counterparty
}

function Verdict({ view }: { view: MatchView }) {
  const { t } = useTranslation('reconciliation')
  const decide = useDecide()
  const { summary } = useBook()
  const readOnly = summary?.readOnly ?? true
  const joined = sidesOfMatch(view.match)
  if (joined === null) return null
  const sides = { ...joined, note: '' }
  return (
    <div className="row">
      <Button
        size="small"
        disabled={readOnly}
        onClick={() => void decide(t('did.confirm'), (bridge) => bridge.decisions.confirm(sides))}
      >
        {t('confirm')}
      </Button>
      <Button
        size="small"
        disabled={readOnly}
        onClick={() => void decide(t('did.reject'), (bridge) => bridge.decisions.reject(sides))}
      >
        {t('reject')}
      </Button>
    </div>
  )
}
