// What a file is called on screen: the word of its format, and the layout's variant where there is one.

import type { FileReport } from '../../shared/bridge/contract'
import type { Word } from '../i18n/use-word'

/** `null` where no format has recognised the file. */
export function formatName(report: Pick<FileReport, 'format' | 'variant' | 'profile'>, word: Word): string | null {
  if (report.format === null) return null
  const name = report.profile?.name ? report.profile.name : word('format', report.format)
  return report.variant ? `${name} (${report.variant})` : name
}
