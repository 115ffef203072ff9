// The waterfall as bars. Amounts stand beside every bar, so that nothing has to be read off an axis.

import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Bar, BarChart, Cell, ReferenceLine, XAxis, YAxis } from 'recharts'
import { formatMinor, minor } from '../../shared/money'
import { useWord } from '../app/hooks'
import { useWidth } from '../ui/use-width'
import { openStep } from './waterfall-panel'
import type { WaterfallStep } from './waterfall-steps'

interface PictureProps {
  readonly steps: readonly WaterfallStep[]
  readonly currency: string
  readonly title: string
}

const ROW_PIXELS = 32

export function WaterfallPicture({ steps, currency, title }: PictureProps) {
  const { t } = useTranslation('overview')
  const hintId = useId()
  const { box, width } = useWidth()
  const bars = steps.map((step) => ({ ...step, span: [step.from, step.to] as const }))
  return (
    <figure className="waterfall" aria-label={title} aria-describedby={hintId}>
      <div className="waterfall-rows">
        <StepNames steps={steps} />
        <div ref={box} className="waterfall-bars" aria-hidden="true">
          {width > 0 ? (
            <BarChart
              layout="vertical"
              data={bars}
              width={width}
              height={steps.length * ROW_PIXELS}
              margin={{ top: 0, right: 4, bottom: 0, left: 4 }}
              barCategoryGap={8}
              accessibilityLayer={false}
            >
              <XAxis type="number" hide domain={['dataMin', 'dataMax']} />
              <YAxis type="category" dataKey="name" hide />
              <ReferenceLine x={0} stroke="var(--quiet)" />
              <Bar dataKey="span" isAnimationActive={false} radius={3} minPointSize={2}>
                {bars.map((bar) => (
                  <Cell
                    key={bar.name}
                    className="waterfall-bar"
                    fill={`var(--tone-${bar.tone}-ink)`}
                    fillOpacity={bar.isLevel ? 0.9 : 0.65}
                    onClick={() => openStep(bar.name)}
                  />
                ))}
              </Bar>
            </BarChart>
          ) : null}
        </div>
        <div className="waterfall-amounts">
          {steps.map((step) => (
            <span key={step.name} className={step.isLevel ? 'money money-strong' : 'money'}>
              {formatMinor(minor(step.minor), currency, !step.isLevel)}
            </span>
          ))}
        </div>
      </div>
      <figcaption id={hintId} className="quiet">
        {t('waterfall.hint')}
      </figcaption>
    </figure>
  )
}

function StepNames({ steps }: { steps: readonly WaterfallStep[] }) {
  const { t } = useTranslation('overview')
  const word = useWord()
  return (
    <div className="waterfall-names">
      {steps.map((step) => (
        <button
          key={step.name}
          type="button"
          className={step.isLevel ? 'step-name level' : 'step-name'}
          title={t('waterfall.open', { step: word('waterfall', step.name) })}
          onClick={() => openStep(step.name)}
        >
          {word('waterfall', step.name)}
        </button>
      ))}
    </div>
  )
}
