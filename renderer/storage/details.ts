// One entry or exception with everything that belongs to it, for the drawer.

import type { Day } from '../../shared/day'
import type { EntryId } from '../../shared/entry'
import type { Certainty, Exception, Match } from '../../shared/matching/model'
import type { EntryDetail, ExceptionDetail, MatchView } from './api'
import { entriesById, entryById, type Shelf } from './shelf'

/** A match of many days can hold thousands of payments; a drawer shows the first ones. */
const SIDE_LIMIT = 500

export function entryDetail(shelf: Shelf, id: EntryId): EntryDetail | null {
  const entry = entryById(shelf, id)
  if (!entry) return null
  return {
    entry,
    files: entry.sources.map(({ file, line }) => ({ file, line, name: shelf.fileNames.get(file) ?? file })),
    matches: (shelf.matchesOf().get(id) ?? []).map((match) => matchView(shelf, match)),
    exceptions: shelf.exceptionsOf().get(id) ?? [],
  }
}

export function exceptionDetail(shelf: Shelf, id: string): ExceptionDetail | null {
  const exception = shelf.exceptions.find((each) => each.id === id)
  if (!exception) return null
  const entries = entriesById(shelf, exception.entries.slice(0, SIDE_LIMIT))
  const candidates = exception.candidates.flatMap(({ entry: wanted, reason }) => {
    const entry = entryById(shelf, wanted)
    return entry ? [{ entry, reason }] : []
  })
  const shown = [...entries, ...candidates.map((candidate) => candidate.entry)]
  return {
    exception,
    entries,
    candidates,
    matches: matchesAround(shelf, exception),
    fileNames: Object.fromEntries(
      shown.flatMap((entry) => entry.sources.map(({ file }) => [file, shelf.fileNames.get(file) ?? file])),
    ),
  }
}

/** Matches that the exception's entries take part in, each once. */
function matchesAround(shelf: Shelf, exception: Exception): readonly Match[] {
  const found = new Map<string, Match>()
  for (const id of exception.entries.slice(0, SIDE_LIMIT)) {
    for (const match of shelf.matchesOf().get(id) ?? []) found.set(match.id, match)
  }
  return [...found.values()]
}

function matchView(shelf: Shelf, match: Match): MatchView {
  return {
    match,
    left: entriesById(shelf, match.left.slice(0, SIDE_LIMIT)),
    right: entriesById(shelf, match.right.slice(0, SIDE_LIMIT)),
  }
}

export function matchesOfDay(
  shelf: Shelf,
  day: Day,
  certainty: Certainty,
  limit: number,
): { readonly total: number; readonly rows: readonly MatchView[] } {
  const found = shelf.matches.filter((match) => match.day === day && match.certainty === certainty)
  return { total: found.length, rows: found.slice(0, limit).map((match) => matchView(shelf, match)) }
}
