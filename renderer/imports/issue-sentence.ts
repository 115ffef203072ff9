// What is wrong with a row, from the core's sentences, so that a new kind of issue has its sentence here too.

import { reason } from '../../shared/reason'
import type { Lang } from '../../shared/sentences/say'
import { sentence } from '../i18n/describe-failure'

export function issueSentence(
  lang: Lang,
  { kind, column }: { readonly kind: string; readonly column: string | null },
): string {
  return sentence(lang, reason(`issue.${kind}`, { column: column ?? '' }))
}
