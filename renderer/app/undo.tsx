// Undo and redo by name. What can be undone is asked of the journal, so that it is the same in every window.

import { App } from 'antd'
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { JournalRow } from '../../shared/bridge/contract'
import type { Failure } from '../../shared/failure'
import { describeFailure, failureOfThrown, sentence } from '../i18n/describe-failure'
import { useLang } from '../i18n/use-lang'
import { useBook } from './book'
import { useBridge } from './services'

interface Undo {
  /** What the next undo undoes, as a sentence; `null` where there is nothing. */
  readonly undoName: string | null
  /** The last thing that was done is an undo, so that it can be done again. */
  readonly canRedo: boolean
  undo(seq?: number): Promise<void>
  redo(): Promise<void>
}

const UndoContext = createContext<Undo | null>(null)
const LOOK_BACK = 50

export function UndoProvider({ children }: { children: ReactNode }) {
  const bridge = useBridge()
  const lang = useLang()
  const { t } = useTranslation('app')
  const { message, notification } = App.useApp()
  const { next, canRedo } = useNextUndo()
  const undoName = next ? sentence(lang, next.summary) : null
  const fail = useCallback(
    (failure: Failure) => notification.error({ title: t('undo'), description: describeFailure(lang, failure) }),
    [notification, t, lang],
  )
  const undo = useCallback(
    async (seq?: number) => {
      const done = await bridge.journal.undo(seq === undefined ? {} : { seq }).catch(asFailed)
      if (!done.ok) return void fail(done.failure)
      const what = seq === undefined || seq === next?.seq ? undoName : null
      message.success(t('undone', { what: what ?? t('lastDecision') }))
    },
    [bridge, fail, message, t, undoName, next],
  )
  const redo = useCallback(async () => {
    const done = await bridge.journal.redo().catch(asFailed)
    if (!done.ok) return void fail(done.failure)
    message.success(t('redone', { what: t('lastDecision') }))
  }, [bridge, fail, message, t])
  const value = useMemo(() => ({ undoName, canRedo, undo, redo }), [undoName, canRedo, undo, redo])
  return <UndoContext value={value}>{children}</UndoContext>
}

function asFailed(thrown: unknown) {
  return { ok: false as const, failure: failureOfThrown(thrown) }
}

interface NextUndo {
  /** The newest event that an undo would take back. */
  readonly next: JournalRow | null
  readonly canRedo: boolean
}

const NOTHING: NextUndo = { next: null, canRedo: false }

function useNextUndo(): NextUndo {
  const bridge = useBridge()
  const { summary } = useBook()
  const [row, setRow] = useState<NextUndo>(NOTHING)
  const head = summary?.head
  const book = summary?.id
  useEffect(() => {
    if (head === undefined || book === undefined) return
    let current = true
    bridge.journal.list({ limit: LOOK_BACK }).then(
      (rows) => {
        if (current) setRow(nextUndo(rows))
      },
      () => {
        if (current) setRow(NOTHING)
      },
    )
    return () => {
      current = false
    }
  }, [bridge, head, book])
  return row
}

function nextUndo(rows: readonly JournalRow[]): NextUndo {
  const newestFirst = rows.toSorted((a, b) => b.seq - a.seq)
  const next = newestFirst.find((row) => row.undoable && !row.undone && row.kind !== 'event.undone')
  const trail = newestFirst.slice(
    0,
    newestFirst.findIndex((row) => row.kind !== 'event.undone'),
  )
  return { next: next ?? null, canRedo: trail.some((row) => !row.undone) }
}

export function useUndo(): Undo {
  const undo = useContext(UndoContext)
  if (!undo) throw new Error('UndoProvider is missing above this component')
  return undo
}
