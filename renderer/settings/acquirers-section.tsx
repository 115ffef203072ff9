// The acquirers: how each pays out and how its deposits are recognised. Presets can be changed and put back.

import { PlusOutlined } from '@ant-design/icons'
import { Button, Collapse } from 'antd'
import { useTranslation } from 'react-i18next'
import { type Acquirer, acquirersOf } from '../../shared/settings'
import { AcquirerForm } from './acquirer-form'
import { useAcquirerName } from './acquirer-name'
import { Section } from './field'
import { clockText, freeAcquirerId, presetOf, withAcquirer } from './settings-draft'
import type { SettingsForm } from './use-settings'

export function AcquirersSection({ form }: { form: SettingsForm }) {
  const { t } = useTranslation('settings')
  const { draft } = form
  const add = (): void => {
    const settlement = { mode: 'automatic', basis: 'T', days: 1, cutOffSeconds: 86_400 } as const
    form.replace(
      withAcquirer(draft, { id: freeAcquirerId(draft), name: t('acquirers.new'), settlement, payerPatterns: [] }),
    )
  }
  const byId = acquirersOf(draft).toSorted((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1))
  return (
    <Section title={t('acquirers.title')} hint={t('acquirers.hint')}>
      <Collapse
        items={byId.map((acquirer) => ({
          key: acquirer.id,
          label: <AcquirerHead acquirer={acquirer} own={draft.acquirers.some((each) => each.id === acquirer.id)} />,
          children: <AcquirerForm key={form.round} form={form} acquirer={acquirer} />,
        }))}
      />
      <Button icon={<PlusOutlined />} disabled={form.readOnly} onClick={add}>
        {t('acquirers.add')}
      </Button>
    </Section>
  )
}

const PRESET_ORDER = ['wechat', 'alipay', 'unionpay']

function rank({ id }: Acquirer): number {
  const at = PRESET_ORDER.indexOf(id)
  return at === -1 ? PRESET_ORDER.length : at
}

function AcquirerHead({ acquirer, own }: { acquirer: Acquirer; own: boolean }) {
  const { t } = useTranslation('settings')
  const { mode, basis, days, cutOffSeconds } = acquirer.settlement
  const state = presetOf(acquirer.id) ? (own ? t('acquirers.changed') : t('acquirers.preset')) : t('acquirers.own')
  return (
    <span className="acquirer-head">
      <strong>{useAcquirerName()(acquirer)}</strong>
      <span>
        {mode === 'onDemand'
          ? t('acquirer.summaryOnDemand')
          : t('acquirer.summary', { rule: `${basis}+${days}`, cutOff: clockText(cutOffSeconds) })}
      </span>
      <span className="quiet">{state}</span>
    </span>
  )
}
