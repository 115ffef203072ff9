// Everything that has been imported, newest first: each file can be taken out of the book and brought back.

import { App, Button } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Failure } from '../../shared/failure'
import { go, useBook, useBridge, useDecide, useLang, useUndo, useWord } from '../app/hooks'
import { instantText, spanText } from '../i18n/day-text'
import { failureOfThrown } from '../i18n/describe-failure'
import { FailurePanel } from '../ui/error-panel'
import { TableSkeleton } from '../ui/skeletons'
import { StateTag } from '../ui/state-tag'
import { formatName } from './format-name'
import { batchesOf, type HistoryRow, type ImportBatch } from './import-history'

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
        <Batch key={batch.rows[0]?.seq ?? batch.at} batch={batch} />
      ))}
    </ol>
  )
}

function Batch({ batch }: { batch: ImportBatch }) {
  const { t } = useTranslation('imports')
  return (
    <li>
      <h3>
        {instantText(batch.at)} <span className="quiet">· {t('history.batch', { count: batch.rows.length })}</span>
      </h3>
      <ul>
        {batch.rows.map((row) => (
          <FileRow key={row.seq} row={row} />
        ))}
      </ul>
    </li>
  )
}

function FileRow({ row }: { row: HistoryRow }) {
  const { t } = useTranslation('imports')
  const word = useWord()
  const lang = useLang()
  const { report } = row
  return (
    <li className={row.undone ? 'history-file undone' : 'history-file'}>
      <div className="history-what">
        <span>{formatName(report, word) ?? t('format.unknown')}</span>
        {report.period ? (
          <span className="quiet"> · {spanText(lang, report.period.from, report.period.to)}</span>
        ) : null}
        <div className="quiet file-name">{report.name}</div>
      </div>
      <div className="history-count">{t('entries', { count: report.counts.entries })}</div>
      <div className="history-state">
        {row.undone ? <StateTag tone="neutral">{t('history.undone')}</StateTag> : null}
        {!row.undone && report.verdict === 'incomplete' ? (
          <StateTag tone="waiting">{word('verdict', 'incomplete')}</StateTag>
        ) : null}
      </div>
      <FileActions row={row} />
    </li>
  )
}

function FileActions({ row }: { row: HistoryRow }) {
  const { t } = useTranslation('imports')
  const { modal } = App.useApp()
  const { undo } = useUndo()
  const { summary } = useBook()
  const decide = useDecide()
  const { name, sha256 } = row.report
  const readOnly = summary?.readOnly ?? true
  const askUndo = (): void => {
    modal.confirm({
      title: t('history.undoConfirm', { name }),
      content: t('history.undoText'),
      okText: t('history.undo'),
      onOk: () => undo(row.seq),
    })
  }
  if (row.undone) {
    const seq = row.undoneBy
    if (seq === undefined) return null
    const bringBack = () => decide(t('history.redoOf', { name }), (bridge) => bridge.journal.undo({ seq }))
    return (
      <div className="history-actions">
        <Button
          size="small"
          disabled={readOnly}
          aria-label={t('history.redoOf', { name })}
          onClick={() => void bringBack()}
        >
          {t('history.redo')}
        </Button>
      </div>
    )
  }
  return (
    <div className="history-actions">
      <Button size="small" type="link" onClick={() => go('records', { file: sha256 })}>
        {t('history.records')}
      </Button>
      <Button size="small" disabled={readOnly} aria-label={t('history.undoOf', { name })} onClick={askUndo}>
        {t('history.undo')}
      </Button>
    </div>
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
