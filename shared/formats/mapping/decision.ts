// How a file writes something, decided from its own cells: `proved` where only one form fits, `assumed` where nothing
// speaks against the usual one, `ambiguous` where several forms fit with different results. What is ambiguous is asked.

import type { Reason } from '../../reason'

export const STANDINGS = ['proved', 'assumed', 'ambiguous'] as const
export type Standing = (typeof STANDINGS)[number]

export interface Decision<Form extends string> {
  /** The form to read with; `null` where a person has to say. */
  readonly value: Form | null
  readonly standing: Standing
  /** Forms that read every cell that can be read at all, best first. */
  readonly fitting: readonly Form[]
  readonly reason: Reason
  /** What each fitting form makes of the cell in question, where it is ambiguous. */
  readonly readings: readonly Reading<Form>[]
}

/** One cell as one form reads it: a day, an amount in minor units, or a text. */
export interface Reading<Form extends string> {
  readonly form: Form
  readonly text: string
  readonly means: string | number
}

export function proved<Form extends string>(value: Form, reason: Reason): Decision<Form> {
  return { value, standing: 'proved', fitting: [value], reason, readings: [] }
}

export function assumed<Form extends string>(value: Form, fitting: readonly Form[], reason: Reason): Decision<Form> {
  return { value, standing: 'assumed', fitting, reason, readings: [] }
}

export function ambiguous<Form extends string>(
  fitting: readonly Form[],
  reason: Reason,
  readings: readonly Reading<Form>[] = [],
): Decision<Form> {
  return { value: null, standing: 'ambiguous', fitting, reason, readings }
}
