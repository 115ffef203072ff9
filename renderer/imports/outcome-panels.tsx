// How an import ended: done, with its undo and the way to what does not agree, or failed, with the next step.

import { App, Button, Result } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Failure } from '../../shared/failure'
import { go, useBridge, useLang, usePeriod } from '../app/hooks'
import { describeFailure, failureOfThrown } from '../i18n/describe-failure'
import { countText } from './count-text'
import type { ImportDone } from './import-session'
import { undoImport } from './undo-import'

export function ResultPanel({ done, onMore }: { done: ImportDone; onMore: () => void }) {
  const { t } = useTranslation('imports')
  const undo = useUndoImport(done.seqs, onMore)
  const { setPeriod } = usePeriod()
  const { added, known, revised } = done
  const look = (screen: 'reconciliation' | 'overview'): void => {
    if (done.span) setPeriod(done.span)
    go(screen)
  }
  return (
    <Result
      className="panel import-result"
      status="success"
      title={<span role="status">{t('done.title', { count: done.imported })}</span>}
      subTitle={t('done.text', { added: countText(added), known: countText(known), revised: countText(revised) })}
      extra={[
        <Button key="look" type="primary" onClick={() => look('reconciliation')}>
          {t('done.look')}
        </Button>,
        <Button key="overview" onClick={() => look('overview')}>
          {t('done.overview')}
        </Button>,
        <Button key="more" onClick={onMore}>
          {t('done.more')}
        </Button>,
        done.seqs.length > 0 ? (
          <Button key="undo" type="text" loading={undo.running} onClick={undo.run}>
            {t('done.undo')}
          </Button>
        ) : null,
      ]}
    />
  )
}

function useUndoImport(seqs: readonly number[], onUndone: () => void) {
  const { t } = useTranslation(['imports', 'app'])
  const lang = useLang()
  const bridge = useBridge()
  const { message, notification } = App.useApp()
  const [running, setRunning] = useState(false)
  const run = async (): Promise<void> => {
    setRunning(true)
    const failure = await undoImport(bridge, seqs).catch(failureOfThrown)
    setRunning(false)
    if (failure) {
      notification.error({ title: t('done.undo'), description: describeFailure(lang, failure), duration: 0 })
      return
    }
    message.success(t('app:undone', { what: t('undoneFiles', { count: seqs.length }) }))
    onUndone()
  }
  return { running, run: () => void run() }
}

export function FailurePanel({ failure, onAgain }: { failure: Failure; onAgain: (() => void) | undefined }) {
  const { t } = useTranslation('imports')
  const lang = useLang()
  return (
    <Result
      className="panel import-result"
      status="warning"
      title={<span role="alert">{t('failed.title')}</span>}
      subTitle={describeFailure(lang, failure)}
      extra={
        onAgain ? (
          <Button type="primary" onClick={onAgain}>
            {t('failed.again')}
          </Button>
        ) : null
      }
    />
  )
}
