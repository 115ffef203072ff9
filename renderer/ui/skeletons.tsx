// Grey shapes of what is coming, so that waiting never looks like emptiness. Screen readers hear one word.

import { Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'

export function ScreenSkeleton() {
  const { t } = useTranslation('ui')
  return (
    <div role="status" aria-label={t('loading')} className="screen-skeleton">
      <Skeleton active title={{ width: '60%' }} paragraph={{ rows: 2 }} />
      <Skeleton active title={false} paragraph={{ rows: 8 }} />
    </div>
  )
}

export function TableSkeleton({ rows = 8 }: { rows?: number }) {
  const { t } = useTranslation('ui')
  return (
    <div role="status" aria-label={t('loading')}>
      <Skeleton active title={false} paragraph={{ rows, width: '100%' }} />
    </div>
  )
}
