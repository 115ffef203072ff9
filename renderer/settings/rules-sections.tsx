// How strict matching is, which days are working days, and how this window looks.

import { Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { usePreferences } from '../app/hooks'
import { LANGUAGES } from '../i18n/languages'
import { Field, Section } from './field'
import type { SettingsForm } from './use-settings'
import { DaysField, MoneyField, NumberField } from './value-fields'

const MINUTE_SECONDS = 60

export function ToleranceSection({ form }: { form: SettingsForm }) {
  const { t } = useTranslation('settings')
  const { draft, change } = form
  const { tolerance } = draft
  return (
    <Section title={t('tolerance.title')} hint={t('tolerance.hint')}>
      <div className="fields">
        <MoneyField
          form={form}
          path="tolerance.orderPayment"
          label={t('tolerance.orderPayment')}
          value={tolerance.orderPaymentMinor}
          onValue={(value) => change({ tolerance: { ...tolerance, orderPaymentMinor: value } })}
        />
        <MoneyField
          form={form}
          path="tolerance.payoutDeposit"
          label={t('tolerance.payoutDeposit')}
          value={tolerance.payoutDepositMinor}
          onValue={(value) => change({ tolerance: { ...tolerance, payoutDepositMinor: value } })}
        />
        <NumberField
          form={form}
          path="orderWindowSeconds"
          label={t('tolerance.orderWindow')}
          value={Math.round(draft.orderWindowSeconds / MINUTE_SECONDS)}
          most={1440}
          onValue={(minutes) => change({ orderWindowSeconds: minutes * MINUTE_SECONDS })}
        />
        <NumberField
          form={form}
          path="lateWorkingDays"
          label={t('tolerance.lateDays')}
          value={draft.lateWorkingDays}
          most={60}
          onValue={(lateWorkingDays) => change({ lateWorkingDays })}
        />
      </div>
    </Section>
  )
}

export function CalendarSection({ form }: { form: SettingsForm }) {
  const { t } = useTranslation('settings')
  const { calendar } = form.draft
  return (
    <Section title={t('calendar.title')} hint={t('calendar.hint')}>
      <div className="fields">
        {(['holidays', 'workdays'] as const).map((name) => (
          <DaysField
            key={name}
            form={form}
            path={`calendar.${name}`}
            label={t(`calendar.${name}`)}
            value={calendar[name]}
            onValue={(days) => form.change({ calendar: { ...calendar, [name]: days } })}
          />
        ))}
      </div>
    </Section>
  )
}

export function WindowSection() {
  const { t } = useTranslation('settings')
  const { lang, density, setLang, setDensity } = usePreferences()
  return (
    <Section title={t('window.title')} hint={t('window.hint')}>
      <div className="fields">
        <Field label={t('window.language')}>
          {(ids) => (
            <Segmented
              {...ids}
              aria-label={t('window.language')}
              value={lang}
              onChange={setLang}
              options={LANGUAGES.map((language) => ({ value: language.lang, label: language.ownName }))}
            />
          )}
        </Field>
        <Field label={t('window.density')}>
          {(ids) => (
            <Segmented
              {...ids}
              aria-label={t('window.density')}
              value={density}
              onChange={setDensity}
              options={(['comfortable', 'compact'] as const).map((value) => ({ value, label: t(`density.${value}`) }))}
            />
          )}
        </Field>
      </div>
    </Section>
  )
}
