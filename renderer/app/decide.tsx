// A decision of the person: it is written by the host, its undo stands beside it, and a refusal is said in a sentence.

import { App, Button } from 'antd'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { Failure } from '../../shared/failure'
import { describeFailure, failureOfThrown } from '../i18n/describe-failure'
import { useLang } from '../i18n/use-lang'
import type { Bridge } from './connect'
import { useBridge } from './services'
import { useUndo } from './undo'

/** What every deciding call answers. */
export type Decided =
  | { readonly ok: true; readonly value: { readonly head: string; readonly seq: number } }
  | { readonly ok: false; readonly failure: Failure }

/**
 * `decide('3 payments confirmed', (bridge) => bridge.decisions.confirm(sides))`: true when the book took it.
 * `what` is shown as it is, in the language of the window.
 */
export type Decide = (what: string, call: (bridge: Bridge) => Promise<Decided>) => Promise<boolean>

const TOAST_SECONDS = 6

export function useDecide(): Decide {
  const bridge = useBridge()
  const lang = useLang()
  const { undo } = useUndo()
  const { t } = useTranslation('app')
  const { message, notification } = App.useApp()
  return useCallback(
    async (what, call) => {
      const done = await call(bridge).catch((thrown: unknown) => ({
        ok: false as const,
        failure: failureOfThrown(thrown),
      }))
      if (!done.ok) {
        notification.error({ title: what, description: describeFailure(lang, done.failure), duration: 0 })
        return false
      }
      const { seq } = done.value
      const key = `decided-${seq}`
      const takeBack = (): void => {
        message.destroy(key)
        void undo(seq)
      }
      message.success({
        key,
        duration: TOAST_SECONDS,
        content: (
          <>
            {t('done', { what })}{' '}
            <Button type="link" size="small" onClick={takeBack}>
              {t('undo')}
            </Button>
          </>
        ),
      })
      return true
    },
    [bridge, lang, undo, t, message, notification],
  )
}
