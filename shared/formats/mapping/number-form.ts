// Which mark parts the decimals in a file's amounts, decided over all its money columns together.

import { reason } from '../../reason'
import { isProblem } from '../amount'
import { type DecimalMark, readPrinted } from '../printed-amount'
import { ambiguous, assumed, type Decision, proved, type Reading } from './decision'

export const NUMBER_FORMS = ['point', 'comma'] as const satisfies readonly DecimalMark[]
export type NumberForm = DecimalMark

export interface NumberEvidence {
  /** Whether the text rules a form out, or is the first that the two forms read differently. */
  add(text: string, decimals: number): boolean
  decide(): Decision<NumberForm>
}

interface Pair {
  readonly text: string
  readonly point: number
  readonly comma: number
}

/**
 * Gathers what amounts say of their decimal mark; texts that no form reads are left aside, they become issues. A text
 * that is no number at all in the other form weighs more than one that would only have a part of a fen there.
 */
export function openNumberEvidence(): NumberEvidence {
  const strong: Witness = { point: null, comma: null }
  const weak: Witness = { point: null, comma: null }
  let differs: Pair | null = null
  return {
    add(text, decimals) {
      const [point, comma] = [readIn(text, 'point', decimals), readIn(text, 'comma', decimals)]
      if (point === comma) return false
      if (typeof point === 'number' && typeof comma === 'number') {
        if (differs) return false
        differs = { text, point, comma }
        return true
      }
      const form = typeof point === 'number' ? 'point' : 'comma'
      if (typeof point !== 'number' && typeof comma !== 'number') return false
      const witness = (form === 'point' ? comma : point) === 'badAmount' ? strong : weak
      const isNew = witness[form] === null
      witness[form] ??= text
      return isNew
    },
    decide: () => decisionBy(strong, null) ?? decisionBy(weak, differs) ?? undecided(differs),
  }
}

/** The first text that only this form reads. */
interface Witness {
  point: string | null
  comma: string | null
}

function readIn(text: string, form: NumberForm, decimals: number): number | string {
  const read = readPrinted(text, '', decimals, form)
  return isProblem(read) ? read.kind : read
}

/** `null` where nothing speaks for either form. */
function decisionBy({ point, comma }: Witness, differs: Pair | null): Decision<NumberForm> | null {
  if (point !== null && comma !== null)
    return ambiguous(NUMBER_FORMS, reason('mapNumberMixed', { text: point, other: comma }), pairOf(differs))
  if (point !== null) return proved('point', reason('mapNumberPoint', { text: point }))
  return comma === null ? null : proved('comma', reason('mapNumberComma', { text: comma }))
}

function undecided(differs: Pair | null): Decision<NumberForm> {
  if (differs === null) return assumed('point', NUMBER_FORMS, reason('mapNumberSame'))
  return ambiguous(NUMBER_FORMS, reason('mapNumberAmbiguous', { text: differs.text }), pairOf(differs))
}

function pairOf(differs: Pair | null): readonly Reading<NumberForm>[] {
  if (differs === null) return []
  const { text, point, comma } = differs
  return NUMBER_FORMS.map((form) => ({ form, text, means: form === 'point' ? point : comma }))
}
