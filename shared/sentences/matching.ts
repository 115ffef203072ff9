import type { Sentences } from './say'

export const matchingSentences = {} satisfies Sentences
