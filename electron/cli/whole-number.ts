// Whole numbers given as options.

import type { CommandContext } from './command'

/** The number, the default where the option is absent, `null` where its text is no whole number. */
export function wholeNumber(value: CommandContext['options'][string], fallback: number): number | null {
  if (value === undefined) return fallback
  if (typeof value !== 'string' || !/^-?\d+$/.test(value)) return null
  const number = Number(value)
  return Number.isSafeInteger(number) ? number : null
}
