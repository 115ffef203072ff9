// The end of an acquirer's day: 24:00 for most, an earlier half hour for some.

import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { Field } from './field'
import { clockText } from './settings-draft'
import type { SettingsForm } from './use-settings'

const HALF_HOUR_SECONDS = 1800
const DAY_SECONDS = 86_400

interface CutOffFieldProps {
  readonly form: SettingsForm
  readonly seconds: number
  onSeconds(seconds: number): void
}

export function CutOffField({ form, seconds, onSeconds }: CutOffFieldProps) {
  const { t } = useTranslation('settings')
  const halves = Array.from({ length: DAY_SECONDS / HALF_HOUR_SECONDS }, (_, at) => (at + 1) * HALF_HOUR_SECONDS)
  const choices = halves.includes(seconds) ? halves : [...halves, seconds].sort((a, b) => a - b)
  return (
    <Field label={t('acquirer.cutOff')} hint={t('acquirer.cutOffHint')}>
      {(ids) => (
        <Select
          {...ids}
          showSearch
          optionFilterProp="label"
          value={seconds}
          disabled={form.readOnly}
          options={choices.toReversed().map((value) => ({ value, label: clockText(value) }))}
          onChange={onSeconds}
        />
      )}
    </Field>
  )
}
