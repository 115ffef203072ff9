// A forked journal: some file beside the segments continues it in another way. Named as a finding, never merged.

import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { JournalEvent } from '../../shared/journal/events'
import { type Reason, reason } from '../../shared/reason'
import { isTemporary } from './atomic-file'
import { isSegmentName, type JournalReading } from './journal'
import { peekLine } from './journal-line'

/** One finding for each file in the journal folder that holds events which the journal does not. */
export async function findForks(folder: string, reading: JournalReading): Promise<readonly Reason[]> {
  const known = new Map(reading.events.map((event) => [event.hash, event]))
  const bySeq = new Map(reading.events.map((event) => [event.seq, event]))
  const findings: Reason[] = []
  for (const name of (await readdir(folder).catch(() => [])).sort()) {
    if (isSegmentName(name) || isTemporary(name)) continue
    const foreign = (await peekEvents(join(folder, name))).filter((event) => !known.has(event.hash))
    const first = foreign[0]
    const last = foreign.at(-1)
    if (first && last) findings.push(forkFinding(name, first, last, bySeq, reading))
  }
  return findings
}

type Peeked = NonNullable<ReturnType<typeof peekLine>>

async function peekEvents(path: string): Promise<readonly Peeked[]> {
  const text = await readFile(path, 'utf8').catch(() => '')
  return text.split('\n').flatMap((line) => peekLine(line) ?? [])
}

function forkFinding(
  name: string,
  first: Peeked,
  last: Peeked,
  bySeq: ReadonlyMap<number, JournalEvent>,
  reading: JournalReading,
): Reason {
  const ours = bySeq.get(first.seq)
  return reason('journalForked', {
    name,
    seq: first.seq,
    oursHead: reading.events.at(-1)?.hash ?? '',
    theirsHead: last.hash,
    sameStart: ours?.prev === first.prev ? 1 : 0,
  })
}
