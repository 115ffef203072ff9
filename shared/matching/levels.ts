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
  const all = new Set([...run.taken[level].keys(), ...run.ambiguous[level], ...run.open[level], ...standIn])
  let matched = 0
  let ambiguous = 0
  for (const id of all) {
    if (run.taken[level].has(id)) matched += 1
    else if (run.ambiguous[level].has(id)) ambiguous += 1
    else if (standIn.has(id)) matched += 1
  }
  return { level, entries: all.size, matched, ambiguous, unmatched: all.size - matched - ambiguous }
}
