// From orders to the bank, as a picture and as a table; both open to the rows of a step.

import { Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WaterfallName } from '../../shared/matching/model'
import { go } from '../app/hooks'
import type { WaterfallView } from './verdict'
import { WaterfallPicture } from './waterfall-picture'
import { targetOf, waterfallStages } from './waterfall-steps'
import { WaterfallTable } from './waterfall-table'

export function openStep(name: WaterfallName): void {
  const { screen, params } = targetOf(name)
  go(screen, params)
}

/** `only`: there is no other currency, so none is named. */
export function WaterfallPanel({ waterfall, only }: { waterfall: WaterfallView; only: boolean }) {
  const { t } = useTranslation('overview')
  const [shape, setShape] = useState<'picture' | 'table'>('picture')
  const stages = waterfallStages(waterfall)
  const { currency } = waterfall
  const title = only ? t('waterfall.title') : t('waterfall.titleIn', { currency })
  return (
    <section className="panel" aria-label={title}>
      <header className="panel-head">
        <h2>{title}</h2>
        <Segmented
          size="small"
          aria-label={t('waterfall.view')}
          value={shape}
          onChange={setShape}
          options={[
            { value: 'picture', label: t('waterfall.picture') },
            { value: 'table', label: t('waterfall.table') },
          ]}
        />
      </header>
      {shape === 'picture' ? (
        <WaterfallPicture stages={stages} currency={currency} title={title} />
      ) : (
        <WaterfallTable stages={stages} waterfall={waterfall} />
      )}
    </section>
  )
}
