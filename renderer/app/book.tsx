// The open book as the host describes it, kept current by following its changes.

import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import type { BookSummary } from '../../shared/bridge/contract'
import type { Failure } from '../../shared/failure'
import { failureOfThrown } from '../i18n/describe-failure'
import type { Bridge } from './connect'
import { useBridge, useConnectionState } from './services'

export interface OpenBook {
  /** `null` until the host has answered. */
  readonly summary: BookSummary | null
  /** Why the host could not say what the book is. */
  readonly failure: Failure | null
  refresh(): Promise<void>
  /** Switches between the shop's own book and the sample shop. */
  open(which: BookSummary['which']): Promise<Failure | null>
}

const BookContext = createContext<OpenBook | null>(null)

export function BookProvider({ children }: { children: ReactNode }) {
  const bridge = useBridge()
  const state = useConnectionState()
  const [summary, setSummary] = useState<BookSummary | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const refresh = useCallback(async () => {
    try {
      setSummary(await bridge.book.summary())
      setFailure(null)
    } catch (thrown) {
      setFailure(failureOfThrown(thrown))
    }
  }, [bridge])
  const open = useCallback(
    async (which: BookSummary['which']) => {
      const opened = await openBook(bridge, which)
      if (!opened.ok) return opened.failure
      setSummary(opened.value)
      return null
    },
    [bridge],
  )
  useEffect(() => {
    if (state !== 'open') return
    const stop = new AbortController()
    void followChanges(bridge, stop.signal, refresh)
    return () => stop.abort()
  }, [bridge, state, refresh])
  const value = useMemo(() => ({ summary, failure, refresh, open }), [summary, failure, refresh, open])
  return <BookContext value={value}>{children}</BookContext>
}

async function openBook(bridge: Bridge, which: BookSummary['which']) {
  try {
    return await bridge.book.open({ which })
  } catch (thrown) {
    return { ok: false as const, failure: failureOfThrown(thrown) }
  }
}

/** Calls back once at once and after every change, until stopped or the line is lost. */
async function followChanges(bridge: Bridge, signal: AbortSignal, onChange: () => Promise<void>): Promise<void> {
  try {
    for await (const _ of await bridge.book.changes(undefined, { signal })) {
      if (signal.aborted) return
      await onChange()
    }
  } catch {
    // The line was lost or the window closed; the connection's state says so and the next line follows anew.
  }
}

export function useBook(): OpenBook {
  const book = useContext(BookContext)
  if (!book) throw new Error('BookProvider is missing above this component')
  return book
}
