// The waterfall as bars. Amounts stand beside every bar, so that nothing has to be read off an axis.

import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Bar, BarChart, Cell, ReferenceLine, XAxis, YAxis } from 'recharts'
import { useWord } from '../app/hooks'
import { Money } from '../ui/money'
import { useWidth } from '../ui/use-width'
import { openStep } from './waterfall-panel'
import type { WaterfallStage, WaterfallStep } from './waterfall-steps'

interface PictureProps {
  readonly stages: readonly WaterfallStage[]
  readonly currency: string
  readonly title: string
}

const ROW_PIXELS = 30

export function WaterfallPicture({ stages, currency, title }: PictureProps) {
  const { t } = useTranslation('overview')
  const hintId = useId()
  const steps = stages.flatMap((stage) => stage.steps)
  const domain = [Math.min(0, ...steps.map((step) => step.from)), Math.max(1, ...steps.map((step) => step.to))] as const
  return (
    <figure className="waterfall" aria-label={title} aria-describedby={hintId}>
      {stages.map(({ stage, steps: own }) => (
        <section key={stage} aria-label={t(`stage.${stage}`)}>
          <h3 className="stage-name">{t(`stage.${stage}`)}</h3>
          <div className="waterfall-rows">
            <StepNames steps={own} />
            <StepBars steps={own} domain={domain} />
            <div className="waterfall-amounts">
              {own.map((step) => (
                <Money
                  key={step.name}
                  minor={step.minor}
                  currency={currency}
                  signed={!step.isLevel}
                  strong={step.isLevel}
                />
              ))}
            </div>
          </div>
        </section>
      ))}
      <figcaption id={hintId} className="quiet">
        {t('waterfall.hint')}
      </figcaption>
    </figure>
  )
}

interface BarsProps {
  readonly steps: readonly WaterfallStep[]
  /** The same for all stages, so that bars can be compared. */
  readonly domain: readonly [number, number]
}

function StepBars({ steps, domain }: BarsProps) {
  const { box, width } = useWidth()
  const bars = steps.map((step) => ({ ...step, span: [step.from, step.to] }))
  return (
    <div ref={box} className="waterfall-bars" aria-hidden="true">
      {width > 0 ? (
        <BarChart
          layout="vertical"
          data={bars}
          width={width}
          height={steps.length * ROW_PIXELS}
          margin={{ top: 0, right: 4, bottom: 0, left: 4 }}
          barCategoryGap={7}
          accessibilityLayer={false}
        >
          <XAxis type="number" hide domain={[...domain]} />
          <YAxis type="category" dataKey="name" hide />
          <ReferenceLine x={0} stroke="var(--quiet)" />
          <Bar
            dataKey="span"
            isAnimationActive={false}
            radius={3}
            minPointSize={(_, index) => (steps[index]?.from === steps[index]?.to ? 0 : 3)}
          >
            {bars.map((bar) => (
              <Cell
                key={bar.name}
                className="waterfall-bar"
                fill={`var(--tone-${bar.tone}-ink)`}
                fillOpacity={bar.isLevel ? 1 : 0.6}
                onClick={() => openStep(bar.name)}
              />
            ))}
          </Bar>
        </BarChart>
      ) : null}
    </div>
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
