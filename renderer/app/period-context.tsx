// The days that the top bar has chosen for every screen: by default the last month of the book that has begun in earnest.

import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'
import { useBook } from './book'
import { defaultPeriod, movePeriod, type Period } from './period'

interface PeriodChoice {
  /** `null`: the whole book. */
  readonly period: Period | null
  setPeriod(period: Period | null): void
  move(direction: 1 | -1): void
  /** First and last day of the book, `null` in an empty one. */
  readonly bounds: Period | null
}

const PeriodContext = createContext<PeriodChoice | null>(null)

export function PeriodProvider({ children }: { children: ReactNode }) {
  const { summary } = useBook()
  const [chosen, setChosen] = useState<{ readonly book: string; readonly period: Period | null } | null>(null)
  const book = summary?.id ?? ''
  const first = summary?.firstDay ?? null
  const last = summary?.lastDay ?? null
  const value = useMemo(() => {
    const period = chosen && chosen.book === book ? chosen.period : defaultPeriod(first, last)
    const setPeriod = (next: Period | null): void => setChosen({ book, period: next })
    return {
      period,
      setPeriod,
      move: (direction: 1 | -1) => setPeriod(period ? movePeriod(period, direction) : defaultPeriod(first, last)),
      bounds: first && last ? { from: first, to: last } : null,
    }
  }, [chosen, book, first, last])
  return <PeriodContext value={value}>{children}</PeriodContext>
}

export function usePeriod(): PeriodChoice {
  const choice = useContext(PeriodContext)
  if (!choice) throw new Error('PeriodProvider is missing above this component')
  return choice
}
