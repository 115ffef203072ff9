// The list of records for a filter, asked again whenever the book changes; an answer that comes too late is dropped.

import { useEffect, useMemo, useRef, useState } from 'react'
import type { Entry } from '../../shared/entry'
import { usePeriod, useStorage } from '../app/hooks'
import type { EntryQuery, ListHead } from '../storage/api'
import type { RowSource } from '../ui/row-source'
import { type EntryFilter, queryOf } from './entry-filter'
import { latestAnswer } from './latest-answer'

export interface EntryList {
  /** `null` until the first answer. */
  readonly head: ListHead | null
  readonly source: RowSource<Entry>
  /** A newer question is under way. */
  readonly asking: boolean
}

export function useEntryList(filter: EntryFilter): EntryList {
  const { api, status } = useStorage()
  const { period } = usePeriod()
  const [head, setHead] = useState<ListHead | null>(null)
  const [answered, setAnswered] = useState('')
  const latest = useRef(latestAnswer())
  const query = JSON.stringify(queryOf(filter, period))
  const question = `${status.generation} ${query}`
  useEffect(() => {
    const asked: EntryQuery = JSON.parse(question.slice(question.indexOf(' ')))
    void latest
      .current(() => api.queryEntries('records', asked))
      .then(
        (answer) => {
          if (!answer) return
          setHead(answer)
          setAnswered(question)
        },
        // The worker's state, which the frame shows, says why.
        () => {},
      )
  }, [api, question])
  const source = useMemo(
    () => ({
      total: head?.total ?? 0,
      version: `${head?.list ?? 0}/${head?.generation ?? 0}`,
      rows: async (from: number, to: number) => (head ? api.entryRows(head.list, from, to) : []),
    }),
    [api, head],
  )
  return { head, source, asking: answered !== question }
}
