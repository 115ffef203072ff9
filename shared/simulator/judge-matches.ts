// Judges matches against the truth by lines alone; knows nothing of how matching works.
//
// A match is right when
// 1. every line on its left stands on the left, every line on its right on the right of truth's groups of that level;
// 2. these lines belong to one group (a match may be finer than truth); or
// 3. on L4 it takes whole groups, to the last line, whose bank rows fall on one day (days paid side by side).
// L3 has no truth here: no simulated file holds payout rows that name their payments, so any L3 match is wrong.

import type { SeenMatch } from './reconcile-result'
import { TRUTH_LEVELS, type Truth, type TruthLevel, type TruthLine, type TruthMatch } from './truth'

export interface MatchesJudged {
  readonly certain: number
  readonly probable: number
  readonly wrongCertain: readonly SeenMatch[]
  readonly wrongProbable: readonly SeenMatch[]
  /** Truth's groups that the files' fields decide. */
  readonly decidable: number
  /** Decidable groups of which every line stands in a right match. */
  readonly matchedDecidable: number
  readonly unmatchedDecidable: readonly TruthMatch[]
}

interface Group {
  readonly truth: TruthMatch
  /** Canonical lines not yet seen in a right match. */
  readonly open: Set<string>
  readonly lines: ReadonlySet<string>
}

interface Place {
  readonly group: Group
  readonly side: 'left' | 'right'
}

/** A line's name, the same for all lines that say the same row. */
export function lineNames(truth: Truth): (line: TruthLine) => string {
  const first = new Map<string, string>()
  const own = ({ file, line }: TruthLine) => `${line} ${file}`
  for (const [head, ...rest] of truth.same)
    if (head !== undefined) for (const one of rest) first.set(own(one), own(head))
  return (line) => first.get(own(line)) ?? own(line)
}

function placesOf(truth: Truth, name: (line: TruthLine) => string): Map<TruthLevel, Map<string, Place>> {
  const levels = new Map<TruthLevel, Map<string, Place>>(TRUTH_LEVELS.map((level) => [level, new Map()]))
  for (const match of truth.matches) {
    const lines = new Set([...match.left, ...match.right].map(name))
    const group: Group = { truth: match, open: new Set(lines), lines }
    const places = levels.get(match.level)
    for (const line of match.left) places?.set(name(line), { group, side: 'left' })
    for (const line of match.right) places?.set(name(line), { group, side: 'right' })
  }
  return levels
}

function groupsOf(
  lines: readonly TruthLine[],
  side: Place['side'],
  places: ReadonlyMap<string, Place>,
  name: (line: TruthLine) => string,
): Set<Group> | null {
  const groups = new Set<Group>()
  for (const line of lines) {
    const place = places.get(name(line))
    if (place === undefined || place.side !== side) return null
    groups.add(place.group)
  }
  return groups
}

function isWholeDay(groups: ReadonlySet<Group>, lines: ReadonlySet<string>): boolean {
  const days = new Set([...groups].map(({ truth }) => truth.day))
  return days.size === 1 && [...groups].every((group) => [...group.lines].every((line) => lines.has(line)))
}

function isRight(match: SeenMatch, places: ReadonlyMap<string, Place>, name: (line: TruthLine) => string): boolean {
  const left = groupsOf(match.left, 'left', places, name)
  const right = groupsOf(match.right, 'right', places, name)
  if (left === null || right === null || left.size === 0 || right.size === 0) return false
  const groups = new Set([...left, ...right])
  if (groups.size === 1) return true
  return match.level === 'L4' && isWholeDay(groups, new Set([...match.left, ...match.right].map(name)))
}

/** Judges every match. Counts of decidable groups look at truth, so what was never matched counts against it. */
export function judgeMatches(truth: Truth, matches: readonly SeenMatch[]): MatchesJudged {
  const name = lineNames(truth)
  const levels = placesOf(truth, name)
  const wrong: SeenMatch[] = []
  for (const match of matches) {
    const places = match.level === 'L3' ? undefined : levels.get(match.level)
    if (places === undefined || !isRight(match, places, name)) wrong.push(match)
    else for (const line of [...match.left, ...match.right]) places.get(name(line))?.group.open.delete(name(line))
  }
  const groups = new Set([...levels.values()].flatMap((places) => [...places.values()].map(({ group }) => group)))
  const decidable = [...groups].filter(({ truth: { decidable: is } }) => is)
  const open = decidable.filter((group) => group.open.size > 0)
  return {
    certain: matches.filter(({ certainty }) => certainty === 'certain').length,
    probable: matches.filter(({ certainty }) => certainty === 'probable').length,
    wrongCertain: wrong.filter(({ certainty }) => certainty === 'certain'),
    wrongProbable: wrong.filter(({ certainty }) => certainty === 'probable'),
    decidable: decidable.length,
    matchedDecidable: decidable.length - open.length,
    unmatchedDecidable: open.map((group) => group.truth),
  }
}
