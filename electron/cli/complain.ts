// A failure on standard error: one sentence with the next step, in the chosen language.

import type { Failure } from '../../shared/failure'
import { reason } from '../../shared/reason'
import { type Lang, say } from '../../shared/sentences/say'
import type { CommandContext, ExitStatus } from './command'
import { exitStatusOf } from './exit-status'

/** Says the failure and gives its exit status. */
export function complain({ err, lang }: Pick<CommandContext, 'err' | 'lang'>, failure: Failure): ExitStatus {
  err(say(lang, reason(failure.kind, failure.params)))
  return exitStatusOf(failure.kind)
}

/** Says what is wrong with the way the command was called. */
export function wrongUse(
  { err, lang }: Pick<CommandContext, 'err' | 'lang'>,
  code: string,
  params: Readonly<Record<string, string>>,
): ExitStatus {
  err(say(lang, reason(code, params)))
  return 2
}

/** The sentence for a code, for commands that have one line to say. */
export function sentence(lang: Lang, code: string, params: Readonly<Record<string, string | number>> = {}): string {
  return say(lang, reason(code, params))
}
