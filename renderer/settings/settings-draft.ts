// What the owner is changing: plain settings, checked field by field before they are saved. A problem is a code under
// the path of its field.

import type { Day } from '../../shared/day'
import { ACQUIRER_PRESETS, type Acquirer, type Settings, type TerminalBinding } from '../../shared/settings'

export type ProblemCode =
  | 'amount'
  | 'negative'
  | 'required'
  | 'duplicate'
  | 'days'
  | 'minutes'
  | 'unboundBefore'
  | 'overlap'
  | 'day'
export type Problems = ReadonlyMap<string, ProblemCode>

const LONGEST_DAYS = 60
const DAY_SECONDS = 86_400
const LAST_DAY = '9999-12-31' as Day

export function problemsOf(draft: Settings): Problems {
  const problems = new Map<string, ProblemCode>()
  for (const acquirer of draft.acquirers) checkAcquirer(acquirer, draft.acquirers, problems)
  for (const [index, terminal] of draft.terminals.entries()) checkTerminal(terminal, index, draft.terminals, problems)
  if (draft.tolerance.orderPaymentMinor < 0) problems.set('tolerance.orderPayment', 'negative')
  if (draft.tolerance.payoutDepositMinor < 0) problems.set('tolerance.payoutDeposit', 'negative')
  if (!isWhole(draft.lateWorkingDays, LONGEST_DAYS)) problems.set('lateWorkingDays', 'days')
  if (!isWhole(draft.orderWindowSeconds, DAY_SECONDS)) problems.set('orderWindowSeconds', 'minutes')
  return problems
}

function isWhole(value: number, most: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= most
}

function checkAcquirer(acquirer: Acquirer, all: readonly Acquirer[], problems: Map<string, ProblemCode>): void {
  const path = `acquirer.${acquirer.id}`
  if (acquirer.name.trim() === '') problems.set(`${path}.name`, 'required')
  else if (all.filter((each) => each.name === acquirer.name).length > 1) problems.set(`${path}.name`, 'duplicate')
  if (!isWhole(acquirer.settlement.days, LONGEST_DAYS)) problems.set(`${path}.days`, 'days')
}

function checkTerminal(
  terminal: TerminalBinding,
  index: number,
  all: readonly TerminalBinding[],
  problems: Map<string, ProblemCode>,
): void {
  const path = `terminal.${index}`
  if (terminal.terminalNo.trim() === '') problems.set(`${path}.terminalNo`, 'required')
  if (terminal.unboundOn !== undefined && terminal.unboundOn <= terminal.boundOn) {
    problems.set(`${path}.unboundOn`, 'unboundBefore')
  } else if (all.some((other, at) => at !== index && overlaps(terminal, other))) {
    problems.set(`${path}.boundOn`, 'overlap')
  }
}

/** Two bindings of one terminal hold on the same day. Intervals are [boundOn, unboundOn). */
function overlaps(a: TerminalBinding, b: TerminalBinding): boolean {
  if (a.terminalNo === '' || a.terminalNo !== b.terminalNo) return false
  return a.boundOn < (b.unboundOn ?? LAST_DAY) && b.boundOn < (a.unboundOn ?? LAST_DAY)
}

export function presetOf(id: string): Acquirer | undefined {
  return ACQUIRER_PRESETS.find((preset) => preset.id === id)
}

/** Puts an acquirer in; one that is as its preset says needs no place of its own. */
export function withAcquirer(draft: Settings, acquirer: Acquirer): Settings {
  const preset = presetOf(acquirer.id)
  const asPreset = preset !== undefined && JSON.stringify(sorted(preset)) === JSON.stringify(sorted(acquirer))
  const others = draft.acquirers.filter((each) => each.id !== acquirer.id)
  const at = draft.acquirers.findIndex((each) => each.id === acquirer.id)
  if (asPreset) return { ...draft, acquirers: others }
  if (at === -1) return { ...draft, acquirers: [...draft.acquirers, acquirer] }
  return { ...draft, acquirers: draft.acquirers.with(at, acquirer) }
}

/** The same fields in the same order, so that equal acquirers have equal text. */
function sorted({ id, name, settlement, payerPatterns }: Acquirer): Acquirer {
  const { mode, basis, days, cutOffSeconds } = settlement
  return { id, name, settlement: { mode, basis, days, cutOffSeconds }, payerPatterns }
}

export function withoutAcquirer(draft: Settings, id: string): Settings {
  return { ...draft, acquirers: draft.acquirers.filter((each) => each.id !== id) }
}

/** A free id for an acquirer that the owner adds. */
export function freeAcquirerId(draft: Settings): string {
  const taken = new Set(draft.acquirers.map((acquirer) => acquirer.id))
  let number = 1
  while (taken.has(`own-${number}`)) number += 1
  return `own-${number}`
}

/** `HH:mm` of seconds of the day; 86400 is 24:00. */
export function clockText(seconds: number): string {
  const minutes = Math.floor(seconds / 60)
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}
