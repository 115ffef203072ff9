// `npm test`: everything that must hold, in order of cost. Installs Debian's browser where none is found and it may.

import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/microsoft-edge']
const bin = (name) => `node_modules/${name}`

/** Name, command and arguments; each runs only when everything before it has passed. */
const CHECKS = [
  ['types', process.execPath, ['.ci/types.mjs']],
  ['lint', process.execPath, [bin('@biomejs/biome/bin/biome'), 'check', '.']],
  ['unused code', process.execPath, [bin('knip/bin/knip.js')]],
  ['build', process.execPath, [bin('electron-vite/bin/electron-vite.js'), 'build', '--logLevel', 'warn']],
  ['unit tests', process.execPath, [bin('vitest/vitest.mjs'), 'run', '--project', 'unit']],
  ['real-browser tests', process.execPath, [bin('vitest/vitest.mjs'), 'run', '--project', 'browser']],
  ['end-to-end tests', process.execPath, [bin('@playwright/test/cli.js'), 'test']],
]

ensureBrowser()
for (const [name, command, args] of CHECKS) {
  const startedAt = Date.now()
  console.log(`\n== ${name}`)
  const { status } = spawnSync(command, args, { stdio: 'inherit' })
  if (status !== 0) {
    console.error(`\n${name} failed; the checks after it were not run.`)
    process.exit(1)
  }
  console.log(`== ${name}: passed in ${((Date.now() - startedAt) / 1000).toFixed(0)} s`)
}

function ensureBrowser() {
  if (process.platform !== 'linux' || BROWSERS.some((place) => existsSync(place))) return
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    console.log(
      'No browser found in the usual places: relying on the one Playwright downloads (npx playwright install chromium).',
    )
    return
  }
  console.log('Installing Chromium and a Chinese font from Debian…')
  apt(['update'])
  apt(['install', '-y', '--no-install-recommends', 'chromium', 'fonts-wqy-microhei'])
}

function apt(args) {
  const { status } = spawnSync('apt-get', ['-qq', ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  if (status !== 0) {
    console.error(`apt-get ${args[0]} failed; install Chromium yourself and run the tests again.`)
    process.exit(1)
  }
}
