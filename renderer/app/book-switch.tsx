// Which book is open: the shop's own, by its name, or the sample shop.

import { BookOutlined, DownOutlined, ExperimentOutlined } from '@ant-design/icons'
import { App, Button, Dropdown } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BookSummary } from '../../shared/bridge/contract'
import { describeFailure } from '../i18n/describe-failure'
import { useLang } from '../i18n/use-lang'
import { useBook } from './book'
import { go } from './route'
import { useBridge } from './services'

export function BookSwitch() {
  const { t } = useTranslation('app')
  const { summary } = useBook()
  const open = useOpenBook()
  const shopName = useShopName()
  const which = summary?.which ?? 'own'
  const name = which === 'sample' ? t('book.sample') : shopName || t('book.own')
  const choices = [
    { key: 'own', icon: <BookOutlined />, label: which === 'own' ? name : t('book.toOwn') },
    { key: 'sample', icon: <ExperimentOutlined />, label: which === 'sample' ? name : t('book.toSample') },
  ]
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: choices,
        selectedKeys: [which],
        onClick: ({ key }) => void open(key === 'sample' ? 'sample' : 'own'),
      }}
    >
      <Button className="book-switch" type="text" aria-label={`${t('bookLabel')}: ${name}`}>
        {which === 'sample' ? <ExperimentOutlined /> : <BookOutlined />}
        <span className="book-name">{name}</span>
        <DownOutlined className="quiet" />
      </Button>
    </Dropdown>
  )
}

/** Opens a book and says why where it does not open. */
export function useOpenBook(): (which: BookSummary['which']) => Promise<boolean> {
  const { t } = useTranslation('app')
  const { open } = useBook()
  const lang = useLang()
  const { notification } = App.useApp()
  return async (which) => {
    const failure = await open(which)
    if (failure)
      notification.error({ title: t(`book.${which}`), description: describeFailure(lang, failure), duration: 0 })
    else go('overview')
    return failure === null
  }
}

function useShopName(): string {
  const bridge = useBridge()
  const { summary } = useBook()
  const [name, setName] = useState('')
  const head = summary?.head
  const book = summary?.id
  useEffect(() => {
    if (head === undefined || book === undefined) return
    let current = true
    bridge.settings.get().then(
      (settings) => current && setName(settings.shopName),
      () => current && setName(''),
    )
    return () => {
      current = false
    }
  }, [bridge, head, book])
  return name
}
