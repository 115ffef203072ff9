// End-to-end: `web` drives the web host in a real browser; `electron` runs where Electron's runtime is, and its absence is said.

import { defineConfig } from '@playwright/test'
import { electronRuntime } from './tests/e2e/electron-runtime'
import { browserLaunch } from './tests/helpers/browser-launch'

const runtime = electronRuntime()
if (!runtime && process.env.TEST_WORKER_INDEX === undefined) {
  console.warn(
    'NOT RUN: the desktop tests (project "electron"). Electron’s runtime is not on this machine; run `npm start` where it can be had.',
  )
}

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
    ...(runtime ? [{ name: 'electron', testMatch: '*.electron.spec.ts' }] : []),
  ],
})
