// Reconciliation: what does not agree, by type and by day; each row opens to both sides and to what a person can decide.

import { Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Exception } from '../../shared/matching/model'
import { go, useBook, useRoute } from '../app/hooks'
import { StorageGate } from '../app/storage-gate'
import { EmptyState } from '../ui/empty-state'
import { DaysTab } from './days-tab'
import { ExceptionDrawer } from './exception-drawer'
import { type ExceptionFilter, filterFromParams, paramsFromFilter } from './exception-filter'
import { ExceptionTable } from './exception-table'
import { GroupPanel } from './group-panel'
import { useExceptionList } from './use-exception-list'
import { useSelection } from './use-selection'
import './reconciliation.css'

type Tab = 'list' | 'days'

export function ReconciliationScreen() {
  const { t } = useTranslation('reconciliation')
  const { params } = useRoute()
  const { summary } = useBook()
  const tab: Tab = params.tab === 'days' ? 'days' : 'list'
  const filter = filterFromParams(params)
  if (summary?.entries === 0) return <NothingYet />
  return (
    <section className="reconciliation" aria-labelledby="reconciliation-title">
      <header className="reconciliation-head">
        <h1 id="reconciliation-title">{t('title')}</h1>
        <Segmented<Tab>
          value={tab}
          aria-label={t('view')}
          options={[
            { value: 'list', label: t('tab.list') },
            { value: 'days', label: t('tab.days') },
          ]}
          onChange={(next) =>
            go('reconciliation', { ...paramsFromFilter(filter), ...(next === 'days' ? { tab: next } : {}) })
          }
        />
      </header>
      <StorageGate>{tab === 'days' ? <DaysTab day={filter.day} /> : <ListTab filter={filter} />}</StorageGate>
    </section>
  )
}

function ListTab({ filter }: { filter: ExceptionFilter }) {
  const list = useExceptionList(filter)
  const selection = useSelection(list)
  const setFilter = (next: ExceptionFilter): void => go('reconciliation', paramsFromFilter(next), true)
  return (
    <div className="reconciliation-list">
      <GroupPanel filter={filter} onFilter={setFilter} />
      <ExceptionTable
        filter={filter}
        list={list}
        onFilter={setFilter}
        onOpen={(row: Exception, index: number) => selection.open(row.id, index)}
      />
      <ExceptionDrawer id={selection.id} onClose={selection.close} onStep={selection.step} onGone={selection.next} />
    </div>
  )
}

function NothingYet() {
  const { t } = useTranslation('reconciliation')
  return <EmptyState title={t('empty.title')} text={t('empty.text')} />
}
