// Names the columns of a layout that no format knows: each column with its first values, and what it means.

import { Button, Input, Segmented, Select } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FileReport } from '../../shared/bridge/contract'
import { STREAMS, type Stream } from '../../shared/entry'
import { MAPPED_FIELDS, type MappedField } from '../../shared/formats/shop-orders/fields'
import type { ImportProfile } from '../../shared/settings'
import { useWord } from '../app/hooks'
import { ownProfile } from './format-name'
import type { ImportStore } from './import-store'
import { lackingIn, meaningOf, type Sample, withMeaning } from './mapping'
import { MappingCheck } from './mapping-check'

interface MappingPanelProps {
  readonly report: FileReport
  /** Nothing of the file can be read without it: shown open. */
  readonly urgent: boolean
  readonly store: ImportStore
}

export function MappingPanel({ report, urgent, store }: MappingPanelProps) {
  const { t } = useTranslation('imports')
  const [open, setOpen] = useState(urgent)
  const { sample, profile } = report
  if (!sample || !profile) return null
  if (!open) return <Button onClick={() => setOpen(true)}>{t('map.open')}</Button>
  return (
    <MappingForm
      sample={sample}
      suggested={ownProfile(profile, report.name)}
      onClose={() => setOpen(false)}
      onDone={(made) => void store.map(report.name, made)}
    />
  )
}

interface MappingFormProps {
  readonly sample: Sample
  readonly suggested: ImportProfile
  readonly onClose: () => void
  readonly onDone: (profile: ImportProfile) => void
}

function MappingForm({ sample, suggested, onClose, onDone }: MappingFormProps) {
  const { t } = useTranslation('imports')
  const [profile, setProfile] = useState(suggested)
  const titleId = useId()
  return (
    <section className="mapping" aria-labelledby={titleId}>
      <h2 id={titleId}>{t('map.title')}</h2>
      <p className="quiet">
        {t('map.lead')} {Object.keys(suggested.columns).length > 0 ? t('map.suggested') : ''}
      </p>
      <MappingBasics profile={profile} onProfile={setProfile} />
      <ColumnMeanings sample={sample} profile={profile} onProfile={setProfile} />
      <MappingCheck sample={sample} profile={profile} />
      <div className="row">
        <Button type="primary" disabled={lackingIn(profile).length > 0} onClick={() => onDone(profile)}>
          {t('map.apply')}
        </Button>
        <Button type="text" onClick={onClose}>
          {t('map.close')}
        </Button>
      </div>
    </section>
  )
}

interface ProfileProps {
  readonly profile: ImportProfile
  readonly onProfile: (profile: ImportProfile) => void
}

function MappingBasics({ profile, onProfile }: ProfileProps) {
  const { t } = useTranslation('imports')
  const word = useWord()
  const nameId = useId()
  return (
    <div className="mapping-basics">
      <label htmlFor={nameId}>{t('map.name')}</label>
      <Input
        id={nameId}
        value={profile.name}
        maxLength={60}
        onChange={(event) => onProfile({ ...profile, name: event.target.value || profile.id })}
      />
      <span>{t('map.stream')}</span>
      <Segmented<Stream>
        aria-label={t('map.stream')}
        value={profile.stream}
        options={STREAMS.map((stream) => ({ value: stream, label: word('stream', stream) }))}
        onChange={(stream) => onProfile({ ...profile, stream })}
      />
      <span>{t('map.unit')}</span>
      <Segmented<ImportProfile['unit']>
        aria-label={t('map.unit')}
        value={profile.unit}
        options={[
          { value: 'yuan', label: t('map.unit.yuan') },
          { value: 'fen', label: t('map.unit.fen') },
        ]}
        onChange={(unit) => onProfile({ ...profile, unit })}
      />
    </div>
  )
}

const NOT_NEEDED = ''

function ColumnMeanings({ sample, profile, onProfile }: ProfileProps & { readonly sample: Sample }) {
  const { t } = useTranslation('imports')
  const options = [
    { value: NOT_NEEDED, label: t('map.ignored') },
    ...MAPPED_FIELDS.map((field) => ({ value: field, label: t(`mapped.${field}`) })),
  ]
  return (
    <div className="mapping-columns">
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('map.column')}</th>
            <th scope="col">{t('map.sample')}</th>
            <th scope="col">{t('map.meaning')}</th>
          </tr>
        </thead>
        <tbody>
          {columnsOf(sample).map(({ place, column, values }) => (
            <tr key={place}>
              <th scope="row">{column}</th>
              <td className="quiet">{values.join(' · ')}</td>
              <td>
                <Select<MappedField | typeof NOT_NEEDED>
                  className="meaning-choice"
                  aria-label={`${column}: ${t('map.meaning')}`}
                  value={meaningOf(profile, column) ?? NOT_NEEDED}
                  options={options}
                  showSearch={{ optionFilterProp: 'label' }}
                  onChange={(meaning) =>
                    onProfile(withMeaning(profile, column, meaning === NOT_NEEDED ? null : meaning))
                  }
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const VALUES_SHOWN = 3

/** The columns by their place, since two may have the same name. */
function columnsOf({ header, rows }: Sample) {
  return header.map((column, place) => {
    const values = rows.map((row) => (row[place] ?? '').trim()).filter((value) => value !== '')
    return { place, column, values: [...new Set(values)].slice(0, VALUES_SHOWN) }
  })
}
