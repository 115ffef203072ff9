// Texts of the records screen.

import type { SameKeys } from '../catalogue'
import type { records as english } from '../en/records'

export const records: SameKeys<typeof english> = { title: '记录' }
