// Says whether a reconciliation found what was planted, nothing else, and joined only what belongs together.
//
// A fault is found when an exception of its type names only lines of the fault (or, naming none, its day).
// An exception is a false alarm when no fault explains it: by its type or as a named consequence, with no other's lines.

import { judgeMatches, lineNames, type MatchesJudged } from './judge-matches'
import type { ReconcileResult, SeenException } from './reconcile-result'
import type { Truth, TruthFault, TruthLine } from './truth'

export interface FoundWrongly {
  readonly fault: TruthFault
  readonly exception: SeenException
}

export interface Verdict extends MatchesJudged {
  readonly planted: number
  readonly found: number
  readonly missed: readonly TruthFault[]
  readonly falseAlarms: readonly SeenException[]
  /** Found, but with another amount at stake than was planted. */
  readonly wrongAmounts: readonly FoundWrongly[]
  readonly unexplainedMinor: number
  readonly unexplainedAbsMinor: number
  /** Nothing missed, false, wrong or of another amount, and exactly the unexplained figures that truth expects. */
  readonly clean: boolean
}

interface KnownFault {
  readonly fault: TruthFault
  readonly lines: ReadonlySet<string>
}

/** For each line the faults that involve it, so that a million exceptions are judged in one pass. */
class Faults {
  private readonly byLine = new Map<string, KnownFault[]>()
  private readonly byDay = new Map<string, KnownFault[]>()

  constructor(
    truth: Truth,
    private readonly name: (line: TruthLine) => string,
  ) {
    for (const fault of truth.faults) {
      const known = { fault, lines: new Set(fault.entries.map(name)) }
      put(this.byDay, fault.day, known)
      for (const line of known.lines) put(this.byLine, line, known)
    }
  }

  /** Faults whose lines hold all lines of the exception; for one without lines, the faults of its day. */
  around({ entries, day }: SeenException): readonly TruthFault[] {
    const [first, ...rest] = entries.map(this.name)
    if (first === undefined) return (this.byDay.get(day) ?? []).map(({ fault }) => fault)
    const known = this.byLine.get(first) ?? []
    return known.filter(({ lines }) => rest.every((line) => lines.has(line))).map(({ fault }) => fault)
  }
}

function put<V>(map: Map<string, V[]>, key: string, value: V): void {
  const values = map.get(key)
  if (values === undefined) map.set(key, [value])
  else values.push(value)
}

interface ExceptionsJudged {
  readonly named: ReadonlyMap<TruthFault, SeenException[]>
  readonly falseAlarms: readonly SeenException[]
}

function judgeExceptions(truth: Truth, exceptions: readonly SeenException[]): ExceptionsJudged {
  const faults = new Faults(truth, lineNames(truth))
  const named = new Map<TruthFault, SeenException[]>()
  const falseAlarms: SeenException[] = []
  for (const exception of exceptions) {
    const around = faults.around(exception)
    const meant = around.filter((fault) => fault.type === exception.type)
    for (const fault of meant) named.set(fault, [...(named.get(fault) ?? []), exception])
    if (meant.length === 0 && !around.some(({ also }) => also.includes(exception.type))) falseAlarms.push(exception)
  }
  return { named, falseAlarms }
}

function wrongAmountsOf(named: ReadonlyMap<TruthFault, SeenException[]>): FoundWrongly[] {
  return [...named].flatMap(([fault, exceptions]) => {
    const [exception] = exceptions
    const isRight = fault.minor === null || exceptions.some(({ minor }) => Math.abs(minor) === fault.minor)
    return isRight || exception === undefined ? [] : [{ fault, exception }]
  })
}

/**
 * Compares a result with the truth. Amounts in fen; `unexplainedMinor` sums the waterfalls of all currencies, as the
 * simulator knows one. Independent of matching: it sees what `reconcile --json --matches` prints.
 */
export function judge(truth: Truth, result: ReconcileResult): Verdict {
  const matches = judgeMatches(truth, result.matches)
  const { named, falseAlarms } = judgeExceptions(truth, result.exceptions)
  const missed = truth.faults.filter((fault) => !named.has(fault))
  const wrongAmounts = wrongAmountsOf(named)
  const unexplainedMinor = result.waterfall.reduce((sum, one) => sum + one.unexplainedMinor, 0)
  const unexplainedAbsMinor = result.waterfall.reduce((sum, one) => sum + one.unexplainedAbsMinor, 0)
  const wrongs = [missed, falseAlarms, wrongAmounts, matches.wrongCertain, matches.wrongProbable]
  const { expected } = truth
  return {
    ...matches,
    planted: truth.faults.length,
    found: truth.faults.length - missed.length,
    missed,
    falseAlarms,
    wrongAmounts,
    unexplainedMinor,
    unexplainedAbsMinor,
    clean:
      wrongs.every((list) => list.length === 0) &&
      unexplainedMinor === expected.unexplainedMinor &&
      unexplainedAbsMinor === expected.unexplainedAbsMinor,
  }
}
