// All reason codes of the core, gathered from the areas that speak them. A code stands in one area only.

import { failureSentences } from './failures'
import { matchingSentences } from './matching'
import { readingSentences } from './reading'
import type { Sentences } from './say'

export const catalogue: Sentences = { ...readingSentences, ...matchingSentences, ...failureSentences }
