// What the operating system refuses becomes a failure that a person can act on.

import { type Failure, failure } from '../../shared/failure'

export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

/** The failure for an error of a write; `name` is what was being written. */
export function writeFailure(error: unknown, name: string): Failure {
  const code = errorCode(error)
  if (code === 'ENOSPC' || code === 'EDQUOT') return failure('diskFull', { name })
  return failure('writeRefused', { name, detail: code || messageOf(error) })
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
