// What the rows of a file prove about its layout: date form, decimal mark, unit and sign. Rows come one by one, so that
// the first rows are enough for a look and a whole file for the import.

import { currencyDecimals } from '../../money'
import type { ImportProfile } from '../../settings'
import { isProblem } from '../amount'
import { cellAt } from '../cell'
import { normaliseHeader } from '../header'
import { readPrinted } from '../printed-amount'
import { MAPPED_FIELDS, type MappedField } from '../shop-orders/fields'
import { type DateForm, openDateEvidence, withDateForm } from './date-form'
import type { Decision } from './decision'
import { type NumberForm, openNumberEvidence } from './number-form'
import { openSignEvidence, type SignDecision } from './sign-rule'
import { openUnitEvidence, type Unit } from './unit'

export interface MappingProof {
  readonly date: Decision<DateForm>
  readonly number: Decision<NumberForm>
  readonly unit: Decision<Unit>
  readonly sign: SignDecision
}

export interface MappingEvidence {
  /** Whether the row taught something that no row before it had. */
  add(cells: readonly string[]): boolean
  decide(): MappingProof
}

const MONEY_FIELDS = ['amount', 'income', 'outgo', 'fee', 'balance'] as const satisfies readonly MappedField[]

/** Place of each mapped column in a header; columns that are not there are absent. */
export function placesIn(header: readonly string[], profile: ImportProfile): { [K in MappedField]?: number } {
  const names = header.map(normaliseHeader)
  const places: { [K in MappedField]?: number } = {}
  for (const field of MAPPED_FIELDS) {
    const index = names.indexOf(normaliseHeader(profile.columns[field] ?? ''))
    if (profile.columns[field] !== undefined && index >= 0) places[field] = index
  }
  return places
}

/** Gathers what rows say about the columns that a profile names. */
export function openMappingEvidence(header: readonly string[], profile: ImportProfile): MappingEvidence {
  const places = placesIn(header, profile)
  const moneyFields = MONEY_FIELDS.filter((field) => places[field] !== undefined)
  const date = openDateEvidence()
  const number = openNumberEvidence()
  const unit = openUnitEvidence(moneyFields.map((field) => profile.columns[field] ?? ''))
  const signs = { point: openSignEvidence(profile), comma: openSignEvidence(profile) }
  const when = places.time ?? places.day
  return {
    add(cells) {
      const cell = (field: MappedField) => cellAt(cells, places[field])
      const currency = /^[A-Za-z]{3}$/.test(cell('currency')) ? cell('currency').toUpperCase() : profile.currency
      const taught = [date.add(cellAt(cells, when))]
      for (const field of moneyFields) {
        const text = cell(field)
        taught.push(number.add(text, currencyDecimals(currency)), unit.add(text, currency))
      }
      for (const mark of ['point', 'comma'] as const) {
        const amount = (field: MappedField) => amountOf(cell(field), currencyDecimals(currency), mark)
        const row = { amount: amount('amount'), balance: amount('balance'), income: amount('income') }
        const words = { direction: cell('direction'), kind: cell('kind'), status: cell('status') }
        taught.push(signs[mark].add({ ...row, outgo: amount('outgo'), ...words }))
      }
      return taught.includes(true)
    },
    decide() {
      const column = profile.columns[places.time === undefined ? 'day' : 'time'] ?? ''
      const numbers = number.decide()
      return {
        date: date.decide(column),
        number: numbers,
        unit: unit.decide(),
        sign: signs[numbers.value ?? 'point'].decide(profile),
      }
    },
  }
}

function amountOf(text: string, decimals: number, mark: NumberForm): number | null {
  if (text === '') return null
  const read = readPrinted(text, '', decimals, mark)
  return isProblem(read) ? null : read
}

/** What some rows prove, all at once. */
export function proveMapping(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  profile: ImportProfile,
): MappingProof {
  const evidence = openMappingEvidence(header, profile)
  for (const row of rows) evidence.add(row)
  return evidence.decide()
}

/** What has to be asked before the file may be read. */
export function openQuestions(proof: MappingProof): readonly (keyof MappingProof)[] {
  const parts = ['date', 'number', 'unit', 'sign'] as const
  return parts.filter((part) => proof[part].standing === 'ambiguous')
}

/** Whether further rows could still settle or shake something. */
export function leavesOpen(proof: MappingProof): boolean {
  return openQuestions(proof).length > 0 || proof.number.standing !== 'proved'
}

/** The profile with everything that is decided; what is ambiguous stays as the profile has it. */
export function withProof(profile: ImportProfile, proof: MappingProof): ImportProfile {
  let made = proof.date.value === null ? profile : withDateForm(profile, proof.date.value)
  if (proof.number.value !== null) made = withNumberForm(made, proof.number.value)
  if (proof.unit.value !== null) made = { ...made, unit: proof.unit.value }
  return proof.sign.value === null ? made : withSignRule(made, proof.sign.value)
}

export function withNumberForm(profile: ImportProfile, form: NumberForm): ImportProfile {
  const { decimal: _, ...rest } = profile
  return form === 'comma' ? { ...rest, decimal: 'comma' } : rest
}

/** A column of directions that is not to decide has no place in the profile. */
export function withSignRule(profile: ImportProfile, rule: SignDecision['value']): ImportProfile {
  const { invertSign: _, columns, ...rest } = profile
  const { direction, ...others } = columns
  const kept = rule === 'direction' && direction !== undefined ? columns : others
  return { ...rest, columns: kept, ...(rule === 'inverted' ? { invertSign: true } : {}) }
}
