// The types of differences with count and sum. Choosing one shows only it; choosing it again shows all.

import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { usePeriod, useWord } from '../app/hooks'
import { type Questions, useAnswer } from '../app/use-answer'
import { Money } from '../ui/money'
import { TableSkeleton } from '../ui/skeletons'
import { ToneIcon } from '../ui/state-tag'
import { type ExceptionFilter, NO_EXCEPTION_FILTER } from './exception-filter'
import { groupByType, type TypeGroup } from './exception-groups'

interface GroupPanelProps {
  readonly filter: ExceptionFilter
  readonly onFilter: (filter: ExceptionFilter) => void
}

export function GroupPanel({ filter, onFilter }: GroupPanelProps) {
  const { t } = useTranslation('reconciliation')
  const groups = useGroups()
  if (!groups) return <TableSkeleton rows={6} />
  const open = groups.reduce((sum, group) => sum + group.open, 0)
  const all = filter.types.length === 0
  return (
    <nav className="group-panel" aria-label={t('groups')}>
      <button
        type="button"
        className="group-button"
        aria-pressed={all}
        onClick={() => onFilter({ ...filter, types: [] })}
      >
        <span className="group-name">{t('allTypes')}</span>
        <span className="group-count">{open}</span>
      </button>
      {groups.map((group) => (
        <GroupButton
          key={group.type}
          group={group}
          pressed={filter.types.length === 1 && filter.types[0] === group.type}
          onPress={(pressed) =>
            onFilter({ ...filter, ids: NO_EXCEPTION_FILTER.ids, types: pressed ? [] : [group.type] })
          }
        />
      ))}
      {groups.length === 0 ? <p className="quiet">{t('groupsEmpty')}</p> : null}
    </nav>
  )
}

interface GroupButtonProps {
  readonly group: TypeGroup
  readonly pressed: boolean
  readonly onPress: (pressed: boolean) => void
}

function GroupButton({ group, pressed, onPress }: GroupButtonProps) {
  const { t } = useTranslation('reconciliation')
  const word = useWord()
  const several = group.sums.length > 1
  return (
    <button type="button" className="group-button" aria-pressed={pressed} onClick={() => onPress(pressed)}>
      <ToneIcon tone={group.open > 0 ? group.tone : 'balanced'} />
      <span className="group-name">{word('type', group.type)}</span>
      <span className="group-count">{group.open > 0 ? group.open : t('allResolved')}</span>
      <span className="group-sums quiet">
        {group.sums.map((sum) => (
          <Money key={sum.currency} minor={sum.minor} currency={sum.currency} withCurrency={several} signed />
        ))}
      </span>
    </button>
  )
}

function useGroups(): readonly TypeGroup[] | undefined {
  const { period } = usePeriod()
  const ask = useCallback((api: Questions) => api.exceptionGroups(period ?? {}), [period])
  const answer = useAnswer(ask)
  return answer && groupByType(answer)
}
