// All reason codes of the core, gathered from the areas that speak them. A code stands in one area only.

import { bookSentences } from './book'
import { commandSentences } from './commands'
import { failureSentences } from './failures'
import { findingSentences } from './findings'
import { formatsSentences } from './formats'
import { journalSentences } from './journal'
import { mappingSentences } from './mapping'
import { matchingSentences } from './matching'
import { readingSentences } from './reading'
import type { Sentences } from './say'
import { simulatingSentences } from './simulating'

export const catalogue: Sentences = {
  ...readingSentences,
  ...mappingSentences,
  ...formatsSentences,
  ...matchingSentences,
  ...findingSentences,
  ...journalSentences,
  ...bookSentences,
  ...commandSentences,
  ...simulatingSentences,
  ...failureSentences,
}
