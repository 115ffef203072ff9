// A failure is a value the caller must look at; only a programmer's error throws.

export type Result<T, F> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: F }

export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value }
}

export function failed<F>(failure: F): { readonly ok: false; readonly failure: F } {
  return { ok: false, failure }
}

/** Unwraps a result that cannot have failed here; throws otherwise (a programmer's error). */
export function must<T, F>(result: Result<T, F>): T {
  if (result.ok) return result.value
  throw new Error(`unexpected failure: ${JSON.stringify(result.failure)}`)
}
