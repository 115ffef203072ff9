// Where the window is, kept in the address after `#/`: a screen and its parameters, so that back, forward and a saved
// address work. `go('records', { text: '4200' })` moves; `useRoute()` follows.

import { useMemo, useSyncExternalStore } from 'react'

export const SCREENS = ['overview', 'imports', 'reconciliation', 'records', 'formats', 'settings'] as const
export type Screen = (typeof SCREENS)[number]
export type RouteParams = Readonly<Record<string, string>>

export interface Route {
  readonly screen: Screen
  readonly params: RouteParams
}

/** Reads `#/records?text=…`; anything unknown is the overview. */
export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2)
  const screen = SCREENS.find((name) => name === path) ?? 'overview'
  return { screen, params: Object.fromEntries(new URLSearchParams(query)) }
}

export function routeHash(screen: Screen, params: RouteParams = {}): string {
  const query = new URLSearchParams(Object.entries(params).filter(([, value]) => value !== '')).toString()
  return query === '' ? `#/${screen}` : `#/${screen}?${query}`
}

/** Moves to a screen; `replace` leaves no step behind (for filters while typing). */
export function go(screen: Screen, params: RouteParams = {}, replace = false): void {
  const hash = routeHash(screen, params)
  if (hash === window.location.hash) return
  if (replace) {
    window.history.replaceState(null, '', hash)
    window.dispatchEvent(new HashChangeEvent('hashchange'))
  } else {
    window.location.hash = hash
  }
}

function subscribe(onChange: () => void): () => void {
  window.addEventListener('hashchange', onChange)
  return () => window.removeEventListener('hashchange', onChange)
}

export function useRoute(): Route {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash)
  return useMemo(() => parseRoute(hash), [hash])
}
