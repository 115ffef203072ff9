// A failure in words: what happened, that nothing was lost, and the next step, from the core's sentences.

import type { Failure } from '../../shared/failure'
import type { Reason } from '../../shared/reason'
import { type Lang, say } from '../../shared/sentences/say'

export function describeFailure(lang: Lang, failure: Failure): string {
  return sentence(lang, { code: failure.kind, params: failure.params })
}

/** The core's sentence, or the bare code with its values where a newer host knows more codes than this window. */
export function sentence(lang: Lang, reason: Reason): string {
  try {
    return say(lang, reason)
  } catch {
    const values = Object.entries(reason.params).map(([name, value]) => `${name}: ${value}`)
    return values.length === 0 ? reason.code : `${reason.code} (${values.join(', ')})`
  }
}

/** Whatever was thrown, as a failure that a sentence can be made of. */
export function failureOfThrown(thrown: unknown): Failure {
  return { kind: 'unexpected', params: { detail: thrown instanceof Error ? thrown.message : String(thrown) } }
}
