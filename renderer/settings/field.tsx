// A field with its name, a word of help and, where something is wrong, what.

import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProblemCode } from './settings-draft'

interface FieldProps {
  readonly label: string
  readonly hint?: string
  readonly problem?: ProblemCode | undefined
  readonly wide?: boolean
  /** Gets the ids that join the control to its name and its problem. */
  children(ids: { readonly id: string; readonly 'aria-describedby': string }): ReactNode
}

export function Field({ label, hint, problem, wide, children }: FieldProps) {
  const { t } = useTranslation('settings')
  const id = useId()
  const about = `${id}-about`
  return (
    <div className={wide ? 'field field-wide' : 'field'}>
      <label htmlFor={id}>{label}</label>
      {children({ id, 'aria-describedby': about })}
      <span id={about} className="field-about">
        {problem ? <span className="tone-short-ink">{t(`problem.${problem}`)}</span> : null}
        {hint ? <span className="quiet">{hint}</span> : null}
      </span>
    </div>
  )
}

export function Section({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  return (
    <section className="panel settings-section" aria-label={title}>
      <h2>{title}</h2>
      {hint ? <p className="quiet">{hint}</p> : null}
      {children}
    </section>
  )
}
