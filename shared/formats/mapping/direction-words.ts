// Words by which a column says whether a row came in or went out. A bank speaks from its own side: 借 is money out.

import { wordIn } from '../shop-orders/kinds'

export const DIRECTIONS = ['in', 'out'] as const
export type Direction = (typeof DIRECTIONS)[number]

const WORDS: Readonly<Record<string, Direction>> = {
  收入: 'in',
  收: 'in',
  进账: 'in',
  入账: 'in',
  转入: 'in',
  来账: 'in',
  贷: 'in',
  贷方: 'in',
  '+': 'in',
  in: 'in',
  c: 'in',
  cr: 'in',
  credit: 'in',
  income: 'in',
  支出: 'out',
  支: 'out',
  出账: 'out',
  转出: 'out',
  往账: 'out',
  借: 'out',
  借方: 'out',
  '-': 'out',
  out: 'out',
  d: 'out',
  dr: 'out',
  debit: 'out',
  expense: 'out',
}

/** The direction a word stands for, by the profile's own words first; `null` where neither knows it. */
export function directionOfWord(word: string, own: Readonly<Record<string, Direction>> | undefined): Direction | null {
  return wordIn(own, word) ?? wordIn(WORDS, word.toLowerCase()) ?? null
}
