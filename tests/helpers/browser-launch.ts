// Finds a browser for the tests: an installed Chrome, Edge or Chromium, else Playwright's own download.

import { existsSync } from 'node:fs'
import { join } from 'node:path'

const QUIET = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const PLACES: Readonly<Record<string, readonly string[]>> = {
  linux: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/microsoft-edge'],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
    .filter((base) => base !== undefined)
    .flatMap((base) => [
      join(base, 'Google/Chrome/Application/chrome.exe'),
      join(base, 'Microsoft/Edge/Application/msedge.exe'),
    ]),
}

export function installedBrowser(): string | undefined {
  return PLACES[process.platform]?.find((place) => existsSync(place))
}

export function browserLaunch(): { executablePath?: string; args: string[] } {
  const executablePath = installedBrowser()
  const asRoot = process.getuid?.() === 0
  return { ...(executablePath ? { executablePath } : {}), args: asRoot ? [...QUIET, '--no-sandbox'] : QUIET }
}
