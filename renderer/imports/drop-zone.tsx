// Where files come in: a place to drop them, two buttons to choose them, and what to bring.

import { FileAddOutlined, FolderOpenOutlined, InboxOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { type ChangeEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { routeHash } from '../app/route'
import { isWanted } from './dropped-files'

interface DropZoneProps {
  /** A preview is open, or the owner knows what to bring: the zone shrinks to one line. */
  readonly compact: boolean
  readonly onFiles: (files: File[]) => void
}

export function DropZone({ compact, onFiles }: DropZoneProps) {
  const { t } = useTranslation('imports')
  return (
    <div className={compact ? 'drop-zone drop-zone-compact' : 'drop-zone'}>
      <InboxOutlined className="drop-zone-icon" aria-hidden="true" />
      <div>
        <p className="drop-zone-title">{t('dropHere')}</p>
        {compact ? null : <p className="quiet">{t('dropAnywhere')}</p>}
      </div>
      <div className="drop-zone-buttons">
        <Chooser folder={false} primary={!compact} onFiles={onFiles} />
        <Chooser folder={true} primary={false} onFiles={onFiles} />
      </div>
      {compact ? null : <WhatToBring />}
    </div>
  )
}

interface ChooserProps {
  readonly folder: boolean
  readonly primary: boolean
  readonly onFiles: (files: File[]) => void
}

function Chooser({ folder, primary, onFiles }: ChooserProps) {
  const { t } = useTranslation('imports')
  const input = useRef<HTMLInputElement>(null)
  const chosen = (event: ChangeEvent<HTMLInputElement>): void => {
    const files = [...(event.target.files ?? [])].filter(isWanted)
    // The same file may be chosen again after it has been changed.
    event.target.value = ''
    onFiles(files)
  }
  const label = t(folder ? 'chooseFolder' : 'chooseFiles')
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={label}
        tabIndex={-1}
        {...(folder ? { webkitdirectory: '' } : {})}
        onChange={chosen}
      />
      <Button
        type={primary ? 'primary' : 'default'}
        icon={folder ? <FolderOpenOutlined /> : <FileAddOutlined />}
        onClick={() => input.current?.click()}
      >
        {label}
      </Button>
    </>
  )
}

function WhatToBring() {
  const { t } = useTranslation('imports')
  return (
    <div className="what-to-bring">
      <h2>{t('what.title')}</h2>
      <ul>
        <li>{t('what.wechat')}</li>
        <li>{t('what.alipay')}</li>
        <li>{t('what.bank')}</li>
        <li>{t('what.orders')}</li>
      </ul>
      <p>
        <a href={routeHash('formats')}>{t('what.formats')}</a>
      </p>
      <p className="quiet">{t('what.promise')}</p>
    </div>
  )
}
