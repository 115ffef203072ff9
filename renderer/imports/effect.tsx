// What an import adds, what the book has already, and what it revises, as figures under their words.

import { useTranslation } from 'react-i18next'
import { countText } from './count-text'

interface EffectProps {
  readonly added: number
  readonly known: number
  readonly revised: number
}

export function Effect({ added, known, revised }: EffectProps) {
  const { t } = useTranslation('imports')
  return (
    <dl className="file-effect">
      <div>
        <dt>{t('added')}</dt>
        <dd className="strong">{countText(added)}</dd>
      </div>
      <div>
        <dt>{t('known')}</dt>
        <dd>{countText(known)}</dd>
      </div>
      {revised > 0 ? (
        <div title={t('revisedHint')}>
          <dt>{t('revised')}</dt>
          <dd>{countText(revised)}</dd>
        </div>
      ) : null}
    </dl>
  )
}
