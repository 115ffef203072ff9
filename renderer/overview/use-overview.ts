// The figures of the overview for the chosen period, asked again after every change of the book.

import { useCallback, useEffect, useState } from 'react'
import type { Overview } from '../../shared/bridge/contract'
import type { Failure } from '../../shared/failure'
import { useBook, useBridge, usePeriod } from '../app/hooks'
import { failureOfThrown } from '../i18n/describe-failure'

export interface OverviewState {
  /** The last answer, kept while a newer one is on its way; `null` before the first. */
  readonly overview: Overview | null
  readonly failure: Failure | null
  retry(): void
}

export function useOverview(): OverviewState {
  const bridge = useBridge()
  const { summary } = useBook()
  const { period, settled } = usePeriod()
  const [overview, setOverview] = useState<{ readonly book: string; readonly value: Overview } | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [attempt, setAttempt] = useState(0)
  const book = summary?.id
  const version = summary ? `${summary.head}/${summary.stateHash}/${attempt}` : ''
  useEffect(() => {
    if (book === undefined || version === '' || !settled) return
    let current = true
    bridge.view.overview(period ?? {}).then(
      (value) => {
        if (!current) return
        setOverview({ book, value })
        setFailure(null)
      },
      (thrown: unknown) => current && setFailure(failureOfThrown(thrown)),
    )
    return () => {
      current = false
    }
  }, [bridge, book, version, period, settled])
  const retry = useCallback(() => setAttempt((count) => count + 1), [])
  return { overview: overview?.book === book ? (overview?.value ?? null) : null, failure, retry }
}
