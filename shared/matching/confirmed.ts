// What persons have decided comes before every pass. A decision about entries that are not there sleeps.

import type { Entry, EntryId } from '../entry'
import { minor } from '../money'
import type { Owed } from '../settlement/expected'
import { type Arrival, type Desk, settle } from './arrivals'
import { because } from './codes'
import type { Decisions, Level } from './model'
import { addMatch, askedMinor, isFree, type Run } from './run'

type Confirmed = Decisions['confirmed'][number]

/** Confirmed sides of a level, in a fixed order; of two that want the same entry the first one stands. */
function confirmedOn(run: Run, level: Level): readonly Confirmed[] {
  const key = (each: Confirmed) => `${[...each.left].sort().join(',')}|${[...each.right].sort().join(',')}`
  return run.input.decisions.confirmed
    .filter((each) => each.level === level)
    .sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0))
}

/** Writes down what was confirmed on L1 to L3. */
export function confirmByPerson(run: Run, level: 'L1' | 'L2' | 'L3'): void {
  for (const { left, right } of confirmedOn(run, level)) {
    const sides = [entriesOf(run, left), entriesOf(run, right)] as const
    const [ours, theirs] = sides
    const [first] = theirs
    const all = [...ours, ...theirs]
    const isAwake =
      ours.length === left.length && theirs.length === right.length && all.every((e) => isFree(run, level, e.id))
    if (!isAwake || !first) continue
    addMatch(run, {
      level,
      pass: 'person',
      certainty: 'certain',
      by: 'person',
      left,
      right,
      differenceMinor: minor(level === 'L3' ? -netOf(theirs) - netOf(ours) : askedOf(theirs) - askedOf(ours)),
      currency: first.currency,
      day: first.day,
      reason: because('joinedByPerson'),
    })
  }
}

function entriesOf(run: Run, ids: readonly EntryId[]): readonly Entry[] {
  return ids.flatMap((id) => run.byId.get(id) ?? [])
}

function askedOf(entries: readonly Entry[]): number {
  return entries.reduce((sum, entry) => sum + askedMinor(entry), 0)
}

function netOf(entries: readonly Entry[]): number {
  return entries.reduce((sum, entry) => sum + entry.netMinor, 0)
}

/** Settles on the desk what was confirmed on L4. One entry of a settle day stands for the whole of it. */
export function confirmDeposits(desk: Desk): void {
  for (const { left, right } of confirmedOn(desk.run, 'L4')) {
    const wanted = new Set(left)
    const owed: Owed[] = [...desk.owed].filter((each) => each.entries.some((id) => wanted.has(id)))
    const arrivals: Arrival[] = [...desk.arrivals].filter(({ entry }) => right.includes(entry.id))
    const known = new Set(owed.flatMap((each) => each.entries))
    if (owed.length === 0 || arrivals.length !== right.length || !left.every((id) => known.has(id))) continue
    settle(desk, owed, arrivals, { pass: 'person', certainty: 'certain', by: 'person', code: 'joinedByPerson' })
  }
}
