// Bands under the top bar: states of the whole book that must not be overlooked on any screen.

import {
  CloudSyncOutlined,
  DisconnectOutlined,
  ExperimentOutlined,
  LoadingOutlined,
  LockOutlined,
  WarningOutlined,
} from '@ant-design/icons'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { describeFailure } from '../i18n/describe-failure'
import { useLang } from '../i18n/use-lang'
import { CopyDetails } from '../ui/copy-details'
import type { Tone } from '../ui/tones'
import { useBook } from './book'
import { useOpenBook } from './book-switch'
import { useConnectionState, useStorage } from './services'

export function Bands() {
  const { t } = useTranslation('app')
  const lang = useLang()
  const { summary } = useBook()
  const open = useOpenBook()
  return (
    <div role="status" className="bands">
      {summary?.which === 'sample' ? (
        <Band tone="information" icon={<ExperimentOutlined />}>
          {t('sampleBand')}{' '}
          <Button size="small" onClick={() => void open('own')}>
            {t('book.toOwn')}
          </Button>
        </Band>
      ) : null}
      {summary?.readOnly ? (
        <Band tone="waiting" icon={<LockOutlined />}>
          {t('readOnlyBand')} {summary.readOnlyReason ? describeFailure(lang, summary.readOnlyReason) : null}
        </Band>
      ) : null}
      {summary?.syncedFolder ? (
        <Band tone="waiting" icon={<CloudSyncOutlined />}>
          {t('syncedBand', { folder: summary.syncedFolder })}
        </Band>
      ) : null}
      <ConnectionBand />
      <StorageBand />
    </div>
  )
}

function ConnectionBand() {
  const { t } = useTranslation('app')
  if (useConnectionState() !== 'lost') return null
  return (
    <Band tone="short" icon={<DisconnectOutlined />}>
      {t('lostBand')}
    </Band>
  )
}

function StorageBand() {
  const { t } = useTranslation('app')
  const { status } = useStorage()
  if (status.state === 'failed') {
    return (
      <Band tone="short" icon={<WarningOutlined />}>
        {t('storage.failed')} <CopyDetails details={status.detail ?? ''} />
      </Band>
    )
  }
  if (status.state === 'rebuilding') {
    return (
      <Band tone="neutral" icon={<LoadingOutlined />}>
        {t('storage.rebuilding', { done: status.pagesDone, total: status.pagesTotal })}
      </Band>
    )
  }
  if (status.state === 'ready' && status.kept === 'memory') {
    return (
      <Band tone="information" icon={<WarningOutlined />}>
        {t('storage.memory')}
      </Band>
    )
  }
  return null
}

function Band({ tone, icon, children }: { tone: Tone; icon: ReactNode; children: ReactNode }) {
  return (
    <div className={`band tone-${tone}`}>
      <span aria-hidden="true">{icon}</span>
      <span>{children}</span>
    </div>
  )
}
