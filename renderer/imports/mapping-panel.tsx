// Names the columns of a layout that no format knows, and answers what its rows leave open; below, how the rows then read.

import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FileReport } from '../../shared/bridge/contract'
import type { ImportProfile } from '../../shared/settings'
import { ownProfile } from './format-name'
import type { ImportStore } from './import-store'
import { type Answers, answersIn, lackingIn, openParts, type Sample, sampleProof, settledProfile } from './mapping'
import { MappingBasics } from './mapping-basics'
import { MappingCheck } from './mapping-check'
import { MappingFile } from './mapping-file'
import { MappingForms } from './mapping-forms'
import { MappingMeanings } from './mapping-meanings'
import { MappingSample } from './mapping-sample'
import './mapping.css'

interface MappingPanelProps {
  readonly report: FileReport
  /** Nothing of the file can be read without it: shown open. */
  readonly urgent: boolean
  readonly store: ImportStore
}

export function MappingPanel({ report, urgent, store }: MappingPanelProps) {
  const { t } = useTranslation('imports')
  const [open, setOpen] = useState(urgent)
  const { sample, profile } = report
  if (!sample || !profile || profile.format !== undefined) return null
  if (!open)
    return (
      <div>
        <Button onClick={() => setOpen(true)}>{t(report.failure ? 'map.open' : 'map.change')}</Button>
      </div>
    )
  return (
    <MappingForm
      name={report.name}
      sample={sample}
      suggested={ownProfile(profile, report.name)}
      answered={profile.id.startsWith('suggested-') ? {} : answersIn(profile)}
      onClose={() => setOpen(false)}
      onDone={(made) => void store.map(report.name, made)}
    />
  )
}

interface MappingFormProps {
  /** Of the file. */
  readonly name: string
  readonly sample: Sample
  readonly suggested: ImportProfile
  readonly answered: Answers
  readonly onClose: () => void
  readonly onDone: (profile: ImportProfile) => void
}

function MappingForm({ name, sample, suggested, answered, onClose, onDone }: MappingFormProps) {
  const { t } = useTranslation('imports')
  const [named, setNamed] = useState(suggested)
  const [answers, setAnswers] = useState(answered)
  const proof = useMemo(() => sampleProof(named, sample), [named, sample])
  const profile = useMemo(() => settledProfile(named, proof, answers), [named, proof, answers])
  const ready = lackingIn(named).length === 0 && openParts(proof, answers).length === 0
  const known = Object.keys(suggested.columns).length > 0
  return (
    <section className="mapping" aria-label={`${t('map.title')} ${name}`}>
      <h2>{t('map.title')}</h2>
      <p className="quiet">
        {t('map.lead')} {known ? t('map.suggested') : ''}
      </p>
      <MappingBasics profile={named} onProfile={setNamed} />
      <MappingMeanings sample={sample} profile={named} suggested={suggested} onProfile={setNamed} />
      {lackingIn(named).length === 0 ? (
        <MappingForms proof={proof} profile={named} answers={answers} onAnswers={setAnswers} onProfile={setNamed} />
      ) : null}
      <MappingSample sample={sample} profile={profile} />
      <MappingCheck sample={sample} profile={profile} open={openParts(proof, answers).length} />
      <div className="row">
        <Button type="primary" disabled={!ready} onClick={() => onDone(profile)}>
          {t('map.apply')}
        </Button>
        <Button type="text" onClick={onClose}>
          {t('map.close')}
        </Button>
        <MappingFile
          profile={profile}
          sample={sample}
          complete={ready}
          onProfile={(made) => {
            setNamed(made)
            setAnswers(answersIn(made))
          }}
        />
      </div>
    </section>
  )
}
