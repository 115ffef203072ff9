// Why a spreadsheet cannot be read, as it travels inside the extraction and out of its thread.

import type { FailureKind } from '../../../shared/failure'

export type SheetFailure = Extract<
  FailureKind,
  'spreadsheetDamaged' | 'spreadsheetLocked' | 'spreadsheetTooLarge' | 'fileNotText'
>

export class SheetStop extends Error {
  constructor(readonly kind: SheetFailure) {
    super(kind)
  }
}
