// The name of an acquirer: as the owner calls it, or in the window's language where it is as preset.

import type { Acquirer } from '../../shared/settings'
import { useWord } from '../app/hooks'
import { presetOf } from './settings-draft'

export function useAcquirerName(): (acquirer: Acquirer) => string {
  const word = useWord()
  return ({ id, name }) => (presetOf(id)?.name === name ? word('acquirer', id) : name)
}
