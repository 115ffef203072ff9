// The whole window: look and language outside, then the services' state, then the frame with its screens.

import { App as AntApp, ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import { type ReactNode, useLayoutEffect, useMemo } from 'react'
import { DensityProvider } from '../ui/density'
import { BookProvider } from './book'
import { FileDropProvider } from './file-drop'
import { Frame } from './frame'
import { PeriodProvider } from './period-context'
import { PreferencesProvider, usePreferences } from './preferences'
import { type Services, ServicesProvider } from './services'
import { paintDocument, themeFor } from './theme'
import { UndoProvider } from './undo'
import { useMedia } from './use-media'
import '../ui/blocks.css'
import './base.css'

/** `nonce`: the page's CSP nonce, for the styles that antd makes at run time. */
export function App({ services, nonce }: { services: Services; nonce: string }) {
  return (
    <PreferencesProvider>
      <Look nonce={nonce}>
        <ServicesProvider services={services}>
          <BookProvider>
            <PeriodProvider>
              <UndoProvider>
                <FileDropProvider>
                  <Frame />
                </FileDropProvider>
              </UndoProvider>
            </PeriodProvider>
          </BookProvider>
        </ServicesProvider>
      </Look>
    </PreferencesProvider>
  )
}

function Look({ nonce, children }: { nonce: string; children: ReactNode }) {
  const { lang, density } = usePreferences()
  const dark = useMedia('(prefers-color-scheme: dark)')
  const calm = useMedia('(prefers-reduced-motion: reduce)')
  const theme = useMemo(() => themeFor(dark, density, calm), [dark, density, calm])
  useLayoutEffect(() => paintDocument(dark), [dark])
  return (
    <ConfigProvider
      theme={theme}
      locale={lang === 'zh' ? zhCN : enUS}
      button={{ autoInsertSpace: false }}
      csp={{ nonce }}
      componentSize={density === 'compact' ? 'small' : 'middle'}
    >
      <AntApp className="app" message={{ maxCount: 3 }}>
        <DensityProvider value={density}>{children}</DensityProvider>
      </AntApp>
    </ConfigProvider>
  )
}
