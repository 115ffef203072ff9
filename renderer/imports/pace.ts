// How fast an import goes and how long it will still take, from the progress of its last seconds.

export interface Sample {
  /** Epoch milliseconds. */
  readonly at: number
  readonly bytes: number
}

export interface Pace {
  readonly bytesPerSecond: number
  /** `null` while nothing can be said yet. */
  readonly secondsLeft: number | null
}

const WINDOW_MS = 5_000
const FIRST_ANSWER_MS = 700

/** The samples of the last seconds; a count that falls (a new run) starts afresh. */
export function withSample(samples: readonly Sample[], next: Sample): readonly Sample[] {
  const last = samples.at(-1)
  if (last && next.bytes < last.bytes) return [next]
  const recent = samples.filter((sample) => next.at - sample.at <= WINDOW_MS)
  return [...recent, next]
}

export function paceOf(samples: readonly Sample[], bytesTotal: number): Pace {
  const first = samples[0]
  const last = samples.at(-1)
  const elapsed = first && last ? last.at - first.at : 0
  if (!first || !last || elapsed < FIRST_ANSWER_MS) return { bytesPerSecond: 0, secondsLeft: null }
  const bytesPerSecond = Math.round(((last.bytes - first.bytes) * 1000) / elapsed)
  if (bytesPerSecond === 0) return { bytesPerSecond, secondsLeft: null }
  return { bytesPerSecond, secondsLeft: Math.ceil(Math.max(0, bytesTotal - last.bytes) / bytesPerSecond) }
}

/** `1.4 MB`: at most three digits, in the unit a person reads. */
export function bytesText(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB']
  let value = bytes
  let unit = 0
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000
    unit += 1
  }
  const shown = unit === 0 || value >= 100 ? String(Math.round(value)) : String(Math.round(value * 10) / 10)
  return `${shown} ${units[unit] ?? ''}`
}
