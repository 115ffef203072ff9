// The search field and the choices beside it. What is chosen is said again as a sentence below.

import { SearchOutlined } from '@ant-design/icons'
import { Input, Select } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { ENTRY_KINDS, type EntryKind, STREAMS, type Stream } from '../../shared/entry'
import { ACQUIRER_PRESETS } from '../../shared/settings'
import { useWord } from '../app/hooks'
import { type Questions, useAnswer } from '../app/use-answer'
import { useTypedText } from '../ui/use-typed-text'
import type { EntryFilter } from './entry-filter'

interface FilterBarProps {
  readonly filter: EntryFilter
  readonly onFilter: (filter: EntryFilter) => void
}

const MATCHED_STATES = ['matched', 'unmatched', 'ambiguous'] as const
const ASK_FILES = (api: Questions) => api.fileNames()

export function FilterBar({ filter, onFilter }: FilterBarProps) {
  const { t } = useTranslation('records')
  const word = useWord()
  const [text, setText] = useTypedText(filter.text, (next) => onFilter({ ...filter, text: next }))
  return (
    <search className="record-filters">
      <Input
        className="record-search"
        allowClear
        autoFocus
        prefix={<SearchOutlined />}
        placeholder={t('search')}
        aria-label={t('search')}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Select<Stream[]>
        className="record-choice"
        mode="multiple"
        maxTagCount={0}
        maxTagPlaceholder={(chosen) => `${word('field', 'stream')} (${chosen.length})`}
        placeholder={word('field', 'stream')}
        aria-label={word('field', 'stream')}
        value={[...filter.streams]}
        options={STREAMS.map((stream) => ({ value: stream, label: word('stream', stream) }))}
        onChange={(streams) => onFilter({ ...filter, streams })}
      />
      <Select<EntryKind[]>
        className="record-choice"
        mode="multiple"
        maxTagCount={0}
        maxTagPlaceholder={(chosen) => `${word('field', 'kind')} (${chosen.length})`}
        placeholder={word('field', 'kind')}
        aria-label={word('field', 'kind')}
        value={[...filter.kinds]}
        options={ENTRY_KINDS.map((kind) => ({ value: kind, label: word('kind', kind) }))}
        onChange={(kinds) => onFilter({ ...filter, kinds })}
      />
      <Select<NonNullable<EntryFilter['matched']>>
        className="record-choice"
        allowClear
        placeholder={t('matchedState')}
        aria-label={t('matchedState')}
        value={filter.matched}
        options={MATCHED_STATES.map((state) => ({ value: state, label: word('matched', state) }))}
        onChange={(matched) => onFilter({ ...filter, matched: matched ?? null })}
      />
      <Select<string>
        className="record-choice"
        allowClear
        placeholder={word('field', 'acquirerId')}
        aria-label={word('field', 'acquirerId')}
        value={filter.acquirerId}
        options={ACQUIRER_PRESETS.map(({ id }) => ({ value: id, label: word('acquirer', id) }))}
        onChange={(acquirerId) => onFilter({ ...filter, acquirerId: acquirerId ?? null })}
      />
      <FileChoice filter={filter} onFilter={onFilter} />
    </search>
  )
}

function FileChoice({ filter, onFilter }: FilterBarProps) {
  const { t } = useTranslation('records')
  const names = useAnswer(ASK_FILES)
  const options = useMemo(
    () => Object.entries(names ?? {}).map(([file, name]) => ({ value: file, label: name, title: name })),
    [names],
  )
  return (
    <Select<string>
      className="record-file-choice"
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={t('file')}
      aria-label={t('file')}
      value={filter.file}
      options={options}
      popupMatchSelectWidth={360}
      onChange={(file) => onFilter({ ...filter, file: file ?? null })}
    />
  )
}
