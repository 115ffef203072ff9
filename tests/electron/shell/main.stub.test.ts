// Stub: the built desktop shell on a stand-in for Electron. Proves what the shell asks of Electron: which window, which
// denials, whom it answers. What Electron makes of it is shown only where its runtime exists (tests/e2e).

import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ensureBuilt } from '../../../.ci/built.mjs'

interface Page {
  readonly status: number
  readonly policy: string | null
  readonly text: string
}

interface Driven {
  readonly schemes: readonly { scheme: string; privileges: Record<string, boolean> }[]
  readonly sandboxed: boolean
  readonly options: { minWidth: number; minHeight: number; webPreferences: Record<string, unknown> }
  readonly loaded: string
  readonly opened: { action: string }
  readonly prevented: Record<string, boolean>
  readonly downloads: boolean
  readonly permissions: readonly (readonly [string, boolean, boolean])[]
  readonly device: boolean
  readonly requests: readonly (readonly [string, boolean])[]
  readonly pages: Record<string, Page>
  readonly ports: Record<string, number>
  readonly offers: Record<string, string>
  readonly summary: Record<string, unknown>
}

let userData = ''
let driven: Driven

beforeAll(async () => {
  expect(await ensureBuilt((text: string) => console.warn(text))).toBe(true)
  userData = await mkdtemp(join(tmpdir(), 'zhangping-test-'))
  const stub = resolve('tests/helpers/electron-stub')
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', pathToFileURL(join(stub, 'register.mjs')).href, join(stub, 'drive-main.mjs')],
    { env: { ...process.env, STUB_USER_DATA: userData, STUB_MAIN: pathToFileURL(resolve('out/main/main.js')).href } },
  )
  driven = JSON.parse(stdout) as Driven
}, 180_000)

afterAll(() => rm(userData, { recursive: true, force: true }))

describe('stub: the window', () => {
  it('is sandboxed and isolated, and not smaller than its screens need', () => {
    expect(driven.sandboxed).toBe(true)
    expect(driven.options).toMatchObject({ minWidth: 1024, minHeight: 680 })
    expect(driven.options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      devTools: false,
    })
    expect(String(driven.options.webPreferences.preload)).toMatch(/preload\.cjs$/)
  })

  it('loads the app and goes nowhere else', () => {
    expect(driven.loaded).toBe('app://zhangping/')
    expect(driven.opened).toEqual({ action: 'deny' })
    expect(Object.values(driven.prevented)).toEqual([true, true, true, true])
    expect(driven.downloads).toBe(true)
  })

  it('is permitted to write text to the clipboard and nothing else', () => {
    const granted = driven.permissions.filter(([, request, check]) => request || check)
    expect(granted).toEqual([['clipboard-sanitized-write', true, true]])
    expect(driven.device).toBe(false)
  })

  it('reaches no address but its own', () => {
    expect(driven.requests.filter(([, allowed]) => allowed).map(([url]) => url)).toEqual(['app://zhangping/index.html'])
  })
})

describe('stub: the pages under app://', () => {
  it('stand in a scheme that counts as an origin of its own', () => {
    expect(driven.schemes).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
    ])
  })

  it('come with a strict policy', () => {
    const page = driven.pages['app://zhangping/']
    expect(page?.status).toBe(200)
    expect(page?.policy).toMatch(/default-src 'none'.*'nonce-/)
    expect(page?.policy).not.toContain('unsafe')
    expect(page?.text).not.toContain('__CSP_NONCE__')
  })

  it('are all there is: no address leads out of their folder', () => {
    const inside = ['app://zhangping/', 'app://zhangping/index.html']
    const outside = Object.entries(driven.pages).filter(([url]) => !inside.includes(url))
    expect(outside.map(([, page]) => page.status)).toEqual(outside.map(() => 404))
    expect(outside.length).toBe(4)
  })
})

describe('stub: messages', () => {
  it('are answered only when they come from the top frame of our own page', () => {
    expect(driven.ports).toEqual({ fromOurs: 1, fromOtherFrame: 0, fromNone: 0, fromOtherPage: 0 })
    expect(driven.offers.fromOurs).toBe('string')
    expect(driven.offers.fromOtherFrame).toBe('refused')
  })

  it('offer a file only by a whole path', () => {
    expect(driven.offers.relative).toBe('refused')
    expect(driven.offers.notText).toBe('refused')
  })

  it('carry the contract over the port that the window is given', () => {
    expect(driven.summary).toEqual({ message: 'id-2', which: 'own', events: 0, readOnly: false })
  })
})
