// A derived book of hand-made files, for tests of what builds on one.

import { canonicalJson, sha256 } from '../../electron/book/canonical'
import { effectiveOf } from '../../electron/book/decisions'
import type { DerivedBook } from '../../electron/book/derive'
import { EMPTY_HEAD } from '../../electron/book/journal-line'
import { ParsedMemo } from '../../electron/book/parsed-memo'
import { chineseWorkCalendar } from '../../electron/book/work-calendar'
import { mergeFiles } from '../../shared/entries/merge'
import { stateHash } from '../../shared/entries/state-hash'
import type { ParsedFile } from '../../shared/formats/format'
import type { JournalEvent } from '../../shared/journal/events'
import type { Matching } from '../../shared/matching/model'

const NOTHING_MATCHED: Matching = { matches: [], exceptions: [], expected: [], levels: [] }

/** As `deriveBook` would give it for these files, without matching. */
export function derivedOf(
  files: readonly ParsedFile[],
  events: readonly JournalEvent[] = [],
  matching: Matching = NOTHING_MATCHED,
): DerivedBook {
  const effective = effectiveOf(events)
  const merged = mergeFiles(files, sha256)
  const calendar = chineseWorkCalendar(effective.settings.calendar)
  return {
    ...merged,
    ...effective,
    calendar,
    head: events.at(-1)?.hash ?? EMPTY_HEAD,
    parsedFiles: files.map(({ drafts: _, ...file }) => file),
    matching,
    stateHash: stateHash(merged.entries, matching, sha256),
    versions: { parsers: canonicalJson([]), matcher: '', calendar: calendar.version },
    failures: [],
    memo: new ParsedMemo(),
    stateMemo: new Map(),
  }
}
