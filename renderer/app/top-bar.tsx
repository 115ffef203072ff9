// The top bar: which book, which days, search, undo, language. Everything here also has a key.

import { RollbackOutlined, SearchOutlined, TranslationOutlined } from '@ant-design/icons'
import { Button, Layout, Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import { LANGUAGES } from '../i18n/languages'
import { BookSwitch } from './book-switch'
import { MOD_KEY } from './mod-key'
import { PeriodPicker } from './period-picker'
import { usePreferences } from './preferences'
import { SearchPalette } from './search-palette'
import { useUndo } from './undo'

export function TopBar({ searching, onSearching }: { searching: boolean; onSearching(open: boolean): void }) {
  const { t } = useTranslation('app')
  return (
    <Layout.Header className="top-bar">
      <BookSwitch />
      <PeriodPicker />
      <Button className="search-button" icon={<SearchOutlined />} onClick={() => onSearching(true)}>
        <span className="search-word">{t('search')}</span> <kbd>{MOD_KEY} K</kbd>
      </Button>
      <span className="top-bar-end">
        <UndoButtons />
        <LanguageSwitch />
      </span>
      <SearchPalette open={searching} onClose={() => onSearching(false)} />
    </Layout.Header>
  )
}

function UndoButtons() {
  const { t } = useTranslation('app')
  const { undoName, canRedo, undo, redo } = useUndo()
  const name = undoName === null ? t('nothingToUndo') : t('undoNamed', { what: undoName })
  return (
    <>
      <Tooltip title={`${name} (${MOD_KEY} Z)`}>
        <Button
          type="text"
          icon={<RollbackOutlined />}
          aria-label={name}
          disabled={undoName === null}
          onClick={() => void undo()}
        />
      </Tooltip>
      <Tooltip title={`${t('redo')} (${MOD_KEY} Shift Z)`}>
        <Button
          type="text"
          icon={<RollbackOutlined className="mirrored" />}
          aria-label={t('redo')}
          disabled={!canRedo}
          onClick={() => void redo()}
        />
      </Tooltip>
    </>
  )
}

function LanguageSwitch() {
  const { t } = useTranslation('app')
  const { lang, setLang } = usePreferences()
  const other = LANGUAGES.find((language) => language.lang !== lang)
  if (!other) return null
  const name = t('switchTo', { language: other.ownName })
  return (
    <Button
      type="text"
      icon={<TranslationOutlined />}
      aria-label={name}
      title={name}
      lang={other.tag}
      onClick={() => setLang(other.lang)}
    >
      {other.ownName}
    </Button>
  )
}
