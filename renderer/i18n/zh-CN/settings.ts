// Texts of the settings screen. In Chinese.

import type { SameKeys } from '../catalogue'
import type { settings as english } from '../en/settings'

export const settings: SameKeys<typeof english> = {
  title: 'y',
}
