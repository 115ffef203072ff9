// Until the storage worker has the book at hand nothing is said about it: an empty list would be taken for a clean one.

import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorPanel } from '../ui/error-panel'
import { TableSkeleton } from '../ui/skeletons'
import { useStorage } from './services'

export function StorageGate({ children }: { children: ReactNode }) {
  const { t } = useTranslation(['app', 'ui'])
  const { status } = useStorage()
  if (status.state === 'failed') {
    return <ErrorPanel text={`${t('storage.failed')} ${t('ui:nothingLost')}`} details={status.detail ?? ''} />
  }
  const known = status.head !== null && status.state !== 'connecting' && status.state !== 'rebuilding'
  return known ? children : <TableSkeleton />
}
