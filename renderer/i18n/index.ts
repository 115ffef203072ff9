// Gathers the texts of all areas for i18next. Add an area: one file in en/, one in zh-CN/, one line in each table here.
// In a screen: `const { t } = useTranslation('imports')`, then `t('title')`. Keys are typed; a missing one does not compile.

import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Lang } from '../../shared/sentences/say'
import { app as appEn } from './en/app'
import { formats as formatsEn } from './en/formats'
import { imports as importsEn } from './en/imports'
import { overview as overviewEn } from './en/overview'
import { reconciliation as reconciliationEn } from './en/reconciliation'
import { records as recordsEn } from './en/records'
import { settings as settingsEn } from './en/settings'
import { ui as uiEn } from './en/ui'
import { words as wordsEn } from './en/words'
import { languageOf } from './languages'
import { app } from './zh-CN/app'
import { formats } from './zh-CN/formats'
import { imports } from './zh-CN/imports'
import { overview } from './zh-CN/overview'
import { reconciliation } from './zh-CN/reconciliation'
import { records } from './zh-CN/records'
import { settings } from './zh-CN/settings'
import { ui } from './zh-CN/ui'
import { words } from './zh-CN/words'

export const english = {
  app: appEn,
  ui: uiEn,
  words: wordsEn,
  overview: overviewEn,
  settings: settingsEn,
  imports: importsEn,
  reconciliation: reconciliationEn,
  records: recordsEn,
  formats: formatsEn,
} as const
export const chinese = { app, ui, words, overview, settings, imports, reconciliation, records, formats } as const

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app'
    resources: typeof english
    keySeparator: false
    returnNull: false
  }
}

/** Sets up the texts before the first render; resolves at once, since all texts are in the bundle. */
export async function startTexts(lang: Lang): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: languageOf(lang).tag,
    fallbackLng: 'en',
    defaultNS: 'app',
    keySeparator: false,
    returnNull: false,
    interpolation: { escapeValue: false },
    resources: { en: english, 'zh-CN': chinese },
  })
}

export async function speak(lang: Lang): Promise<void> {
  await i18next.changeLanguage(languageOf(lang).tag)
}
