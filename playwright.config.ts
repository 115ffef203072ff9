// End-to-end: `web` drives the web host in a real browser; `electron` runs where Electron's runtime exists and says so where not.

import { defineConfig } from '@playwright/test'
import { browserLaunch } from './tests/helpers/browser-launch'

export default defineConfig({
  testDir: 'tests/e2e',
  fullyParallel: false,
  workers: 1,
  retries: 0,
  timeout: 120_000,
  reporter: [['list']],
  use: {
    launchOptions: browserLaunch(),
    viewport: { width: 1280, height: 800 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  },
  projects: [
    { name: 'web', testMatch: '*.web.spec.ts' },
    { name: 'electron', testMatch: '*.electron.spec.ts' },
  ],
})
