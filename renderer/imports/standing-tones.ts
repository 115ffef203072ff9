// The tone of each standing of a file.

import type { Tone } from '../ui/tones'
import type { Standing } from './import-tally'

export const STANDING_TONES: Readonly<Record<Standing, Tone>> = {
  ready: 'balanced',
  inBook: 'neutral',
  waiting: 'waiting',
  incompleteAccepted: 'waiting',
  needsPassword: 'waiting',
  needsMapping: 'ambiguous',
  refused: 'short',
}
