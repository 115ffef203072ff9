// Something did not happen: what, that nothing was lost, the next step, and the details for whoever can help.

import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Failure } from '../../shared/failure'
import { describeFailure } from '../i18n/describe-failure'
import { useLang } from '../i18n/use-lang'
import { CopyDetails } from './copy-details'
import { ToneIcon } from './state-tag'

export interface ErrorPanelProps {
  readonly title?: string
  readonly text: string
  readonly details: string
  /** The next step, as a button. */
  readonly action?: ReactNode
}

export function ErrorPanel({ title, text, details, action }: ErrorPanelProps) {
  const { t } = useTranslation('ui')
  return (
    <section className="error-panel tone-short" role="alert">
      <ToneIcon tone="short" />
      <div>
        <h2>{title ?? t('errorTitle')}</h2>
        <p>{text}</p>
        <div className="row">
          {action}
          <CopyDetails details={details} />
        </div>
      </div>
    </section>
  )
}

/** The same for a failure value. */
export function FailurePanel({ failure, action }: { failure: Failure; action?: ReactNode }) {
  const lang = useLang()
  return <ErrorPanel text={describeFailure(lang, failure)} details={JSON.stringify(failure, null, 2)} action={action} />
}
