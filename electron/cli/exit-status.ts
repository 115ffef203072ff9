// Which failures are a "no" (1) and which are wrong use or unreadable input (2).

import type { FailureKind } from '../../shared/failure'
import type { ExitStatus } from './command'

const ANSWERS_NO: ReadonlySet<FailureKind> = new Set<FailureKind>([
  'formatUnknown',
  'formatAmbiguous',
  'notMerchantRecord',
  'profileNotNeeded',
  'fileNotText',
  'fileCut',
  'fileHasNoRows',
  'nothingReadable',
  'incompleteNotAccepted',
  'journalDamaged',
  'vaultDamaged',
  'previewStale',
])

export function exitStatusOf(kind: FailureKind): ExitStatus {
  return ANSWERS_NO.has(kind) ? 1 : 2
}

export function highest(statuses: readonly ExitStatus[]): ExitStatus {
  return statuses.reduce<ExitStatus>((worst, status) => (status > worst ? status : worst), 0)
}
