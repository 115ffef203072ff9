// Settings: what the owner says about the shop. Nothing is written before Save; what was saved can be undone.

import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { FailurePanel } from '../ui/error-panel'
import { ScreenSkeleton } from '../ui/skeletons'
import { AcquirersSection } from './acquirers-section'
import { ProfilesSection } from './profiles-section'
import { CalendarSection, ToleranceSection, WindowSection } from './rules-sections'
import { MethodsSection, OpeningSection, ShopSection } from './shop-sections'
import { TerminalsSection } from './terminals-section'
import { type SettingsForm, useSettings } from './use-settings'
import './settings.css'

export function SettingsScreen() {
  const { t } = useTranslation('settings')
  const { form, failure } = useSettings()
  if (failure && !form) return <FailurePanel failure={failure} />
  if (!form) return <ScreenSkeleton />
  return (
    <div className="settings">
      <header>
        <h1>{t('title')}</h1>
        <p className="quiet">{form.readOnly ? t('readOnly') : t('intro')}</p>
      </header>
      <WindowSection />
      <div key={form.round} className="stack">
        <ShopSection form={form} />
        <AcquirersSection form={form} />
        <OpeningSection form={form} />
        <MethodsSection form={form} />
        <TerminalsSection form={form} />
        <ToleranceSection form={form} />
        <CalendarSection form={form} />
      </div>
      <ProfilesSection />
      {form.dirty && !form.readOnly ? <SaveBar form={form} /> : null}
    </div>
  )
}

function SaveBar({ form }: { form: SettingsForm }) {
  const { t } = useTranslation('settings')
  const count = form.problems.size
  return (
    <div className="save-bar" role="status">
      <span className={count > 0 ? 'tone-short-ink' : ''}>{count > 0 ? t('problems', { count }) : t('unsaved')}</span>
      <span className="row">
        <Button onClick={form.discard}>{t('discard')}</Button>
        <Button type="primary" disabled={count > 0} onClick={() => void form.save()}>
          {t('save')}
        </Button>
      </span>
    </div>
  )
}
