// How far orders, payments, payouts and deposits fit together, level by level, in words and as a strip.

import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Overview } from '../../shared/bridge/contract'
import { go, useWord } from '../app/hooks'

type LevelCount = Overview['levels'][number]

export function LevelsSummary({ levels }: { levels: readonly LevelCount[] }) {
  const { t } = useTranslation('overview')
  return (
    <section className="panel" aria-label={t('levels.title')}>
      <header className="panel-head">
        <h2>{t('levels.title')}</h2>
        <Button size="small" type="link" onClick={() => go('records', { matched: 'unmatched' })}>
          {t('levels.open')}
        </Button>
      </header>
      <ul className="levels">
        {levels.map((level) => (
          <LevelRow key={level.level} level={level} />
        ))}
      </ul>
    </section>
  )
}

function LevelRow({ level }: { level: LevelCount }) {
  const { t } = useTranslation('overview')
  const word = useWord()
  const { entries, matched, ambiguous, unmatched } = level
  return (
    <li>
      <span className="level-line">
        <span>{word('level', level.level)}</span>
        <span className="quiet">{entries === 0 ? t('levels.none') : t('levels.of', { matched, entries })}</span>
      </span>
      <span className="level-strip" aria-hidden="true">
        <span className="strip-matched" style={{ flexGrow: matched }} />
        <span className="strip-ambiguous" style={{ flexGrow: ambiguous }} />
        <span className="strip-unmatched" style={{ flexGrow: unmatched }} />
      </span>
      <span className="level-words quiet">
        {ambiguous > 0 ? <span className="tone-ambiguous-ink">{`${ambiguous} ${t('levels.ambiguous')}`}</span> : null}
        {unmatched > 0 ? <span className="tone-waiting-ink">{`${unmatched} ${t('levels.unmatched')}`}</span> : null}
      </span>
    </li>
  )
}
