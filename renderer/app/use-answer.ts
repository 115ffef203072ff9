// One question to the storage, asked again whenever the book changes; an answer that comes too late is dropped.

import { useEffect, useState } from 'react'
import type { StorageApi } from '../storage/api'
import { useStorage } from './services'

/** The storage's questions; over the worker's boundary every one of them returns a promise. */
export type Questions = Omit<StorageApi, 'watch'>

/** `ask` must be stable (`useCallback`): a new one is a new question. `undefined` until its first answer. */
export function useAnswer<T>(ask: (api: Questions) => Promise<T>): T | undefined {
  const { api, status } = useStorage()
  const [answered, setAnswered] = useState<{ readonly ask: typeof ask; readonly value: T } | null>(null)
  const { generation } = status
  useEffect(() => {
    let current = generation >= 0
    ask(api).then(
      (value) => current && setAnswered({ ask, value }),
      // The worker's state, which the frame shows, says why.
      () => {},
    )
    return () => {
      current = false
    }
  }, [api, ask, generation])
  return answered?.ask === ask ? answered.value : undefined
}
