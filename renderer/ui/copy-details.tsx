// Copies technical details, so that a person can send them without reading them.

import { CheckOutlined, CopyOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { copyText } from './copy-text'

export function CopyDetails({ details }: { details: string }) {
  const { t } = useTranslation('ui')
  const [copied, setCopied] = useState(false)
  const copy = async (): Promise<void> => setCopied(await copyText(details))
  return (
    <Button size="small" icon={copied ? <CheckOutlined /> : <CopyOutlined />} onClick={() => void copy()}>
      {copied ? t('copied') : t('copyDetails')}
    </Button>
  )
}
