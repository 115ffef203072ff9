// The overview screen.

import { useTranslation } from 'react-i18next'

export function OverviewScreen() {
  const { t } = useTranslation('overview')
  return <h1>{t('title')}</h1>
}
