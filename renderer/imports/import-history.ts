// What has been imported so far, newest first, files of one import together.

import type { FileReport } from '../../shared/bridge/contract'

export interface HistoryRow {
  readonly seq: number
  readonly at: number
  readonly undone: boolean
  /** The undo that took it out, where the host says so. */
  readonly undoneBy?: number | undefined
  readonly report: FileReport
}

export interface ImportBatch {
  readonly at: number
  /** Newest first. */
  readonly rows: readonly HistoryRow[]
}

/** Events of one import follow each other in the journal without anything between them. */
const SAME_IMPORT_MS = 60_000

export function batchesOf(history: readonly HistoryRow[]): readonly ImportBatch[] {
  const batches: { at: number; rows: HistoryRow[] }[] = []
  for (const row of history.toSorted((a, b) => b.seq - a.seq)) {
    const batch = batches.at(-1)
    const last = batch?.rows.at(-1)
    if (batch && last && last.seq - row.seq === 1 && last.at - row.at <= SAME_IMPORT_MS) batch.rows.push(row)
    else batches.push({ at: row.at, rows: [row] })
  }
  return batches
}
