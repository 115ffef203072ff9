// One acquirer: settlement rule, end of its day, payer words.

import { Button, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Acquirer, SettlementRule } from '../../shared/settings'
import { CutOffField } from './cut-off-field'
import { Field } from './field'
import { presetOf, withAcquirer, withoutAcquirer } from './settings-draft'
import type { SettingsForm } from './use-settings'
import { NumberField, WordsField } from './value-fields'

interface AcquirerFormProps {
  readonly form: SettingsForm
  readonly acquirer: Acquirer
}

export function AcquirerForm({ form, acquirer }: AcquirerFormProps) {
  const { t } = useTranslation('settings')
  const path = `acquirer.${acquirer.id}`
  const { settlement } = acquirer
  const put = (next: Partial<Acquirer>): void => form.replace(withAcquirer(form.draft, { ...acquirer, ...next }))
  const rule = (next: Partial<SettlementRule>): void => put({ settlement: { ...settlement, ...next } })
  const problem = form.problems.get(`${path}.name`)
  return (
    <div className="fields">
      <Field label={t('acquirer.name')} problem={problem}>
        {(ids) => (
          <Input
            {...ids}
            value={acquirer.name}
            disabled={form.readOnly}
            status={problem ? 'error' : ''}
            onChange={(event) => put({ name: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('acquirer.mode')}>
        {(ids) => (
          <Select
            {...ids}
            value={settlement.mode}
            disabled={form.readOnly}
            options={(['automatic', 'onDemand'] as const).map((value) => ({ value, label: t(`mode.${value}`) }))}
            onChange={(mode) => rule({ mode })}
          />
        )}
      </Field>
      <NumberField
        form={form}
        path={`${path}.days`}
        label={t('acquirer.days')}
        value={settlement.days}
        most={60}
        onValue={(days) => rule({ days })}
      />
      <Field label={t('acquirer.basis')}>
        {(ids) => (
          <Select
            {...ids}
            value={settlement.basis}
            disabled={form.readOnly}
            options={(['T', 'D'] as const).map((value) => ({ value, label: t(`basis.${value}`) }))}
            onChange={(basis) => rule({ basis })}
          />
        )}
      </Field>
      <CutOffField
        form={form}
        seconds={settlement.cutOffSeconds}
        onSeconds={(cutOffSeconds) => rule({ cutOffSeconds })}
      />
      <WordsField
        form={form}
        path={`${path}.patterns`}
        label={t('acquirer.patterns')}
        hint={t('acquirer.patternsHint')}
        value={acquirer.payerPatterns}
        onValue={(payerPatterns) => put({ payerPatterns })}
      />
      <TakeBack form={form} acquirer={acquirer} />
    </div>
  )
}

/** A changed preset goes back to what is usual; an own acquirer goes away. */
function TakeBack({ form, acquirer }: AcquirerFormProps) {
  const { t } = useTranslation('settings')
  const ui = useTranslation('ui').t
  if (!form.draft.acquirers.some((each) => each.id === acquirer.id)) return null
  return (
    <div className="field field-wide">
      <Button
        size="small"
        disabled={form.readOnly}
        onClick={() => form.replace(withoutAcquirer(form.draft, acquirer.id))}
      >
        {presetOf(acquirer.id) ? t('acquirers.reset') : ui('remove')}
      </Button>
    </div>
  )
}
