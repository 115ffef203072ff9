// The list of differences: filters that read as a sentence, a row each, and one way to settle all that are shown.

import { SearchOutlined } from '@ant-design/icons'
import { Input, Segmented } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Exception } from '../../shared/matching/model'
import { currencyDecimals, formatMinorPlain } from '../../shared/money'
import { useLang, usePeriod, useWord } from '../app/hooks'
import { dayText, spanText } from '../i18n/day-text'
import { sentence } from '../i18n/describe-failure'
import { DayText } from '../ui/day-text'
import { exceptionTone } from '../ui/exception-tone'
import { type FilterChip, FilterChips } from '../ui/filter-chips'
import { Money } from '../ui/money'
import { TableSkeleton } from '../ui/skeletons'
import { StateTag } from '../ui/state-tag'
import type { Column } from '../ui/table-columns'
import { useTypedText } from '../ui/use-typed-text'
import { VirtualTable } from '../ui/virtual-table'
import { BulkResolve } from './bulk-resolve'
import { type ExceptionFilter, NO_EXCEPTION_FILTER } from './exception-filter'
import { NoDifferences } from './no-differences'
import { SumsText } from './sums-text'
import type { ExceptionList } from './use-exception-list'

/** The tag of a row says its kind, and what became of it; exports have them as columns all the same. */
const HIDDEN_AT_FIRST = ['acquirer', 'type', 'state']

interface ExceptionTableProps {
  readonly filter: ExceptionFilter
  readonly list: ExceptionList
  readonly onFilter: (filter: ExceptionFilter) => void
  readonly onOpen: (row: Exception, index: number) => void
}

export function ExceptionTable({ filter, list, onFilter, onOpen }: ExceptionTableProps) {
  const { t } = useTranslation('reconciliation')
  const columns = useColumns()
  const { head, source } = list
  const chips = useChips(filter, onFilter)
  return (
    <div className="exception-list">
      <FilterBar filter={filter} onFilter={onFilter} />
      <FilterChips chips={chips} onClear={() => onFilter(NO_EXCEPTION_FILTER)} />
      {head ? (
        <VirtualTable
          label={t('title')}
          source={source}
          columns={columns}
          rowKey={(row) => row.id}
          openOnClick
          onOpen={onOpen}
          hiddenAtFirst={HIDDEN_AT_FIRST}
          summary={<SumsText sums={head.sums} withAmounts={filter.types.length === 1} />}
          empty={<NoDifferences filter={filter} />}
        />
      ) : (
        <TableSkeleton />
      )}
      <BulkResolve filter={filter} list={list} />
    </div>
  )
}

function FilterBar({ filter, onFilter }: Pick<ExceptionTableProps, 'filter' | 'onFilter'>) {
  const { t } = useTranslation('reconciliation')
  const [text, setText] = useTypedText(filter.text, (next) => onFilter({ ...filter, text: next }))
  return (
    <search className="filter-bar">
      <Input
        allowClear
        prefix={<SearchOutlined />}
        placeholder={t('search')}
        aria-label={t('search')}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Segmented<ExceptionFilter['state']>
        value={filter.state}
        aria-label={t('stateFilter')}
        options={[
          { value: 'open', label: t('state.open') },
          { value: 'resolved', label: t('state.resolved') },
          { value: 'all', label: t('state.all') },
        ]}
        onChange={(state) => onFilter({ ...filter, state })}
      />
    </search>
  )
}

function useChips(filter: ExceptionFilter, onFilter: (filter: ExceptionFilter) => void): readonly FilterChip[] {
  const { t } = useTranslation('reconciliation')
  const word = useWord()
  const lang = useLang()
  const { period, setPeriod } = usePeriod()
  const chips: FilterChip[] = filter.types.map((type) => ({
    key: type,
    text: word('type', type),
    onRemove: () => onFilter({ ...filter, types: filter.types.filter((other) => other !== type) }),
  }))
  if (filter.text !== '') {
    const onRemove = () => onFilter({ ...filter, text: '' })
    chips.push({ key: 'text', text: t('chip.text', { text: filter.text }), onRemove })
  }
  if (filter.day) {
    chips.push({ key: 'day', text: dayText(lang, filter.day), onRemove: () => onFilter({ ...filter, day: null }) })
  }
  if (filter.ids) {
    const onRemove = () => onFilter({ ...filter, ids: null })
    chips.push({ key: 'ids', text: t('chip.ids', { count: filter.ids.length }), onRemove })
  }
  if (!filter.day && period) {
    const text = spanText(lang, period.from, period.to)
    chips.push({ key: 'period', text, onRemove: () => setPeriod(null) })
  }
  return chips
}

function useColumns(): readonly Column<Exception>[] {
  const { t } = useTranslation('reconciliation')
  const word = useWord()
  const lang = useLang()
  return useMemo(
    () => [
      {
        key: 'day',
        title: t('column.day'),
        width: 118,
        text: (row) => row.day,
        render: (row) => <DayText day={row.day} />,
      },
      { key: 'type', title: t('column.type'), width: 170, text: (row) => word('type', row.type) },
      {
        key: 'why',
        title: t('column.why'),
        width: 240,
        grow: 1,
        text: (row) => sentence(lang, row.reason),
        render: (row) => <WhyCell row={row} text={sentence(lang, row.reason)} />,
      },
      {
        key: 'amount',
        title: t('column.amount'),
        width: 132,
        align: 'right',
        text: (row) => formatMinorPlain(row.minor, currencyDecimals(row.currency)),
        render: (row) => <Money minor={row.minor} currency={row.currency} signed />,
      },
      {
        key: 'acquirer',
        title: t('column.acquirer'),
        width: 120,
        text: (row) => (row.acquirerId ? word('acquirer', row.acquirerId) : ''),
      },
      {
        key: 'state',
        title: t('column.state'),
        width: 128,
        text: (row) => (row.resolution ? word('resolution', row.resolution.how) : t('state.open')),
      },
    ],
    [t, word, lang],
  )
}

function WhyCell({ row, text }: { row: Exception; text: string }) {
  const word = useWord()
  const { type, resolution } = row
  return (
    <span title={text}>
      <StateTag tone={resolution ? 'neutral' : exceptionTone(type)}>
        {word('type', type)}
        {resolution ? ` · ${word('resolution', resolution.how)}` : ''}
      </StateTag>{' '}
      {text}
    </span>
  )
}
