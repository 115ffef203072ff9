// The decisions about a difference as buttons, each with its key and its undo afterwards.

import { CheckOutlined, CloseOutlined, EditOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { RESOLUTIONS } from '../../shared/matching/model'
import { ConfirmWithNote } from '../ui/confirm-with-note'
import type { Decisions } from './use-decisions'

export function DecisionBar({ decisions }: { decisions: Decisions }) {
  const { t } = useTranslation('reconciliation')
  const { readOnly, canConfirm, canReject, canNote } = decisions
  return (
    <div className="decision-bar">
      <div className="row">
        {canConfirm ? (
          <Button type="primary" icon={<CheckOutlined />} onClick={decisions.confirm} aria-keyshortcuts="C">
            {t('confirm')} <kbd>C</kbd>
          </Button>
        ) : null}
        {canReject ? (
          <Button icon={<CloseOutlined />} onClick={decisions.reject} aria-keyshortcuts="X">
            {t('reject')} <kbd>X</kbd>
          </Button>
        ) : null}
        <Button icon={<EditOutlined />} disabled={!canNote} onClick={decisions.note} aria-keyshortcuts="N">
          {t('note')} <kbd>N</kbd>
        </Button>
      </div>
      {decisions.resolved ? null : (
        <fieldset className="row resolve-buttons" disabled={readOnly}>
          <legend className="quiet">{t('orSettle')}</legend>
          {RESOLUTIONS.map((how) => (
            <Button
              key={how}
              size="small"
              disabled={readOnly}
              title={t(`resolveHint.${how}`)}
              onClick={() => decisions.resolve(how)}
            >
              {t(`resolve.${how}`)}
            </Button>
          ))}
        </fieldset>
      )}
      {readOnly ? <p className="quiet">{t('readOnly')}</p> : null}
      <Ask decisions={decisions} />
    </div>
  )
}

function Ask({ decisions }: { decisions: Decisions }) {
  const { t } = useTranslation('reconciliation')
  const { asking } = decisions
  if (!asking) return null
  const note = asking.kind === 'note'
  return (
    <ConfirmWithNote
      open
      title={note ? t('noteTitle') : t(`resolve.${asking.how}`)}
      text={note ? t('noteText') : t(`resolveHint.${asking.how}`)}
      confirmLabel={note ? t('noteSave') : t(`resolve.${asking.how}`)}
      noteRequired={note}
      onConfirm={decisions.submit}
      onCancel={decisions.stopAsking}
    />
  )
}
