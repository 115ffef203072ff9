// Rows of another day than the file is of: outside of the days it declares, or where it declares none, between rows that
// nearly all share one day. They are read, and the file is incomplete.

import { addDays, type Day, earlier, later } from '../day'
import { type Reason, reason } from '../reason'
import type { ParseEnd } from './format'

/** Share of its rows that one day must hold before a row of another day in their midst is strange, in hundredths. */
const NEARLY_ALL = 80

interface Run {
  readonly day: Day
  readonly line: number
  rows: number
}

interface Stray {
  readonly line: number
  readonly rows: number
  readonly day: Day
}

export interface StrayDays {
  /** Rows are compared within their group (an account); their order is the file's. */
  add(line: number, day: Day, group?: string): void
  /** Rows more than `slack` days outside of a period: `wrongDayInside`, with the first line. */
  outside(period: ParseEnd['period'], slack?: number): readonly Reason[]
  /** Rows of another day with rows of the file's one day before and after them: `wrongDayInside`, with the first line. */
  between(): readonly Reason[]
}

export function openStrayDays(): StrayDays {
  const groups = new Map<string, Run[]>()
  const runs = () => [...groups.values()].flat()
  return {
    add(line, day, group = '') {
      const known = groups.get(group) ?? []
      groups.set(group, known)
      const last = known.at(-1)
      if (last?.day === day) last.rows += 1
      else known.push({ day, line, rows: 1 })
    },
    outside(period, slack = 0) {
      if (period === null) return []
      const { from, to } = period
      const [first, last] = [addDays(from, -slack), addDays(to, slack)]
      return named(
        runs().filter(({ day }) => day < first || day > last),
        from,
        to,
      )
    },
    between() {
      return [...groups.values()].flatMap((group) => {
        const usual = usualDay(group)
        if (usual === null) return []
        const places = group.flatMap(({ day }, index) => (day === usual ? [index] : []))
        const [first = 0, last = 0] = [places[0], places.at(-1)]
        return named(
          group.filter(({ day }, index) => day !== usual && index > first && index < last),
          usual,
          usual,
        )
      })
    },
  }
}

/** The day that nearly all rows share, or `null`. */
function usualDay(runs: readonly Run[]): Day | null {
  const rows = new Map<Day, number>()
  let all = 0
  for (const run of runs) {
    rows.set(run.day, (rows.get(run.day) ?? 0) + run.rows)
    all += run.rows
  }
  return [...rows].find(([, count]) => count * 100 >= all * NEARLY_ALL)?.[0] ?? null
}

function named(strays: readonly Stray[], from: Day, to: Day): readonly Reason[] {
  const [first] = strays.toSorted((a, b) => a.line - b.line)
  if (!first) return []
  const rows = strays.reduce((sum, stray) => sum + stray.rows, 0)
  return [
    reason('wrongDayInside', {
      rows,
      line: first.line,
      day: first.day,
      fromDay: earlier(from, to),
      toDay: later(from, to),
    }),
  ]
}
