// Rows that only a spreadsheet writes so: without the marks that keep numbers whole, in quotes that the source never
// sets, filled up with commas. What is still there is read, and the file is incomplete, since long numbers and leading
// zeros may be lost without a trace.

import { type Reason, reason } from '../reason'

export interface ResavedRows {
  add(line: number): void
  /** `resavedBySpreadsheet`, with the first line. */
  reasons(): readonly Reason[]
}

export function openResavedRows(): ResavedRows {
  let rows = 0
  let first = 0
  return {
    add(line) {
      rows += 1
      if (first === 0) first = line
    },
    reasons: () => (rows === 0 ? [] : [reason('resavedBySpreadsheet', { rows, line: first })]),
  }
}

/** WeChat begins every cell with a backtick, and never sets quotes around it; in a sheet only the backticks tell. */
export function isResavedBacktickRow(raw: string, sheet: boolean): boolean {
  return !raw.startsWith('`') || (!sheet && (raw.includes(',"`') || raw.endsWith(',')))
}
