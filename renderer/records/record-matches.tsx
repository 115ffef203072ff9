// What a record was matched with: the other side, how certain that is and why; and the differences it is part of.

import { useTranslation } from 'react-i18next'
import type { Entry, EntryId } from '../../shared/entry'
import { go, useLang, useWord } from '../app/hooks'
import { sentence } from '../i18n/describe-failure'
import type { EntryDetail } from '../storage/api'
import { Money } from '../ui/money'
import { StateTag } from '../ui/state-tag'
import { mainNumber } from './entry-fields'

interface RecordMatchesProps {
  readonly detail: EntryDetail
  readonly onOpen: (id: EntryId) => void
}

export function RecordMatches({ detail, onOpen }: RecordMatchesProps) {
  const { t } = useTranslation('records')
  return (
    <section className="record-matches">
      <h2>{t('matches')}</h2>
      {detail.matches.length === 0 ? <p className="quiet">{t('noMatches')}</p> : null}
      <ul>
        {detail.matches.map((view) => (
          <MatchLine key={view.match.id} view={view} own={detail.entry.id} onOpen={onOpen} />
        ))}
      </ul>
      <Differences detail={detail} />
    </section>
  )
}

interface MatchLineProps {
  readonly view: EntryDetail['matches'][number]
  readonly own: EntryId
  readonly onOpen: (id: EntryId) => void
}

const OTHERS_SHOWN = 8

function MatchLine({ view, own, onOpen }: MatchLineProps) {
  const { t } = useTranslation('records')
  const word = useWord()
  const lang = useLang()
  const { match, left, right } = view
  const others = match.left.includes(own) ? right : left
  return (
    <li>
      <div className="row">
        <StateTag tone={match.certainty === 'certain' ? 'balanced' : 'information'}>
          {word('certainty', match.certainty)}
        </StateTag>
        <span className="quiet">
          {word('level', match.level)} · {word('by', match.by)}
        </span>
        {match.differenceMinor === 0 ? null : (
          <StateTag tone="short">
            {t('difference')} <Money minor={match.differenceMinor} currency={match.currency} signed />
          </StateTag>
        )}
      </div>
      <p>{sentence(lang, match.reason)}</p>
      {others.slice(0, OTHERS_SHOWN).map((entry) => (
        <OtherSide key={entry.id} entry={entry} onOpen={onOpen} />
      ))}
      {others.length > OTHERS_SHOWN ? (
        <p className="quiet">{t('moreRows', { count: others.length - OTHERS_SHOWN })}</p>
      ) : null}
    </li>
  )
}

function OtherSide({ entry, onOpen }: { entry: Entry; onOpen: (id: EntryId) => void }) {
  const word = useWord()
  const bank = entry.stream === 'bank'
  return (
    <button type="button" className="link-button" onClick={() => onOpen(entry.id)}>
      {word('stream', entry.stream)} {entry.day} {mainNumber(entry) ?? entry.counterparty ?? ''}{' '}
      <Money minor={bank ? entry.netMinor : entry.grossMinor} currency={entry.currency} signed />
    </button>
  )
}

function Differences({ detail }: { detail: EntryDetail }) {
  const { t } = useTranslation('records')
  const word = useWord()
  const lang = useLang()
  if (detail.exceptions.length === 0) return null
  return (
    <>
      <h2>{t('differences')}</h2>
      <ul>
        {detail.exceptions.map((exception) => (
          <li key={exception.id}>
            <div className="row">
              <StateTag tone={exception.resolution ? 'neutral' : 'short'}>{word('type', exception.type)}</StateTag>
              {exception.resolution ? (
                <span className="quiet">{word('resolution', exception.resolution.how)}</span>
              ) : null}
              <button
                type="button"
                className="link-button"
                onClick={() => go('reconciliation', { ids: exception.id, state: 'all' })}
              >
                {t('toDifference')}
              </button>
            </div>
            <p>{sentence(lang, exception.reason)}</p>
          </li>
        ))}
      </ul>
    </>
  )
}
