// The three things a window stands on: its line to the host, the storage worker, and the language. Made once in
// main.tsx; tests give their own.

import { createContext, type ReactNode, useContext, useSyncExternalStore } from 'react'
import type { StorageStatus } from '../storage/api'
import type { StorageClient } from '../storage/client'
import type { Bridge, Connection, ConnectionState } from './connect'

export interface Services {
  readonly connection: Connection
  readonly storage: StorageClient
}

const ServicesContext = createContext<Services | null>(null)

export function ServicesProvider({ services, children }: { services: Services; children: ReactNode }) {
  return <ServicesContext value={services}>{children}</ServicesContext>
}

export function useServices(): Services {
  const services = useContext(ServicesContext)
  if (!services) throw new Error('ServicesProvider is missing above this component')
  return services
}

export function useBridge(): Bridge {
  return useServices().connection.bridge
}

export function useConnectionState(): ConnectionState {
  const { connection } = useServices()
  return useSyncExternalStore(connection.watch, connection.state)
}

/** Rows and their status. `api` answers over the worker's boundary: every method returns a promise. */
export function useStorage(): { readonly api: StorageClient['api']; readonly status: StorageStatus } {
  const { storage } = useServices()
  const status = useSyncExternalStore(storage.watch, storage.status)
  return { api: storage.api, status }
}
