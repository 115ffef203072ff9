// The records screen.

import { useTranslation } from 'react-i18next'

export function RecordsScreen() {
  const { t } = useTranslation('records')
  return <h1>{t('title')}</h1>
}
