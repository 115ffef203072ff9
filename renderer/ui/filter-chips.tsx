// The filters in force, as chips that read as one sentence; each is taken away by its own button.

import { Button, Tag } from 'antd'
import { useTranslation } from 'react-i18next'

export interface FilterChip {
  readonly key: string
  /** A piece of the sentence: “refunds”, “from 1 to 31 Mar”, “with ‘4200’ in it”. */
  readonly text: string
  onRemove(): void
}

export function FilterChips({ chips, onClear }: { chips: readonly FilterChip[]; onClear?(): void }) {
  const { t } = useTranslation('ui')
  if (chips.length === 0) return <p className="filter-chips quiet">{t('allShown')}</p>
  const [before, after] = t('filterSentence', { filters: '\n' }).split('\n')
  return (
    <p className="filter-chips">
      <span>{before}</span>
      {chips.map((chip) => (
        <Tag key={chip.key} closable={{ 'aria-label': `${t('remove')}: ${chip.text}` }} onClose={chip.onRemove}>
          {chip.text}
        </Tag>
      ))}
      <span>{after}</span>
      {onClear && chips.length > 1 ? (
        <Button type="link" size="small" onClick={onClear}>
          {t('clearFilters')}
        </Button>
      ) : null}
    </p>
  )
}
