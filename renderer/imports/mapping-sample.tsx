// The first rows as they stand in the file, with what each column means above it.

import { useTranslation } from 'react-i18next'
import type { ImportProfile } from '../../shared/settings'
import { meaningOf, type Sample } from './mapping'

const ROWS_SHOWN = 8

export function MappingSample({ sample, profile }: { sample: Sample; profile: ImportProfile }) {
  const { t } = useTranslation('imports')
  const rows = sample.rows.slice(0, ROWS_SHOWN).map((cells, row) => ({ row, cells }))
  const columns = sample.header.map((name, place) => ({ name, place, meaning: meaningOf(profile, name) }))
  return (
    <div className="mapping-part">
      <h3>{t('map.sample')}</h3>
      <div className="mapping-columns">
        <table className="plain-table">
          <thead>
            <tr>
              {columns.map(({ name, place, meaning }) => (
                <th key={place} scope="col" className={meaning ? 'mapped-column' : ''}>
                  <span className="mapped-meaning">{meaning ? t(`mapped.${meaning}`) : ' '}</span>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ row, cells }) => (
              <tr key={row}>
                {columns.map(({ place, meaning }) => (
                  <td key={place} className={meaning ? 'mapped-column' : 'quiet'}>
                    {cells[place]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}
