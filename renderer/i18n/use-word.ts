// Words for the codes of the domain. A code without a word (a newer format's check, a bank's own status) shows itself.

import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { CATALOGUE } from '../../shared/formats/catalogue'

export const WORD_GROUPS = [
  'stream',
  'kind',
  'type',
  'level',
  'certainty',
  'matched',
  'by',
  'waterfall',
  'resolution',
  'verdict',
  'check',
  'field',
  'cardType',
  'acquirer',
  'format',
] as const
export type WordGroup = (typeof WORD_GROUPS)[number]

/** `word('kind', 'sale')` → 消费 / Sale. */
export type Word = (group: WordGroup, code: string) => string

export function useWord(): Word {
  const { i18n } = useTranslation()
  const { language } = i18n
  return useCallback(
    (group, code) => {
      const found: unknown = i18n.getResource(language, 'words', `${group}.${code}`, { keySeparator: false })
      if (typeof found === 'string') return found
      return (group === 'format' && nameInCatalogue(code, language)) || code
    },
    [i18n, language],
  )
}

/** Formats are named once, in the catalogue; only those that people know by another name have a word of their own. */
function nameInCatalogue(id: string, language: string): string | undefined {
  return CATALOGUE.find((entry) => entry.id === id)?.name[language.startsWith('zh') ? 'zh' : 'en']
}
