// Whether amounts are printed in major units (yuan) or in minor ones (fen). Decimals prove yuan; whole numbers prove
// nothing unless a column's name says which they are.

import { type Currency, currencyDecimals } from '../../money'
import { reason } from '../../reason'
import type { ImportProfile } from '../../settings'
import { normaliseHeader } from '../header'
import { ambiguous, type Decision, proved } from './decision'

export const UNITS = ['yuan', 'fen'] as const satisfies readonly ImportProfile['unit'][]
export type Unit = ImportProfile['unit']

const NAMED_FEN = /[(/:_\-\s]分\)?$|单位:?分|cents?(?:$|[)_])|(?:^|[_(])fen(?:$|[)_])|minor/
const NAMED_YUAN = /[(/:_\-\s]元\)?$|单位:?元|(?:^|[_(])(?:yuan|rmb)(?:$|[)_])/
const DECIMALS = /\d[.,]\d{1,2}\D*$|[.,]\d{4,}\D*$/
const MARKED = /[¥￥$€£元]/

export interface UnitEvidence {
  /** Whether the text is the first that proves major units. */
  add(text: string, currency: Currency): boolean
  decide(): Decision<Unit>
}

/** Gathers what the amounts of a file say of their unit. `names` are the headers of its money columns. */
export function openUnitEvidence(names: readonly string[]): UnitEvidence {
  const named = (words: RegExp) => names.find((name) => words.test(normaliseHeader(name)))
  const [fen, yuan] = [named(NAMED_FEN), named(NAMED_YUAN)]
  let decimal: string | null = null
  let first: string | null = null
  let whole = false
  return {
    add(text, currency) {
      if (!/\d/.test(text)) return false
      if (currencyDecimals(currency) === 0) {
        whole = true
        return false
      }
      if (!/^\D*0\D*$/.test(text)) first ??= text
      if (decimal !== null || !(DECIMALS.test(text) || MARKED.test(text))) return false
      decimal = text
      return true
    },
    decide: () => decision({ fen, yuan, decimal, first, whole }),
  }
}

interface Seen {
  readonly fen: string | undefined
  readonly yuan: string | undefined
  readonly decimal: string | null
  readonly first: string | null
  /** A currency without minor units occurs: yuan and fen are the same there. */
  readonly whole: boolean
}

function decision({ fen, yuan, decimal, first, whole }: Seen): Decision<Unit> {
  if (decimal !== null && fen !== undefined)
    return ambiguous(UNITS, reason('mapUnitConflict', { column: fen, text: decimal }))
  if (decimal !== null) return proved('yuan', reason('mapUnitDecimals', { text: decimal }))
  if (fen !== undefined) return proved('fen', reason('mapUnitNamedFen', { column: fen }))
  if (yuan !== undefined) return proved('yuan', reason('mapUnitNamedYuan', { column: yuan }))
  if (first === null && whole) return proved('yuan', reason('mapUnitNoMinor'))
  const text = first ?? '0'
  const digits = Number(text.replace(/\D/g, '').slice(0, 13))
  return ambiguous(UNITS, reason('mapUnitAmbiguous', { text }), [
    { form: 'yuan', text, means: digits * 100 },
    { form: 'fen', text, means: digits },
  ])
}
