// Why the list is empty. “Everything agrees” is said only of days that have records.

import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { usePeriod } from '../app/hooks'
import { type Questions, useAnswer } from '../app/use-answer'
import { EmptyState } from '../ui/empty-state'
import { TableSkeleton } from '../ui/skeletons'
import type { ExceptionFilter } from './exception-filter'

export function NoDifferences({ filter }: { filter: ExceptionFilter }) {
  const { t } = useTranslation('reconciliation')
  const narrowed = filter.types.length > 0 || filter.text !== '' || filter.ids !== null
  if (filter.state === 'resolved') return <EmptyState title={t('none.resolved')} />
  if (narrowed) return <EmptyState title={t('none.filtered')} text={t('none.filteredText')} />
  return <NothingOpen filter={filter} />
}

function NothingOpen({ filter }: { filter: ExceptionFilter }) {
  const { t } = useTranslation('reconciliation')
  const { period, bounds } = usePeriod()
  const from = filter.day ?? period?.from ?? bounds?.from
  const to = filter.day ?? period?.to ?? bounds?.to
  const ask = useCallback(async (api: Questions) => (from && to ? api.days(from, to) : []), [from, to])
  const days = useAnswer(ask)
  if (!days) return <TableSkeleton rows={3} />
  if (days.some((day) => day.entries > 0)) return <EmptyState title={t('none.title')} text={t('none.text')} />
  return <EmptyState title={t('none.noRecords')} text={t('none.noRecordsText')} />
}
