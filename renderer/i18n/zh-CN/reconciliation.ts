// Texts of the reconciliation screen.

import type { SameKeys } from '../catalogue'
import type { reconciliation as english } from '../en/reconciliation'

export const reconciliation: SameKeys<typeof english> = { title: '对账' }
