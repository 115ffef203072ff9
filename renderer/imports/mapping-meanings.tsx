// For each meaning the column that bears it, with the first values beside every choice and why it was suggested.

import { Button, Select } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MAPPED_FIELDS, type MappedField } from '../../shared/formats/shop-orders/fields'
import type { ImportProfile } from '../../shared/settings'
import { lackingIn, type Sample, shownMeanings, withColumn } from './mapping'

interface MappingMeaningsProps {
  readonly sample: Sample
  readonly profile: ImportProfile
  readonly suggested: ImportProfile
  readonly onProfile: (profile: ImportProfile) => void
}

const NO_COLUMN = ''

export function MappingMeanings({ sample, profile, suggested, onProfile }: MappingMeaningsProps) {
  const { t } = useTranslation('imports')
  const [all, setAll] = useState(false)
  const fields = shownMeanings(profile, all)
  const hidden = MAPPED_FIELDS.length - fields.length
  return (
    <div className="mapping-part">
      <h3>{t('map.meanings')}</h3>
      <div className="mapping-meanings">
        {fields.map((field) => (
          <Meaning
            key={field}
            field={field}
            sample={sample}
            profile={profile}
            suggested={suggested}
            onProfile={onProfile}
          />
        ))}
      </div>
      {hidden > 0 || all ? (
        <div>
          <Button type="link" size="small" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? t('map.fewer') : t('map.more', { count: hidden })}
          </Button>
        </div>
      ) : null}
    </div>
  )
}

function Meaning({ field, sample, profile, suggested, onProfile }: MappingMeaningsProps & { field: MappedField }) {
  const { t } = useTranslation('imports')
  const id = useId()
  const about = `${id}-about`
  const column = profile.columns[field]
  const lacking = lackingIn(profile).includes(field)
  const why = column === undefined ? null : suggested.columns[field] === column ? t('map.byName') : t('map.byYou')
  const options = [
    { value: NO_COLUMN, label: t('map.noColumn'), values: '' },
    ...sample.header.flatMap((name, place) =>
      name === '' || sample.header.indexOf(name) !== place
        ? []
        : [{ value: name, label: name, values: firstValues(sample, place) }],
    ),
  ]
  return (
    <div className="mapping-meaning">
      <label htmlFor={id}>{t(`mapped.${field}`)}</label>
      <Select
        id={id}
        className="meaning-choice"
        aria-describedby={about}
        value={column ?? NO_COLUMN}
        options={options}
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={false}
        {...(lacking ? { status: 'warning' as const } : {})}
        optionRender={({ label, data }) => (
          <span>
            {label} <span className="quiet">{data.values}</span>
          </span>
        )}
        onChange={(name) => onProfile(withColumn(profile, field, name === NO_COLUMN ? null : name))}
      />
      <span id={about} className="quiet mapping-why">
        {lacking ? t('map.lacking') : why}
        {column === undefined ? '' : ` ${firstValues(sample, sample.header.indexOf(column))}`}
      </span>
    </div>
  )
}

const VALUES_SHOWN = 3

/** The first different values of a column, by its place, since two may have the same name. */
function firstValues({ rows }: Sample, place: number): string {
  const values = rows.map((row) => (row[place] ?? '').trim()).filter((value) => value !== '')
  return [...new Set(values)]
    .slice(0, VALUES_SHOWN)
    .map((value) => (value.length > 28 ? `${value.slice(0, 27)}…` : value))
    .join(' · ')
}
