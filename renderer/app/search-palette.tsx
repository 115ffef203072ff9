// One search for everything (Ctrl/Cmd K): records by order, card tail or amount; screens; files.

import { FileTextOutlined, SearchOutlined } from '@ant-design/icons'
import { Input, type InputRef, Modal } from 'antd'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { go } from './route'
import { SCREEN_ENTRIES } from './screens'
import { useStorage } from './services'

interface Hit {
  readonly key: string
  readonly icon: ReactNode
  readonly text: string
  open(): void
}

const FILES_SHOWN = 6

export function SearchPalette({ open, onClose }: { open: boolean; onClose(): void }) {
  const { t } = useTranslation('app')
  const field = useRef<InputRef>(null)
  return (
    <Modal
      open={open}
      onCancel={onClose}
      footer={null}
      closable={false}
      width={560}
      title={t('search')}
      destroyOnHidden
      afterOpenChange={(shown) => shown && field.current?.focus()}
      style={{ top: 80 }}
    >
      <Palette field={field} onClose={onClose} />
    </Modal>
  )
}

function Palette({ field, onClose }: { field: React.RefObject<InputRef | null>; onClose(): void }) {
  const { t } = useTranslation('app')
  const [text, setText] = useState('')
  const [active, setActive] = useState(0)
  const hits = useHits(text)
  const listId = useId()
  const chosen = hits[Math.min(active, hits.length - 1)]
  const pick = (hit: Hit | undefined): void => {
    if (!hit) return
    hit.open()
    onClose()
  }
  const press = (event: React.KeyboardEvent): void => {
    if (event.key === 'ArrowDown') setActive((at) => Math.min(at + 1, hits.length - 1))
    else if (event.key === 'ArrowUp') setActive((at) => Math.max(at - 1, 0))
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) pick(chosen)
    else return
    event.preventDefault()
  }
  return (
    <div className="palette">
      <Input
        ref={field}
        size="large"
        prefix={<SearchOutlined />}
        placeholder={t('searchHint')}
        aria-label={t('search')}
        role="combobox"
        aria-expanded={hits.length > 0}
        aria-controls={listId}
        aria-activedescendant={chosen ? `${listId}-${chosen.key}` : undefined}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          setActive(0)
        }}
        onKeyDown={press}
      />
      <div id={listId} role="listbox" aria-label={t('search')} className="palette-hits">
        {hits.map((hit, index) => (
          <button
            type="button"
            key={hit.key}
            id={`${listId}-${hit.key}`}
            role="option"
            aria-selected={hit === chosen}
            tabIndex={-1}
            onMouseMove={() => setActive(index)}
            onClick={() => pick(hit)}
          >
            {hit.icon} <span>{hit.text}</span>
          </button>
        ))}
      </div>
      {text.trim() === '' ? <p className="quiet">{t('searchNothing')}</p> : null}
    </div>
  )
}

function useHits(text: string): readonly Hit[] {
  const { t } = useTranslation('app')
  const names = useFileNames()
  const wanted = text.trim().toLowerCase()
  const screens = SCREEN_ENTRIES.map((entry) => ({
    key: entry.screen,
    icon: entry.icon,
    text: t(`screen.${entry.screen}`),
    open: () => go(entry.screen),
  })).filter((hit) => hit.text.toLowerCase().includes(wanted))
  if (wanted === '') return screens
  const files = Object.entries(names)
    .filter(([, name]) => name.toLowerCase().includes(wanted))
    .slice(0, FILES_SHOWN)
    .map(([file, name]) => ({
      key: file,
      icon: <FileTextOutlined />,
      text: name,
      open: () => go('records', { file, days: 'all' }),
    }))
  const records = {
    key: 'search-records',
    icon: <SearchOutlined />,
    text: t('searchRecords', { text: text.trim() }),
    open: () => go('records', { text: text.trim(), days: 'all' }),
  }
  return [records, ...screens, ...files]
}

function useFileNames(): Readonly<Record<string, string>> {
  const { api, status } = useStorage()
  const [names, setNames] = useState<Readonly<Record<string, string>>>({})
  const { generation } = status
  useEffect(() => {
    let current = true
    if (generation > 0) api.fileNames().then((all) => current && setNames(all), noNames)
    return () => {
      current = false
    }
  }, [api, generation])
  return names
}

function noNames(): void {
  // The worker is starting anew; the next generation brings the names.
}
