// The list of exceptions for a filter, asked again whenever the book changes; an answer that comes too late is dropped.

import { useEffect, useMemo, useState } from 'react'
import type { Exception } from '../../shared/matching/model'
import { usePeriod, useStorage } from '../app/hooks'
import type { ListHead } from '../storage/api'
import type { RowSource } from '../ui/row-source'
import { type ExceptionFilter, queryOf } from './exception-filter'

export interface ExceptionList {
  /** `null` until the first answer. */
  readonly head: ListHead | null
  readonly source: RowSource<Exception>
  readonly failed: boolean
}

export function useExceptionList(filter: ExceptionFilter): ExceptionList {
  const { api, status } = useStorage()
  const { period } = usePeriod()
  const [head, setHead] = useState<ListHead | null>(null)
  const [failed, setFailed] = useState(false)
  const query = JSON.stringify(queryOf(filter, period))
  const { generation } = status
  useEffect(() => {
    let current = generation >= 0
    api.queryExceptions('reconciliation', JSON.parse(query)).then(
      (answer) => {
        if (!current) return
        setHead(answer)
        setFailed(false)
      },
      () => current && setFailed(true),
    )
    return () => {
      current = false
    }
  }, [api, query, generation])
  const source = useMemo(
    () => ({
      total: head?.total ?? 0,
      version: `${head?.list ?? 0}/${head?.generation ?? 0}`,
      rows: async (from: number, to: number) => (head ? api.exceptionRows(head.list, from, to) : []),
    }),
    [api, head],
  )
  return { head, source, failed }
}
