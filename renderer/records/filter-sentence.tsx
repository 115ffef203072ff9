// What is shown, as a sentence of chips: “only: refunds, not matched, March 2025, with ‘4200’”.

import { useTranslation } from 'react-i18next'
import { useLang, usePeriod, useWord } from '../app/hooks'
import { type Questions, useAnswer } from '../app/use-answer'
import { dayText, spanText } from '../i18n/day-text'
import { type FilterChip, FilterChips } from '../ui/filter-chips'
import { type EntryFilter, NO_ENTRY_FILTER } from './entry-filter'

interface FilterSentenceProps {
  readonly filter: EntryFilter
  readonly onFilter: (filter: EntryFilter) => void
}

const ASK_FILES = (api: Questions) => api.fileNames()

export function FilterSentence({ filter, onFilter }: FilterSentenceProps) {
  const chips = [...useWhatChips(filter, onFilter), ...useWhenChips(filter, onFilter)]
  return <FilterChips chips={chips} onClear={() => onFilter({ ...NO_ENTRY_FILTER, sort: filter.sort })} />
}

function useWhatChips(filter: EntryFilter, onFilter: FilterSentenceProps['onFilter']): readonly FilterChip[] {
  const { t } = useTranslation('records')
  const word = useWord()
  const names = useAnswer(ASK_FILES)
  const chips: FilterChip[] = []
  const add = (key: string, text: string, without: Partial<EntryFilter>): void => {
    chips.push({ key, text, onRemove: () => onFilter({ ...filter, ...without }) })
  }
  for (const stream of filter.streams) {
    add(stream, word('stream', stream), { streams: filter.streams.filter((other) => other !== stream) })
  }
  for (const kind of filter.kinds) {
    add(kind, word('kind', kind), { kinds: filter.kinds.filter((other) => other !== kind) })
  }
  if (filter.matched) add('matched', word('matched', filter.matched), { matched: null })
  if (filter.acquirerId) add('acquirer', word('acquirer', filter.acquirerId), { acquirerId: null })
  if (filter.text !== '') add('text', t('chip.text', { text: filter.text }), { text: '' })
  if (filter.file)
    add('file', t('chip.file', { name: names?.[filter.file] ?? filter.file.slice(0, 8) }), { file: null })
  return chips
}

function useWhenChips(filter: EntryFilter, onFilter: FilterSentenceProps['onFilter']): readonly FilterChip[] {
  const { t } = useTranslation('records')
  const lang = useLang()
  const { period } = usePeriod()
  if (filter.day) {
    return [{ key: 'day', text: dayText(lang, filter.day), onRemove: () => onFilter({ ...filter, day: null }) }]
  }
  if (filter.file) return []
  if (filter.allDays) {
    return [{ key: 'days', text: t('chip.allDays'), onRemove: () => onFilter({ ...filter, allDays: false }) }]
  }
  if (!period) return []
  const text = spanText(lang, period.from, period.to)
  return [{ key: 'period', text, onRemove: () => onFilter({ ...filter, allDays: true }) }]
}
