// What a file is called on screen: the word of its format, and the layout's variant where there is one.

import type { FileReport } from '../../shared/bridge/contract'
import type { ImportProfile } from '../../shared/settings'
import type { Word } from '../i18n/use-word'

/** Mappings the reader has suggested have no name a person would know them by. */
const SUGGESTED = /^suggested/

/** `null` where no format has recognised the file. */
export function formatName(report: Pick<FileReport, 'format' | 'variant' | 'profile'>, word: Word): string | null {
  if (report.format === null) return null
  const name = word('format', report.format)
  if (report.profile) return SUGGESTED.test(report.profile.id) ? name : `${name} (${report.profile.name})`
  return report.variant ? `${name} (${report.variant})` : name
}

/** A suggestion as a mapping of the person's own: named after the file until they name it. */
export function ownProfile(suggested: ImportProfile, fileName: string): ImportProfile {
  if (!SUGGESTED.test(suggested.id)) return suggested
  const id = suggested.id.replace(SUGGESTED, 'mapping')
  return { ...suggested, id, name: fileName.replace(/\.[^.]*$/, '') }
}
