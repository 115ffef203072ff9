// Which exception is open. When a decision takes it out of the list, the one that moved up into its place follows.

import { useCallback, useState } from 'react'
import { useStorage } from '../app/hooks'
import type { ExceptionList } from './use-exception-list'

interface Selected {
  readonly id: string
  readonly index: number
}

export interface Selection {
  readonly id: string | null
  open(id: string, index: number): void
  /** Moves to the row before or after. */
  step(by: 1 | -1): void
  /** The open one has left the list: opens what stands in its place now, or closes. */
  next(): void
  close(): void
}

export function useSelection({ head }: ExceptionList): Selection {
  const { api } = useStorage()
  const [selected, setSelected] = useState<Selected | null>(null)
  const total = head?.total ?? 0
  const list = head?.list
  const openAt = useCallback(
    async (index: number) => {
      const rows =
        list === undefined || index < 0 || index >= total ? [] : await api.exceptionRows(list, index, index + 1)
      const [row] = rows
      setSelected(row ? { id: row.id, index } : null)
    },
    [api, list, total],
  )
  return {
    id: selected?.id ?? null,
    open: (id, index) => setSelected({ id, index }),
    step(by) {
      const to = (selected?.index ?? 0) + by
      if (selected && to >= 0 && to < total) void openAt(to)
    },
    next: () => void openAt(Math.min(selected?.index ?? 0, total - 1)),
    close: () => setSelected(null),
  }
}
