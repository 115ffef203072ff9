// What counts of a journal: undone events taken out, of decisions about the same thing the last one.

import type { EntryId } from '../../shared/entry'
import type { EventData, JournalEvent } from '../../shared/journal/events'
import type { Decisions, Level } from '../../shared/matching/model'
import { DEFAULT_SETTINGS, type ImportProfile, type Settings } from '../../shared/settings'

export interface Effective {
  /** One per stored file, in the order of their import. */
  readonly imports: readonly EffectiveImport[]
  readonly settings: Settings
  readonly profiles: readonly ImportProfile[]
  readonly decisions: Decisions
  readonly notes: readonly {
    readonly seq: number
    readonly at: number
    readonly entry: EntryId
    readonly text: string
  }[]
  /** `seq` of every event that is undone, an undone undo included. */
  readonly undone: ReadonlySet<number>
}

export interface EffectiveImport extends EventData<'file.imported'> {
  readonly seq: number
  readonly at: number
}

/** Reads the journal backwards: an undo that is not itself undone takes its event out. */
export function undoneEvents(events: readonly JournalEvent[]): ReadonlySet<number> {
  const undone = new Set<number>()
  for (const event of events.toReversed()) {
    if (event.kind === 'event.undone' && !undone.has(event.seq) && event.data.seq < event.seq)
      undone.add(event.data.seq)
  }
  return undone
}

export function effectiveOf(events: readonly JournalEvent[]): Effective {
  const undone = undoneEvents(events)
  const fold = new Fold()
  for (const event of events) if (!undone.has(event.seq)) fold.take(event)
  return fold.effective(undone)
}

interface Sides {
  readonly level: Level
  readonly left: readonly EntryId[]
  readonly right: readonly EntryId[]
}

class Fold {
  readonly #imports = new Map<string, EffectiveImport>()
  readonly #profiles = new Map<string, ImportProfile>()
  readonly #resolved = new Map<string, Decisions['resolved'][number]>()
  readonly #notes: Effective['notes'][number][] = []
  #confirmed = new Map<string, Sides>()
  #rejected = new Map<string, Sides>()
  #settings: Settings = DEFAULT_SETTINGS

  take(event: JournalEvent): void {
    const { seq, at } = event
    if (event.kind === 'file.imported') this.#imports.set(event.data.file, { ...event.data, seq, at })
    else if (event.kind === 'profile.saved') this.#profiles.set(event.data.profile.id, event.data.profile)
    else if (event.kind === 'settings.changed') this.#settings = event.data.settings
    else if (event.kind === 'match.confirmed') this.#confirm(sidesOf(event.data))
    else if (event.kind === 'match.rejected') this.#reject(sidesOf(event.data))
    else if (event.kind === 'exception.resolved') this.#resolve(event.data)
    else if (event.kind === 'note.added') this.#notes.push({ seq, at, entry: event.data.entry, text: event.data.text })
  }

  /** A later confirmation outranks earlier ones that claim one of its entries, and rejections it contains. */
  #confirm(sides: Sides): void {
    this.#confirmed = without(this.#confirmed, (other) => other.level === sides.level && shareEntry(other, sides))
    this.#rejected = without(this.#rejected, (other) => contains(sides, other))
    this.#confirmed.set(keyOf(sides), sides)
  }

  #reject(sides: Sides): void {
    this.#confirmed = without(this.#confirmed, (other) => contains(other, sides))
    this.#rejected.set(keyOf(sides), sides)
  }

  #resolve({ exception, how, note }: EventData<'exception.resolved'>): void {
    this.#resolved.set(exception, { exception, how, note })
  }

  effective(undone: ReadonlySet<number>): Effective {
    return {
      imports: [...this.#imports.values()],
      settings: this.#settings,
      profiles: [...this.#profiles.values()],
      decisions: {
        confirmed: sorted(this.#confirmed),
        rejected: sorted(this.#rejected),
        resolved: sorted(this.#resolved),
      },
      notes: this.#notes,
      undone,
    }
  }
}

function sidesOf({ level, left, right }: Sides): Sides {
  return { level, left: [...new Set(left)].sort(), right: [...new Set(right)].sort() }
}

function keyOf({ level, left, right }: Sides): string {
  return `${level}|${left.join()}|${right.join()}`
}

function shareEntry(a: Sides, b: Sides): boolean {
  return a.left.some((id) => b.left.includes(id)) || a.right.some((id) => b.right.includes(id))
}

function contains(whole: Sides, part: Sides): boolean {
  if (whole.level !== part.level) return false
  return part.left.every((id) => whole.left.includes(id)) && part.right.every((id) => whole.right.includes(id))
}

function without(sides: ReadonlyMap<string, Sides>, drop: (each: Sides) => boolean): Map<string, Sides> {
  return new Map([...sides].filter(([, each]) => !drop(each)))
}

/** By content, so that the order of decisions leaves no trace. */
function sorted<T>(decided: ReadonlyMap<string, T>): readonly T[] {
  return [...decided].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value)
}
