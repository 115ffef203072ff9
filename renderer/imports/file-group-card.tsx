// Files of one kind that need nothing from the person, as one card that opens to its files.

import { DownOutlined, RightOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLang, useWord } from '../app/hooks'
import { spanText } from '../i18n/day-text'
import { StateTag } from '../ui/state-tag'
import { Effect } from './effect'
import { FileCard } from './file-card'
import type { FileGroup } from './file-groups'
import { formatName } from './format-name'
import type { Session } from './import-session'
import type { ImportStore } from './import-store'
import { STANDING_TONES } from './standing-tones'

interface FileGroupCardProps {
  readonly group: FileGroup
  readonly store: ImportStore
  readonly session: Session
}

export function FileGroupCard({ group, store, session }: FileGroupCardProps) {
  const { t } = useTranslation('imports')
  const word = useWord()
  const lang = useLang()
  const [open, setOpen] = useState(false)
  const { reports, standing, period } = group
  const first = reports[0]
  if (!first) return null
  const tone = STANDING_TONES[standing]
  const checks = reports.reduce((sum, report) => sum + report.checks.length, 0)
  return (
    <li className={`file-card tone-edge-${tone}`}>
      <div className="file-card-head">
        <StateTag tone={tone}>{t(`standing.${standing}`)}</StateTag>
        <div className="file-title">
          <strong>{formatName({ ...first, variant: undefined }, word) ?? t('format.unknown')}</strong>
          {period ? <span> · {spanText(lang, period.from, period.to)}</span> : null}
          <div className="quiet">
            {t('group.files', { count: reports.length })}
            {checks > 0 ? ` · ✓ ${t('checks.ok', { count: checks })}` : ''}
          </div>
        </div>
        {standing === 'inBook' ? null : <Effect added={group.added} known={group.known} revised={group.revised} />}
        <Button
          type="text"
          size="small"
          icon={open ? <DownOutlined /> : <RightOutlined />}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {t(open ? 'group.close' : 'group.open')}
        </Button>
      </div>
      {open ? (
        <ul className="file-cards">
          {reports.map((report) => (
            <FileCard
              key={`${report.archive ?? ''}/${report.name}/${report.sha256}`}
              report={report}
              store={store}
              session={session}
            />
          ))}
        </ul>
      ) : null}
    </li>
  )
}
