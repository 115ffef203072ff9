// The shop itself: its name, where the book begins, what was owed then, what no acquirer pays.

import { Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { acquirersOf } from '../../shared/settings'
import { useAcquirerName } from './acquirer-name'
import { Field, Section } from './field'
import type { SettingsForm } from './use-settings'
import { DayField, MoneyField, WordsField } from './value-fields'

export function ShopSection({ form }: { form: SettingsForm }) {
  const { t } = useTranslation('settings')
  const { draft, change } = form
  const { startDay: _, ...withoutStart } = draft
  return (
    <Section title={t('shop.title')}>
      <div className="fields">
        <Field label={t('shop.name')}>
          {(ids) => (
            <Input
              {...ids}
              value={draft.shopName}
              placeholder={t('shop.namePlaceholder')}
              disabled={form.readOnly}
              maxLength={100}
              onChange={(event) => change({ shopName: event.target.value })}
            />
          )}
        </Field>
        <DayField
          form={form}
          path="startDay"
          label={t('shop.startDay')}
          hint={t('shop.startDayHint')}
          value={draft.startDay}
          onValue={(day) => form.replace(day ? { ...draft, startDay: day } : withoutStart)}
        />
      </div>
    </Section>
  )
}

export function OpeningSection({ form }: { form: SettingsForm }) {
  const { t } = useTranslation('settings')
  const { draft, change } = form
  const nameOf = useAcquirerName()
  return (
    <Section title={t('opening.title')} hint={t('opening.hint')}>
      <div className="fields">
        {acquirersOf(draft).map((acquirer) => (
          <MoneyField
            key={acquirer.id}
            form={form}
            path={`opening.${acquirer.id}`}
            label={nameOf(acquirer)}
            value={draft.openingReceivable[acquirer.id] ?? 0}
            onValue={(value) => change({ openingReceivable: { ...draft.openingReceivable, [acquirer.id]: value } })}
          />
        ))}
      </div>
    </Section>
  )
}

export function MethodsSection({ form }: { form: SettingsForm }) {
  const { t } = useTranslation('settings')
  return (
    <Section title={t('methods.title')} hint={t('methods.hint')}>
      <WordsField
        form={form}
        path="otherMethods"
        label={t('methods.label')}
        value={form.draft.otherMethods}
        onValue={(otherMethods) => form.change({ otherMethods })}
      />
    </Section>
  )
}
