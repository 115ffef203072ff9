// What the host asks of whoever derives the view: a worker thread, or this thread in tests. Everything that grows with
// the book is done behind this interface; only plain values cross it.

import type { z } from 'zod'
import type { contract, FileReport, ImportProgress, Manifest, Overview } from '../../shared/bridge/contract'
import type { Day } from '../../shared/day'
import type { EntryId } from '../../shared/entry'
import type { Failure } from '../../shared/failure'
import type { Level } from '../../shared/matching/model'
import type { Result } from '../../shared/result'
import type { ImportProfile, Settings } from '../../shared/settings'
import type { ImportPreview } from '../book/import-files'

export interface DerivedFacts {
  readonly head: string
  readonly stateHash: string
  readonly entries: number
  readonly files: number
  readonly firstDay: Day | null
  readonly lastDay: Day | null
}

export interface ChosenFile {
  readonly path: string
  readonly name: string
  readonly password?: string
}

export interface ReadCall {
  /** Names this preview from now on. */
  readonly preview: string
  readonly files: readonly ChosenFile[]
  /** Mappings named for this preview, beside those that are saved. */
  readonly profiles: readonly ImportProfile[]
  /** Members wait here, each file's in a folder of its own; the caller removes it. */
  readonly scratchFolder: string
}

export interface SourceLines {
  readonly name: string
  readonly file: string
  readonly encoding: string
  readonly lines: { line: number; text: string }[]
}

export interface SampleFiles {
  readonly paths: readonly string[]
  readonly settings: Settings
}

export type ImportHistory = z.infer<(typeof contract)['imports']['history']['~orpc']['outputSchema'] & z.ZodType>

export interface Period {
  readonly from?: Day | undefined
  readonly to?: Day | undefined
}

/** One argument and one plain answer each. */
export interface DerivingCalls {
  /** Reads the book in this folder as it now stands; later calls are about it. */
  open(folder: string): Result<DerivedFacts, Failure>
  overview(period: Period): Overview
  manifest(none: null): Manifest
  /** Encoded pages of the view of `head`, or `null` where that is not the view any more. */
  pages(wanted: { readonly head: string; readonly keys: readonly string[] }): readonly string[] | null
  source(wanted: {
    readonly file: string
    readonly line: number
    readonly around: number
  }): Result<SourceLines, Failure>
  history(none: null): ImportHistory
  /** Why these sides cannot be decided about, or `null`. */
  checkSides(sides: Sides): Failure | null
  checkEntry(entry: EntryId): Failure | null
  checkResolution(wanted: { readonly exceptions: readonly string[]; readonly how: string }): Failure | null
  read(call: ReadCall): Result<readonly FileReport[], Failure>
  /** What a commit needs of a preview; `null` where it is gone. */
  promised(preview: string): ImportPreview | null
  forget(preview: string): null
  simulate(folder: string): SampleFiles
}

export interface Sides {
  readonly confirm: boolean
  readonly level: Level
  readonly left: readonly EntryId[]
  readonly right: readonly EntryId[]
}

export interface Running {
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: ImportProgress) => void
}

export type CallName = keyof DerivingCalls

export type Deriving = {
  readonly [K in CallName]: (
    argument: Parameters<DerivingCalls[K]>[0],
    running?: Running,
  ) => Promise<ReturnType<DerivingCalls[K]>>
} & { close(): Promise<void> }

export const CALL_NAMES: readonly CallName[] = [
  'open',
  'overview',
  'manifest',
  'pages',
  'source',
  'history',
  'checkSides',
  'checkEntry',
  'checkResolution',
  'read',
  'promised',
  'forget',
  'simulate',
]
