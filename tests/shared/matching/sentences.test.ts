// Every reason has a sentence in both languages that speaks of the same parameters.

import { expect, test } from 'vitest'
import { MATCHING_CODES } from '../../../shared/matching/codes'
import { matchingSentences } from '../../../shared/sentences/matching'

const params = (text: string) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1]))].sort()

test('every code has a sentence, and no sentence is without a code', () => {
  expect(Object.keys(matchingSentences).sort()).toEqual([...MATCHING_CODES].sort())
})

test.each(MATCHING_CODES)('%s says the same in both languages', (code) => {
  const { zh, en } = matchingSentences[code]
  const ours = params(zh)
  const theirs = params(en)
  for (const name of theirs) expect([...ours, 'percent']).toContain(name)
  for (const name of ours) expect(theirs).toContain(name)
  const isName = /^field/.test(code)
  expect([zh.endsWith('。'), en.endsWith('.')]).toEqual([!isName, !isName])
})
