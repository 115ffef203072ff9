// The totals of a file in one line a person can compare with the acquirer's page: `Sale 1,204 · 128,406.52`.

import { useTranslation } from 'react-i18next'
import type { FileReport } from '../../shared/bridge/contract'
import { useWord } from '../app/hooks'
import { Money } from '../ui/money'
import { countText } from './count-text'

export function TotalsLine({ totals }: { totals: FileReport['totals'] }) {
  const { t } = useTranslation('imports')
  const word = useWord()
  const several = new Set(totals.map((total) => total.currency)).size > 1
  const fees = feeTotals(totals)
  if (totals.length === 0) return null
  return (
    <ul className="totals-line" aria-label={t('totals')}>
      {totals.map((total) => (
        <li key={`${total.stream} ${total.kind} ${total.currency}`}>
          <span className="quiet">{word('kind', total.kind)}</span> {countText(total.count)}{' '}
          <span className="quiet" aria-hidden="true">
            ·
          </span>{' '}
          <Money minor={total.grossMinor} currency={total.currency} withCurrency={several} />
        </li>
      ))}
      {fees.map((fee) => (
        <li key={`fee ${fee.currency}`}>
          <span className="quiet">{word('field', 'feeMinor')}</span>{' '}
          <Money minor={fee.minor} currency={fee.currency} withCurrency={several} />
        </li>
      ))}
    </ul>
  )
}

/** Fees charged inside the rows, per currency; rows that are fees of their own stand among the kinds. */
function feeTotals(totals: FileReport['totals']): readonly { readonly currency: string; readonly minor: number }[] {
  const sums = new Map<string, number>()
  for (const total of totals) sums.set(total.currency, (sums.get(total.currency) ?? 0) + total.feeMinor)
  return [...sums].filter(([, minor]) => minor !== 0).map(([currency, minor]) => ({ currency, minor }))
}
