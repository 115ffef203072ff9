// What each type of exception means for the owner's money.

import type { ExceptionType } from '../../shared/matching/model'
import type { Tone } from './tones'

const TONE_OF: Readonly<Record<ExceptionType, Tone>> = {
  missingInBooks: 'information',
  missingAtAcquirer: 'short',
  amountDiffers: 'short',
  feeDiffers: 'short',
  duplicatePayment: 'short',
  refundMissing: 'waiting',
  overRefunded: 'short',
  latePayout: 'waiting',
  shortPayout: 'short',
  overPayout: 'information',
  unexplainedDeposit: 'ambiguous',
  returnedPayout: 'short',
  chargeback: 'short',
  afterUnbind: 'short',
  wrongTerminal: 'information',
  revised: 'information',
  missingDay: 'waiting',
  incompleteFile: 'waiting',
  ambiguous: 'ambiguous',
  beforeStart: 'information',
}

export function exceptionTone(type: ExceptionType): Tone {
  return TONE_OF[type]
}
