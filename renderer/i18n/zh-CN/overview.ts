// Texts of the overview screen. In Chinese.

import type { SameKeys } from '../catalogue'
import type { overview as english } from '../en/overview'

export const overview: SameKeys<typeof english> = {
  title: 'y',
}
