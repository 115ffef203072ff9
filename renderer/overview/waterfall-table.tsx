// The figures behind the picture.

import { useTranslation } from 'react-i18next'
import { useWord } from '../app/hooks'
import { Money } from '../ui/money'
import type { WaterfallView } from './verdict'
import { openStep } from './waterfall-panel'
import type { WaterfallStage, WaterfallStep } from './waterfall-steps'

export function WaterfallTable({ stages, waterfall }: { stages: readonly WaterfallStage[]; waterfall: WaterfallView }) {
  const { t } = useTranslation('overview')
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
      {stages.map(({ stage, steps }) => (
        <tbody key={stage}>
          <tr>
            <th scope="rowgroup" colSpan={3} className="stage-name">
              {t(`stage.${stage}`)}
            </th>
          </tr>
          {steps.map((step) => (
            <StepRow key={step.name} step={step} currency={waterfall.currency} />
          ))}
        </tbody>
      ))}
      <tbody>
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

function StepRow({ step, currency }: { step: WaterfallStep; currency: string }) {
  const word = useWord()
  return (
    <tr className={step.isLevel ? 'level' : undefined}>
      <th scope="row">
        <button type="button" className="step-name" onClick={() => openStep(step.name)}>
          {word('waterfall', step.name)}
        </button>
      </th>
      <td className="right">{step.count}</td>
      <td className="right">
        <Money minor={step.minor} currency={currency} signed={!step.isLevel} strong={step.isLevel} />
      </td>
    </tr>
  )
}
