// A reason is a code with parameters; sentences are made from it on demand, in both languages (shared/sentences).

/**
 * Parameter names carry their meaning: a name that ends in `Minor` is money in the currency of the parameter
 * `currency` (CNY if absent), one that ends in `Day` is a day, everything else is shown as it is.
 */
export type ReasonParams = Readonly<Record<string, string | number>>

export interface Reason {
  readonly code: string
  readonly params: ReasonParams
}

export function reason(code: string, params: ReasonParams = {}): Reason {
  return { code, params }
}
