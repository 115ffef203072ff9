// The sum of what is shown, per currency, with its count.

import { useTranslation } from 'react-i18next'
import type { Sum } from '../storage/api'
import { Money } from '../ui/money'

interface SumsTextProps {
  readonly sums: readonly Sum[]
  /** Differences of one kind can be added up; over several kinds a sum would say nothing. */
  readonly withAmounts: boolean
}

export function SumsText({ sums, withAmounts }: SumsTextProps) {
  const { t } = useTranslation('reconciliation')
  if (sums.length === 0) return null
  return (
    <span className="sums-text">
      <span className="quiet">{t('sum')}</span>
      {sums.map((sum) => (
        <span key={sum.currency}>
          {t('differences', { count: sum.count })}{' '}
          {withAmounts ? (
            <Money minor={sum.grossMinor} currency={sum.currency} withCurrency={sums.length > 1} signed strong />
          ) : null}
        </span>
      ))}
    </span>
  )
}
