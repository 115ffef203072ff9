// The sums of what is shown, per currency and never over two of them.

import { useTranslation } from 'react-i18next'
import type { Sum } from '../storage/api'
import { Money } from '../ui/money'

interface RecordSumsProps {
  readonly sums: readonly Sum[]
  /** One payment stands in up to four streams: adding it up over them would count it four times. */
  readonly oneStream: boolean
}

export function RecordSums({ sums, oneStream }: RecordSumsProps) {
  const { t } = useTranslation('records')
  const several = sums.length > 1
  return (
    <ul className="record-sums" aria-label={t('sums')}>
      {sums.map((sum) => (
        <li key={sum.currency}>
          <span className="quiet">{t('sums')}</span> {t('entries', { count: sum.count })}
          {oneStream ? (
            <>
              <Figure label={t('gross')} minor={sum.grossMinor} currency={sum.currency} several={several} />
              <Figure label={t('fee')} minor={sum.feeMinor} currency={sum.currency} several={several} />
              <Figure label={t('net')} minor={sum.netMinor} currency={sum.currency} several={several} />
            </>
          ) : (
            <span className="quiet">{t('sumsHint')}</span>
          )}
        </li>
      ))}
    </ul>
  )
}

function Figure({
  label,
  minor,
  currency,
  several,
}: {
  label: string
  minor: number
  currency: string
  several: boolean
}) {
  return (
    <span className="record-sum">
      <span className="quiet">{label}</span> <Money minor={minor} currency={currency} withCurrency={several} strong />
    </span>
  )
}
