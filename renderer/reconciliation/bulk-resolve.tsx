// Settles all differences that are shown, after saying how many they are and how much they come to.

import { Button, Modal, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { RESOLUTIONS, type Resolution } from '../../shared/matching/model'
import { useBook } from '../app/hooks'
import { ConfirmWithNote } from '../ui/confirm-with-note'
import type { ExceptionFilter } from './exception-filter'
import { SumsText } from './sums-text'
import type { ExceptionList } from './use-exception-list'
import { useSettle } from './use-settle'

interface BulkResolveProps {
  readonly filter: ExceptionFilter
  readonly list: ExceptionList
}

export function BulkResolve({ filter, list }: BulkResolveProps) {
  const { t } = useTranslation('reconciliation')
  const { summary } = useBook()
  const [how, setHow] = useState<Resolution | null>(null)
  const [asking, setAsking] = useState(false)
  const settle = useSettle(list)
  const total = list.head?.total ?? 0
  if (filter.state !== 'open' || total < 2) return null
  return (
    <div className="bulk-resolve">
      <Button disabled={summary?.readOnly ?? true} onClick={() => setAsking(true)}>
        {t('bulk.open', { count: total })}
      </Button>
      <Modal
        open={asking}
        title={t('bulk.title', { count: total })}
        footer={null}
        onCancel={() => setAsking(false)}
        destroyOnHidden
      >
        <p>
          <SumsText sums={list.head?.sums ?? []} withAmounts />
        </p>
        <p>{t('bulk.text')}</p>
        <HowChoice onChoose={(chosen) => setHow(chosen)} />
      </Modal>
      {how ? (
        <ConfirmWithNote
          open
          title={t(`resolve.${how}`)}
          text={t('bulk.confirm', { count: total })}
          confirmLabel={t('bulk.do', { count: total })}
          onConfirm={async (note) => {
            const done = await settle(how, note)
            if (done) setAsking(false)
            return done
          }}
          onCancel={() => setHow(null)}
        />
      ) : null}
    </div>
  )
}

function HowChoice({ onChoose }: { onChoose: (how: Resolution) => void }) {
  const { t } = useTranslation('reconciliation')
  return (
    <Radio.Group className="how-choice" onChange={(event) => onChoose(event.target.value)}>
      {RESOLUTIONS.map((how) => (
        <Radio key={how} value={how}>
          <strong>{t(`resolve.${how}`)}</strong>
          <span className="quiet"> {t(`resolveHint.${how}`)}</span>
        </Radio>
      ))}
    </Radio.Group>
  )
}
