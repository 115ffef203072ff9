// Everything that has been imported, newest first: each file can be taken out of the book and brought back.

import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Failure } from '../../shared/failure'
import { useBook, useBridge } from '../app/hooks'
import { failureOfThrown } from '../i18n/describe-failure'
import { FailurePanel } from '../ui/error-panel'
import { TableSkeleton } from '../ui/skeletons'
import { HistoryBatch } from './history-batch'
import { batchesOf, type HistoryRow } from './import-history'

type Loaded = readonly HistoryRow[] | Failure | null

export function HistoryPanel() {
  const { t } = useTranslation('imports')
  const { loaded, again } = useHistory()
  return (
    <section className="panel import-history" aria-labelledby="import-history-title">
      <h2 id="import-history-title">{t('history.title')}</h2>
      <HistoryBody loaded={loaded} onAgain={again} />
    </section>
  )
}

function HistoryBody({ loaded, onAgain }: { loaded: Loaded; onAgain: () => void }) {
  const { t } = useTranslation(['imports', 'ui'])
  if (loaded === null) return <TableSkeleton rows={3} />
  if ('kind' in loaded)
    return <FailurePanel failure={loaded} action={<Button onClick={onAgain}>{t('ui:tryAgain')}</Button>} />
  if (loaded.length === 0) return <p className="quiet">{t('history.empty')}</p>
  return (
    <ol className="history-batches">
      {batchesOf(loaded).map((batch) => (
        <HistoryBatch key={batch.rows[0]?.seq ?? batch.at} batch={batch} />
      ))}
    </ol>
  )
}

function useHistory(): { readonly loaded: Loaded; readonly again: () => void } {
  const bridge = useBridge()
  const { summary } = useBook()
  const [loaded, setLoaded] = useState<Loaded>(null)
  const [round, setRound] = useState(0)
  const head = summary?.head
  useEffect(() => {
    if (head === undefined) return
    let current = true
    bridge.imports.history().then(
      (rows) => current && setLoaded(rows),
      (thrown: unknown) => current && setLoaded(failureOfThrown(thrown)),
    )
    return () => {
      current = false
    }
  }, [bridge, head])
  return { loaded, again: () => setRound(round + 1) }
}
