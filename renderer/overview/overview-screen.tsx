// Overview: one look answers "is all my money here?". Verdict first, money second, evidence one click away.

import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Overview } from '../../shared/bridge/contract'
import { useBook } from '../app/hooks'
import { FailurePanel } from '../ui/error-panel'
import { AttentionList } from './attention-list'
import { Findings } from './findings'
import { FirstRun } from './first-run'
import { LevelsSummary } from './levels-summary'
import { OverviewSkeleton } from './overview-skeleton'
import { useOverview } from './use-overview'
import { VerdictPanel } from './verdict-panel'
import { WaterfallPanel } from './waterfall-panel'
import './overview.css'

export function OverviewScreen() {
  const { t } = useTranslation('ui')
  const book = useBook()
  const { overview, failure, retry } = useOverview()
  const problem = failure ?? (book.summary ? null : book.failure)
  if (problem) {
    const again = (): void => {
      void book.refresh()
      retry()
    }
    return <FailurePanel failure={problem} action={<Button onClick={again}>{t('tryAgain')}</Button>} />
  }
  if (!book.summary) return <OverviewSkeleton />
  if (book.summary.files === 0) return <FirstRun readOnly={book.summary.readOnly} />
  return overview ? <Figures overview={overview} /> : <OverviewSkeleton />
}

function Figures({ overview }: { overview: Overview }) {
  const { t } = useTranslation('overview')
  return (
    <div className="overview">
      <h1 className="visually-hidden">{t('title')}</h1>
      <VerdictPanel overview={overview} />
      <div className="overview-columns">
        <div className="stack">
          {overview.waterfalls.map((waterfall) => (
            <WaterfallPanel key={waterfall.currency} waterfall={waterfall} only={overview.waterfalls.length === 1} />
          ))}
        </div>
        <div className="stack">
          <AttentionList overview={overview} />
          <LevelsSummary levels={overview.levels} />
          <Findings findings={overview.findings} />
        </div>
      </div>
    </div>
  )
}
