// A closed batch comes to nothing: what was settled, less costs, is what was paid out or carried over.

import { minor } from '../../money'
import type { DeclaredCheck } from '../format'
import { checkEqual } from '../verdict'

export interface Batches {
  add(account: string, batch: string, currency: string, netMinor: number): void
  /** One check per account, batch and currency. */
  checks(): readonly DeclaredCheck[]
}

export function openBatches(): Batches {
  const sums = new Map<string, { name: string; currency: string; sum: number }>()
  return {
    add(account, batch, currency, netMinor) {
      const name = ['Batch Number', batch, account, currency].filter((part) => part !== '').join(' ')
      const found = sums.get(name) ?? { name, currency, sum: 0 }
      found.sum = minor(found.sum + netMinor)
      sums.set(name, found)
    },
    checks: () => [...sums.values()].map(({ name, currency, sum }) => ({ ...checkEqual(name, 0, sum), currency })),
  }
}
