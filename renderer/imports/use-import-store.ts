// The one import store of this window, made on first use and kept as long as the line to the host.

import { useSyncExternalStore } from 'react'
import type { Bridge } from '../app/connect'
import { useBridge } from '../app/hooks'
import { offerFiles } from '../app/offer-files'
import type { Session } from './import-session'
import { type ImportStore, makeImportStore } from './import-store'

const stores = new WeakMap<Bridge, ImportStore>()

function storeOf(bridge: Bridge): ImportStore {
  const kept = stores.get(bridge)
  if (kept) return kept
  const made = makeImportStore(bridge, offerFiles)
  stores.set(bridge, made)
  return made
}

export function useImportStore(): { readonly store: ImportStore; readonly session: Session } {
  const store = storeOf(useBridge())
  return { store, session: useSyncExternalStore(store.watch, store.session) }
}
