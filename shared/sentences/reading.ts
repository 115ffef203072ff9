import type { Sentences } from './say'

export const readingSentences = {} satisfies Sentences
