// The figures behind the picture.

import { useTranslation } from 'react-i18next'
import { useWord } from '../app/hooks'
import { Money } from '../ui/money'
import type { WaterfallView } from './verdict'
import { openStep } from './waterfall-panel'
import type { WaterfallStep } from './waterfall-steps'

export function WaterfallTable({ steps, waterfall }: { steps: readonly WaterfallStep[]; waterfall: WaterfallView }) {
  const { t } = useTranslation('overview')
  const word = useWord()
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th scope="col">{t('waterfall.step')}</th>
          <th scope="col" className="right">
            {t('waterfall.count')}
          </th>
          <th scope="col" className="right">
            {t('waterfall.amount')}
          </th>
        </tr>
      </thead>
      <tbody>
        {steps.map((step) => (
          <tr key={step.name} className={step.isLevel ? 'level' : undefined}>
            <th scope="row">
              <button type="button" className="step-name" onClick={() => openStep(step.name)}>
                {word('waterfall', step.name)}
              </button>
            </th>
            <td className="right">{step.count}</td>
            <td className="right">
              <Money minor={step.minor} currency={waterfall.currency} signed={!step.isLevel} strong={step.isLevel} />
            </td>
          </tr>
        ))}
        <tr className="level">
          <th scope="row">{t('waterfall.unexplained')}</th>
          <td />
          <td className="right">
            <Money minor={waterfall.unexplainedMinor} currency={waterfall.currency} strong />
          </td>
        </tr>
      </tbody>
    </table>
  )
}
