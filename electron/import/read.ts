// The reader's contract: what comes out of a file that someone chose, and what a stored file gives when it is read again.

import type { Failure } from '../../shared/failure'
import type { ParsedFile } from '../../shared/formats/format'
import type { Reason } from '../../shared/reason'
import type { ImportProfile } from '../../shared/settings'

export interface ReadOptions {
  readonly password?: string
  /** Saved mappings: each reads the header it was made for, or where it names none, any that has its columns. */
  readonly profiles?: readonly ImportProfile[]
  /** Mappings named for this reading: used also for an unknown layout that has their columns under another header. */
  readonly named?: readonly ImportProfile[]
  /** Where masked and unpacked members are written before the vault takes them. Removed by the caller. */
  readonly scratchFolder: string
  readonly signal?: AbortSignal
  /** Called at most every 50 ms with bytes of the chosen file (not of its unpacked members). */
  readonly onProgress?: (bytesDone: number, bytesTotal: number) => void
}

/** One bill out of a chosen file: the file itself, or a member of an archive. */
export interface ReadMember {
  /** File name without folders; a member's own name. */
  readonly name: string
  /** Name of the archive it came out of, or `null`. */
  readonly archive: string | null
  /**
   * The stored form (unpacked, decrypted, masked, in the source's own encoding; a spreadsheet also as the table of its
   * cells), waiting in the scratch folder.
   */
  readonly storedPath: string
  readonly storedBytes: number
  /** SHA-256 of the stored form: its vault address. */
  readonly sha256: string
  /** SHA-256 of the untouched original, `null` where something was masked. */
  readonly original: string | null
  readonly maskedNumbers: number
  /** Of a spreadsheet its kind (`xls`, `xlsx#2`: the second sheet), or `sheet-table`. */
  readonly encoding: string
  /** The sheet that was read, and the names of those with text that were not. */
  readonly sheet?: { readonly name: string; readonly unread: readonly string[] }
  /** Layout variant that detection named (`Detection.variant`), for people to read. */
  readonly variant?: string
  readonly parsed: ParsedFile
  /** The mapping used for an unknown layout, saved or suggested. */
  readonly profile: ImportProfile | null
  /** Of a mapped layout: first rows, card numbers masked, so that a person can change what the columns mean. */
  readonly sample?: RefusedMember['sample']
}

/** A member that could not be read at all. It changes nothing. */
export interface RefusedMember {
  readonly name: string
  readonly archive: string | null
  readonly bytes: number
  readonly sha256: string | null
  readonly encoding: string | null
  readonly failure: Failure
  /** What has to be answered before an unknown layout can be read. */
  readonly reasons?: readonly Reason[]
  /** First rows of an unknown layout, card numbers masked, so that a person can name its columns. */
  readonly sample: { readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] } | null
  readonly profile: ImportProfile | null
  /** What was read of a recognised file of which nothing can be used, for the report. */
  readonly parsed?: ParsedFile
}

export interface ReadOutcome {
  readonly members: readonly ReadMember[]
  readonly refused: readonly RefusedMember[]
}
