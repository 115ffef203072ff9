// Every entry that takes part in a level is in exactly one of three places: matched, ambiguous or unmatched.

import type { EntryId } from '../entry'
import type { Level, LevelCount } from './model'
import { LEVELS } from './model'
import type { Run } from './run'

export function countLevels(run: Run): readonly LevelCount[] {
  return LEVELS.map((level) => countLevel(run, level))
}

function countLevel(run: Run, level: Level): LevelCount {
  const standIn: ReadonlySet<EntryId> = level === 'L3' ? run.standIn : new Set()
  const taken = run.taken[level]
  const undecided = run.ambiguous[level]
  let matched = taken.size
  let ambiguous = 0
  let unmatched = 0
  for (const id of standIn) if (!taken.has(id)) matched += 1
  for (const id of undecided) if (!taken.has(id) && !standIn.has(id)) ambiguous += 1
  for (const id of run.open[level]) if (!taken.has(id) && !standIn.has(id) && !undecided.has(id)) unmatched += 1
  return { level, entries: matched + ambiguous + unmatched, matched, ambiguous, unmatched }
}
