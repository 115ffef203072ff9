// What is being taken over, read or imported: how much of it, how fast, how long still, and a way to stop.

import { Button, Progress } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Session } from './import-session'
import { bytesText, paceOf } from './pace'

export function ImportProgressPanel({ session, onCancel }: { session: Session; onCancel: () => void }) {
  const { t } = useTranslation('imports')
  const { progress, phase } = session
  const percent = progress && progress.bytesTotal > 0 ? Math.floor((progress.bytesDone * 100) / progress.bytesTotal) : 0
  const what = phase === 'offering' || phase === 'importing' ? phase : 'reading'
  const title = progress ? t(`busy.${what}`, { file: progress.file }) : t('busy.starting')
  return (
    <div className="panel import-progress" aria-busy="true">
      <p role="status" className="import-progress-title">
        {title}
      </p>
      <Progress percent={percent} status="active" aria-label={title} />
      <p className="quiet import-progress-line">{useProgressLine(session)}</p>
      <Button onClick={onCancel}>{t('cancel')}</Button>
      <span className="quiet"> {t('cancelKeeps')}</span>
    </div>
  )
}

/** `file 2 of 3 · 12.3 MB of 291 MB · 48 MB a second · about 6 seconds left` */
function useProgressLine({ progress, samples }: Session): string {
  const { t } = useTranslation('imports')
  if (!progress) return '\u00a0'
  const pace = paceOf(samples, progress.bytesTotal)
  const number = Math.min(progress.filesDone + 1, progress.filesTotal)
  const parts = [
    progress.filesTotal > 1 ? t('busy.files', { done: number, total: progress.filesTotal }) : '',
    t('busy.bytes', { done: bytesText(progress.bytesDone), total: bytesText(progress.bytesTotal) }),
    pace.bytesPerSecond > 0 ? t('busy.rate', { rate: bytesText(pace.bytesPerSecond) }) : '',
  ]
  if (pace.secondsLeft !== null) {
    const minutes = Math.ceil(pace.secondsLeft / 60)
    const time = pace.secondsLeft < 60 ? t('seconds', { count: pace.secondsLeft }) : t('minutes', { count: minutes })
    parts.push(t('busy.left', { time }))
  }
  return parts.filter((part) => part !== '').join(' · ')
}
