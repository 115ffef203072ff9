// The settings of the open book, the draft beside them, and saving with undo.

import { useCallback, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Failure } from '../../shared/failure'
import type { Settings } from '../../shared/settings'
import { useBook, useBridge, useDecide } from '../app/hooks'
import { failureOfThrown } from '../i18n/describe-failure'
import { type ProblemCode, type Problems, problemsOf } from './settings-draft'

export interface SettingsForm {
  readonly draft: Settings
  readonly readOnly: boolean
  readonly dirty: boolean
  /** By field path; also of fields whose text is no value yet. */
  readonly problems: Problems
  change(next: Partial<Settings>): void
  /** The whole draft at once, for fields that may be absent. */
  replace(next: Settings): void
  /** A field whose text cannot become a value says so under its path, and takes it back with `null`. */
  reportText(path: string, problem: ProblemCode | null): void
  discard(): void
  save(): Promise<void>
  /** Rises when fields must forget their text. */
  readonly round: number
}

export function useSettings(): { readonly form: SettingsForm | null; readonly failure: Failure | null } {
  const bridge = useBridge()
  const decide = useDecide()
  const { t } = useTranslation('app')
  const { summary } = useBook()
  const { saved, failure, setSaved } = useSavedSettings()
  const [draft, setDraft] = useState<Settings | null>(null)
  const [texts, setTexts] = useState<Problems>(new Map())
  const [round, setRound] = useState(0)
  const current = draft ?? saved
  const reportText = useCallback((path: string, problem: ProblemCode | null) => {
    setTexts((old) => ((old.get(path) ?? null) === problem ? old : changed(old, path, problem)))
  }, [])
  const discard = useCallback(() => {
    setDraft(null)
    setTexts(new Map())
    setRound((count) => count + 1)
  }, [])
  const save = useCallback(async () => {
    if (!draft) return
    if (!(await decide(t('decision.settings'), () => bridge.settings.save(draft)))) return
    setSaved(draft)
    discard()
  }, [draft, decide, t, bridge, setSaved, discard])
  const form = useMemo(
    () =>
      current && {
        draft: current,
        readOnly: summary?.readOnly ?? true,
        dirty: texts.size > 0 || (draft !== null && JSON.stringify(draft) !== JSON.stringify(saved)),
        problems: new Map([...problemsOf(current), ...texts]),
        change: (next: Partial<Settings>) => setDraft({ ...current, ...next }),
        replace: setDraft,
        reportText,
        discard,
        save,
        round,
      },
    [current, summary, texts, draft, saved, reportText, discard, save, round],
  )
  return { form, failure }
}

function changed(old: Problems, path: string, problem: ProblemCode | null): Problems {
  const next = new Map(old)
  if (problem === null) next.delete(path)
  else next.set(path, problem)
  return next
}

/** What the book says now; asked again after every change, so that an undo shows at once. */
function useSavedSettings() {
  const bridge = useBridge()
  const { summary } = useBook()
  const [saved, setSaved] = useState<Settings | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const version = summary ? `${summary.id}/${summary.head}` : null
  useEffect(() => {
    if (version === null) return
    let current = true
    bridge.settings.get().then(
      (settings) => current && setSaved(settings),
      (thrown: unknown) => current && setFailure(failureOfThrown(thrown)),
    )
    return () => {
      current = false
    }
  }, [bridge, version])
  return { saved, failure, setSaved }
}
