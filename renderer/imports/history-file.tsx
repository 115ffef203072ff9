// One imported file of the history: what it is, how much it brought, and its way out of the book and back.

import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { go, useBook, useDecide, useLang, useUndo, useWord } from '../app/hooks'
import { spanText } from '../i18n/day-text'
import { StateTag } from '../ui/state-tag'
import { formatName } from './format-name'
import type { HistoryRow } from './import-history'

export function HistoryFile({ row }: { row: HistoryRow }) {
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
