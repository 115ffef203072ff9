// All fields of a record that its source states.

import { useTranslation } from 'react-i18next'
import type { Entry } from '../../shared/entry'
import { useWord } from '../app/hooks'
import { instantText } from '../i18n/day-text'
import { DayText } from '../ui/day-text'
import { Money } from '../ui/money'
import { type FieldValue, fieldsOf } from './entry-fields'
import { rateText } from './rate-text'

export function FieldList({ entry }: { entry: Entry }) {
  const { t } = useTranslation('records')
  const word = useWord()
  return (
    <section aria-label={t('fields')}>
      <dl className="field-list">
        {fieldsOf(entry).map(({ name, value }) => (
          <div key={name}>
            <dt className="quiet">{word('field', name)}</dt>
            <dd>
              <Value value={value} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function Value({ value }: { value: FieldValue }) {
  switch (value.kind) {
    case 'text':
      return value.text
    case 'number':
      return <span className="reference">{value.text}</span>
    case 'money':
      return <Money minor={value.minor} currency={value.currency} withCurrency={value.currency !== 'CNY'} signed />
    case 'day':
      return (
        <>
          {value.day} <DayText day={value.day} />
        </>
      )
    case 'at':
      return instantText(value.at)
    case 'rate':
      return rateText(value.ppm)
  }
}
