// The reconciliation screen.

import { useTranslation } from 'react-i18next'

export function ReconciliationScreen() {
  const { t } = useTranslation('reconciliation')
  return <h1>{t('title')}</h1>
}
