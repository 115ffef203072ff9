// One difference: why it is one, both sides beside each other, the nearest candidates, and what a person can decide.

import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLang, useWord } from '../app/hooks'
import { type Questions, useAnswer } from '../app/use-answer'
import { sentence } from '../i18n/describe-failure'
import type { ExceptionDetail } from '../storage/api'
import { DayText } from '../ui/day-text'
import { DetailDrawer } from '../ui/detail-drawer'
import { exceptionTone } from '../ui/exception-tone'
import { Money } from '../ui/money'
import { TableSkeleton } from '../ui/skeletons'
import { StateTag } from '../ui/state-tag'
import { CandidateList } from './candidate-list'
import { DecisionBar } from './decision-bar'
import { keyAction, pressOf } from './keys'
import { pairOf } from './pair'
import { SideBySide } from './side-by-side'
import { type Decisions, useDecisions } from './use-decisions'

interface ExceptionDrawerProps {
  readonly id: string | null
  readonly onClose: () => void
  readonly onStep: (by: 1 | -1) => void
  /** The exception is not in the book any more, or has been decided. */
  readonly onGone: () => void
}

export function ExceptionDrawer({ id, onClose, onStep, onGone }: ExceptionDrawerProps) {
  const ask = useCallback(async (api: Questions) => (id === null ? undefined : api.exception(id)), [id])
  const detail = useAnswer(ask)
  useEffect(() => {
    if (detail === null) onGone()
  }, [detail, onGone])
  return (
    <DetailDrawer open={id !== null} width={620} title={detail ? <Title detail={detail} /> : ''} onClose={onClose}>
      {detail ? <Detail key={id} detail={detail} onStep={onStep} onDecided={onGone} /> : <TableSkeleton rows={6} />}
    </DetailDrawer>
  )
}

function Title({ detail }: { detail: ExceptionDetail }) {
  const word = useWord()
  const { exception } = detail
  return (
    <span className="drawer-title">
      <StateTag tone={exception.resolution ? 'neutral' : exceptionTone(exception.type)}>
        {word('type', exception.type)}
      </StateTag>
      <DayText day={exception.day} />
      <Money
        minor={exception.minor}
        currency={exception.currency}
        withCurrency={exception.currency !== 'CNY'}
        signed
        strong
      />
    </span>
  )
}

interface DetailProps {
  readonly detail: ExceptionDetail
  readonly onStep: (by: 1 | -1) => void
  readonly onDecided: () => void
}

function Detail({ detail, onStep, onDecided }: DetailProps) {
  const lang = useLang()
  const { t } = useTranslation('reconciliation')
  const [chosen, setChosen] = useState(0)
  const pair = pairOf(detail, chosen)
  const decisions = useDecisions(detail, pair, onDecided)
  useKeys(decisions, onStep)
  return (
    <div className="exception-detail">
      <p className="why">{sentence(lang, detail.exception.reason)}</p>
      <Resolved detail={detail} />
      <CandidateList detail={detail} chosen={chosen} onChoose={setChosen} />
      <SideBySide pair={pair} fileNames={detail.fileNames} />
      <DecisionBar decisions={decisions} />
      <p className="quiet keys-hint">{t('keys')}</p>
    </div>
  )
}

/** Keys work wherever the focus is, except in a text or a dialog; ↑ ↓ belong to the list while it has the focus. */
function useKeys(decisions: Decisions, onStep: (by: 1 | -1) => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const action = decisions.asking ? null : keyAction(pressOf(event))
      const inList = event.target instanceof HTMLElement && event.target.closest('[role=grid]') !== null
      if (action === null) return
      if (action === 'next' || action === 'previous') {
        if (inList) return
        onStep(action === 'next' ? 1 : -1)
      } else decisions[action]()
      event.preventDefault()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  })
}

function Resolved({ detail }: { detail: ExceptionDetail }) {
  const { t } = useTranslation('reconciliation')
  const word = useWord()
  const { resolution } = detail.exception
  if (!resolution) return null
  return (
    <p className="resolved">
      <StateTag tone="neutral">{word('resolution', resolution.how)}</StateTag>{' '}
      {resolution.note === '' ? t('resolvedNoNote') : t('resolvedNote', { note: resolution.note })}
    </p>
  )
}
