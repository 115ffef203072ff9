// The format catalogue: what can be read, found by a word, each with where it is downloaded and what it proves.

import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type CatalogueEntry, ORIGINS, searchCatalogue } from '../../shared/formats/catalogue'
import { reason } from '../../shared/reason'
import { say } from '../../shared/sentences/say'
import { go, useLang, useWord } from '../app/hooks'
import { EmptyState } from '../ui/empty-state'
import './formats.css'

export function FormatsScreen() {
  const { t } = useTranslation('formats')
  const [text, setText] = useState('')
  const found = searchCatalogue(text)
  return (
    <section className="formats" aria-labelledby="formats-title">
      <h1 id="formats-title">{t('title')}</h1>
      <p className="quiet formats-lead">{t('lead')}</p>
      <Input.Search
        className="formats-search"
        aria-label={t('search')}
        placeholder={t('search')}
        allowClear
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {ORIGINS.map((origin) => {
        const entries = found.filter((entry) => entry.origin === origin)
        return entries.length === 0 ? null : (
          <section key={origin} className="formats-group" aria-label={t(`origin.${origin}`)}>
            <h2>{t(`origin.${origin}`)}</h2>
            <ul className="formats-list">
              {entries.map((entry) => (
                <Entry key={entry.id} entry={entry} />
              ))}
            </ul>
          </section>
        )
      })}
      {found.length === 0 ? (
        <EmptyState
          title={t('nothing', { text })}
          text={t('nothingText')}
          action={<Button onClick={() => go('imports')}>{t('toImports')}</Button>}
        />
      ) : null}
    </section>
  )
}

function Entry({ entry }: { entry: CatalogueEntry }) {
  const { t } = useTranslation('formats')
  const lang = useLang()
  const word = useWord()
  const { name, from, streams, proves, where, keptMonths, files } = entry
  const proofs = proves.map((proof) => say(lang, reason(`formatsProof.${proof}`)))
  const covers = streams.map((stream) => word('stream', stream))
  return (
    <li className="panel formats-entry">
      <h3>
        {name[lang]} {name[lang].includes(from[lang]) ? null : <span className="quiet">{from[lang]}</span>}
      </h3>
      <dl>
        <dt>{t('covers')}</dt>
        <dd>{covers.length === 0 ? t('control') : covers.join(' · ')}</dd>
        <dt>{t('proves')}</dt>
        <dd>{proofs.join(' · ')}</dd>
        <dt>{t('where')}</dt>
        <dd>{where[lang]}</dd>
        <dt>{t('kept')}</dt>
        <dd>{keptMonths === null ? t('keptUnknown') : t('keptMonths', { count: keptMonths })}</dd>
        <dt>{t('files')}</dt>
        <dd>{files.map((ending) => `.${ending}`).join(' ')}</dd>
      </dl>
    </li>
  )
}
