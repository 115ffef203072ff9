// The language in which the window speaks, for sentences of the core (`say`) and for days.

import { useTranslation } from 'react-i18next'
import type { Lang } from '../../shared/sentences/say'

export function useLang(): Lang {
  const { i18n } = useTranslation()
  return i18n.language.startsWith('zh') ? 'zh' : 'en'
}
