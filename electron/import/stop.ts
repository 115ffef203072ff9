// Deep inside a stream a failure travels as an exception of this one class; `stoppable` turns it back into a value.

import { type Failure, failure } from '../../shared/failure'
import { failed, type Result } from '../../shared/result'

export class Stop extends Error {
  constructor(readonly failure: Failure) {
    super(failure.kind)
  }
}

/** Runs `work`; a `Stop` becomes the failure it carries, an aborted signal `cancelled`, a system error `fileUnreadable`. */
export async function stoppable<T>(
  name: string,
  signal: AbortSignal | undefined,
  work: () => Promise<Result<T, Failure>>,
): Promise<Result<T, Failure>> {
  try {
    return await work()
  } catch (error) {
    if (signal?.aborted) return failed(failure('cancelled'))
    if (error instanceof Stop) return failed(error.failure)
    const code = systemCode(error)
    if (code === null) throw error
    return failed(failureOfSystem(code, name))
  }
}

function systemCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null
  return typeof error.code === 'string' && 'syscall' in error ? error.code : null
}

/** The failure for an error code of the operating system. */
export function failureOfSystem(code: string, name: string): Failure {
  if (code === 'ENOENT') return failure('fileMissing', { name })
  if (code === 'EISDIR') return failure('fileIsFolder', { name })
  if (code === 'ENOSPC') return failure('diskFull')
  return failure('fileUnreadable', { name, detail: code })
}

/** Throws when the person has cancelled. */
export function assertGoing(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new Stop(failure('cancelled'))
}
