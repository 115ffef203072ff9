// What a person can decide about the open difference, and why not where it cannot be decided.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Resolution } from '../../shared/matching/model'
import { useBook, useDecide, useWord } from '../app/hooks'
import type { ExceptionDetail } from '../storage/api'
import type { Pair } from './pair'

/** A form that is open over the drawer. */
export type Asking = { readonly kind: 'resolve'; readonly how: Resolution } | { readonly kind: 'note' }

export interface Decisions {
  readonly readOnly: boolean
  readonly canConfirm: boolean
  readonly canReject: boolean
  readonly canNote: boolean
  readonly resolved: boolean
  readonly asking: Asking | null
  confirm(): void
  reject(): void
  note(): void
  resolve(how: Resolution): void
  stopAsking(): void
  /** Does what is asked, with its note; answers whether it was done. */
  submit(note: string): Promise<boolean>
}

export function useDecisions(detail: ExceptionDetail, pair: Pair, onDecided: () => void): Decisions {
  const { t } = useTranslation('reconciliation')
  const word = useWord()
  const decide = useDecide()
  const { summary } = useBook()
  const [asking, setAsking] = useState<Asking | null>(null)
  const readOnly = summary?.readOnly ?? true
  const { sides } = pair
  const entry = detail.entries[0]
  const canConfirm = !readOnly && sides !== null && pair.kind === 'candidate'
  const canReject = !readOnly && sides !== null
  const canNote = !readOnly && entry !== undefined

  async function decideSides(verdict: 'confirm' | 'reject'): Promise<void> {
    if (!sides) return
    const done = await decide(t(`did.${verdict}`), (bridge) => bridge.decisions[verdict]({ ...sides, note: '' }))
    if (done) onDecided()
  }
  async function submit(note: string): Promise<boolean> {
    if (asking?.kind === 'note') {
      return (
        entry !== undefined && decide(t('did.note'), (bridge) => bridge.decisions.note({ entry: entry.id, text: note }))
      )
    }
    if (asking?.kind !== 'resolve') return false
    const { how } = asking
    const call = { exceptions: [detail.exception.id], how, note }
    const done = await decide(t('did.resolve', { how: word('resolution', how) }), (bridge) =>
      bridge.decisions.resolve(call),
    )
    if (done) onDecided()
    return done
  }
  return {
    readOnly,
    canConfirm,
    canReject,
    canNote,
    resolved: detail.exception.resolution !== null,
    asking,
    confirm: () => canConfirm && void decideSides('confirm'),
    reject: () => canReject && void decideSides('reject'),
    note: () => canNote && setAsking({ kind: 'note' }),
    resolve: (how) => !readOnly && setAsking({ kind: 'resolve', how }),
    stopAsking: () => setAsking(null),
    submit,
  }
}
