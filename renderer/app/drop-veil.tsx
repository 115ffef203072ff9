// While files are dragged over the window, one sentence says what letting go will do.

import { InboxOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { useFileDrop } from './file-drop'

export function DropVeil() {
  const { t } = useTranslation('app')
  const { dragging } = useFileDrop()
  if (!dragging) return null
  return (
    <div className="drop-veil" role="status">
      <InboxOutlined aria-hidden="true" />
      <p>{t('dropHere')}</p>
    </div>
  )
}
