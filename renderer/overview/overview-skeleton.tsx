// The shape of the overview while its figures are on their way.

import { Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'

export function OverviewSkeleton() {
  const { t } = useTranslation('ui')
  return (
    <div role="status" aria-label={t('loading')} className="overview">
      <div className="panel">
        <Skeleton active title={{ width: '70%' }} paragraph={{ rows: 1, width: '40%' }} />
      </div>
      <div className="overview-columns">
        <div className="panel">
          <Skeleton active paragraph={{ rows: 9 }} />
        </div>
        <div className="panel">
          <Skeleton active paragraph={{ rows: 6 }} />
        </div>
      </div>
    </div>
  )
}
