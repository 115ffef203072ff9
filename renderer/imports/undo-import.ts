// Takes back a whole import at once.

import type { Failure } from '../../shared/failure'
import type { Bridge } from '../app/connect'

/** `seqs`: its events, without gaps. `null` when they are undone, else why not. */
export async function undoImport(bridge: Bridge, seqs: readonly number[]): Promise<Failure | null> {
  if (seqs.length === 0) return null
  const done = await bridge.journal.undo({ from: Math.min(...seqs), seq: Math.max(...seqs) })
  return done.ok ? null : done.failure
}
