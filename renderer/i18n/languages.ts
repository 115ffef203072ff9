// Two languages, each with its tag for the document, its short name in sentences and its own name on the switch.

import type { Lang } from '../../shared/sentences/say'

export interface Language {
  readonly lang: Lang
  readonly tag: 'zh-CN' | 'en'
  readonly ownName: string
}

export const LANGUAGES: readonly Language[] = [
  { lang: 'zh', tag: 'zh-CN', ownName: '中文' },
  { lang: 'en', tag: 'en', ownName: 'English' },
]

const [CHINESE, ENGLISH] = LANGUAGES

export function languageOf(lang: Lang): Language {
  const found = lang === 'zh' ? CHINESE : ENGLISH
  if (!found) throw new Error(`no language ${lang}`)
  return found
}

/** The language for a browser's preferences: Chinese where any Chinese is preferred over English. */
export function preferredLang(tags: readonly string[]): Lang {
  const first = tags.find((tag) => /^(zh|en)\b/i.test(tag))
  return first !== undefined && /^en/i.test(first) ? 'en' : 'zh'
}
