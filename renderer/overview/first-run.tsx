// An empty book: two large choices, and what the app will never do.

import { ExperimentOutlined, ImportOutlined, LoadingOutlined, SafetyOutlined } from '@ant-design/icons'
import { type ReactNode, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useOpenBook } from '../app/book-switch'
import { useFileDrop } from '../app/hooks'

export function FirstRun({ readOnly }: { readOnly: boolean }) {
  const { t } = useTranslation('overview')
  const openBook = useOpenBook()
  const [preparing, setPreparing] = useState(false)
  const trySample = async (): Promise<void> => {
    setPreparing(true)
    await openBook('sample')
    setPreparing(false)
  }
  return (
    <div className="first-run">
      <h1>{t('first.title')}</h1>
      <p className="quiet">{t('first.text')}</p>
      <div className="first-choices">
        <Choice
          icon={<ExperimentOutlined />}
          title={preparing ? t('first.preparing') : t('first.sample')}
          text={t('first.sampleText')}
          busy={preparing}
          onChoose={() => void trySample()}
        />
        {readOnly ? null : <ImportChoice />}
      </div>
      <section className="first-never">
        <h2>
          <SafetyOutlined aria-hidden="true" /> {t('first.never')}
        </h2>
        <ul>
          <li>{t('first.never1')}</li>
          <li>{t('first.never2')}</li>
          <li>{t('first.never3')}</li>
        </ul>
      </section>
    </div>
  )
}

function ImportChoice() {
  const { t } = useTranslation('overview')
  const { put } = useFileDrop()
  const field = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={field}
        type="file"
        multiple
        hidden
        aria-label={t('first.import')}
        onChange={(event) => {
          put([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
      <Choice
        icon={<ImportOutlined />}
        title={t('first.import')}
        text={t('first.importText')}
        busy={false}
        onChoose={() => field.current?.click()}
      />
    </>
  )
}

interface ChoiceProps {
  readonly icon: ReactNode
  readonly title: string
  readonly text: string
  readonly busy: boolean
  onChoose(): void
}

function Choice({ icon, title, text, busy, onChoose }: ChoiceProps) {
  return (
    <button type="button" className="first-choice" onClick={onChoose} disabled={busy} aria-busy={busy}>
      <span className="first-icon" aria-hidden="true">
        {busy ? <LoadingOutlined /> : icon}
      </span>
      <strong>{title}</strong>
      <span className="quiet">{text}</span>
    </button>
  )
}
