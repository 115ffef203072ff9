// What a command of `zhangping` is. The table of all commands is in main.ts; a command is one file here.

import type { ParseArgsConfig } from 'node:util'
import type { Lang } from '../../shared/sentences/say'

/** 0 done; 1 done and the answer is "no"; 2 wrong use or unreadable input. */
export type ExitStatus = 0 | 1 | 2

export interface CommandContext {
  readonly positionals: readonly string[]
  /** Parsed options by their long name; every command also has `json`, `lang`, `help`. */
  readonly options: Readonly<Record<string, string | boolean | readonly string[] | undefined>>
  readonly json: boolean
  readonly lang: Lang
  /** Writes to standard output; adds the line end. */
  out(text: string): void
  /** Writes one sentence to standard error. */
  err(text: string): void
  readonly signal: AbortSignal
}

export interface Command {
  /** One or two words: `inspect`, `book verify`. */
  readonly name: string
  /** Arguments after the name, e.g. `FILE… [--entries]`. */
  readonly usage: string
  /** One line in both languages for the overview. */
  readonly summary: Readonly<Record<Lang, string>>
  /** Further help lines: what each option does. */
  readonly help: Readonly<Record<Lang, string>>
  readonly options: NonNullable<ParseArgsConfig['options']>
  run(context: CommandContext): Promise<ExitStatus>
}
