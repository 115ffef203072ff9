// Failures are plain values that survive the process boundary: a kind, and what a sentence about it needs.
// Every failure says what happened, that nothing was lost, and the next step (shared/sentences/failures.ts).

import type { ReasonParams } from './reason'

export const FAILURE_KINDS = [
  // reading a file
  'fileMissing',
  'fileIsFolder',
  'fileUnreadable',
  'fileEmpty',
  'fileTooLarge',
  'fileNotText',
  'spreadsheetDamaged',
  'spreadsheetLocked',
  'spreadsheetTooLarge',
  'archiveDamaged',
  'archiveTooLarge',
  'archiveTooDeep',
  'passwordNeeded',
  'passwordWrong',
  'formatUnknown',
  'formatAmbiguous',
  'notMerchantRecord',
  'fileCut',
  'fileHasNoRows',
  'nothingReadable',
  'profileUnknown',
  'profileInvalid',
  'profileNotNeeded',
  'cancelled',
  // the book
  'bookMissing',
  'bookNotABook',
  'bookHeld',
  'bookNewer',
  'bookReadOnly',
  'journalDamaged',
  'vaultDamaged',
  'diskFull',
  'writeRefused',
  // decisions
  'entryMissing',
  'eventMissing',
  'nothingToUndo',
  'aboveTolerance',
  'alreadyDecided',
  'incompleteNotAccepted',
  'previewStale',
  // the host
  'inputInvalid',
  'settingsInvalid',
  'portTaken',
  'buildMissing',
  'unexpected',
] as const
export type FailureKind = (typeof FAILURE_KINDS)[number]

export interface Failure {
  readonly kind: FailureKind
  readonly params: ReasonParams
}

export function failure(kind: FailureKind, params: ReasonParams = {}): Failure {
  return { kind, params }
}
