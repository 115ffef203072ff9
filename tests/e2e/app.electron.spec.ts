// The desktop shell in Electron's own runtime: one window, sandboxed, served from app://, without any network.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, expect, test } from '@playwright/test'
import { electronRuntime } from './electron-runtime'

test('opens the shop’s own empty book in a sandboxed window', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'zhangping-electron-'))
  const executablePath = electronRuntime()
  if (!executablePath) throw new Error('this project runs only where the runtime is')
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const app = await _electron.launch({ executablePath, args: [...root, '.', `--user-data-dir=${folder}`] })
  try {
    const window = await app.firstWindow()
    await expect(window.locator('.first-choice')).toHaveCount(2)
    expect(window.url()).toMatch(/^app:\/\//)
    expect(await window.evaluate(() => 'require' in globalThis || 'process' in globalThis)).toBe(false)
  } finally {
    await app.close()
    rmSync(folder, { recursive: true, force: true })
  }
})
