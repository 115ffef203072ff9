// One record: all its fields, what it was matched with and why, what does not agree about it, the line it came from,
// and notes.

import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { EntryId } from '../../shared/entry'
import { useWord } from '../app/hooks'
import { type Questions, useAnswer } from '../app/use-answer'
import type { EntryDetail } from '../storage/api'
import { DetailDrawer } from '../ui/detail-drawer'
import { EmptyState } from '../ui/empty-state'
import { Money } from '../ui/money'
import { TableSkeleton } from '../ui/skeletons'
import { FieldList } from './field-list'
import { RecordMatches } from './record-matches'
import { RecordNotes } from './record-notes'
import { RecordSources } from './record-sources'

interface RecordDrawerProps {
  readonly id: EntryId | null
  readonly onOpen: (id: EntryId) => void
  readonly onClose: () => void
}

export function RecordDrawer({ id, onOpen, onClose }: RecordDrawerProps) {
  const ask = useCallback(async (api: Questions) => (id === null ? undefined : api.entry(id)), [id])
  const detail = useAnswer(ask)
  return (
    <DetailDrawer open={id !== null} width={620} title={detail ? <Title detail={detail} /> : ''} onClose={onClose}>
      <Body key={id} detail={detail} onOpen={onOpen} />
    </DetailDrawer>
  )
}

function Body({ detail, onOpen }: { detail: EntryDetail | null | undefined; onOpen: (id: EntryId) => void }) {
  const { t } = useTranslation('records')
  if (detail === undefined) return <TableSkeleton rows={8} />
  if (detail === null) return <EmptyState title={t('gone')} text={t('goneText')} />
  return (
    <div className="record-detail">
      <FieldList entry={detail.entry} />
      <RecordMatches detail={detail} onOpen={onOpen} />
      <RecordSources files={detail.files} />
      <RecordNotes entry={detail.entry.id} />
    </div>
  )
}

function Title({ detail }: { detail: EntryDetail }) {
  const word = useWord()
  const { entry } = detail
  return (
    <span className="drawer-title">
      {word('stream', entry.stream)} · {word('kind', entry.kind)}{' '}
      <Money minor={entry.grossMinor} currency={entry.currency} withCurrency={entry.currency !== 'CNY'} signed strong />
    </span>
  )
}
