// The files of one import. A long one is folded; it can be undone as a whole.

import { App, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useBook, useBridge, useLang } from '../app/hooks'
import { instantText } from '../i18n/day-text'
import { describeFailure, failureOfThrown } from '../i18n/describe-failure'
import { HistoryFile } from './history-file'
import type { ImportBatch } from './import-history'
import { undoImport } from './undo-import'

const SHOWN_AT_FIRST = 5

export function HistoryBatch({ batch }: { batch: ImportBatch }) {
  const { t } = useTranslation('imports')
  const { summary } = useBook()
  const [open, setOpen] = useState(batch.rows.length <= SHOWN_AT_FIRST)
  const undoAll = useUndoAll(batch)
  const standing = batch.rows.filter((row) => !row.undone).length
  return (
    <li>
      <div className="row history-head">
        <h3>
          {instantText(batch.at)} <span className="quiet">· {t('history.batch', { count: batch.rows.length })}</span>
        </h3>
        <Button type="link" size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t(open ? 'group.close' : 'group.open')}
        </Button>
        {standing > 1 ? (
          <Button size="small" disabled={summary?.readOnly ?? true} onClick={undoAll}>
            {t('history.undoAll', { count: standing })}
          </Button>
        ) : null}
      </div>
      {open ? (
        <ul>
          {batch.rows.map((row) => (
            <HistoryFile key={row.seq} row={row} />
          ))}
        </ul>
      ) : null}
    </li>
  )
}

function useUndoAll(batch: ImportBatch): () => void {
  const { t } = useTranslation(['imports', 'app'])
  const lang = useLang()
  const bridge = useBridge()
  const { modal, message, notification } = App.useApp()
  const standing = batch.rows.filter((row) => !row.undone)
  const run = async (): Promise<void> => {
    const seqs = standing.map((row) => row.seq)
    const failure = await undoImport(bridge, seqs).catch(failureOfThrown)
    if (failure)
      notification.error({ title: t('history.undo'), description: describeFailure(lang, failure), duration: 0 })
    else message.success(t('app:undone', { what: t('undoneFiles', { count: seqs.length }) }))
  }
  return () =>
    void modal.confirm({
      title: t('history.undoAllConfirm', { count: standing.length }),
      content: t('history.undoText'),
      okText: t('history.undo'),
      onOk: run,
    })
}
