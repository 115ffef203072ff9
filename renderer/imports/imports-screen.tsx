// Imports: drop, look, then import exactly what was shown. Below, everything that has been imported so far.

import { Alert } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useBook, useFileDrop } from '../app/hooks'
import { DropZone } from './drop-zone'
import { walkDropped } from './dropped-files'
import { HistoryPanel } from './history-panel'
import { ImportProgressPanel } from './import-progress'
import { isBusy } from './import-session'
import { FailurePanel, ResultPanel } from './outcome-panels'
import { PreviewPanel } from './preview-panel'
import { useImportStore } from './use-import-store'
import './imports.css'

export function ImportsScreen() {
  const { t } = useTranslation('imports')
  const { summary } = useBook()
  const { store, session } = useImportStore()
  useDroppedFiles((files) => void store.add(files))
  const busy = isBusy(session)
  const open = session.phase === 'preview' || (session.phase === 'failed' && session.files.length > 0)
  return (
    <section className="imports" aria-labelledby="imports-title">
      <h1 id="imports-title">{t('title')}</h1>
      <p className="quiet imports-lead">{t('lead')}</p>
      {summary?.readOnly ? <Alert type="info" showIcon title={t('readOnly')} /> : null}
      {session.phase === 'done' && session.done ? <ResultPanel done={session.done} onMore={store.clear} /> : null}
      {session.phase === 'failed' && session.failure ? (
        <FailurePanel failure={session.failure} onAgain={session.tokens.length > 0 ? store.reread : undefined} />
      ) : null}
      {busy ? <ImportProgressPanel session={session} onCancel={store.cancel} /> : null}
      {open ? <PreviewPanel store={store} session={session} readOnly={summary?.readOnly ?? true} /> : null}
      {busy ? null : (
        <DropZone
          compact={open || session.phase === 'done' || (summary?.files ?? 0) > 0}
          onFiles={(files) => void store.add(files)}
        />
      )}
      <HistoryPanel />
    </section>
  )
}

/** Takes what was dropped anywhere in the window, folders walked. */
function useDroppedFiles(onFiles: (files: File[]) => void): void {
  const { waiting, take } = useFileDrop()
  useEffect(() => {
    if (!waiting) return
    const dropped = take()
    if (dropped) void walkDropped(dropped).then(onFiles)
  }, [waiting, take, onFiles])
}
