// How close rows stand: comfortable for the owner, compact for an accountant with forty shops.

import { createContext, useContext } from 'react'

type Density = 'comfortable' | 'compact'

const DensityContext = createContext<Density>('comfortable')
export const DensityProvider = DensityContext

/** Height of a table row in pixels. */
export function useRowHeight(): number {
  return useContext(DensityContext) === 'compact' ? 28 : 38
}
