// Records: every entry of the book, found at once, each down to the line it came from.

import { useTranslation } from 'react-i18next'
import type { EntryId } from '../../shared/entry'
import { go, useBook, useRoute } from '../app/hooks'
import { StorageGate } from '../app/storage-gate'
import { EmptyState } from '../ui/empty-state'
import { TableSkeleton } from '../ui/skeletons'
import { VirtualTable } from '../ui/virtual-table'
import { type EntryFilter, filterFromParams, isNarrowed, NO_ENTRY_FILTER, paramsFromFilter } from './entry-filter'
import { FilterBar } from './filter-bar'
import { FilterSentence } from './filter-sentence'
import { useColumns } from './record-columns'
import { RecordDrawer } from './record-drawer'
import { RecordSums } from './record-sums'
import { useEntryList } from './use-entry-list'
import './records.css'

const HIDDEN_AT_FIRST = [
  'fee',
  'settleDay',
  'acquirerNo',
  'refundNo',
  'merchantNo',
  'terminalNo',
  'storeNo',
  'card',
  'status',
  'note',
]

export function RecordsScreen() {
  const { t } = useTranslation('records')
  const { params } = useRoute()
  const { summary } = useBook()
  const filter = filterFromParams(params)
  const open = params.entry ?? null
  const show = (next: EntryFilter, entry: EntryId | null = null): void =>
    go('records', { ...paramsFromFilter(next), ...(entry ? { entry } : {}) }, true)
  if (summary?.entries === 0) return <EmptyState title={t('empty.title')} text={t('empty.text')} />
  return (
    <section className="records" aria-labelledby="records-title">
      <h1 id="records-title">{t('title')}</h1>
      <FilterBar filter={filter} onFilter={show} />
      <FilterSentence filter={filter} onFilter={show} />
      <StorageGate>
        <RecordTable filter={filter} onFilter={show} onOpen={(id) => show(filter, id)} />
        <RecordDrawer id={open} onOpen={(id) => show(filter, id)} onClose={() => show(filter)} />
      </StorageGate>
    </section>
  )
}

interface RecordTableProps {
  readonly filter: EntryFilter
  readonly onFilter: (filter: EntryFilter) => void
  readonly onOpen: (id: EntryId) => void
}

function RecordTable({ filter, onFilter, onOpen }: RecordTableProps) {
  const { t } = useTranslation('records')
  const columns = useColumns()
  const { head, source, asking } = useEntryList(filter)
  if (!head) return <TableSkeleton />
  return (
    <div className="record-table" aria-busy={asking}>
      <VirtualTable
        label={t('title')}
        source={source}
        columns={columns}
        rowKey={(row) => row.id}
        openOnClick
        onOpen={(row) => onOpen(row.id)}
        sort={filter.sort}
        onSort={({ by, descending }) => {
          if (by === 'at' || by === 'gross' || by === 'net') onFilter({ ...filter, sort: { by, descending } })
        }}
        hiddenAtFirst={HIDDEN_AT_FIRST}
        summary={<RecordSums sums={head.sums} oneStream={filter.streams.length === 1 || filter.file !== null} />}
        empty={<NothingFound filter={filter} onFilter={onFilter} />}
      />
    </div>
  )
}

function NothingFound({ filter, onFilter }: Pick<RecordTableProps, 'filter' | 'onFilter'>) {
  const { t } = useTranslation('records')
  if (!filter.allDays && isNarrowed(filter)) {
    return (
      <EmptyState
        title={t('none.period')}
        action={
          <button
            type="button"
            className="link-button"
            onClick={() => onFilter({ ...filter, allDays: true, day: null })}
          >
            {t('none.allDays')}
          </button>
        }
      />
    )
  }
  const clear = (
    <button type="button" className="link-button" onClick={() => onFilter(NO_ENTRY_FILTER)}>
      {t('none.clear')}
    </button>
  )
  return <EmptyState title={t('none.title')} text={t('none.text')} action={clear} />
}
