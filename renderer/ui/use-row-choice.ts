// Which rows are chosen: one active row that the keyboard moves, and a span up to it while Shift is held.

import { useEffect, useMemo, useState } from 'react'
import type { RowSource } from './row-source'

export interface RowChoice {
  readonly active: number | null
  /** Chosen rows [from, to), `null` where none is. */
  readonly span: { readonly from: number; readonly to: number } | null
  has(index: number): boolean
  pick(index: number, extend: boolean): void
  /** Handles a movement key; answers the row it moved to, `null` for any other key. */
  press(event: React.KeyboardEvent, pageRows: number): number | null
}

interface Choice {
  readonly active: number
  readonly anchor: number
}

export function useRowChoice<Row>(source: RowSource<Row>): RowChoice {
  const { total, version } = source
  const [choice, setChoice] = useState<Choice | null>(null)
  const identity = `${version}`
  useEffect(() => {
    if (identity !== '')
      setChoice((old) => (old && old.active < total ? { active: old.active, anchor: old.active } : null))
  }, [identity, total])
  return useMemo(() => {
    const move = (index: number, extend: boolean): number => {
      const active = Math.max(0, Math.min(total - 1, index))
      setChoice((old) => ({ active, anchor: extend && old ? old.anchor : active }))
      return active
    }
    const span = choice && {
      from: Math.min(choice.active, choice.anchor),
      to: Math.max(choice.active, choice.anchor) + 1,
    }
    return {
      active: choice?.active ?? null,
      span,
      has: (index) => span !== null && index >= span.from && index < span.to,
      pick: (index, extend) => void move(index, extend),
      press(event, pageRows) {
        const target = total === 0 ? null : targetOf(event, choice?.active ?? null, total, pageRows)
        return target === null ? null : move(target, event.shiftKey)
      },
    }
  }, [choice, total])
}

function targetOf(event: React.KeyboardEvent, active: number | null, total: number, pageRows: number): number | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null
  const at = active ?? -1
  switch (event.key) {
    case 'ArrowDown':
      return at + 1
    case 'ArrowUp':
      return Math.max(0, at - 1)
    case 'PageDown':
      return at + Math.max(1, pageRows)
    case 'PageUp':
      return at - Math.max(1, pageRows)
    case 'Home':
      return 0
    case 'End':
      return total - 1
    default:
      return null
  }
}
