// Which sentence tells what is wrong with a row.

import { ISSUE_KINDS, type IssueKind } from '../../shared/formats/format'

/** `null` where a newer host knows more kinds than this window. */
export function issueSentenceKey(kind: string): `issue.${IssueKind}` | null {
  const known = ISSUE_KINDS.find((each) => each === kind)
  return known ? `issue.${known}` : null
}
