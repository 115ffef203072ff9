// One file of the preview: what it is, what it says, what an import of it would do, and what it needs from the person.

import { Button, Checkbox } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FileReport } from '../../shared/bridge/contract'
import { useLang, useWord } from '../app/hooks'
import { spanText } from '../i18n/day-text'
import { describeFailure, sentence } from '../i18n/describe-failure'
import { StateTag } from '../ui/state-tag'
import { Effect } from './effect'
import { FileDetails } from './file-details'
import { formatName } from './format-name'
import type { Session } from './import-session'
import type { ImportStore } from './import-store'
import { type Standing, standingOf } from './import-tally'
import { MappingPanel } from './mapping-panel'
import { PasswordForm } from './password-form'
import { STANDING_TONES } from './standing-tones'
import { TotalsLine } from './totals-line'

interface FileCardProps {
  readonly report: FileReport
  readonly store: ImportStore
  readonly session: Session
}

export function FileCard({ report, store, session }: FileCardProps) {
  const { t } = useTranslation('imports')
  const standing = standingOf(report, session.accepted)
  const titleId = useId()
  const readable = report.failure === null && report.verdict !== 'refuse'
  return (
    <li className={`file-card tone-edge-${STANDING_TONES[standing]}`} aria-labelledby={titleId}>
      <div className="file-card-head">
        <StateTag tone={STANDING_TONES[standing]}>{t(`standing.${standing}`)}</StateTag>
        <FileTitle report={report} id={titleId} />
        {readable && standing !== 'inBook' ? (
          <Effect added={report.added} known={report.known} revised={report.revised} />
        ) : null}
      </div>
      <Needs report={report} standing={standing} store={store} session={session} />
      {readable ? <Body report={report} /> : null}
    </li>
  )
}

function FileTitle({ report, id }: { report: FileReport; id: string }) {
  const { t } = useTranslation('imports')
  const word = useWord()
  const lang = useLang()
  const { period, archive } = report
  const what = formatName(report, word)
  const origin = archive ? t('fromArchive', { archive }) : ''
  return (
    <div className="file-title" id={id}>
      <strong>{what ?? report.name}</strong>
      {period ? <span> · {spanText(lang, period.from, period.to)}</span> : null}
      <div className="quiet file-name">
        {[what ? report.name : '', origin].filter((text) => text !== '').join(' · ')}
      </div>
    </div>
  )
}

function Body({ report }: { report: FileReport }) {
  const { t } = useTranslation('imports')
  const [open, setOpen] = useState(report.issues.length > 0 && report.issues.length <= 5)
  const failing = report.checks.filter((check) => !check.ok).length
  return (
    <>
      <TotalsLine totals={report.totals} />
      <p className="file-checks">
        <ChecksSentence report={report} failing={failing} />
        {report.counts.issues > 0 ? (
          <span className="tone-short-ink"> {t('issues.count', { count: report.counts.issues })}</span>
        ) : null}
        <Button type="link" size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? t('hideDetails') : t('details')}
        </Button>
      </p>
      {open ? <FileDetails report={report} /> : null}
    </>
  )
}

function ChecksSentence({ report, failing }: { report: FileReport; failing: number }) {
  const { t } = useTranslation('imports')
  const total = report.checks.length
  if (failing > 0) return <span className="tone-short-ink">✗ {t('checks.bad', { count: failing })}</span>
  if (total > 0) return <span className="tone-balanced-ink">✓ {t('checks.ok', { count: total })}</span>
  // An incomplete file has said above what it lacks.
  return report.verdict === 'accept' ? <span className="quiet">{t('checks.none')}</span> : null
}

/** Why the file is not simply ready, in sentences, and what the person can do about it here. */
function Needs({ report, standing, store, session }: FileCardProps & { readonly standing: Standing }) {
  const { t } = useTranslation('imports')
  const lang = useLang()
  const key = report.archive ?? report.name
  return (
    <>
      {report.failure ? <p className="file-reason">{describeFailure(lang, report.failure)}</p> : null}
      {report.reasons
        .filter(({ code }) => code !== report.failure?.kind)
        .map((reason) => (
          <p className="file-reason" key={`${reason.code} ${JSON.stringify(reason.params)}`}>
            {sentence(lang, reason)}
          </p>
        ))}
      {standing === 'needsPassword' ? (
        <PasswordForm archive={key} onPassword={(password) => void store.unlock(key, password)} />
      ) : null}
      {report.sample ? <MappingPanel report={report} urgent={standing === 'needsMapping'} store={store} /> : null}
      {standing === 'waiting' || standing === 'incompleteAccepted' ? (
        <Checkbox
          className="file-accept"
          checked={session.accepted.has(report.sha256)}
          onChange={(event) => store.accept(report.sha256, event.target.checked)}
        >
          <strong>{t('importAnyway')}</strong>
          <span className="quiet"> {t('importAnywayHint')}</span>
        </Checkbox>
      ) : null}
    </>
  )
}
