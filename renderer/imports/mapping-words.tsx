// The words of a direction or kind column that are not known, each with its count and a choice of what it means.

import { Segmented, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { ENTRY_KINDS, type EntryKind } from '../../shared/entry'
import { DIRECTIONS, type Direction } from '../../shared/formats/mapping/direction-words'
import type { SignDecision, Word } from '../../shared/formats/mapping/sign-rule'
import type { ImportProfile } from '../../shared/settings'
import { useWord } from '../app/hooks'

interface MappingWordsProps {
  readonly sign: SignDecision
  readonly profile: ImportProfile
  readonly onProfile: (profile: ImportProfile) => void
}

const WORDS_SHOWN = 20

export function MappingWords({ sign, profile, onProfile }: MappingWordsProps) {
  const { t } = useTranslation('imports')
  const word = useWord()
  const directions = profile.columns.direction === undefined ? [] : asked(sign.directionWords, profile.directions)
  const ofKind = profile.columns.kind !== undefined && profile.stream !== 'bank'
  const kinds = ofKind ? asked(sign.kindWords, profile.kinds) : []
  if (directions.length + kinds.length === 0) return null
  return (
    <ul className="mapping-words">
      {directions.map(({ word: text, count }) => (
        <li key={`direction ${text}`}>
          <span>
            <code className="raw">{text}</code> <span className="quiet">{t('map.wordCount', { count })}</span>
          </span>
          <Segmented<Direction | ''>
            aria-label={`${profile.columns.direction}: ${text}`}
            value={own(profile.directions, text) ?? ''}
            options={DIRECTIONS.map((direction) => ({ value: direction, label: t(`map.direction.${direction}`) }))}
            onChange={(direction) => {
              if (direction === '') return
              onProfile({ ...profile, directions: { ...profile.directions, [text]: direction } })
            }}
          />
        </li>
      ))}
      {kinds.map(({ word: text, count }) => (
        <li key={`kind ${text}`}>
          <span>
            <code className="raw">{text}</code> <span className="quiet">{t('map.wordCount', { count })}</span>
          </span>
          <Select<EntryKind>
            className="meaning-choice"
            aria-label={`${profile.columns.kind}: ${text}`}
            value={own(profile.kinds, text) ?? null}
            placeholder={t('map.kindAsked')}
            options={ENTRY_KINDS.map((kind) => ({ value: kind, label: word('kind', kind) }))}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={(kind) => onProfile({ ...profile, kinds: { ...profile.kinds, [text]: kind } })}
          />
        </li>
      ))}
    </ul>
  )
}

/** Words that are not known by themselves: still open, or settled by the person here. */
function asked<Meaning>(words: readonly Word<Meaning>[], said: Readonly<Record<string, Meaning>> | undefined) {
  return words
    .filter(({ word, means }) => means === null || own(said, word) !== undefined)
    .toSorted((a, b) => b.count - a.count)
    .slice(0, WORDS_SHOWN)
}

function own<Meaning>(said: Readonly<Record<string, Meaning>> | undefined, word: string): Meaning | undefined {
  return said !== undefined && Object.hasOwn(said, word) ? said[word] : undefined
}
