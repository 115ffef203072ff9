// The desktop shell, as a table of contents: one instance, one window, the pages under app://, the bridge over a port.

import { basename, dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { RPCHandler } from '@orpc/server/message-port'
import { app, type BrowserWindow, dialog, protocol } from 'electron'
import { say } from '../shared/sentences/say'
import { rendererFolder, workerFile } from './services/built-places'
import { derivingThread } from './services/deriving-thread'
import { logBrokenCall } from './services/faults'
import { makeServices, type Services } from './services/services'
import {
  APP_ORIGIN,
  APP_SCHEME,
  answerWindow,
  confine,
  type Home,
  openWindow,
  preloadFile,
  servePages,
  type WindowBridge,
} from './window'

const devServer = app.isPackaged ? null : (process.env.ELECTRON_RENDERER_URL ?? null)
const home: Home = { url: devServer ?? `${APP_ORIGIN}/`, devServer }
let window: BrowserWindow | null = null

protocol.registerSchemesAsPrivileged([
  { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
])
app.enableSandbox()
app.on('web-contents-created', (_event, contents) => confine(contents))
if (app.requestSingleInstanceLock()) void app.whenReady().then(start)
else app.quit()

async function start(): Promise<void> {
  const made = await makeServices({ ...books(), deriving: derivingThread(workerFile()) })
  if (!made.ok) {
    const reason = { code: made.failure.kind, params: made.failure.params }
    dialog.showErrorBox('账平 Zhangping', `${say('zh', reason)}\n\n${say('en', reason)}`)
    return app.exit(1)
  }
  servePages(rendererFolder() ?? '', home)
  answerWindow(() => window, home, bridgeOf(made.value))
  show()
  app.on('second-instance', () => window?.show())
  app.on('activate', () => window ?? show())
  app.on('window-all-closed', () => process.platform !== 'darwin' && app.quit())
  closeOnQuit(made.value)
}

function books(): { dataFolder: string; bookFolder?: string } {
  const { values } = parseArgs({ args: process.argv.slice(1), options: { book: { type: 'string' } }, strict: false })
  const named = typeof values.book === 'string' ? { bookFolder: values.book } : {}
  return { dataFolder: app.getPath('userData'), ...named }
}

function show(): void {
  window = openWindow(home, preloadFile(dirname(fileURLToPath(import.meta.url))))
  window.on('closed', () => {
    window = null
  })
}

function bridgeOf(services: Services): WindowBridge {
  const handler = new RPCHandler(services.router, { clientInterceptors: [logBrokenCall] })
  return {
    upgrade: (port) => handler.upgrade(port),
    offer: (path) => services.offer({ path, name: basename(path), temporary: false }),
  }
}

/** The book's lock is given back; a shutdown is not held up for longer than that takes. */
function closeOnQuit(services: Services): void {
  let closed = false
  app.on('will-quit', (event) => {
    if (closed) return
    event.preventDefault()
    void services.close().finally(() => {
      closed = true
      app.quit()
    })
  })
}
