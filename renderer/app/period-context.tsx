// The days that the top bar has chosen for every screen: by default the last month in which anything was sold.

import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import type { Day } from '../../shared/day'
import { useBook } from './book'
import { monthOf, movePeriod, type Period } from './period'
import { useStorage } from './services'

interface PeriodChoice {
  /** `null`: the whole book. */
  readonly period: Period | null
  /** The default may still change: the records have not said yet when the last sale was. */
  readonly settled: boolean
  setPeriod(period: Period | null): void
  move(direction: 1 | -1): void
  /** The whole month that is shown by default, `null` in an empty book. */
  readonly usual: Period | null
  /** First and last day of the book, `null` in an empty one. */
  readonly bounds: Period | null
}

const PeriodContext = createContext<PeriodChoice | null>(null)

export function PeriodProvider({ children }: { children: ReactNode }) {
  const { summary } = useBook()
  const [chosen, setChosen] = useState<{ readonly book: string; readonly period: Period | null } | null>(null)
  const book = summary?.id ?? ''
  const { known, day } = useLastSaleDay(summary?.head ?? '')
  const last = day ?? summary?.lastDay ?? null
  const { firstDay = null, lastDay = null } = summary ?? {}
  const value = useMemo(() => {
    const usual = last ? monthOf(last) : null
    const own = chosen?.book === book ? chosen : null
    const period = own ? own.period : usual
    const setPeriod = (next: Period | null): void => setChosen({ book, period: next })
    return {
      period,
      settled: own !== null || known,
      setPeriod,
      move: (direction: 1 | -1) => setPeriod(period ? movePeriod(period, direction) : usual),
      usual,
      bounds: firstDay && lastDay ? { from: firstDay, to: lastDay } : null,
    }
  }, [chosen, book, last, known, firstDay, lastDay])
  return <PeriodContext value={value}>{children}</PeriodContext>
}

/** `known` is true as soon as waiting for the records would take longer than a look. */
function useLastSaleDay(head: string): { readonly known: boolean; readonly day: Day | null } {
  const { api, status } = useStorage()
  const [answer, setAnswer] = useState<{ readonly head: string; readonly day: Day | null } | null>(null)
  const ready = status.state === 'ready' && status.head === head
  useEffect(() => {
    if (!ready) return
    let current = true
    api.lastSaleDay().then(
      (day) => current && setAnswer({ head, day }),
      () => current && setAnswer({ head, day: null }),
    )
    return () => {
      current = false
    }
  }, [api, ready, head])
  const slow = status.state === 'rebuilding' || status.state === 'failed'
  return { known: answer?.head === head || slow, day: answer?.head === head ? answer.day : null }
}

export function usePeriod(): PeriodChoice {
  const choice = useContext(PeriodContext)
  if (!choice) throw new Error('PeriodProvider is missing above this component')
  return choice
}
