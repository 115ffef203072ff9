// Takes back a whole import: its events from the last to the first, so that each finds the book as it left it.

import type { Failure } from '../../shared/failure'
import type { Bridge } from '../app/connect'

/** `null` when all are undone; the failure of the first that is not. */
export async function undoImport(bridge: Bridge, seqs: readonly number[]): Promise<Failure | null> {
  for (const seq of seqs.toSorted((a, b) => b - a)) {
    const done = await bridge.journal.undo({ seq })
    if (!done.ok) return done.failure
  }
  return null
}
