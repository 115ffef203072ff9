// A state as icon, word and colour together; the word alone is enough to understand it.

import {
  CheckCircleFilled,
  ClockCircleFilled,
  ExclamationCircleFilled,
  InfoCircleFilled,
  MinusCircleFilled,
  QuestionCircleFilled,
} from '@ant-design/icons'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Tone } from './tones'

const ICONS: Readonly<Record<Tone, ReactNode>> = {
  balanced: <CheckCircleFilled />,
  waiting: <ClockCircleFilled />,
  short: <ExclamationCircleFilled />,
  ambiguous: <QuestionCircleFilled />,
  information: <InfoCircleFilled />,
  neutral: <MinusCircleFilled />,
}

/** `children` is the word; without it the tone's own. */
export function StateTag({ tone, children }: { tone: Tone; children?: ReactNode }) {
  const { t } = useTranslation('ui')
  return (
    <span className={`state-tag tone-${tone}`}>
      <span aria-hidden="true">{ICONS[tone]}</span>
      <span>{children ?? t(`state.${tone}`)}</span>
    </span>
  )
}

export function ToneIcon({ tone }: { tone: Tone }) {
  return (
    <span aria-hidden="true" className={`tone-icon tone-${tone}-ink`}>
      {ICONS[tone]}
    </span>
  )
}
