// What nobody foresaw: a trace on standard error for whoever mends it, a failure for the screen. An error's message may
// quote a file (JSON.parse does), so neither says it: its name, its code and where it happened are enough.

import { ORPCError } from '@orpc/server'
import { type Failure, failure } from '../../shared/failure'

export function unexpected(error: unknown): Failure {
  logFault(error)
  return failure('unexpected', { detail: [nameOf(error), framesOf(error)[0] ?? ''].join(' ').trim().slice(0, 200) })
}

export function logFault(error: unknown): void {
  console.error([`zhangping: ${nameOf(error)}`, ...framesOf(error)].join('\n    '))
}

function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return 'error'
  return 'code' in error ? `${error.name} ${String(error.code)}` : error.name
}

/** Where it happened, without folders of this machine. */
function framesOf(error: unknown): string[] {
  const lines = error instanceof Error ? (error.stack ?? '').split('\n') : []
  return lines.map((line) => line.trim()).flatMap((line) => (line.startsWith('at ') ? [withoutFolders(line)] : []))
}

function withoutFolders(frame: string): string {
  return frame.replace(/(?:file:\/\/)?(?:[A-Za-z]:)?[^\s()]*[\\/]([^\s()\\/]+:\d+:\d+)/, '$1')
}

interface Call<T> {
  next(): Promise<T>
}

/** Interceptor of both bridge handlers: a broken call is logged, a cancelled or badly made one is not. */
export async function logBrokenCall<T>({ next }: Call<T>): Promise<T> {
  try {
    return await next()
  } catch (error) {
    const badlyMade = error instanceof ORPCError && error.status < 500
    const cancelled = error instanceof Error && error.name === 'AbortError'
    if (!badlyMade && !cancelled) logFault(error)
    throw error
  }
}
