// The screens that work now, in the order of the navigation. Later ones join here when they do.

import {
  AuditOutlined,
  DashboardOutlined,
  ImportOutlined,
  ReadOutlined,
  SettingOutlined,
  UnorderedListOutlined,
} from '@ant-design/icons'
import { type ComponentType, lazy, type ReactNode } from 'react'
import type { Screen } from './route'

interface ScreenEntry {
  readonly screen: Screen
  readonly group: 'daily' | 'archive' | null
  readonly icon: ReactNode
  readonly View: ComponentType
}

const named = (load: () => Promise<ComponentType>) => lazy(async () => ({ default: await load() }))

export const SCREEN_ENTRIES: readonly ScreenEntry[] = [
  {
    screen: 'overview',
    group: 'daily',
    icon: <DashboardOutlined />,
    View: named(async () => (await import('../overview/overview-screen')).OverviewScreen),
  },
  {
    screen: 'imports',
    group: 'daily',
    icon: <ImportOutlined />,
    View: named(async () => (await import('../imports/imports-screen')).ImportsScreen),
  },
  {
    screen: 'reconciliation',
    group: 'daily',
    icon: <AuditOutlined />,
    View: named(async () => (await import('../reconciliation/reconciliation-screen')).ReconciliationScreen),
  },
  {
    screen: 'records',
    group: 'archive',
    icon: <UnorderedListOutlined />,
    View: named(async () => (await import('../records/records-screen')).RecordsScreen),
  },
  {
    screen: 'formats',
    group: 'archive',
    icon: <ReadOutlined />,
    View: named(async () => (await import('../formats/formats-screen')).FormatsScreen),
  },
  {
    screen: 'settings',
    group: null,
    icon: <SettingOutlined />,
    View: named(async () => (await import('../settings/settings-screen')).SettingsScreen),
  },
]
