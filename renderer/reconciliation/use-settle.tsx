// Settles a whole list as one deed: one message, one undo, however many differences it holds.

import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Failure } from '../../shared/failure'
import type { Resolution } from '../../shared/matching/model'
import { useBridge, useLang, useStorage, useWord } from '../app/hooks'
import { describeFailure, failureOfThrown } from '../i18n/describe-failure'
import type { ExceptionList } from './use-exception-list'

/** What one call may name at most; more are settled in several calls. */
const MOST_AT_ONCE = 10_000
const TOAST_SECONDS = 8

/** Answers whether all of the list was settled. */
export function useSettle({ head }: ExceptionList): (how: Resolution, note: string) => Promise<boolean> {
  const { t } = useTranslation(['reconciliation', 'app'])
  const word = useWord()
  const lang = useLang()
  const bridge = useBridge()
  const { api } = useStorage()
  const { message, notification } = App.useApp()

  const fail = (title: string, failure: Failure): false => {
    notification.error({ title, description: describeFailure(lang, failure), duration: 0 })
    return false
  }
  const takeBack = async (what: string, from: number, seq: number): Promise<void> => {
    const done = await bridge.journal.undo({ from, seq }).catch(asFailed)
    if (done.ok) message.success(t('app:undone', { what }))
    else fail(t('app:undo'), done.failure)
  }
  const tell = (what: string, from: number, seq: number): void => {
    const key = `settled-${seq}`
    const undo = (): void => {
      message.destroy(key)
      void takeBack(what, from, seq)
    }
    const content = (
      <>
        {t('app:done', { what })}{' '}
        <Button type="link" size="small" onClick={undo}>
          {t('app:undo')}
        </Button>
      </>
    )
    message.success({ key, duration: TOAST_SECONDS, content })
  }
  return async (how, note) => {
    if (!head) return false
    const what = t('bulk.done', { count: head.total, how: word('resolution', how) })
    for (let from = 0; from < head.total; from += MOST_AT_ONCE) {
      const rows = await api.exceptionRows(head.list, from, Math.min(head.total, from + MOST_AT_ONCE))
      const exceptions = rows.map((row) => row.id)
      const done = await bridge.decisions.resolve({ exceptions, how, note }).catch(asFailed)
      if (!done.ok) return fail(what, done.failure)
      tell(what, done.value.seq - exceptions.length + 1, done.value.seq)
    }
    return true
  }
}

function asFailed(thrown: unknown) {
  return { ok: false as const, failure: failureOfThrown(thrown) }
}
