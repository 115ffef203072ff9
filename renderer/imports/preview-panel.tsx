// The preview: every file with what an import of it would do, and the one button that does exactly that.

import { CheckOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { countText } from './count-text'
import { FileCard } from './file-card'
import { FileGroupCard } from './file-group-card'
import { type FileGroup, groupFiles } from './file-groups'
import type { Session } from './import-session'
import type { ImportStore } from './import-store'
import { type Standing, type Tally, tallyOf } from './import-tally'

interface PreviewPanelProps {
  readonly store: ImportStore
  readonly session: Session
  readonly readOnly: boolean
}

export function PreviewPanel({ store, session, readOnly }: PreviewPanelProps) {
  const { t } = useTranslation('imports')
  const tally = tallyOf(session.files, session.accepted)
  const label = usePrimaryLabel(tally)
  return (
    <div className="preview">
      <ul className="file-cards">
        {groupFiles(session.files, session.accepted).map((group) => (
          <Group key={keyOf(group)} group={group} store={store} session={session} />
        ))}
      </ul>
      <div className="preview-bar">
        <Button
          type="primary"
          size="large"
          icon={<CheckOutlined />}
          disabled={tally.files === 0 || readOnly || session.phase !== 'preview'}
          title={readOnly ? t('readOnly') : undefined}
          onClick={() => void store.commit()}
        >
          {label}
        </Button>
        <Button onClick={store.clear}>{t('startOver')}</Button>
        <p className="quiet preview-rest">{useRest(tally)}</p>
      </div>
    </div>
  )
}

function keyOf({ reports: [first], standing }: FileGroup): string {
  return `${standing} ${first?.archive ?? ''} ${first?.name ?? ''} ${first?.sha256 ?? ''}`
}

function Group({ group, store, session }: { group: FileGroup; store: ImportStore; session: Session }) {
  const [only, second] = group.reports
  if (only && !second) return <FileCard report={only} store={store} session={session} />
  return <FileGroupCard group={group} store={store} session={session} />
}

function usePrimaryLabel(tally: Tally): string {
  const { t } = useTranslation('imports')
  if (tally.files === 0) return t('nothingToImport')
  const figures = { count: tally.files, added: countText(tally.added), known: countText(tally.known) }
  return tally.revised > 0
    ? t('primaryRevised', { ...figures, revised: countText(tally.revised) })
    : t('primary', figures)
}

const RESTS = ['waiting', 'needsPassword', 'needsMapping', 'refused', 'inBook'] as const satisfies readonly Standing[]

/** What stays out, and why, in one line. */
function useRest(tally: Tally): string {
  const { t } = useTranslation('imports')
  return RESTS.filter((standing) => tally.standings[standing] > 0)
    .map((standing) => t(`rest.${standing}`, { count: tally.standings[standing] }))
    .join(' · ')
}
