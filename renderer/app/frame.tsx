// The frame: navigation on the left, the top bar, bands that must not be overlooked, and one screen in its own error
// boundary, so that a fault in a screen leaves the way to the others.

import { Layout, Menu } from 'antd'
import { Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ScreenSkeleton } from '../ui/skeletons'
import { Bands } from './bands'
import { DropVeil } from './drop-veil'
import { ErrorBoundary } from './error-boundary'
import { go, type Screen, useRoute } from './route'
import { SCREEN_ENTRIES } from './screens'
import { ShortcutKeys } from './shortcut-keys'
import { TopBar } from './top-bar'

export function Frame() {
  const { t } = useTranslation('app')
  const [searching, setSearching] = useState(false)
  const { screen } = useRoute()
  return (
    <Layout className="frame">
      <button type="button" className="skip-link" onClick={skipToContent}>
        {t('skipToContent')}
      </button>
      <ShortcutKeys onSearch={() => setSearching(true)} />
      <Navigation screen={screen} />
      <Layout>
        <TopBar searching={searching} onSearching={setSearching} />
        <Bands />
        <Layout.Content id="content" className="content" tabIndex={-1}>
          <ErrorBoundary key={screen}>
            <Suspense fallback={<ScreenSkeleton />}>
              <ScreenView screen={screen} />
            </Suspense>
          </ErrorBoundary>
        </Layout.Content>
      </Layout>
      <DropVeil />
    </Layout>
  )
}

function skipToContent(): void {
  document.getElementById('content')?.focus()
}

function ScreenView({ screen }: { screen: Screen }) {
  const entry = SCREEN_ENTRIES.find((each) => each.screen === screen)
  return entry ? <entry.View /> : null
}

function Navigation({ screen }: { screen: Screen }) {
  const { t } = useTranslation('app')
  const [folded, setFolded] = useState(false)
  const pieces = (group: 'daily' | 'archive' | null) =>
    SCREEN_ENTRIES.filter((entry) => entry.group === group).map((entry) => ({
      key: entry.screen,
      icon: entry.icon,
      label: t(`screen.${entry.screen}`),
      title: t(`screen.${entry.screen}`),
    }))
  const group = (name: 'daily' | 'archive') =>
    folded ? pieces(name) : [{ type: 'group' as const, key: name, label: t(`group.${name}`), children: pieces(name) }]
  return (
    <Layout.Sider
      className="navigation"
      width={196}
      collapsedWidth={60}
      collapsible
      collapsed={folded}
      onCollapse={setFolded}
      breakpoint="lg"
      trigger={null}
    >
      <nav aria-label={t('mainNavigation')}>
        <button
          type="button"
          className="product"
          onClick={() => setFolded(!folded)}
          title={folded ? t('expand') : t('collapse')}
          aria-expanded={!folded}
        >
          <span className="product-mark" aria-hidden="true">
            平
          </span>
          {folded ? null : (
            <span>
              <strong>{t('productName')}</strong>
              <small>{t('tagline')}</small>
            </span>
          )}
        </button>
        <Menu
          mode="inline"
          selectedKeys={[screen]}
          items={[...group('daily'), ...group('archive'), { type: 'divider' }, ...pieces(null)]}
          onClick={({ key }) => go(key as Screen)}
        />
      </nav>
    </Layout.Sider>
  )
}
